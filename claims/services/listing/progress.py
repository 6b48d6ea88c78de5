"""How far the work is: claims counted by the mark they show, for whoever may see them."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Count

from claims.choices import Verdict
from claims.marks import MARKS, Mark, mark_rank
from claims.models import Claim
from claims.models.claim import ClaimQuerySet
from claims.services.listing.counting import MAX_COUNTED

KEPT_SECONDS = 60


class Tally(NamedTuple):
    mark: Mark
    claims: int


class Progress(NamedTuple):
    """One tally for each mark, in the order of `MARKS`, zeros included."""

    tallies: list[Tally]

    @property
    def total(self) -> int:
        return sum(tally.claims for tally in self.tallies)

    @property
    def settled(self) -> int:
        """On words that stand: claims whose words changed wait for somebody again."""
        return sum(tally.claims for tally in self.tallies if tally.mark.name in Verdict.values)

    @property
    def percent(self) -> int:
        """Floored, so that 100 means all."""
        return 100 * self.settled // self.total if self.total else 0

    @property
    def found(self) -> list[Tally]:
        """Without zeros: what is settled first, then what is left."""
        tallies = [tally for tally in self.tallies if tally.claims]
        return sorted(tallies, key=lambda tally: tally.mark.name not in Verdict.values)


def progress_of(claims: ClaimQuerySet, at: datetime) -> Progress:
    """Count `claims` in one query."""
    return _progress(_counts(claims, at))


def progress_of_all(user: Any, at: datetime) -> Progress:
    """Of all claims that `user` may see. Where these are more than 10,000 it may be a minute old."""
    key = f"progress-{user.pk}"
    counts: dict[int, int] | None = cache.get(key)
    if counts is None:
        counts = _counts(Claim.objects.visible_to(user), at)
        if sum(counts.values()) > MAX_COUNTED:
            cache.set(key, counts, KEPT_SECONDS)
    return _progress(counts)


def _counts(claims: ClaimQuerySet, at: datetime) -> dict[int, int]:
    """By the rank of the mark."""
    ranked = claims.order_by().annotate(mark_rank=mark_rank(at)).values_list("mark_rank")
    return dict(ranked.annotate(Count("pk")))


def progress_by(claims: ClaimQuerySet, field: str, at: datetime) -> dict[Any, Progress]:
    """Count `claims` apart for each value of `field`, in one query."""
    rows = claims.order_by().annotate(mark_rank=mark_rank(at)).values_list(field, "mark_rank").annotate(Count("pk"))
    counts: dict[Any, dict[int, int]] = {}
    for value, rank, count in rows:
        counts.setdefault(value, {})[rank] = count
    return {value: _progress(found) for value, found in counts.items()}


def progress_from(marks: Iterable[str]) -> Progress:
    """Count the names of marks."""
    counts = Counter(marks)
    return Progress([Tally(mark, counts[name]) for name, mark in MARKS.items()])


def _progress(counts: dict[int, int]) -> Progress:
    return Progress([Tally(mark, counts.get(rank, 0)) for rank, mark in enumerate(MARKS.values())])


NOTHING = _progress({})
