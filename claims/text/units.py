"""Units: the sentences of two versions of a text, paired where they are the same words in the same place."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .lines import MARKER
from .sentences import split_sentences


class Unit(NamedTuple):
    """A sentence without the list marker before it: `words` is `text[start:end]`, in code points."""

    start: int
    end: int
    words: str


def read_units(text: str) -> list[Unit]:
    """The units of a text, in order."""
    units = []
    for start, end in split_sentences(text):
        marker = MARKER.match(text, start, end)
        start = marker.end() if marker else start
        units.append(Unit(start, end, text[start:end]))
    return units


def pair_units(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Indexes of equal items, old to new, in order on both sides (patience diff, Bram Cohen).

    Items that stand once on both sides are paired first; from there pairs grow to both sides over equal neighbours.
    About linear in the number of items.
    """
    anchors = _longest_rise(_unique_pairs(old, new))
    pairs = dict(anchors)
    fences = [(-1, -1), *anchors, (len(old), len(new))]
    for (left, left_new), (right, right_new) in zip(fences, fences[1:], strict=False):
        _grow(old, new, pairs, (left + 1, right), (left_new + 1, right_new))
    return pairs


def _unique_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    count_old, count_new = Counter(old), Counter(new)
    place = {words: index for index, words in enumerate(new)}
    return [(index, place[words]) for index, words in enumerate(old) if count_old[words] == 1 == count_new[words]]


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


def _grow(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int], gap: tuple[int, int], gap_new: tuple[int, int]
) -> None:
    (start, end), (start_new, end_new) = gap, gap_new
    while start < end and start_new < end_new and old[start] == new[start_new]:
        pairs[start] = start_new
        start, start_new = start + 1, start_new + 1
    while start < end and start_new < end_new and old[end - 1] == new[end_new - 1]:
        end, end_new = end - 1, end_new - 1
        pairs[end] = end_new
