"""SQL with its values, as the engine takes it."""

import json
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from functools import cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

Statement = tuple[str, list[Any]]
# Where a prepared statement takes the numbers of claims.
KEYS = object()
# The numbers in a JSON array, where an engine has no arrays of its own.
SQLITE_LISTING = "SELECT value FROM json_each(%s)"


def statement_of(rows: QuerySet[Any, Any], using: str | None = None) -> Statement:
    sql, values = rows.query.get_compiler(using or rows.db).as_sql()
    return sql, list(values)


def run(connection: BaseDatabaseWrapper, *statements: Statement) -> None:
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)


def fetch(connection: BaseDatabaseWrapper, statement: Statement) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())


def fetch_in_turn(
    connection: BaseDatabaseWrapper, batches: Iterable[Sequence[Statement]]
) -> Generator[list[list[tuple[Any, ...]]], None, None]:
    """What each statement of each batch finds. PostgreSQL is sent the next batch while this one is taken in."""
    if connection.vendor == "sqlite":
        yield from ([fetch(connection, statement) for statement in batch] for batch in batches)
        return
    # There only where a team has chosen PostgreSQL.
    from psycopg import Cursor

    connection.ensure_connection()
    link: Any = connection.connection
    with link.pipeline():
        asked: deque[list[Any]] = deque()
        for batch in batches:
            asked.append([Cursor(link).execute(*statement) for statement in batch])
            if len(asked) > 1:
                yield [cursor.fetchall() for cursor in asked.popleft()]
        while asked:
            yield [cursor.fetchall() for cursor in asked.popleft()]


def listing(connection: BaseDatabaseWrapper, claims: Collection[int]) -> tuple[str, object]:
    """SQL that lists claims, and the one value it takes for these."""
    if connection.vendor == "sqlite":
        return SQLITE_LISTING, json.dumps(list(claims))
    return "SELECT unnest(%s::bigint[])", list(claims)


def about(
    asked: Callable[[RawSQL], QuerySet[Any, Any]], connection: BaseDatabaseWrapper, claims: Collection[int]
) -> Statement:
    """What `asked` reads, given the list of claims with these primary keys for `pk__in` and `claim__in`.

    Built once: putting such a query together takes many times as long as running it for one claim.
    """
    listed, keys = listing(connection, claims)
    sql, values = _prepared(asked, connection.alias, connection.vendor, listed)
    return sql, [keys if value is KEYS else value for value in values]


@cache
def _prepared(asked: Callable[[RawSQL], QuerySet[Any, Any]], using: str, _vendor: str, listed: str) -> Statement:
    return statement_of(asked(RawSQL(listed, [KEYS])), using)
