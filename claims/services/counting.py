"""Counting as far as it is worth it: exact up to a limit, "more than" above, so that no page counts a million rows."""

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.formats import number_format

COUNTED_UP_TO = 10_000


class Count(NamedTuple):
    """`number` is exact, unless there are `more` than it says. As text "37" or "10,000+"."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"{number_format(self.number, use_l10n=True, force_grouping=True)}{'+' if self.more else ''}"


def count_up_to(rows: QuerySet[Any], limit: int = COUNTED_UP_TO) -> Count:
    """Count `rows`, looking at no more than one above `limit`."""
    found = rows.order_by().values("pk")[: limit + 1].count()
    return Count(min(found, limit), found > limit)
