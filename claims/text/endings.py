"""Endings: citations and footnote marks behind a sentence's words are no part of its claim."""

import re

from .assertions import is_bare_citation

FOOTNOTE = re.compile(r"(?:(?<=[^\W\d_][.!?”’\")])(?:\d{1,3}|\[\w{1,12}\]|[¹²³⁴-⁹⁰]{1,3})|\[\^[\w-]{1,12}\])$")
# A citation sentence begins behind a stop, or behind the quotation that it is the source of.
STOP = re.compile(r"(?:[.!?][”\"’)]*|[”\"])\s+(?=[§\dA-Z(])")
MAX_CITATION_CHARS = 250
MAX_CITATIONS = 4


def end_of_assertion(text: str, start: int, end: int) -> int:
    """Where the words of the sentence `text[start:end]` end before its footnote marks and citations (code points)."""
    for _ in range(MAX_CITATIONS):
        end = _before_footnote(text, start, end)
        place = _before_citation(text, start, end)
        if place is None:
            return end
        end = place
    return end


def _before_footnote(text: str, start: int, end: int) -> int:
    found = FOOTNOTE.search(text, max(start, end - 16), end)
    return found.start() if found else end


def _before_citation(text: str, start: int, end: int) -> int | None:
    for found in STOP.finditer(text, max(start, end - MAX_CITATION_CHARS), end):
        if is_bare_citation(text[found.end() : end]):
            return found.end() - len(found.group()) + len(found.group().rstrip())
    return None
