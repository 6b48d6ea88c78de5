"""One day in several spellings: a sheet that is saved as another format writes its dates anew."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from unicodedata import combining, normalize

from .aside_words import MONTHS
from .dates import CENTURY, FIRST_SERIAL_DAY, IN_NUMBERS, LAST_SERIAL, SERIAL, SHORT_YEAR_DIGITS, orders_of

# By their first letters, in English, German, French and Spanish, without accents.
BEGINNINGS = ("jan ene", "feb fev", "mar", "apr abr avr", "may mai", "jun juin", "jul juil", "aug ago aou", "sep",
              "oct okt", "nov", "dec dic dez")  # fmt: skip
SHORT_MONTH_CHARS = 4
MAX_DATE_CHARS = 40
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>[a-z]{3,})\.?", r"(?P<year>\d{4}|\d{2})(?!\d)"
NAMED = (
    re.compile(rf"\s*{_DAY}(?:\.|er|st|nd|rd|th)?[\s-]*(?:de\s+|of\s+)?{_MONTH},?[\s-]*(?:de[l]?\s+)?{_YEAR}"),
    re.compile(rf"\s*{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"),
)
TIME = re.compile(r"(?:\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?|\s?uhr|\s?h)?|)")
MIDNIGHT = "00:00"
NO_SECONDS = re.compile(r"(?<=\d:\d\d):00(?:\.0+)?$")


class _Day(NamedTuple):
    """The days that a spelling can mean, the numbers in which it says so, and the time of the day."""

    days: frozenset[date]
    numbers: tuple[int, ...]
    time: str


def is_same_date(one: str, other: str) -> bool:
    """Whether two cells say one day, and nothing else: 2024-05-03, 03.05.2024, 5/3/24, 3. Mai 2024. Of two that may
    have day and month either way round, these have to stand in one order."""
    if one == other:
        return True
    first, second = _day_in(one), _day_in(other)
    if first is None or second is None or first.time != second.time:
        return False
    if len(first.days) > 1 and len(second.days) > 1:
        return first.numbers == second.numbers
    return not first.days.isdisjoint(second.days)


def _day_in(words: str) -> _Day | None:
    if len(words) > MAX_DATE_CHARS:
        return None
    if serial := SERIAL.fullmatch(words):
        number = int(serial[1])
        day = FIRST_SERIAL_DAY + timedelta(days=number)
        return _Day(frozenset([day]), (), "") if number <= LAST_SERIAL and "." not in words else None
    return _in_numbers(words) or _in_words(words)


def _in_numbers(words: str) -> _Day | None:
    found = IN_NUMBERS.match(words)
    if found is None or found[5] is None:
        return None
    told = found.group(2, 4, 5)
    days = (_day_of(**dict(zip(order, told, strict=True))) for order in orders_of(found))
    return _with_time(days, words[found.end() :], *map(int, told[:2]), _year(told[2]))


def _in_words(words: str) -> _Day | None:
    bare = "".join(sign for sign in normalize("NFD", words.casefold()) if not combining(sign))
    found = next(filter(None, (pattern.match(bare) for pattern in NAMED)), None)
    month = _month(found["month"]) if found else 0
    if found is None or not month:
        return None
    return _with_time([_day_of(d=found["day"], m=str(month), y=found["year"])], bare[found.end() :])


def _month(name: str) -> int:
    if name not in MONTHS and len(name) > SHORT_MONTH_CHARS:
        return 0
    found = (number for number, some in enumerate(BEGINNINGS, start=1) if name.startswith(tuple(some.split())))
    return next(found, 0)


def _day_of(*, d: str, m: str, y: str) -> date | None:
    try:
        return date(_year(y), int(m), int(d))
    except ValueError:
        return None


def _year(written: str) -> int:
    return int(written) + (CENTURY if len(written) == SHORT_YEAR_DIGITS else 0)


def _with_time(days: Iterable[date | None], rest: str, *numbers: int) -> _Day | None:
    """None where something else than a time stands behind the day."""
    time = NO_SECONDS.sub("", rest.strip(" T,;").casefold())
    found = frozenset(filter(None, days))
    return _Day(found, numbers, "" if time == MIDNIGHT else time) if found and TIME.fullmatch(time) else None
