from typing import Any

from django.db import models
from django.db.models import F, Q

from claims.models.claim import Claim
from claims.models.fields import words
from claims.models.version import Version


class OfferQuerySet(models.QuerySet["Offer"]):
    def standing(self) -> "OfferQuerySet":
        """Offers in the newest version, for claims that have no place in it yet."""
        newest = self.filter(version=F("claim__document__newest_version"))
        return newest.exclude(claim__anchors__version=F("version"))


class Offer(models.Model):
    """A place that a claim may have in a version, for a person to choose: found by the machine, never carried."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="offers")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = words(blank=False)
    score = models.FloatField(help_text="How much of the claim's words stand there, 0 to 1.")

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "start"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "version", "start", "end"], name="one_offer_per_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="an_offer_has_words"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="offer_score_is_a_share"),
        ]

    def __str__(self) -> str:
        return self.quote

    @classmethod
    def cut(cls, text: str, start: int, end: int, **fields: Any) -> "Offer":
        """Return an unsaved offer whose quote is sliced from `text`, the canonical text of its version."""
        return cls(start=start, end=end, quote=text[start:end], **fields)

    @property
    def percent(self) -> int:
        return int(100 * self.score)
