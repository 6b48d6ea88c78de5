"""Words of a text with their places, and how names are walked word by word.

Only names of acts and of cases are walked, so only the words around what makes them are read.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from claims.text.authorities.near import Near

WORD = re.compile(r"(?:[A-Z]\.){1,5}(?!\w)|\w+(?:[’'‐‑–-]\w+)*(?:[’'](?=\s))?|&")
NAME_CHARS = 400
"""No name that is walked is longer."""
WORDS_OF_NAMES = Near(WORD, re.compile(r"A(?:ct|CT)\b|\bvs?\b|\bre\b|\bparte\b|Matter"), NAME_CHARS, NAME_CHARS)
FULL_LINE_CHARS = 50
BETWEEN_WORDS = re.compile(r"[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]?")


class Word(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or bool(re.match(r"\d{1,2}(?:st|nd|rd|th)\b|9/?11", self.text))


class Words:
    """The words of a text around "Act", "v." and "In re", in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = [Word(found.start(), found.end(), found[0]) for found in WORDS_OF_NAMES.finditer(text)]
        self._starts = [word.start for word in self.all]

    def index_at(self, start: int) -> int:
        """The index of the first word that begins at or behind `start`."""
        return bisect_left(self._starts, start)

    def gap(self, left: int) -> str:
        """What stands between word `left` and the next one."""
        return self.text[self.all[left].end : self.all[left + 1].start]

    def are_joined(self, left: int) -> bool:
        """Whether only a space stands between word `left` and the next, or the break of a full line.

        A short line before the break is a heading or a list item, and no name goes on behind it.
        """
        gap = self.gap(left)
        if not BETWEEN_WORDS.fullmatch(gap):
            return False
        end = self.all[left].end
        return "\n" not in gap or (end >= FULL_LINE_CHARS and "\n" not in self.text[end - FULL_LINE_CHARS : end])
