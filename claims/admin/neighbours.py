"""The rows before and after one row of an ordered queryset, by comparing values: no list is read through."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet


def neighbours(rows: QuerySet[Any], row: Model, ordering: Sequence[str]) -> tuple[Any, Any]:
    """Return the previous and the next row (or None). `row` need not be in `rows`, only carry the values.

    `ordering` holds names of columns that are never null, the last of them unique.
    """
    values = {name.lstrip("-"): getattr(row, name.lstrip("-")) for name in ordering}
    before = rows.filter(_beyond(ordering, values, forward=False)).order_by(*map(_reversed, ordering)).first()
    return before, rows.filter(_beyond(ordering, values, forward=True)).order_by(*ordering).first()


def _beyond(ordering: Sequence[str], values: dict[str, Any], *, forward: bool) -> Q:
    """Rows that stand after (or before) these values: equal in the first columns, beyond in the next one."""
    condition, equal = Q(pk__in=[]), Q()
    for name in ordering:
        field = name.lstrip("-")
        comparison = "gt" if forward != name.startswith("-") else "lt"
        condition |= equal & Q(**{f"{field}__{comparison}": values[field]})
        equal &= Q(**{field: values[field]})
    return condition


def _reversed(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"
