"""Sentences: where they begin and end. Line ends, margins and stops each have a module; this one puts them together."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .line_ends import read_layout
from .margins import end_of_label, end_of_star_page, entries_in_line, fields_in_line, letters_in_use
from .spans import Span, trim
from .stops import find_ends

SPLITTER_VERSION = "4"

# In a block a blank line ends a sentence, and so does a line that begins with a bullet or a number; "v." is a number
# where an entry has ended, and elsewhere parts the names of a case.
BLOCK_BREAK = re.compile(
    r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[-*•‣▪–—]|(?!v\.)\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])[^\S\n])"
    r"|(?:(?<=[.;:?!])|(?<=; and)|(?<=; or))\n(?=[^\S\n]*v\.[^\S\n])"
)


class Sentence(NamedTuple):
    """`text[start:end]`, in code points, without outer blanks."""

    start: int
    end: int


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a plain text, in order and without overlap; every non-blank character is in one of them.

    Offsets in code points. Line ends are read as the text has them: wrapping goes on, also over the turn of a page,
    and the end of a paragraph, a heading or a list's entry ends the sentence. Stops inside brackets, abbreviations,
    initials, citations and numbers end none. A number or letter at the head of a paragraph stands by itself, as in the
    protocol of the Research Laboratory for Law, Logic and Technology (2017); one inside a line belongs to its entry.
    """
    layout = read_layout(text)
    shown = _blank_out(text, layout.furniture)
    letters = letters_in_use(shown, layout.paragraphs)
    sentences = [one for paragraph in layout.paragraphs for one in _sentences_of(shown, paragraph, letters)]
    return _with_furniture(sentences, layout.furniture)


def split_block(text: str) -> list[Sentence]:
    """The sentences of one block's words, like `split_sentences`, for text whose paragraphs are known: a line end in
    it is a blank, unless a blank line or a list's entry follows."""
    sentences: list[Sentence] = []
    start = 0
    for found in [*BLOCK_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        sentences.extend(_cut(text, start, end, find_ends(text, start, end)))
        start = found.end() if found else end
    return sentences


def _blank_out(text: str, furniture: list[Span]) -> str:
    if not furniture:
        return text
    pieces, place = [], 0
    for start, end in furniture:
        pieces += [text[place:start], " " * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def _with_furniture(sentences: list[Sentence], furniture: list[Span]) -> list[Sentence]:
    """The sentences, and as one each the lines of page furniture that interrupt none."""
    starts = [sentence.start for sentence in sentences]
    ends = [0, *(sentence.end for sentence in sentences)]
    apart = [Sentence(*line) for line in furniture if ends[bisect_right(starts, line.start)] <= line.start]
    return sorted([*sentences, *apart])


def _sentences_of(text: str, paragraph: Span, letters: frozenset[str]) -> Iterator[Sentence]:
    start, end = paragraph
    further = [*entries_in_line(text, start, end)]
    if not further:
        label = end_of_label(text, start, end, letters)
        if label > start:
            yield Sentence(start, label)
            start = label
    for stop in sorted({*further, *fields_in_line(text, start, end), end}):
        yield from _cut(text, start, stop, find_ends(text, start, stop))
        start = stop


def _cut(text: str, start: int, end: int, ends: Iterable[int]) -> Iterator[Sentence]:
    """The stretches between the ends, each without outer blanks; a reporter's page number before one is its own."""
    for stop in [*ends, end]:
        sentence = trim(text, start, stop)
        page = end_of_star_page(text, *sentence)
        if page > sentence.start:
            yield Sentence(sentence.start, page)
            sentence = trim(text, page, stop)
        if sentence.start < sentence.end:
            yield Sentence(*sentence)
        start = stop
