"""Quotes: finding the exact words of one in a text, and the words around them."""

from functools import lru_cache
from typing import NamedTuple

from .sentences import Sentence, split_sentences
from .spans import Span

# Two short neighbours can tell twins apart where the sentence alone cannot (W3C Web Annotation, TextQuoteSelector).
MIN_CONTEXT_CHARS = 64
MAX_SENTENCE_CHARS = 4_000


class Context(NamedTuple):
    """The words before and after a quote."""

    prefix: str
    suffix: str


def find_quote(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Every place where exactly `quote` stands, in code points, overlapping ones too; none for an empty quote.

    Where there are several and `prefix` and `suffix` fit exactly one of them, that one alone.
    """
    places = _places(text, quote)
    fitting = [
        place for place in places if text.endswith(prefix, 0, place.start) and text.startswith(suffix, place.end)
    ]
    return fitting if len(fitting) == 1 else places


def _places(text: str, quote: str) -> list[Span]:
    places: list[Span] = []
    start = text.find(quote) if quote else -1
    while start >= 0:
        places.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return places


def context_of(text: str, start: int, end: int) -> Context:
    """What stands before and after `text[start:end]`: to the edge of its sentences, 64 characters at least where the
    text has them."""
    window = _window(text, start, end)
    edges = _sentences_of(text[window.start : window.end])
    left = max((window.start + s.start for s in edges if window.start + s.start <= start), default=start)
    right = min((window.start + s.end for s in edges if window.start + s.end >= end), default=end)
    left = max(0, min(left, start - MIN_CONTEXT_CHARS))
    right = min(len(text), max(right, end + MIN_CONTEXT_CHARS))
    return Context(text[left:start], text[end:right])


# The claims of a paragraph are cut one after the other.
@lru_cache(maxsize=8)
def _sentences_of(words: str) -> list[Sentence]:
    return split_sentences(words)


def _window(text: str, start: int, end: int) -> Span:
    """The paragraphs around a span; a sentence never crosses a blank line, so no more has to be split."""
    floor, ceiling = max(0, start - MAX_SENTENCE_CHARS), min(len(text), end + MAX_SENTENCE_CHARS)
    before = text.rfind("\n\n", floor, start)
    after = text.find("\n\n", end, ceiling)
    return Span(floor if before < 0 else before + 2, ceiling if after < 0 else after)
