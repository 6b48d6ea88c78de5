"""Anchors: where the words of a claim stand in the next version of its document."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from .units import Unit, pair_units, read_units

Outcome = Literal["same", "moved", "changed", "ambiguous", "gone"]
WORD = re.compile(r"\w+")
# Of a quote's words, how many must be left at its old place for it to count as changed rather than gone.
MIN_WORDS_LEFT = 0.5


class Placement(NamedTuple):
    """What became of a quote. `start` and `end` (code points of the new text) are set for "same" and "moved" alone."""

    outcome: Outcome
    start: int | None = None
    end: int | None = None


def reanchor(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[Placement]:
    """Where the quotes `old[start:end]` are in `new`, one placement per span, in the given order.

    A verdict may follow its quote only when nothing in its sentences changed: "same" where the sentences stand in
    their old order among their neighbours, "moved" where the unchanged sentences stand elsewhere and only there. The
    quote's words inside a changed sentence ("no longer prohibits …") are "changed". Of several equal places none is
    guessed: "ambiguous". Raises ValueError for a span outside the old text.
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
        self.pairs = pair_units([unit.words for unit in self.before], [unit.words for unit in self.after])
        self.places_before = _places(self.before)
        self.places_after = _places(self.after)
        self.paired_after = set(self.pairs.values())
        # Twins ask the same questions; each is answered once.
        self.unpaired: dict[str, tuple[list[int], list[int]]] = {}
        self.found: dict[tuple[str, ...], bool] = {}
        self.words_of_gap: dict[tuple[int, int], set[str]] = {}

    @cached_property
    def starts(self) -> list[int]:
        return [unit.start for unit in self.before]

    @cached_property
    def paired_before(self) -> list[int]:
        return sorted(self.pairs)

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
        """Whether the pairs follow each other, and twins are told apart by number or by both neighbours."""
        first = paired[0]
        if first is None or paired != list(range(first, first + len(paired))):
            return False
        if all(self._is_as_frequent(self.before[index].words) for index in covered):
            return True
        return self._pair_or_edge(covered[0] - 1, first - 1) and self._pair_or_edge(
            covered[-1] + 1, first + len(paired)
        )

    def _is_as_frequent(self, words: str) -> bool:
        return len(self.places_before[words]) == len(self.places_after.get(words, ()))

    def _pair_or_edge(self, index: int, expected: int) -> bool:
        if index < 0 or index >= len(self.before):
            return expected < 0 or expected >= len(self.after)
        return self.pairs.get(index) == expected

    def _put(self, outcome: Outcome, start: int, end: int, covered: list[int], first: int) -> Placement:
        """The span at its place among the new units, provided that not even a blank between them changed."""
        shift = self.after[first].start - self.before[covered[0]].start
        if start + shift >= 0 and self.new[start + shift : end + shift] == self.old[start:end]:
            return Placement(outcome, start + shift, end + shift)
        return Placement("changed")

    def _elsewhere(self, start: int, end: int, covered: list[int]) -> Placement:
        """Where the unchanged sentences stand out of order: theirs must be the only place, or the only one left."""
        words = tuple(self.before[index].words for index in covered)
        free, lost = self._unpaired(words[0])
        if len(free) == 1 and lost == covered[:1] and self._stands_at(words, free[0]):
            return self._put("moved", start, end, covered, free[0])
        if self._stands_anywhere(words):
            return Placement("ambiguous")
        return Placement("changed" if self._is_left(start, end, covered) else "gone")

    def _unpaired(self, words: str) -> tuple[list[int], list[int]]:
        """Where the words stand without a pair: in the new version, in the old one. Kept for their next twin."""
        if words not in self.unpaired:
            free = [index for index in self.places_after.get(words, ()) if index not in self.paired_after]
            lost = [index for index in self.places_before[words] if index not in self.pairs]
            self.unpaired[words] = (free, lost)
        return self.unpaired[words]

    def _stands_anywhere(self, words: tuple[str, ...]) -> bool:
        if words not in self.found:
            self.found[words] = any(self._stands_at(words, index) for index in self.places_after.get(words[0], ()))
        return self.found[words]

    def _stands_at(self, words: tuple[str, ...], index: int) -> bool:
        return tuple(unit.words for unit in self.after[index : index + len(words)]) == words

    def _is_left(self, start: int, end: int, covered: list[int]) -> bool:
        """Whether the quote, or half of its words, is still there: in another sentence or at the old place."""
        quote = self.old[start:end].strip()
        if quote in self.new:
            return True
        kept = WORD.findall(quote.lower())
        there = self._words_between(covered)
        return bool(kept) and sum(word in there for word in kept) >= MIN_WORDS_LEFT * len(kept)

    def _words_between(self, covered: list[int]) -> set[str]:
        """The words that stand in the new text between the paired neighbours of the covered units."""
        place = bisect_left(self.paired_before, covered[0])
        left = self.pairs[self.paired_before[place - 1]] if place else -1
        place = bisect_right(self.paired_before, covered[-1])
        right = self.pairs[self.paired_before[place]] if place < len(self.paired_before) else len(self.after)
        if (left, right) not in self.words_of_gap:
            units = self.after[left + 1 : right]
            self.words_of_gap[left, right] = {word for unit in units for word in WORD.findall(unit.words.lower())}
        return self.words_of_gap[left, right]


def _places(units: Sequence[Unit]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        places[unit.words].append(index)
    return dict(places)
