from typing import Any

from django.db import models
from django.db.models import OuterRef, Q

from claims.models.claim import Claim
from claims.models.fields import has_one, person, words
from claims.roles import reads_everything, reads_settled

MAX_TAG_CHARS = 60


def fold_tag(name: str) -> str:
    """What tells two tags apart: neither capitals nor blanks do, in any script and on both engines."""
    return " ".join(name.split()).casefold()


class TagQuerySet(models.QuerySet["Tag"]):
    def visible_to(self, user: Any) -> "TagQuerySet":
        """Viewers see the tags of the claims they see."""
        if reads_everything(user):
            return self
        return self.filter(has_one(Tagging.objects.visible_to(user).filter(tag=OuterRef("pk"))))


class Tag(models.Model):
    """A word of the team's own for sorting claims. It says nothing of a verdict, and whoever sees a claim sees it."""

    name = words(blank=False)
    folded = models.CharField(max_length=4 * MAX_TAG_CHARS, unique=True, editable=False)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["folded"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="a_tag_has_a_name")]

    def __str__(self) -> str:
        return self.name


class TaggingQuerySet(models.QuerySet["Tagging"]):
    def visible_to(self, user: Any) -> "TaggingQuerySet":
        if reads_everything(user):
            return self
        return self.filter(claim__in=Claim.objects.settled()) if reads_settled(user) else self.none()


class Tagging(models.Model):
    """A tag on a claim, by whom and when."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings")
    tagged_by = person("taggings")
    created_at = models.DateTimeField()

    objects = TaggingQuerySet.as_manager()

    class Meta:
        ordering = ["claim_id", "tag__folded"]
        constraints = [models.UniqueConstraint(fields=["claim", "tag"], name="a_tag_stands_once_on_a_claim")]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.tag_id}"
