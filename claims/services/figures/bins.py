"""Rows counted apart in stretches of time, each stretch answered by an index."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Left

from claims.models import ChainHead

DAYS_SHOWN = 28
ISO_DAY_CHARS = 10


def midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def last_days(at: datetime, days: int = DAYS_SHOWN) -> list[datetime]:
    """The starts of the last `days` days, today the last of them."""
    today = midnight(at)
    return [today - timedelta(days=back) for back in range(days - 1, -1, -1)]


def counts_between(rows: QuerySet[Any], field: str, edges: Sequence[datetime]) -> list[int]:
    """How many of `rows` have `field` from each edge up to the next one, in one query.

    Grouping a million rows by day reads them all; counts of ranges walk the index of `field` once.
    """
    counts = [_count_of(rows.filter(**{f"{field}__gte": start, f"{field}__lt": end})) for start, end in pairwise(edges)]
    # The head of the history has always one row: something to hang the counts on.
    return list(ChainHead.objects.filter(pk=1).values_list(*counts).get()) if counts else []


def _count_of(rows: QuerySet[Any]) -> Coalesce:
    alike = rows.order_by().annotate(alike=Value(1)).values("alike").annotate(n=Count("*")).values("n")
    return Coalesce(Subquery(alike), 0, output_field=IntegerField())


def day_of(field: str) -> Left:
    """An expression: the UTC day of a moment as text, which both engines compute by themselves."""
    return Left(Cast(field, TextField()), ISO_DAY_CHARS)
