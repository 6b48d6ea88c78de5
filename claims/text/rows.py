"""Rows of a table as passages: one line that is read as a unit, unless its cells hold sentences of their own."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .grammar import finite_verb, words_of
from .sentences import split_block
from .spans import Span, trim

# Between cells stand a tab, or in Markdown a bar that is not escaped.
BORDER = re.compile(r"\t|(?<!\\)\|")
ENDED = re.compile(r"[.!?][*_~”\"’')\]]*$")
MIN_SENTENCE_WORDS = 4


class Part(NamedTuple):
    """A part of a row: sentences, or the cells beside them, which only say what those are about."""

    start: int
    end: int
    is_sentence: bool


def parts_of(text: str, start: int, end: int) -> list[Part]:
    """The row `text[start:end]` (code points): whole, or cut around the cells that are prose. Every character that is
    no blank is in one part."""
    prose = [cell for cell in cells_of(text, start, end) if _is_prose(text, cell)]
    if not prose:
        return [Part(*trim(text, start, end), True)]
    fences = [start, *(edge for cell in prose for edge in cell), end]
    parts = []
    for index, (left, right) in enumerate(pairwise(fences)):
        # Prose stands at every other place.
        if index % 2:
            parts += [Part(left + one.start, left + one.end, True) for one in split_block(text[left:right])]
        else:
            parts.append(Part(*trim(text, left, right), False))
    return [part for part in parts if part.start < part.end]


def cells_of(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells of a row that hold anything, without outer blanks."""
    borders = [(start, start), *(found.span() for found in BORDER.finditer(text, start, end)), (end, end)]
    for (_, left), (right, _) in pairwise(borders):
        cell = trim(text, left, right)
        if cell.start < cell.end:
            yield cell


def _is_prose(text: str, cell: Span) -> bool:
    words = words_of(text, *cell)
    if len(words) < MIN_SENTENCE_WORDS:
        return False
    is_ended = ENDED.search(text[cell.start : cell.end]) is not None
    return is_ended or finite_verb(words, is_strict=True) is not None
