"""What is wrong in the rows of a file, said so that somebody finds the cell and knows what to do."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.choices import VERDICTS_WITH_REASON
from claims.text.checked import (
    CLAIM_ROLES,
    Row,
    Table,
    column_named,
    correction_in,
    place_of,
    problem_of,
    read_dates,
    words_of,
)

TOLD_PROBLEMS = 20
SHOWN_VALUES = 3
SHOWN_CHARS = 40


class Problem(NamedTuple):
    """`holds` are words of the row itself, for whoever brings the file in: they may be private, the rest is not."""

    place: str
    reason: str
    holds: str = ""

    def __str__(self) -> str:
        return f"{self.bare} ({self.holds})" if self.holds else self.bare

    @property
    def bare(self) -> str:
        return f"{self.place}: {self.reason}"


def tell(problems: Sequence[Problem]) -> str:
    """The first of them in one line, and how many more there are."""
    return tell_some([str(problem) for problem in problems[:TOLD_PROBLEMS]], len(problems), "; ")


def tell_some(told: Sequence[str], total: int, between: str) -> str:
    more = total - len(told)
    return between.join(told) + (between + _("and {count} more").format(count=more) if more > 0 else "")


class Reading(NamedTuple):
    """How the rows of a table were read: its headings, the columns that hold the claims, cells without their value."""

    headings: Sequence[str]
    claims: Sequence[int]
    unsaved: frozenset[tuple[str, int]]


def reading_of(table: Table, headings: Sequence[str], columns: Mapping[str, int]) -> Reading:
    claims = [columns[role] for role in CLAIM_ROLES if role in columns]
    cells = (map(int, cell.split(":")) for cell in table.formulas)
    return Reading(headings, claims, frozenset((place_of(table, row), column) for row, column in cells))


def problems_of(rows: Sequence[Row], reading: Reading | None = None) -> list[Problem]:
    """The rows that cannot come in; `reading` is how they were read, where they are of a table."""
    return [_problem(row, reason, reading) for row in rows if (reason := problem_of(row))]


def _problem(row: Row, reason: str, reading: Reading | None) -> Problem:
    if words_of(row):
        return Problem(row.place, reason)
    return Problem(row.place, _empty(row, reading) if reading and reading.claims else reason, _held(row))


def _empty(row: Row, reading: Reading) -> str:
    unsaved = next((column for column in reading.claims if (row.place, column) in reading.unsaved), None)
    if unsaved is not None:
        told = _("column {column} holds a formula without a stored value: open the file in a spreadsheet and save it")
        return told.format(column=column_named(unsaved, reading.headings))
    names = _(" and ").join(column_named(column, reading.headings) for column in reading.claims)
    told = ngettext(
        "it has no claim: column {names} is empty", "it has no claim: columns {names} are empty", len(reading.claims)
    )
    return told.format(names=names)


def _held(row: Row) -> str:
    values = [value for value in row[1:] if isinstance(value, str)] + [value for _name, value in row.other]
    shown = [" ".join(value.split()) for value in values if value.strip()][:SHOWN_VALUES]
    told = ", ".join(map(quoted, shown))
    return _("it has {values}").format(values=told) if told else ""


def quoted(words: str) -> str:
    """The first of the words, in quotation marks, on one line."""
    line = " ".join(words.split())
    return f"“{line[:SHOWN_CHARS]}{'…' if len(line) > SHOWN_CHARS else ''}”"


def correction_remarks(rows: Iterable[tuple[Row, str]]) -> list[str]:
    """What should be said, and no review of ours can say: `rows` come with what their verdict means here. It stays
    beside the claim, where a verdict is adopted without it."""
    found = [row.place for row, verdict in rows if _takes_none(verdict) and correction_in(row.correction)]
    if not found:
        return []
    told = ngettext(
        "{count} correction stands beside a verdict that has none (disputed and partly supported alone do), and is "
        "kept beside its claim, not adopted: {rows}",
        "{count} corrections stand beside verdicts that have none (disputed and partly supported alone do), and are "
        "kept beside their claims, not adopted: {rows}",
        len(found),
    )
    return [told.format(count=f"{len(found):,}", rows=tell_some(found[:TOLD_PROBLEMS], len(found), ", "))]


def _takes_none(verdict: str) -> bool:
    return bool(verdict) and verdict not in VERDICTS_WITH_REASON


def date_remarks(rows: Sequence[Row]) -> list[str]:
    """What is odd about the dates of checks, which are kept as they are written whatever they say."""
    dates = read_dates((row.place, row.when) for row in rows)
    remarks = []
    if count := len(dates.impossible):
        shown = [f"{date.place} “{date.words}”" for date in dates.impossible[:TOLD_PROBLEMS]]
        told = ngettext(
            "{count} date could not be read as a day of the calendar, and is kept as it is written: {dates}",
            "{count} dates could not be read as days of the calendar, and are kept as they are written: {dates}",
            count,
        )
        remarks.append(told.format(count=f"{count:,}", dates=tell_some(shown, count, ", ")))
    if count := len(dates.serials):
        days = [f"{one.place} “{one.words}” ({one.day.isoformat()})" for one in dates.serials[:TOLD_PROBLEMS]]
        told = ngettext(
            "{count} date is a number, as spreadsheets count days, and is kept as it is written: {dates}",
            "{count} dates are numbers, as spreadsheets count days, and are kept as they are written: {dates}",
            count,
        )
        remarks.append(told.format(count=f"{count:,}", dates=tell_some(days, count, ", ")))
    if first := dates.month_first:
        told = _("dates are written with the month first, as in {place} “{date}”, and are kept as they are written")
        remarks.append(told.format(place=first.place, date=first.words))
    return remarks
