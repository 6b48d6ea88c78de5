"""Searching only where a pattern can match: around its landmark, a plain word that every match contains.

Most of a text names no authority. Finding a fixed word is many times faster than trying a long pattern at each
character, so a pattern with a landmark is tried in the neighbourhood of the landmark alone.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Near(NamedTuple):
    """A pattern whose matches lie within `before` characters before and `behind` behind the start of a landmark."""

    pattern: re.Pattern[str]
    landmark: re.Pattern[str]
    before: int
    behind: int

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        for start, end in neighbourhoods(text, self.landmark, before=self.before, behind=self.behind):
            yield from self.pattern.finditer(text, start, end)


def near(pattern: str, landmark: str, *, before: int, behind: int, flags: int = 0) -> Near:
    return Near(re.compile(pattern, flags), re.compile(landmark), before, behind)


def neighbourhoods(text: str, landmark: re.Pattern[str], *, before: int, behind: int) -> Iterator[tuple[int, int]]:
    """The neighbourhoods of all landmarks, joined where they meet, in order."""
    start = end = 0
    for found in landmark.finditer(text):
        begin = found.start() - before
        if begin > end:
            if end:
                yield start, end
            start = begin
        end = found.start() + behind
    if end:
        yield start, end
