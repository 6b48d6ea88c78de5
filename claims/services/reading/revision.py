"""How the words of one version became those of another, by where they stand in the newer one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from claims.text import Stretch, word_diff


class Edit(NamedTuple):
    """`text[start:end]` of the newer version was added, and `removed` stood before it."""

    start: int
    end: int
    removed: tuple[Stretch, ...]
    added: tuple[Stretch, ...]

    @property
    def words_removed(self) -> str:
        return "".join(stretch.words for stretch in self.removed)


def edits_between(old: str, new: str, blocks: Sequence[tuple[int, int]] = ()) -> list[Edit]:
    """The edits from `old` to `new`, in text order; they touch neither each other nor what both have.

    Where the `blocks` of `old` are given (in code points, in order), nothing that stands outside of them counts as
    removed: the marks of headings and lists and the rules of tables are no words that a reader saw.
    """
    edits, at, old_at = [], 0, 0
    for is_kept, group in groupby(word_diff(old, new), lambda stretch: stretch.kind == "kept"):
        stretches = list(group)
        if is_kept:
            at, old_at = at + _length(stretches), old_at + _length(stretches)
            continue
        gone = [stretch for stretch in stretches if stretch.kind == "removed"]
        added = tuple(stretch for stretch in stretches if stretch.kind == "added")
        removed = tuple(_seen(gone, old_at, blocks)) if blocks else tuple(gone)
        if removed or added:
            edits.append(Edit(at, at + _length(added), removed, added))
        at, old_at = at + _length(added), old_at + _length(gone)
    return edits


def _seen(stretches: Sequence[Stretch], at: int, blocks: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """The stretches, which follow each other from `at` on, without what is neither in a block nor blank."""
    for stretch in stretches:
        end = at + len(stretch.words)
        first = bisect_right(blocks, at, key=lambda block: block[1])
        words, outside = "", at
        for left, right in blocks[first : bisect_left(blocks, end, key=lambda block: block[0])]:
            words += _blanks(stretch.words, outside - at, left - at)
            words += stretch.words[max(left - at, 0) : right - at]
            outside = right
        words += _blanks(stretch.words, outside - at, end - at)
        if words:
            yield stretch._replace(words=words)
        at = end


def _blanks(words: str, start: int, end: int) -> str:
    return "".join(character for character in words[max(start, 0) : max(end, 0)] if character.isspace())


def _length(stretches: Sequence[Stretch]) -> int:
    return sum(len(stretch.words) for stretch in stretches)
