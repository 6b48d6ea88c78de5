"""Pieces of citation grammar that several modules share.

Every repetition here has an upper bound, so that a pattern tried at each place of a text stays linear in its length.
"""

import re

SPACE = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]?)"
MAYBE_SPACE = r"(?:[^\S\n]?\n?)"
DASH = "[-\u2010-\u2014]"
YEAR = r"(?:1[789]|20)\d\d"
SUBSECTIONS = r"(?:\((?:[a-z]{1,5}|[A-Z]{1,4}|\d{1,3})\)){0,8}"
SECTION_MARK = r"(?:§{1,2}|[Ss]ections?|SECTIONS?|[Ss]ecs?\.)"

_PART = r"\d{1,6}(?:[A-Za-z]{1,3}\d{0,3})?"
_LETTERS = rf"(?:[A-Z]{{1,2}}{DASH})?"
_TREASURY = rf"(?:\([a-z0-9]{{1,3}}\)){{1,3}}{DASH}"
_LETTERED = rf"{DASH}[A-Za-z]{{1,2}}(?!\w)"
NUMBER = (
    rf"{_PART}(?:[.:/]{_PART}|{DASH}{{1,2}}{_LETTERS}{_PART}|{_TREASURY}{_PART}|{_LETTERED}|{DASH}\.\d{{1,4}}){{0,6}}"
)
"""A section number in any code: 1396a, 164.512, 24-76.6-102, 181A.820, 1.1031(a)-1, 53.303-DD-254, 2805-b, 91-A:1,
290-1-1-.01."""

NUMBER_ENDS = r"(?![\w§])(?!\.\d)"

_DASHES = re.compile(f"{DASH}{{1,2}}")
_SPACES = re.compile(r"\s+")


def plain_dashes(number: str) -> str:
    return _DASHES.sub("-", number)


def plain_spaces(words: str) -> str:
    return _SPACES.sub(" ", words).strip()


def is_plural(mark: str | None) -> bool:
    return bool(mark) and (mark or "").lower().rstrip(".") in {"§§", "sections", "secs", "parts", "chapters", "titles"}


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())
