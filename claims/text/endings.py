"""Endings: citations and footnote marks behind a sentence's words are no part of its claim."""

import re

from .abbreviations import MAX_TOKEN_CHARS, goes_on_after
from .assertions import is_bare_citation
from .mentions import Mentions
from .raised import NOTES

FOOTNOTE = re.compile(
    r"(?:(?<=[^\W\d_][.!?”’\")])(?:\d{1,3}|\[\w{1,12}\])|\[\^[\w-]{1,12}\]"
    # Behind a number, brackets and quotation marks may have a power.
    rf"|(?:(?<=[^\W\d_][”’\")])|(?<=[.!?])|(?<=[.!?][”’\")])){NOTES}{{1,12}})$"
)
MAX_NOTES_CHARS = 240
# A citation sentence begins behind a stop, or behind the quotation that it is the source of.
STOP = re.compile(r"(?:[.!?][”\"’)]*|[”\"])\s+(?=[§\dA-Z(])")
MAX_CITATION_CHARS = 250
MAX_CITATIONS = 4


def end_of_assertion(text: str, start: int, end: int, mentions: Mentions) -> int:
    """Where the words of the sentence `text[start:end]` end before its footnote marks and citations (code points)."""
    for _ in range(MAX_CITATIONS):
        end = _before_footnote(text, start, end)
        place = _before_citation(text, start, end, mentions)
        if place is None:
            return end
        end = place
    return end


def _before_footnote(text: str, start: int, end: int) -> int:
    found = FOOTNOTE.search(text, max(start, end - MAX_NOTES_CHARS), end)
    return found.start() if found else end


def _before_citation(text: str, start: int, end: int, mentions: Mentions) -> int | None:
    for found in STOP.finditer(text, max(start, end - MAX_CITATION_CHARS), end):
        if is_bare_citation(text[found.end() : end]) and not _is_inside(text, start, found, mentions):
            return found.end() - len(found.group()) + len(found.group().rstrip())
    return None


def _is_inside(text: str, start: int, stop: re.Match[str], mentions: Mentions) -> bool:
    """ "Under 49 U.S.C. § 5307": the stop is an abbreviation's, and the citation a part of what is said."""
    right = stop.end() + text.startswith("(", stop.end())
    if mentions.begins_at(right):
        return False
    if mentions.covers(stop.start()):
        return True
    left = text[max(start, stop.start() + 1 - MAX_TOKEN_CHARS) : stop.start() + 1]
    is_plain = stop.group().rstrip() == "."
    return is_plain and goes_on_after(left, text[right : right + MAX_TOKEN_CHARS])
