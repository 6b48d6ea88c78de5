"""Where a text has what a query asks for: to mark it, on the few rows that a page shows."""

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
    pieces: list[Marked] = []
    last = 0
    for start, end in hits_in(text, query):
        pieces += [Marked(text[last:start], False), Marked(text[start:end], True)]
        last = end
    return [piece for piece in [*pieces, Marked(text[last:], False)] if piece.text]


def snippet_of(text: str, query: Query, *, around: int = 60, limit: int = 200) -> list[Marked]:
    """The words round the first hit, at most `limit` code points of them; empty where there is no hit."""
    hits = hits_in(text, query)
    if not hits:
        return []
    start = max(0, hits[0].start - around)
    start = 0 if start == 0 else text.find(" ", start, hits[0].start) + 1 or start
    end = min(len(text), start + limit)
    pieces = pieces_of(text[start:end], query)
    before = [Marked(ELLIPSIS, False)] if start else []
    return [*before, *pieces, *([Marked(ELLIPSIS, False)] if end < len(text) else [])]


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
