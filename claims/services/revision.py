"""How the words of one version became those of another, by where they stand in the newer one."""

from collections.abc import Sequence
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


def edits_between(old: str, new: str) -> list[Edit]:
    """The edits from `old` to `new`, in text order; they touch neither each other nor what both have."""
    edits, at = [], 0
    for is_kept, group in groupby(word_diff(old, new), lambda stretch: stretch.kind == "kept"):
        stretches = list(group)
        if is_kept:
            at += _length(stretches)
            continue
        removed = tuple(stretch for stretch in stretches if stretch.kind == "removed")
        added = tuple(stretch for stretch in stretches if stretch.kind == "added")
        edits.append(Edit(at, at + _length(added), removed, added))
        at += _length(added)
    return edits


def _length(stretches: Sequence[Stretch]) -> int:
    return sum(len(stretch.words) for stretch in stretches)
