from typing import Any

from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.choices import SourceKind, Weight
from claims.models.fields import has_one, one_of, words
from claims.models.numbers import source_number
from claims.roles import reads_settled


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, user: Any) -> "SourceQuerySet":
        """A source that is only cited where `user` may not look does not show either, nor does one that nobody cites
        any more: it may have been cited there alone."""
        if not reads_settled(user):
            return self.none()
        from claims.models.citation import Citation  # a citation knows its source; only this question looks back

        return self.filter(has_one(Citation.objects.visible_to(user).filter(source=OuterRef("pk"))))


class Source(models.Model):
    """A work cited as evidence, shared by many claims."""

    kind = models.CharField(max_length=20, choices=SourceKind.choices, default=SourceKind.WEB_PAGE)
    title = words(blank=False)
    publisher = words()
    identifier = models.CharField(
        max_length=500, blank=True, help_text=_("Bill or law number, DOI, ISBN, docket: what finds the work again")
    )
    url = models.URLField(_("URL"), max_length=2000, blank=True)
    archive_url = models.URLField(_("archive URL"), max_length=2000, blank=True)
    csl = models.JSONField(_("CSL data"), default=dict, blank=True)
    weight = models.CharField(max_length=20, choices=Weight.choices, blank=True, default="")
    lock_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="one_source_per_url"),
            models.UniqueConstraint(
                fields=["identifier"], condition=~Q(identifier=""), name="one_source_per_identifier"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(condition=one_of("kind", SourceKind), name="source_kind_is_known"),
            models.CheckConstraint(condition=one_of("weight", Weight, blank=True), name="source_weight_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})" if self.publisher else self.title

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.pk])

    @property
    def number(self) -> str:
        return source_number(self.pk)
