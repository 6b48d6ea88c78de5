from typing import Any

from django.db import models
from django.db.models import F, Q

from claims.choices import ExcerptCheck, Stance, Status
from claims.models.claim import Claim
from claims.models.fields import one_of, person, words
from claims.models.sealing import sealed
from claims.models.source import Source
from claims.roles import reads_everything, reads_settled


class CitationQuerySet(models.QuerySet["Citation"]):
    def visible_to(self, user: Any) -> "CitationQuerySet":
        if reads_everything(user):
            return self.filter(~sealed() | Q(reviewer=user.pk))
        if not reads_settled(user):
            return self.none()
        return self.filter(~sealed(), claim__status=Status.SETTLED)

    def published(self) -> "CitationQuerySet":
        """The evidence of the round that settled a claim: what exports show."""
        return self.filter(~sealed(), claim__status=Status.SETTLED, round=F("claim__round"))


class Citation(models.Model):
    """What a source says of a claim, by one reviewer in one round. Replaced, never edited."""

    # An index below begins with it, as one does with the reviewer.
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="citations", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    round = models.PositiveIntegerField()
    reviewer = person("citations", db_index=False)
    stance = models.CharField(max_length=20, choices=Stance.choices)
    pinpoint = words()
    excerpt = words()
    # Set by the check against a copy of the source, or taken from a review that was written elsewhere; never by hand.
    excerpt_check = models.CharField(max_length=20, choices=ExcerptCheck.choices, default=ExcerptCheck.NOT_CHECKED)
    checked_copy = models.ForeignKey("claims.SourceCopy", null=True, on_delete=models.SET_NULL, related_name="checks")
    checked_at = models.DateTimeField(null=True)
    accessed_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            # What a person cited today is offered first.
            models.Index(fields=["reviewer", "created_at"], name="citation_by_reviewer"),
            # What claims rest on is counted without a look at the citations.
            models.Index(fields=["claim", "round", "stance", "source"], name="citation_by_claim"),
        ]
        constraints = [
            models.CheckConstraint(condition=one_of("stance", Stance), name="citation_stance_is_known"),
            models.CheckConstraint(
                condition=one_of("excerpt_check", ExcerptCheck), name="citation_excerpt_check_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stance}: {self.source_id}"
