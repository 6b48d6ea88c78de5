"""A document's claims on a strip as high as the screen: ticks where they stand, in groups large enough to press."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from claims.marks import MARKS
from claims.services.places import Place

# A strip of 576 pixels leaves 24 to each group.
GROUPS = 24
# Ticks nearer than this would cover each other.
STEPS = 240


class Tick(NamedTuple):
    """`at`: percent of the strip from its top."""

    mark: str
    at: float


class Stop(NamedTuple):
    """Neighbouring claims: `top` in percent of the strip, the first of them, and how many show which mark."""

    top: float
    first: Place
    claims: int
    counts: list[tuple[str, int]]
    ticks: list[Tick]


def stops_of(places: Iterable[Place], chars: int) -> list[Stop]:
    """Group the claims of a text of `chars` code points, each by its first place."""
    firsts = [place for place in places if place.is_first]
    groups = groupby(firsts, lambda place: min(GROUPS * place.start // max(chars, 1), GROUPS - 1))
    return [_stop(index, list(members), chars) for index, members in groups]


def _stop(index: int, members: list[Place], chars: int) -> Stop:
    counts = Counter(place.mark for place in members)
    drawn = sorted({(STEPS * place.start // max(chars, 1), place.mark) for place in members})
    return Stop(
        round(100 * index / GROUPS, 2),
        members[0],
        len(members),
        [(name, counts[name]) for name in MARKS if counts[name]],
        [Tick(mark, round(100 * step / STEPS, 1)) for step, mark in drawn],
    )
