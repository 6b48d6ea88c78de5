"""SQL with its values, as the engine takes it."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

Statement = tuple[str, list[Any]]


def statement_of(rows: QuerySet[Any, Any]) -> Statement:
    sql, values = rows.query.get_compiler(rows.db).as_sql()
    return sql, list(values)


def run(connection: BaseDatabaseWrapper, *statements: Statement) -> None:
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)


def fetch(connection: BaseDatabaseWrapper, statement: Statement) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())
