"""Anchors: where the words of a claim stand in the next version of its document."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
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
        self.count_before = Counter(unit.words for unit in self.before)
        self.count_after = Counter(unit.words for unit in self.after)
        self.left_over: dict[str, list[int]] = defaultdict(list)
        taken = set(self.pairs.values())
        for index, unit in enumerate(self.after):
            if index not in taken:
                self.left_over[unit.words].append(index)

    @cached_property
    def starts(self) -> list[int]:
        return [unit.start for unit in self.before]

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
        if all(self.count_before[self.before[i].words] == self.count_after[self.before[i].words] for i in covered):
            return True
        return self._pair_or_edge(covered[0] - 1, first - 1) and self._pair_or_edge(covered[-1] + 1, first + len(paired))

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
        words = [self.before[index].words for index in covered]
        places = [index for index in self._all_places(words[0]) if self._stands_at(words, index)]
        if not places:
            return Placement("changed" if self._is_left(start, end, covered) else "gone")
        free = [index for index in places if index in self.left_over[words[0]]]
        lost = [i for i, unit in enumerate(self.before) if unit.words == words[0] and i not in self.pairs]
        same_number = self.count_before[words[0]] == self.count_after[words[0]]
        if same_number and len(free) == 1 == len(lost):
            return self._put("moved", start, end, covered, free[0])
        return Placement("ambiguous")

    def _all_places(self, words: str) -> list[int]:
        return [index for index, unit in enumerate(self.after) if unit.words == words]

    def _stands_at(self, words: list[str], index: int) -> bool:
        return [unit.words for unit in self.after[index : index + len(words)]] == words

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
        left = next((self.pairs[i] for i in range(covered[0] - 1, -1, -1) if i in self.pairs), -1)
        right = next((self.pairs[i] for i in range(covered[-1] + 1, len(self.before)) if i in self.pairs), len(self.after))
        return {word for unit in self.after[left + 1 : right] for word in WORD.findall(unit.words.lower())}
