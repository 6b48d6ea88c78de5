"""The ways a citation is written: a reader types "49 USC 5307" or "SB 21-131", a text has "49 U.S.C. § 5307" or
"Senate Bill 21-131", and the key of the bill is SB21-131."""

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


class Bill(NamedTuple):
    """What a legislature numbers, by its letters and in words."""

    letters: str
    spelled: str = ""


BILLS = (
    Bill("sb", "senate bill"),
    Bill("hb", "house bill"),
    Bill("ab", "assembly bill"),
    Bill("sjr", "senate joint resolution"),
    Bill("hjr", "house joint resolution"),
    Bill("scr", "senate concurrent resolution"),
    Bill("hcr", "house concurrent resolution"),
    Bill("sjm", "senate joint memorial"),
    Bill("hjm", "house joint memorial"),
    # Of Congress, whose resolutions are "H.Res.".
    Bill("hr"),
)
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


# The year and the number of a bill, or its number alone; a hyphen may be the last that was typed so far.
_SERIAL = (
    r"(?:(?P<century>19|20)?(?P<year>\d\d)(?P<session>[A-Za-z]?)[-\u2010-\u2014](?P<numbered>\d{0,4})"
    r"|(?P<bare>\d{1,5}))(?![\w\-])"
)


def _bill_pattern(bill: Bill) -> str:
    names = [_name(" ".join(bill.letters)), *([_name(bill.spelled)] if bill.spelled else [])]
    return rf"(?:{'|'.join(names)})\.?[\s\-]{{0,3}}(?:no\.?{_BLANKS}|#)?{_SERIAL}"


def _ways_of_bill(bill: Bill, parts: dict[str, str]) -> Iterator[Words]:
    letters = " ".join(bill.letters)
    for serial in _serials(parts):
        yield _words(f"{bill.letters}{serial}")
        for name in filter(None, (bill.letters, letters, bill.spelled)):
            yield _words(f"{name} {serial}")
            yield _words(f"{name} no {serial}")


def _serials(parts: dict[str, str]) -> Iterator[str]:
    """SB21-131, too, is "SB 2021-131"."""
    if bare := parts.get("bare"):
        yield bare
        return
    rest = f"{parts['year']}{parts['session']}-{parts['numbered']}"
    yield rest
    yield f"{parts['century'] or '20'}{rest}"


_READ: list[tuple[Code | Bill, re.Pattern[str]]] = [
    *((code, re.compile(pattern, re.IGNORECASE)) for code in CODES for pattern in _patterns(code)),
    *((bill, re.compile(_bill_pattern(bill), re.IGNORECASE)) for bill in BILLS),
]
_UNNAMED = re.compile(r"\(\?P<\w+>")
CITATION = re.compile(
    rf"(?<![\w.\-])-?(?:{'|'.join(_UNNAMED.sub('(?:', pattern.pattern) for _code, pattern in _READ)})", re.IGNORECASE
)
"""A citation as it is typed, with the hyphen that excludes it."""


def spellings_of(written: str) -> tuple[Words, ...]:
    """The words of all ways to write the citation `written`, as it stands first; none where it is no citation."""
    for code, pattern in _READ:
        if found := pattern.fullmatch(written):
            parts = {name: part or "" for name, part in found.groupdict().items()}
            ways = _ways_of_bill(code, parts) if isinstance(code, Bill) else _ways(code, parts)
            return tuple(dict.fromkeys([_words(written), *ways]))
    return ()


def _ways(code: Code, parts: dict[str, str]) -> Iterator[Words]:
    volume, number = parts.get("volume", ""), parts.get("number", "")
    for name in code.names:
        for joint in ("", *code.joints) if number else ("",):
            yield _words(f"{volume} {name} {joint} {number}")
        if code.may_follow and number:
            yield _words(f"{number} {name}")


def _words(text: str) -> Words:
    return tuple(word.lower() for word in WORD.findall(text))
