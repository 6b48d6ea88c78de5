"""Anchors: where the words of a claim stand in the next version of its document."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from .folding import same_place
from .moves import Moves
from .rewordings import Offer, Rewordings
from .units import Unit, pair_units, read_units

Outcome = Literal["same", "moved", "cosmetic", "changed", "ambiguous", "gone"]
MAX_OFFERS = 3


class Placement(NamedTuple):
    """What became of a quote.

    `start` and `end` (code points of the new text) are set where it has a place: "same", "moved", "cosmetic" and
    "changed". `score` says how much of its words stand there, 1.0 for all but "changed". `offers` are other places
    that a person may choose, the best first.
    """

    outcome: Outcome
    start: int | None = None
    end: int | None = None
    score: float = 0.0
    offers: tuple[Offer, ...] = ()


def reanchor(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[Placement]:
    """Where the quotes `old[start:end]` are in `new`, one placement per span, in the given order.

    A verdict may follow its quote only when nothing in its sentences changed: "same" where the sentences stand in
    their old order among their neighbours, "moved" where the unchanged sentences stand elsewhere and only there;
    "cosmetic" where white space, quotation marks, dashes or ligatures alone differ. The quote's words inside a
    changed sentence ("no longer prohibits …") are "changed". Of several equal places none is guessed: "ambiguous".
    Raises ValueError for a span outside the old text.
    """
    for start, end in spans:
        if not 0 <= start <= end <= len(old):
            raise ValueError(f"The span {start} to {end} is not inside a text of {len(old)} characters.")
    comparison = _Comparison(old, new)
    return [comparison.place(start, end) for start, end in spans]


class _Comparison:
    """Two versions, their sentences paired once for all spans."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.before, self.after = read_units(old), read_units(new)
        self.starts = [unit.start for unit in self.before]
        keys, new_keys = [unit.key for unit in self.before], [unit.key for unit in self.after]
        self.pairs = pair_units(keys, new_keys)
        self.moved = Moves(keys, new_keys, self.pairs).found
        self.places_before = _places(self.before)
        self.places_after = _places(self.after)
        self.paired_before = sorted(self.pairs)
        # Twins ask the same question; it is answered once.
        self.found: dict[tuple[str, ...], list[int]] = {}

    @cached_property
    def rewordings(self) -> Rewordings:
        return Rewordings(self.old, self.new, self.before, self.after, self.pairs)

    def place(self, start: int, end: int) -> Placement:
        covered = self._units_under(start, end)
        if not covered:
            return Placement("gone")
        paired = [self.pairs.get(index) for index in covered]
        if paired[0] is not None and self._is_settled(covered, paired):
            return self._put("same", start, end, covered, paired[0])
        return self._elsewhere(start, end, covered)

    def _units_under(self, start: int, end: int) -> list[int]:
        first = bisect_right(self.starts, start) - 1
        found = []
        for index in range(max(first, 0), len(self.before)):
            unit = self.before[index]
            if unit.start >= end:
                break
            if unit.end > start:
                found.append(index)
        return found

    def _is_settled(self, covered: list[int], paired: list[int | None]) -> bool:
        """Whether the pairs follow each other, and no twin could as well be meant.

        Twins are told apart by their number, or by standing alone between the nearest pairs around them.
        """
        if not _is_row(paired):
            return False
        return any(self._is_as_frequent(self.before[index].key) for index in covered) or self._stands_alone(covered)

    def _is_as_frequent(self, key: str) -> bool:
        return len(self.places_before[key]) == len(self.places_after.get(key, ()))

    def _stands_alone(self, covered: list[int]) -> bool:
        """Whether one of the sentences has no twin between the nearest pairs around them, in neither version."""
        floor, new_floor = self._pair_before(covered[0])
        ceiling, new_ceiling = self._pair_behind(covered[-1])
        keys = [self.before[index].key for index in covered]
        return any(
            _count(self.places_before[key], floor, ceiling)
            == 1
            == _count(self.places_after[key], new_floor, new_ceiling)
            for key in keys
        )

    def _pair_before(self, index: int) -> tuple[int, int]:
        place = bisect_left(self.paired_before, index)
        before = self.paired_before[place - 1] if place else -1
        return before, self.pairs.get(before, -1)

    def _pair_behind(self, index: int) -> tuple[int, int]:
        place = bisect_right(self.paired_before, index)
        behind = self.paired_before[place] if place < len(self.paired_before) else len(self.before)
        return behind, self.pairs.get(behind, len(self.after))

    def _put(self, outcome: Outcome, start: int, end: int, covered: list[int], first: int) -> Placement:
        """The span at its place among the new units, provided that what is around it there is the same too."""
        left = min(start, self.before[covered[0]].start)
        right = max(end, self.before[covered[-1]].end)
        shift = self.after[first].start - self.before[covered[0]].start
        if left + shift >= 0 and self.new[left + shift : right + shift] == self.old[left:right]:
            return Placement(outcome, start + shift, end + shift, 1.0)
        new_left, new_right = max(0, left + shift), self.after[first + len(covered) - 1].end
        place = same_place(self.old[left:right], self.new[new_left:new_right], start - left, end - left)
        if place:
            return Placement("cosmetic", new_left + place[0], new_left + place[1], 1.0)
        return self._reworded(start, end)

    def _elsewhere(self, start: int, end: int, covered: list[int]) -> Placement:
        """Where the unchanged sentences stand out of order, if that is told from every other place of theirs."""
        moved = [self.moved.get(index) for index in covered]
        if moved[0] is not None and _is_row(moved):
            return self._put("moved", start, end, covered, moved[0])
        twins = self._twins(tuple(self.before[index].key for index in covered))
        if twins:
            puts = [self._put("moved", start, end, covered, first) for first in twins[:MAX_OFFERS]]
            offers = [Offer(put.start, put.end, 1.0) for put in puts if put.start is not None and put.end is not None]
            return Placement("ambiguous", offers=tuple(offers))
        return self._reworded(start, end)

    def _twins(self, keys: tuple[str, ...]) -> list[int]:
        if keys not in self.found:
            self.found[keys] = [index for index in self.places_after.get(keys[0], ()) if self._stands_at(keys, index)]
        return self.found[keys]

    def _stands_at(self, keys: tuple[str, ...], index: int) -> bool:
        return tuple(unit.key for unit in self.after[index : index + len(keys)]) == keys

    def _reworded(self, start: int, end: int) -> Placement:
        place, offers = self.rewordings.find(start, end)
        if place:
            return Placement("changed", place.start, place.end, place.score, offers)
        return Placement("gone", offers=offers)


def _places(units: Sequence[Unit]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        places[unit.key].append(index)
    return dict(places)


def _is_row(paired: Sequence[int | None]) -> bool:
    """Whether they are numbers that follow each other."""
    first = paired[0]
    return first is not None and list(paired) == list(range(first, first + len(paired)))


def _count(places: Sequence[int], floor: int, ceiling: int) -> int:
    """How many of the ordered places lie strictly between two others."""
    return bisect_left(places, ceiling) - bisect_right(places, floor)
