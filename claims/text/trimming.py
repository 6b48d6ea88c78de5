"""Moving the edges of a quote by a word or a sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from unicodedata import category

from claims.text.spans import Span

WORD = re.compile(r"\S+")
JOINER = "\u200d"


def words_of(text: str, start: int, end: int) -> list[Span]:
    """The stretches without white space between two offsets, in code points."""
    return [Span(*found.span()) for found in WORD.finditer(text, start, end)]


def moved_end(units: Sequence[tuple[int, int]], span: Span, *, grow: bool) -> Span:
    """Put the end of `span` at the next (or the last but one) end of a unit: words, or sentences.

    `units` stand in order. A span stays as it is where there is no other end, and never becomes empty.
    """
    ends = [end for _start, end in units]
    index = bisect_right(ends, span.end) if grow else bisect_left(ends, span.end) - 1
    fits = 0 <= index < len(ends) and ends[index] > span.start
    return Span(span.start, ends[index]) if fits else span


def moved_start(units: Sequence[tuple[int, int]], span: Span, *, grow: bool) -> Span:
    """The same for the start: growing goes towards the beginning of the text."""
    starts = [start for start, _end in units]
    index = bisect_left(starts, span.start) - 1 if grow else bisect_right(starts, span.start)
    fits = 0 <= index < len(starts) and starts[index] < span.end
    return Span(starts[index], span.end) if fits else span


def whole_words(text: str, span: Span) -> Span:
    """The span without outer white space, grown to the edges of the words that it cuts."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while _is_within_word(text, start):
        start -= 1
    while _is_within_word(text, end):
        end += 1
    return Span(start, end)


def _is_within_word(text: str, offset: int) -> bool:
    """Whether a cut there would part letters, or a letter from what combines with it."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if _combines(after) or before == JOINER:
        return True
    return (before.isalnum() or _combines(before)) and after.isalnum()


def _combines(character: str) -> bool:
    return character == JOINER or category(character).startswith("M")
