"""The ways a citation is written: a reader types "49 USC 5307", a text has "49 U.S.C. § 5307"."""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.text.stems import WORD

Words = tuple[str, ...]


class Code(NamedTuple):
    """What is cited by a number, under each of its names; letters stand apart where a text may have dots or blanks."""

    names: tuple[str, ...]
    # A word that may stand between the name and the number. Section marks are no words.
    joints: tuple[str, ...] = ()
    has_volume: bool = True
    # "section 43-4-1301, C.R.S."
    may_follow: bool = False


CODES = (
    Code(("usc", "u s c", "usca", "u s c a", "us code", "u s code", "united states code"), ("section", "sec")),
    Code(("cfr", "c f r", "code of federal regulations"), ("section", "sec", "part")),
    Code(("ccr", "c c r"), ("section", "sec")),
    Code(("fed reg", "fr", "f r")),
    Code(("stat",)),
    Code(
        ("crs", "c r s", "colo rev stat", "colorado revised statutes"),
        ("section", "sec"),
        has_volume=False,
        may_follow=True,
    ),
    Code(("public law", "pub l", "p l", "pl"), ("no",), has_volume=False),
    Code(("executive order", "exec order", "e o", "eo"), ("no",), has_volume=False),
)
# These are no words of a language: without a number too, they are the code.
INITIALS = {"usc", "usca", "cfr", "ccr", "crs"}

_NUMBER = r"(?P<number>\d[\w.()\-\u2010-\u2014]*(?:\s?\(\w{1,5}\)){0,8})"
_PARTED = r"(?P<number>\d+(?:\.\d+)?(?:-\d[\w.]*){2}(?:\s?\(\w{1,5}\)){0,8})"
_MARK = r"(?:§{1,2}|sections?|secs?\.?|parts?|nos?\.?)?"
_BLANKS, _BLANK = r"\s{0,3}", r"\s{1,3}"


def _name(name: str) -> str:
    """A pattern of the name with or without dots; letters that stand apart may stand together."""
    words = name.split()
    pattern = words[0]
    for before, word in itertools.pairwise(words):
        blanks = _BLANKS if len(before) == len(word) == 1 else _BLANK
        pattern += rf"\.?{blanks}{word}"
    return pattern


def _patterns(code: Code) -> Iterator[str]:
    names = sorted(code.names, key=len, reverse=True)
    every = "|".join(map(_name, names))
    initials = "|".join(_name(name) for name in names if name.replace(" ", "") in INITIALS)
    volume = rf"(?P<volume>\d{{1,4}}){_BLANK}" if code.has_volume else ""
    if code.may_follow:
        yield rf"(?:{_MARK}{_BLANKS}){_PARTED},?{_BLANK}(?:of\s(?:the\s)?)?(?:{every})(?![^\W_])\.?"
    yield rf"{volume}(?:{every})(?![^\W\d_])\.?,?{_BLANKS}{_MARK}{_BLANKS}{_NUMBER}"
    if initials:
        yield rf"(?:{volume})?(?:{initials})(?![^\W_])\.?"


_READ = [(code, re.compile(pattern, re.IGNORECASE)) for code in CODES for pattern in _patterns(code)]
_UNNAMED = re.compile(r"\(\?P<\w+>")
CITATION = re.compile(
    rf"(?<![\w.\-])-?(?:{'|'.join(_UNNAMED.sub('(?:', pattern.pattern) for _code, pattern in _READ)})", re.IGNORECASE
)
"""A citation as it is typed, with the hyphen that excludes it."""


def spellings_of(written: str) -> tuple[Words, ...]:
    """The words of all ways to write the citation `written`, as it stands first; none where it is no citation."""
    for code, pattern in _READ:
        if found := pattern.fullmatch(written):
            parts = found.groupdict()
            return tuple(
                dict.fromkeys([_words(written), *_ways(code, parts.get("volume") or "", parts.get("number") or "")])
            )
    return ()


def _ways(code: Code, volume: str, number: str) -> Iterator[Words]:
    for name in code.names:
        for joint in ("", *code.joints) if number else ("",):
            yield _words(f"{volume} {name} {joint} {number}")
        if code.may_follow and number:
            yield _words(f"{number} {name}")


def _words(text: str) -> Words:
    return tuple(word.lower() for word in WORD.findall(text))
