"""Units: the sentences of two versions of a text, paired where they are the same words in the same place."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .folding import fold
from .lines import MARKER
from .margins import is_label
from .sentences import split_sentences

# Each round costs a pass over what is left; texts that need more have hardly a sentence that stands once.
MAX_ROUNDS = 8


class Unit(NamedTuple):
    """A sentence without the list marker before it: `text[start:end]` in code points, and its words folded."""

    start: int
    end: int
    key: str


class _Gap(NamedTuple):
    """Items of both versions that lie between the same pairs."""

    start: int
    end: int
    new_start: int
    new_end: int


def read_units(text: str) -> list[Unit]:
    """The units of a text, in order; a list's number is in none, for it changes with what is before it."""
    units = []
    for start, end in split_sentences(text):
        if is_label(text[start:end]):
            continue
        marker = MARKER.match(text, start, end)
        start = marker.end() if marker else start
        units.append(Unit(start, end, fold(text[start:end])))
    return units


def pair_units(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Indexes of equal items, old to new, in order on both sides (patience diff, Bram Cohen).

    Items that stand once on both sides are paired first, then those that stand once between two pairs, and so on;
    from there pairs grow to both sides over equal neighbours. About linear in the number of items.
    """
    pairs: dict[int, int] = {}
    gaps = [_Gap(0, len(old), 0, len(new))]
    for _ in range(MAX_ROUNDS):
        gaps = [smaller for gap in gaps for smaller in _pair_within(old, new, gap, pairs)]
    return pairs


def _pair_within(old: Sequence[str], new: Sequence[str], gap: _Gap, pairs: dict[int, int]) -> list[_Gap]:
    """Add the pairs of a gap; return the gaps that they leave between them."""
    gap = _grow(old, new, pairs, gap)
    if gap.start == gap.end or gap.new_start == gap.new_end:
        return []
    anchors = _longest_rise(_unique_pairs(old, new, gap))
    pairs.update(anchors)
    fences = [(gap.start - 1, gap.new_start - 1), *anchors, (gap.end, gap.new_end)]
    between = (
        _Gap(left + 1, right, left_new + 1, right_new) for (left, left_new), (right, right_new) in pairwise(fences)
    )
    return list(between) if anchors else []


def _unique_pairs(old: Sequence[str], new: Sequence[str], gap: _Gap) -> list[tuple[int, int]]:
    count_old = Counter(old[gap.start : gap.end])
    count_new = Counter(new[gap.new_start : gap.new_end])
    place = {new[index]: index for index in range(gap.new_start, gap.new_end)}
    unique = (index for index in range(gap.start, gap.end) if count_old[old[index]] == 1 == count_new[old[index]])
    return [(index, place[old[index]]) for index in unique]


def _longest_rise(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second members rise (patience sorting)."""
    tails: list[int] = []
    piles: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, new) in enumerate(pairs):
        pile = bisect_left(tails, new)
        before[index] = piles[pile - 1] if pile else -1
        tails[pile : pile + 1], piles[pile : pile + 1] = [new], [index]
    rise, index = [], piles[-1] if piles else -1
    while index >= 0:
        rise.append(pairs[index])
        index = before[index]
    return rise[::-1]


def _grow(old: Sequence[str], new: Sequence[str], pairs: dict[int, int], gap: _Gap) -> _Gap:
    """Pair equal items at both edges of a gap; return what is left of it."""
    start, end, new_start, new_end = gap
    while start < end and new_start < new_end and old[start] == new[new_start]:
        pairs[start] = new_start
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        pairs[end] = new_end
    return _Gap(start, end, new_start, new_end)
