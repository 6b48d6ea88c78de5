"""Where a text has what a query asks for: to mark it, on the few rows that a page shows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.text.query import Query, Term, folded
from claims.text.spans import Span
from claims.text.stems import WORD, stem_of

ELLIPSIS = "…"


class Marked(NamedTuple):
    """A stretch of a text that is a hit, or is not."""

    text: str
    is_hit: bool


class _Read(NamedTuple):
    start: int
    end: int
    word: str
    stem: str


def hits_in(text: str, query: Query) -> list[Span]:
    """The stretches that the query's terms found, in code points, in their order and without overlaps."""
    if not query.wanted:
        return []
    read = [
        _Read(found.start(), found.end(), word, stem_of(word))
        for found in WORD.finditer(text)
        for word in folded((found[0],))
    ]
    phrases = [phrase for term in query.wanted for phrase in term.phrases]
    spans = sorted(span for phrase in phrases for span in _places(read, phrase))
    return _merged(spans)


def pieces_of(text: str, query: Query) -> list[Marked]:
    """The whole text, parted into hits and what lies between them."""
    return _parted(text, hits_in(text, query))


def snippet_of(text: str, query: Query, *, around: int = 60, limit: int = 200) -> list[Marked]:
    """The words round the first hit, at most `limit` code points of them; empty where there is no hit."""
    hits = hits_in(text, query)
    if not hits:
        return []
    start, end = _sight(text, hits[0].start, around, limit)
    return _clipped(text, start, end, hits_in(text[start:end], query))


def containing(text: str, words: str, *, around: int = 60, limit: int = 200) -> list[Marked]:
    """The text round the first place that holds one of `words` in any case, inside a word too; else its beginning.

    At most `limit` code points, with `around` before the first hit where that is far.
    """
    # Of two that begin alike the longer one is marked.
    sought = "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))
    hits = _found(text, sought)
    start, end = _sight(text, hits[0].start if hits and hits[0].end > limit else 0, around, limit)
    return _clipped(text, start, end, _found(text[start:end], sought))


def _found(text: str, sought: str) -> list[Span]:
    if not sought:
        return []
    return [Span(*found.span()) for found in re.finditer(sought, text, re.IGNORECASE)]


def _sight(text: str, first: int, around: int, limit: int) -> tuple[int, int]:
    """Which stretch of a text to show, so that its place `first` is in it: from a blank on, where there is one."""
    start = max(0, first - around)
    start = 0 if start == 0 else text.find(" ", start, first) + 1 or start
    return start, min(len(text), start + limit)


def _clipped(text: str, start: int, end: int, hits: list[Span]) -> list[Marked]:
    before = [Marked(ELLIPSIS, False)] if start else []
    after = [Marked(ELLIPSIS, False)] if end < len(text) else []
    return [*before, *_parted(text[start:end], hits), *after]


def _parted(text: str, hits: list[Span]) -> list[Marked]:
    pieces: list[Marked] = []
    last = 0
    for start, end in hits:
        pieces += [Marked(text[last:start], False), Marked(text[start:end], True)]
        last = end
    return [piece for piece in [*pieces, Marked(text[last:], False)] if piece.text]


def _places(read: list[_Read], term: Term) -> Iterator[Span]:
    words = folded(term.words)
    stems = [stem_of(word) for word in words]
    for at in range(len(read) - len(words) + 1):
        run = read[at : at + len(words)]
        if all(
            _is(found, words[place], stems[place], term, place == len(words) - 1) for place, found in enumerate(run)
        ):
            yield Span(run[0].start, run[-1].end)


def _is(found: _Read, word: str, stem: str, term: Term, is_last: bool) -> bool:
    return found.stem == stem or (term.is_open and is_last and found.stem.startswith(stem))


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
