"""Dates in numbers: whether they are days of the calendar, by whichever order of day, month and year they are in."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

IN_NUMBERS = re.compile(r"\s*(?P<date>(\d{1,4})([./-])(\d{1,2})(?:\3(\d{1,4}))?)(?=$|[\sT,;])")
# A day as spreadsheets count them, where the cell lost its format: 1954 to 2099, so that few other numbers are meant.
SERIAL = re.compile(r"\s*([2-7]\d{4})(?:\.\d+)?\s*")
FIRST_SERIAL_DAY, LAST_SERIAL = date(1899, 12, 30), 73_050
YEAR_DIGITS, SHORT_YEAR_DIGITS = 4, 2
CENTURY = 2000
# ISO 8601 begins with the year, most of the world with the day, the United States with the month, never with dots.
YEAR_FIRST, DAY_FIRST, MONTH_FIRST = "ymd", "dmy", "mdy"


class Written(NamedTuple):
    """A date as it is written, with the orders of its numbers in which it is a day."""

    place: str
    words: str
    orders: frozenset[str]


class Serial(NamedTuple):
    """A number where a date should be, with the day that a spreadsheet means by it."""

    place: str
    words: str
    day: date


class Dates(NamedTuple):
    """`impossible` name no day of the calendar, or none in the order that most dates of the file have;
    `month_first` is the first date that is a day only with the month first, where that is the file's order;
    `serials` are numbers of days."""

    impossible: list[Written]
    month_first: Written | None
    serials: list[Serial]


def read_dates(told: Iterable[tuple[str, str]]) -> Dates:
    """Look through pairs of a place and what is written there; what is no date in numbers is not judged."""
    told = list(told)
    found = [written for place, words in told if (written := _read(place, words))]
    serials = [serial for place, words in told if (serial := _serial(place, words))]
    by_day = [written for written in found if written.orders == {DAY_FIRST} and "." not in written.words]
    by_month = [written for written in found if written.orders == {MONTH_FIRST}]
    order = MONTH_FIRST if len(by_month) > len(by_day) else DAY_FIRST
    impossible = [one for one in found if not _fits(one, order)]
    return Dates(impossible, by_month[0] if order == MONTH_FIRST else None, serials)


def is_date(words: str) -> bool:
    """Whether the words begin with a day in numbers, or are one as spreadsheets count them."""
    written = _read("", words)
    return _serial("", words) is not None or (written is not None and bool(written.orders))


def _serial(place: str, words: str) -> Serial | None:
    found = SERIAL.fullmatch(words)
    if found is None or int(found[1]) > LAST_SERIAL:
        return None
    return Serial(place, words.strip(), FIRST_SERIAL_DAY + timedelta(days=int(found[1])))


def _fits(written: Written, order: str) -> bool:
    # What is written with dots has the day first in every file.
    order = DAY_FIRST if "." in written.words else order
    return bool({order, YEAR_FIRST} & written.orders)


def _read(place: str, words: str) -> Written | None:
    found = IN_NUMBERS.match(words)
    if found is None or not _is_date(found):
        return None
    return Written(place, found["date"], orders_of(found))


def _is_date(found: re.Match[str]) -> bool:
    """Anything else is a version, a share, a number of something."""
    first, third = found.group(2, 5)
    if len(first) == YEAR_DIGITS:
        return True
    return third is not None and len(third) in (SHORT_YEAR_DIGITS, YEAR_DIGITS) and len(first) <= SHORT_YEAR_DIGITS


def orders_of(found: re.Match[str]) -> frozenset[str]:
    """The orders in which the numbers of such a date are a day."""
    first, sign, second, third = found.group(2, 3, 4, 5)
    if len(first) == YEAR_DIGITS:
        return frozenset({YEAR_FIRST} if _is_day(first, second, third or "1") else ())
    if not _is_date(found):
        return frozenset()
    orders = {DAY_FIRST} if _is_day(third, second, first) else set()
    if sign != "." and _is_day(third, first, second):
        orders.add(MONTH_FIRST)
    if sign == "-" and len(first) == len(third) == SHORT_YEAR_DIGITS and _is_day(first, second, third):
        orders.add(YEAR_FIRST)
    return frozenset(orders)


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year) + (CENTURY if len(year) == SHORT_YEAR_DIGITS else 0), int(month), int(day))
    except ValueError:
        return False
    return True
