"""Alignment: which words of one text are which of another, in order."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from .folding import fold
from .units import Unit, pair_units

# Scripts that put no blanks between words are compared sign by sign: Thai, Lao, kana, Chinese characters.
SIGNS = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{SIGNS}]|[^\W{SIGNS}]+")
# Up to this many words on either side, what patience leaves unpaired is compared word by word.
MAX_COMPARED_WORDS = 40
# What a word of the new text that nothing pairs with costs a run, in paired words.
STRANGER_COST = 0.34


class Words(NamedTuple):
    """The words of a text: `text[starts[i]:ends[i]]` in code points, and its `keys[i]` that ignores case."""

    starts: list[int]
    ends: list[int]
    keys: list[str]

    def between(self, start: int, end: int) -> range:
        """The indexes of the words that begin in `text[start:end]`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


class Run(NamedTuple):
    """Paired words that stand close together: first and last old word, first and last new word, how many."""

    first: int
    last: int
    new_first: int
    new_last: int
    kept: int

    def moved(self, words: int) -> "Run":
        """The same run, its old words counted from `words` before them."""
        return self._replace(first=self.first + words, last=self.last + words)


def read_words(text: str) -> Words:
    found = list(WORD.finditer(text))
    keys = [fold(word.group()).lower() for word in found]
    return Words([word.start() for word in found], [word.end() for word in found], keys)


def align_words(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Indexes of equal words, old to new, in order on both sides: patience diff, and in what it leaves of at most 40
    words a longest common subsequence. About linear in the number of words."""
    pairs = pair_units(old, new)
    fences = [(-1, -1), *sorted(pairs.items()), (len(old), len(new))]
    for (left, new_left), (right, new_right) in pairwise(fences):
        if 1 < right - left <= MAX_COMPARED_WORDS and 1 < new_right - new_left <= MAX_COMPARED_WORDS:
            common = _common(old[left + 1 : right], new[new_left + 1 : new_right])
            pairs.update((left + 1 + one, new_left + 1 + other) for one, other in common)
    turned = {other: one for one, other in _close_up(pairs, new).items()}
    return {one: other for other, one in _close_up(turned, old).items()}


class _Row(NamedTuple):
    """Words that follow each other on both sides: where they begin in the one and the other text, and how many."""

    start: int
    new_start: int
    length: int


def _close_up(pairs: dict[int, int], new: Sequence[str]) -> dict[int, int]:
    """Of several equal words in the new text, pair those beside what is paired with the old words' neighbours: in
    "the end. The act" the second "the" belongs to the act."""
    rows = _rows(pairs)
    for index in range(1, len(rows)):
        before, row = rows[index - 1], rows[index]
        if before.start + before.length == row.start:
            words, edge = new[row.new_start : row.new_start + row.length], before.new_start + before.length
            if new[edge : edge + row.length] == words:
                rows[index] = row._replace(new_start=edge)
    for index in range(len(rows) - 2, -1, -1):
        row, behind = rows[index], rows[index + 1]
        if row.start + row.length == behind.start and not _is_joined(rows, index):
            words, edge = new[row.new_start : row.new_start + row.length], behind.new_start - row.length
            if new[edge : behind.new_start] == words:
                rows[index] = row._replace(new_start=edge)
    return {row.start + step: row.new_start + step for row in rows for step in range(row.length)}


def _rows(pairs: dict[int, int]) -> list[_Row]:
    rows: list[_Row] = []
    for old, new in sorted(pairs.items()):
        if rows and (old - rows[-1].start, new - rows[-1].new_start) == (rows[-1].length, rows[-1].length):
            rows[-1] = rows[-1]._replace(length=rows[-1].length + 1)
        else:
            rows.append(_Row(old, new, 1))
    return rows


def _is_joined(rows: Sequence[_Row], index: int) -> bool:
    """Whether a row goes on from the one before it, on both sides."""
    if not index:
        return False
    before, row = rows[index - 1], rows[index]
    return (before.start + before.length, before.new_start + before.length) == (row.start, row.new_start)


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of a longest common subsequence."""
    if set(old).isdisjoint(new):
        return []
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        row, below = lengths[i], lengths[i + 1]
        for j in reversed(range(len(new))):
            row[j] = below[j + 1] + 1 if old[i] == new[j] else max(below[j], row[j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def align_versions(old: Words, new: Words, units: Iterable[tuple[Unit, Unit]]) -> dict[int, int]:
    """Indexes of the words that two versions share, from their paired units outwards."""
    pairs: dict[int, int] = {}
    left = new_left = 0
    for before, after in units:
        here, there = old.between(before.start, before.end), new.between(after.start, after.end)
        _align_between(old, new, range(left, here.start), range(new_left, there.start), pairs)
        pairs.update(zip(here, there, strict=True))
        left, new_left = here.stop, there.stop
    _align_between(old, new, range(left, len(old.keys)), range(new_left, len(new.keys)), pairs)
    return pairs


def _align_between(old: Words, new: Words, here: range, there: range, pairs: dict[int, int]) -> None:
    found = align_words(old.keys[here.start : here.stop], new.keys[there.start : there.stop])
    pairs.update((here.start + one, there.start + other) for one, other in found.items())


def densest_run(pairs: Sequence[tuple[int, int]]) -> Run | None:
    """The stretch of the ordered pairs with the most words paired and the fewest strangers among the new ones."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, begin = 0.0, 0
    for index, (_, new) in enumerate(pairs):
        score -= STRANGER_COST * (new - pairs[index - 1][1] - 1) if index else 0.0
        if score <= 0:
            score, begin = 0.0, index
        score += 1
        best = max(best, (score, -begin, index))
    if not pairs:
        return None
    begin, end = -best[1], best[2]
    return Run(pairs[begin][0], pairs[end][0], pairs[begin][1], pairs[end][1], end + 1 - begin)
