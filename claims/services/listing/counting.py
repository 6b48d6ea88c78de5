"""Counting no further than anybody wants to know: exact up to a bound, "10,000+" beyond it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from django.db import connections
from django.db.models import QuerySet
from django.utils.formats import number_format

from claims.services.listing.compound import statement_if_any

MAX_COUNTED = 10_000
Key = TypeVar("Key")


def grouped(number: int) -> str:
    """As people read it: 20,000."""
    return str(number_format(number, use_l10n=True, force_grouping=True))


class Bounded(NamedTuple):
    """A count that is exact, or says that there are more."""

    number: int
    is_more: bool = False

    def __str__(self) -> str:
        shown = grouped(self.number)
        return f"{shown}+" if self.is_more else shown

    def is_beyond(self, most: int) -> bool:
        """Are there more than `most`?"""
        return self.number > most or (self.is_more and self.number >= most)


class First(NamedTuple):
    """The first rows of a list, and how many it has."""

    rows: list[Any]
    total: Bounded

    @property
    def is_cut(self) -> bool:
        return self.total.is_more or self.total.number > len(self.rows)

    @property
    def is_counted(self) -> bool:
        """Is more known than that there are others?"""
        return self.total.number > len(self.rows)


def first_of(rows: QuerySet[Any], most: int, counted: QuerySet[Any] | None = None) -> First:
    """The first `most` of `rows`; only where there are more are they counted, by `counted` where that is quicker."""
    found = list(rows[: most + 1])
    if len(found) <= most:
        return First(found, Bounded(len(found)))
    return First(found[:most], count_up_to(rows if counted is None else counted))


def first_read(rows: Sequence[Any], most: int) -> First:
    """The first `most` of rows of which one more was read, if there is one."""
    return First([*rows[:most]], bounded(len(rows), most))


def bounded(counted: int, bound: int = MAX_COUNTED) -> Bounded:
    """What a count of up to `bound` + 1 rows says."""
    return Bounded(min(counted, bound), counted > bound)


def count_up_to(rows: QuerySet[Any], bound: int = MAX_COUNTED) -> Bounded:
    return bounded(rows.order_by()[: bound + 1].count(), bound)


def counts_up_to(groups: Mapping[Key, QuerySet[Any]], bound: int = MAX_COUNTED) -> dict[Key, Bounded]:
    """Count the rows of each group, in one query for all of them."""
    counts = dict.fromkeys(groups, Bounded(0))
    reads = {key: statement_if_any(rows.order_by().values("pk")[: bound + 1]) for key, rows in groups.items()}
    asked = {key: found for key, found in reads.items() if found is not None}
    if not asked:
        return counts
    selects = ", ".join(f"(SELECT COUNT(*) FROM ({sql}) AS counted)" for sql, _values in asked.values())
    with connections[next(iter(groups.values())).db].cursor() as cursor:
        cursor.execute(f"SELECT {selects}", [value for _sql, values in asked.values() for value in values])
        row = cursor.fetchone()
    return counts | {key: bounded(number, bound) for key, number in zip(asked, row, strict=True)}
