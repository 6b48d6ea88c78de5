"""Spans: half-open stretches of a text, counted in code points, and how overlapping ones cut it into pieces."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`, both in code points."""

    start: int
    end: int


class Piece(NamedTuple):
    """A stretch between two neighbouring boundaries; `members` are the indexes of the spans that cover it."""

    start: int
    end: int
    members: tuple[int, ...]


def split_at(text_length: int, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """Cut [0, text_length) at every boundary of `spans`, which may overlap, nest or repeat.

    The pieces follow each other without a gap, none is empty, and together they are the whole text; an empty
    span covers no piece. Raises ValueError for a span outside the text.
    """
    starting, ending = _boundaries(text_length, spans)
    cuts = sorted({0, text_length, *starting, *ending})
    open_now: set[int] = set()
    pieces = []
    for start, end in pairwise(cuts):
        open_now.difference_update(ending.get(start, ()))
        open_now.update(starting.get(start, ()))
        pieces.append(Piece(start, end, tuple(sorted(open_now))))
    return pieces


def _boundaries(
    text_length: int, spans: Sequence[tuple[int, int]]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(spans):
        if not 0 <= start <= end <= text_length:
            raise ValueError(f"Span {index} ({start} to {end}) is not inside a text of {text_length} characters.")
        if start < end:
            starting.setdefault(start, []).append(index)
            ending.setdefault(end, []).append(index)
    return starting, ending


def trim(text: str, start: int, end: int) -> Span:
    """The span without its outer blanks; empty at `start` when nothing else is in it."""
    inner = text[start:end]
    stripped = inner.lstrip()
    if not stripped:
        return Span(start, start)
    left = start + len(inner) - len(stripped)
    return Span(left, left + len(stripped.rstrip()))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two spans, 0.0 to 1.0."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    if common <= 0:
        return 0.0
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def is_ordered(spans: Iterable[tuple[int, int]]) -> bool:
    """Whether each span begins where the one before ended, or later."""
    return all(one[1] <= other[0] for one, other in pairwise(spans))
