"""The claims of a version by where they stand, asked for many places."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from claims.models import Anchor, Claim, Offer, Version
from claims.text import Span

T = TypeVar("T")


def standing_claims(version: Version) -> dict[Span, Claim]:
    """The claims that have their words in it, by these; of several on the same words the first."""
    anchors = Anchor.objects.filter(version=version).select_related("claim").order_by("-pk")
    return {Span(anchor.start, anchor.end): anchor.claim for anchor in anchors}


def waiting_claims(version: Version) -> list[tuple[Span, Claim]]:
    """The claims that wait for a place in it, by the places that they are offered, the best first."""
    offers = Offer.objects.standing().filter(version=version).select_related("claim").order_by("-score", "start", "pk")
    return [(Span(offer.start, offer.end), offer.claim) for offer in offers]


class Among(Generic[T]):
    """Things by where they stand, asked for many places."""

    def __init__(self, standing: Iterable[tuple[Span, T]]) -> None:
        self._found = sorted(standing, key=lambda found: found[0])
        self._starts = [span.start for span, _thing in self._found]
        # How far any of them up to each reaches.
        self._reach = list(accumulate((span.end for span, _thing in self._found), max))

    def at(self, span: Span) -> list[tuple[Span, T]]:
        """Those that lie across `span`, in the order of the text."""
        return list(self._before(span))[::-1]

    def _before(self, span: Span) -> Iterator[tuple[Span, T]]:
        for index in range(bisect_left(self._starts, span.end) - 1, -1, -1):
            if self._reach[index] <= span.start:
                return
            if self._found[index][0].end > span.start:
                yield self._found[index]
