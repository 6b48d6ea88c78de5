"""A document's claims on a strip as high as the screen, or as wide as a telephone: ticks where they stand, in groups
large enough to press."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from claims.marks import MARKS
from claims.services.reading.places import Place

# A strip of 576 pixels leaves 24 to each group, one of 288 to each of half as many.
GROUPS, FEW_GROUPS = 24, 12
# Ticks nearer than these steps would cover each other.
STEPS_OF_GROUP = 10


class Tick(NamedTuple):
    """`at`: percent of the strip from its beginning."""

    mark: str
    at: float


class Stop(NamedTuple):
    """Neighbouring claims: `begins` in percent of the strip, the first of them, and how many show which mark."""

    begins: float
    first: Place
    claims: int
    counts: list[tuple[str, int]]
    ticks: list[Tick]


def stops_of(places: Iterable[Place], chars: int, groups: int = GROUPS) -> list[Stop]:
    """Group the claims of a text of `chars` code points, each by its first place."""
    firsts = [place for place in places if place.is_first]
    grouped = groupby(firsts, lambda place: min(groups * place.start // max(chars, 1), groups - 1))
    return [_stop(index, groups, list(members), chars) for index, members in grouped]


def _stop(index: int, groups: int, members: list[Place], chars: int) -> Stop:
    steps = groups * STEPS_OF_GROUP
    counts = Counter(place.mark for place in members)
    drawn = {(steps * place.start // max(chars, 1), place.mark) for place in members}
    return Stop(
        round(100 * index / groups, 2),
        members[0],
        len(members),
        [(name, counts[name]) for name in MARKS if counts[name]],
        [Tick(mark, round(100 * step / steps, 1)) for step, mark in sorted(drawn, key=_order)],
    )


def _order(drawn: tuple[int, str]) -> tuple[bool, int, str]:
    """What is drawn later covers what is before: what was found, the many that are open."""
    step, mark = drawn
    return mark != "open", step, mark
