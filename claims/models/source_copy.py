from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q

from claims.choices import Status
from claims.models.claim import Claim
from claims.models.dropped_claim import DroppedClaim
from claims.models.fields import has_one, person, words
from claims.models.sealing import sealed
from claims.models.source import Source
from claims.roles import reads_everything, reads_settled


def was_sealed() -> Q:
    """Copies that were attached in a sealed round of a claim that is gone."""
    return Q(dropped__isnull=False, dropped__sealed_after__isnull=False, round__gt=F("dropped__sealed_after"))


class SourceCopyQuerySet(models.QuerySet["SourceCopy"]):
    def visible_to(self, user: Any) -> "SourceCopyQuerySet":
        """Copies of sources whose citations `user` may see; one attached in a sealed round is its author's alone."""
        if not reads_settled(user):
            return self.none()
        from claims.models.citation import Citation  # a citation knows the copy that it was held against

        cited = has_one(Citation.objects.visible_to(user).filter(source=OuterRef("source")))
        is_free = Q(claim=None) & ~was_sealed()
        opened = is_free | (Q(claim__isnull=False) & ~sealed())
        if reads_everything(user):
            return self.filter(Q(added_by=user.pk) | (cited & opened))
        return self.filter(cited, opened, is_free | Q(claim__status=Status.SETTLED))


class SourceCopy(models.Model):
    """What somebody saw of a source, kept as it came. Bytes and text are a row elsewhere, so that no list loads them.

    `claim` and `round` say where it was attached, since that decides who may see it; `claim` is empty once that claim
    is gone; `dropped` is what is kept of it then, where it may come back.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="copies")
    claim = models.ForeignKey(Claim, null=True, on_delete=models.SET_NULL, related_name="copies")
    dropped = models.ForeignKey(DroppedClaim, null=True, on_delete=models.SET_NULL, related_name="copies")
    round = models.PositiveIntegerField()
    added_by = person("copies")
    added_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="Bytes.")
    chars = models.PositiveIntegerField(help_text="Code points of its text.")
    importer = models.CharField(max_length=50)
    importer_version = models.CharField(max_length=20)
    # It may name a person or a case: private, on no page and in no export.
    filename = words()

    objects = SourceCopyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "source copies"
        constraints = [models.CheckConstraint(condition=Q(chars__gte=1), name="a_copy_has_text")]

    def __str__(self) -> str:
        return self.sha256


class CopyBody(models.Model):
    """The bytes of a copy and the text that was read from them, with where its headings begin."""

    copy = models.OneToOneField(SourceCopy, primary_key=True, on_delete=models.CASCADE, related_name="stored")
    body = models.BinaryField()
    text = words(blank=False)
    headings = models.JSONField(default=list, help_text="Pairs: where a heading begins, in code points, and its words.")

    class Meta:
        verbose_name_plural = "copy bodies"

    def __str__(self) -> str:
        return str(self.copy_id)
