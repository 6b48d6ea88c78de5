"""Several queries sent as one. Django does not slice inside a union on SQLite, which can."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

Statement = tuple[str, list[Any]]


def statement_of(rows: QuerySet[Any]) -> Statement | None:
    """The SQL of a queryset and its values; None where Django knows without asking that it has no row."""
    try:
        sql, values = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return None
    return sql, list(values)


def rows_of(reads: Sequence[QuerySet[Any]]) -> list[tuple[Any, ...]]:
    """The rows of all of them, values as the engine gives them, in no order."""
    statements = [found for found in map(statement_of, reads) if found is not None]
    if not statements:
        return []
    parts = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS part_{at}" for at, (sql, _values) in enumerate(statements))
    with connections[reads[0].db].cursor() as cursor:
        cursor.execute(parts, [value for _sql, values in statements for value in values])
        return list(cursor.fetchall())
