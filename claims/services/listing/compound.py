"""Several queries sent as one. Django does not slice inside a union on SQLite, which can."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.statement import Statement, statement_of


def statement_if_any(rows: QuerySet[Any]) -> Statement | None:
    """The SQL of a queryset and its values; None where Django knows without asking that it has no row."""
    try:
        return statement_of(rows)
    except EmptyResultSet:
        return None


def all_of(reads: Sequence[QuerySet[Any]]) -> RawSQL | list[Any]:
    """The one column of all of them, for `__in`: an OR of two lists has PostgreSQL look at every row there is."""
    asked = union(reads)
    return [] if asked is None else RawSQL(*asked)


def union(reads: Sequence[QuerySet[Any]]) -> Statement | None:
    """Their rows in no order; None where Django knows without asking that there are none."""
    statements = [found for found in map(statement_if_any, reads) if found is not None]
    if not statements:
        return None
    parts = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS part_{at}" for at, (sql, _values) in enumerate(statements))
    return parts, [value for _sql, values in statements for value in values]
