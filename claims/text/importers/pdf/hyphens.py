"""Words divided at the end of a line: joined again, with or without the hyphen."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .pages import Line

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LAST = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")
FIRST = re.compile(r"[^\W_]+")
MIN_WORD = 3
# "chat-optimized" is two words with a hyphen; "under-standing" is one without.
SECOND_HALF = re.compile(r"[a-z]{3,}(?:ed|ing)|centric|level|like|free|wide|term")
PARTICLES = frozenset("about after back down fore into over through under upon with within without".split())
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
# What an address goes on with on the next line: a sign of addresses, or a word with one inside.
ADDRESS_GOES_ON = re.compile(r"[./?#&=_%~-]\S|[\w-]*(?:[/_=&]|\.[a-z]{2,4}\b)")


class Joiner:
    """Joins divided words as the rest of the document writes them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._known = Counter(word.lower() for words in _whole_words(lines) for word in words)
        self.joined = self.kept = 0

    def join(self, before: str, after: str) -> str:
        """The two lines as one: the hyphen goes, unless the word has one of its own; addresses keep theirs."""
        first, last = LAST.search(before), FIRST.match(after)
        if ADDRESS.search(before) or (first and last and self._has_own_hyphen(first.group(), last.group())):
            self.kept += 1
            return f"{before}-{after}"
        self.joined += 1
        return before + after

    def _has_own_hyphen(self, first: str, last: str) -> bool:
        whole, hyphened = (first + last).lower(), f"{first}-{last}".lower()
        if self._known[whole] != self._known[hyphened]:
            return self._known[hyphened] > self._known[whole]
        if "-" in first or not last[0].islower() or first[-1].isdigit():
            return True
        # "rea-sons" has halves that are no words; "text-based" has two.
        if len(first) > MIN_WORD and self._known[first.lower()] and first.lower() not in PARTICLES:
            return bool(SECOND_HALF.fullmatch(last)) or bool(self._known[last.lower()])
        are_words = self._known[first.lower()] and self._known[last.lower()]
        return bool(are_words) and min(len(first), len(last)) >= MIN_WORD


def follow(before: str, after: str) -> str:
    """The two lines as one, with a blank between them unless a web address goes on over the end of the line."""
    before = before.rstrip()
    goes_on = ADDRESS.search(before) and ADDRESS_GOES_ON.match(after)
    return before + after if goes_on else f"{before} {after}"


def _whole_words(lines: Sequence[Line]) -> Iterator[list[str]]:
    """The words of each line but for those that its end or its beginning cut."""
    is_continued = False
    for line in lines:
        words = WORD.findall(line.text)
        yield words[int(is_continued) : len(words) - int(line.is_divided)]
        is_continued = line.is_divided
