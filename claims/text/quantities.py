"""Quantities: the numbers of a statement by what they count, each with the span of values that its words allow."""

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from .synonyms import headword

SPELLED = {
    word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER = re.compile(
    rf"(?<![\w§/.#-])(?P<currency>[$€£])?\s?(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?|(?i:{'|'.join(SPELLED)}))(?![\w/]|-\d|,\d)"
    rf"(?:[\s-](?P<scale>{'|'.join(SCALES)}))?(?P<percent>\s?%|[\s-]per\s?cent(?:age points?)?)?"
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
# What stands before and behind a year: never a noun that it counts.
BEFORE_YEAR = re.compile(
    r"(?i)\b(?:in|since|until|by|of|from|to|before|after|during|and|early|late|mid|spring|summer|autumn|fall|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d,)\s$"
)
# "Section 3" and "Route 7" are numbered, not counted; "No. 5" too. Such numbers tell one matter from another.
NUMBERED_AS = "#"
NUMBERED = re.compile(
    r"(?i)\b(?:sections?|titles?|parts?|chapter|article|act|bill|rule|no|order|step|page|route|line|figure|table|phase|"
    r"level|grade|question|item|district|room|highway|type)\.?\s$"
)
AT_LEAST = re.compile(
    r"(?i)\b(?:more than|over|at least|above|exceed(?:s|ed|ing)?|no (?:fewer|less) than|not (?:fewer|less) than|"
    r"a minimum of|upwards of)\s$"
)
AT_MOST = re.compile(
    r"(?i)\b(?:less than|fewer than|under|below|up to|at most|no more than|not more than|a maximum of|"
    r"as (?:many|much) as|only up to|older than|younger than)\s$"
)
ABOUT = re.compile(
    r"(?i)\b(?:about|around|nearly|almost|roughly|approximately|some|estimated|close to|just over|just under|circa)\s$"
)
RANGE = re.compile(r"(?:\d|%|\s(?:million|billion))\s?(?:–|-|to\s|and\s)\s?[$€£]?$")
# "1 in 10 people", "three out of five".
SHARE = re.compile(rf"(?i)(?:\d|\b(?:{'|'.join(SPELLED)}))\s(?:in|out of)\s(?:every\s)?$")
NOUN = re.compile(r"[\s-]([^\W\d_][\w’'-]*)")
# Words in which nothing is counted.
NO_UNITS = frozenset(
    """
    of in to for from by at on with and or the a an is are was were be been has have had per as than that which who if
    each every more less it they not also against after before until during when while because between under over
    about since into out up down
    """.split()
)
ABOUT_SHARE = 0.1
# Numbers are taken to be rounded to their trailing noughts, but for their first digits.
EXACT_DIGITS = 2


class Quantity(NamedTuple):
    """The words of a number and the values that they allow, from `low` to `high`."""

    words: str
    low: float
    high: float

    def excludes(self, other: "Quantity") -> bool:
        return self.high < other.low or other.high < self.low


def is_counted(unit: str) -> bool:
    """Whether the numbers of a unit say how many or how much, or when."""
    return bool(unit) and not unit.startswith(NUMBERED_AS)


def quantities_of(statement: str) -> dict[str, tuple[Quantity, ...]]:
    """The quantities of a statement under what they count: a noun, "%", a currency, "calendar" (years), "share"; "" for
    a number of nothing named; "#route" for the number of a route, which counts nothing."""
    found: dict[str, tuple[Quantity, ...]] = {}
    for unit, quantity in _read(statement):
        found[unit] = (*found.get(unit, ()), quantity)
    return found


def _read(statement: str) -> Iterator[tuple[str, Quantity]]:
    for number in NUMBER.finditer(statement):
        before = statement[: number.start()]
        if named := NUMBERED.search(before[-12:]):
            yield f"{NUMBERED_AS}{named.group().strip(' .').lower()}", Quantity(number["digits"], *_exact(number))
            continue
        unit, noun = _unit_of(statement, number, before)
        words = f"{number.group().strip()} {noun}".strip()
        yield unit, Quantity(words, *_bounds(number, before[-24:], unit))


def _unit_of(statement: str, number: re.Match[str], before: str) -> tuple[str, str]:
    if number["percent"]:
        return "%", ""
    if number["currency"]:
        return number["currency"], ""
    if SHARE.search(before[-16:]):
        return "share", ""
    noun = NOUN.match(statement, number.end())
    form = noun.group(1).lower() if noun else ""
    has_unit = bool(form) and form not in NO_UNITS
    if YEAR.fullmatch(number["digits"]) and not number["scale"] and (BEFORE_YEAR.search(before[-12:]) or not form):
        return "calendar", ""
    return (headword(form), noun.group(1)) if noun and has_unit else ("", "")


def _exact(number: re.Match[str]) -> tuple[float, float]:
    value = float(SPELLED.get(number["digits"].lower(), number["digits"]).replace(",", ""))
    return value, value


def _bounds(number: re.Match[str], before: str, unit: str) -> tuple[float, float]:
    digits = SPELLED.get(number["digits"].lower(), number["digits"]).replace(",", "")
    if unit in ("calendar", ""):
        return _exact(number)
    scale = SCALES.get(number["scale"] or "", 1.0)
    value, slack = float(digits) * scale, _rounding(digits, scale)
    if AT_LEAST.search(before):
        return value - slack, inf
    if AT_MOST.search(before) or RANGE.search(before):
        return -inf, value + slack
    slack = max(slack, ABOUT_SHARE * value) if ABOUT.search(before) else slack
    return value - slack, value + slack


def _rounding(digits: str, scale: float) -> float:
    """Half of the last place that is told: 41,000 stands for 40,500 to 41,500, and 4.5 for 4.45 to 4.55."""
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(scale * 10 ** -len(decimals) / 2)
    noughts = min(len(whole) - len(whole.rstrip("0")), max(len(whole) - EXACT_DIGITS, 0))
    return float(scale * 10**noughts / 2) if noughts or scale > 1 else 0.0
