import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q

from claims.choices import Placed
from claims.models.claim import Claim
from claims.models.fields import one_of, words
from claims.models.structure import Block
from claims.models.version import Version
from claims.text import context_of


class AnchorQuerySet(models.QuerySet["Anchor"]):
    def in_newest_version(self) -> "AnchorQuerySet":
        return self.filter(version=F("claim__document__newest_version"))

    def newest_of(self, claim: Claim) -> "AnchorQuerySet":
        return self.in_newest_version().filter(claim=claim).order_by("start", "end")

    def digest(self) -> str:
        """SHA-256 of the quotes in text order: the exact words that a verdict is bound to."""
        return digest_of(anchor.quote for anchor in self)


def digest_of(quotes: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(quotes), ensure_ascii=False).encode()).hexdigest()


class Anchor(models.Model):
    """One place of a claim in a version, in code points. Never rewritten to other words: `cut` is its only maker."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="anchors")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="anchors")
    block = models.ForeignKey(Block, null=True, on_delete=models.SET_NULL, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = words(blank=False)
    prefix = words()
    suffix = words()
    placed = models.CharField(max_length=20, choices=Placed.choices)

    objects = AnchorQuerySet.as_manager()

    class Meta:
        ordering = ["version_id", "start", "end"]
        indexes = [
            models.Index(fields=["version", "start", "end"], name="anchor_in_text_order"),
            models.Index(
                fields=["placed", "version", "claim"], condition=~Q(placed=Placed.ORIGINAL), name="anchor_found_again"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["claim", "version", "start", "end"], name="one_anchor_per_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="an_anchor_has_words"),
            models.CheckConstraint(condition=one_of("placed", Placed), name="anchor_placed_is_known"),
        ]

    def __str__(self) -> str:
        return self.quote

    @classmethod
    def cut(cls, text: str, start: int, end: int, **fields: Any) -> "Anchor":
        """Return an unsaved anchor whose quote is sliced from `text`, the canonical text of its version.

        Raises ValueError when start and end are no place in it.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{start}-{end} is no place in a text of {len(text)} characters.")
        context = context_of(text, start, end)
        return cls(start=start, end=end, quote=text[start:end], prefix=context.prefix, suffix=context.suffix, **fields)
