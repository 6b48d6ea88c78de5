"""Sentences: where they begin and end, under rules for paragraphs, list numbers and abbreviations of the law."""

import re
from typing import NamedTuple

from sentencex import get_sentence_boundaries

from .abbreviations import ends_in_abbreviation
from .spans import Span, trim

SPLITTER_VERSION = "1"

# A blank line ends a sentence, and so does a line that begins with a bullet or a number.
PARAGRAPH_BREAK = re.compile(
    r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[-*•‣▪–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])[^\S\n])"
)
BARE_NUMBER = re.compile(r"\W{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}")
ENTRY = re.compile(r"\W?(\d{1,2})[.)]")
LAST_NUMBER = re.compile(r"\s(\W?(\d{1,2})[.)]{1,2})$")
CLOSING_MARK = re.compile(r"[\"”’')\]]+(?:\s+|$)")
# The underlying splitter looks back over a whole paragraph; a paragraph of a megabyte would cost it minutes.
MAX_STRETCH_CHARS = 8_000


class Sentence(NamedTuple):
    """`text[start:end]`, in code points, without outer blanks."""

    start: int
    end: int


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of `text`, in order and without overlap; every non-blank character is in one of them.

    Offsets in code points. Rules: sentencex for the language, and over it our own for blank lines, list numbers,
    legal abbreviations ("C.R.S.", "v.", "Pub. L.") and initials, which end no sentence.
    """
    sentences: list[Sentence] = []
    for paragraph in _paragraphs(text):
        sentences.extend(_sentences_of(text, paragraph))
    return sentences


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for found in PARAGRAPH_BREAK.finditer(text):
        spans.append(Span(start, found.start()))
        start = found.end()
    spans.append(Span(start, len(text)))
    return [
        stretch for span in spans for stretch in _stretches(text, span) if text[stretch.start : stretch.end].strip()
    ]


def _stretches(text: str, span: Span) -> list[Span]:
    stretches, start = [], span.start
    while span.end - start > MAX_STRETCH_CHARS:
        limit = start + MAX_STRETCH_CHARS
        cut = text.rfind(". ", start, limit) + 1 or text.rfind(" ", start, limit) + 1 or limit
        stretches.append(Span(start, cut))
        start = cut
    return [*stretches, Span(start, span.end)]


def _sentences_of(text: str, paragraph: Span) -> list[Sentence]:
    sentences: list[Sentence] = []
    for boundary in get_sentence_boundaries("en", text[paragraph.start : paragraph.end]):
        start, end = trim(text, paragraph.start + boundary["start_index"], paragraph.start + boundary["end_index"])
        if sentences:
            start = _behind_closing_mark(text, start, end)
            sentences[-1] = Sentence(sentences[-1].start, trim(text, sentences[-1].start, start).end)
        if start == end:
            continue
        start = _at_next_number(text, sentences[-1], start) if sentences else start
        if sentences and start < sentences[-1].end:
            sentences[-1] = Sentence(sentences[-1].start, trim(text, sentences[-1].start, start).end)
            sentences.append(Sentence(start, end))
        elif sentences and _belong_together(text, sentences[-1], start, end):
            sentences[-1] = Sentence(sentences[-1].start, end)
        else:
            sentences.append(Sentence(start, end))
    return sentences


def _behind_closing_mark(text: str, start: int, end: int) -> int:
    """A quotation mark or bracket before a blank closes what stands before it; the sentence begins behind."""
    found = CLOSING_MARK.match(text, start, end)
    return found.end() if found else start


def _at_next_number(text: str, before: Sentence, start: int) -> int:
    """Where a list's next entry begins: the "2." at the end of a sentence that "1." began belongs to the one after."""
    first = ENTRY.match(text, before.start, before.end)
    last = LAST_NUMBER.search(text, max(before.start, before.end - 8), before.end)
    if first and last and int(last.group(2)) == int(first.group(1)) + 1:
        return last.start(1)
    return start


def _belong_together(text: str, before: Sentence, start: int, end: int) -> bool:
    left = text[before.start : before.end]
    if BARE_NUMBER.fullmatch(left):
        # A number in a column or on a line of its own stands before the sentence, not in it.
        return text[before.end : start] == " "
    return ends_in_abbreviation(left, text[start : min(end, start + 40)])
