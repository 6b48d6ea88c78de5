"""Queries that are put together once and asked again with other values.

Django takes several times as long to write such a query as an engine takes to answer it, and a step at the review desk
asks some forty.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.statement import listing

Row = TypeVar("Row")
# What is kept of one query.
SHAPES = 32


class Given(NamedTuple):
    """The place of a value that is told when the query is asked."""

    name: str


class _Written(NamedTuple):
    rows: QuerySet[Any, Any]
    compiler: Any
    sql: str
    values: tuple[Any, ...]


def given(name: str) -> Any:
    """What stands in a query for the value that is told under this name: never None, and of keys see `given_keys`."""
    return RawSQL("%s", [Given(name)])


class _GivenKeys(RawSQL):
    """The keys that are told under a name, as rows."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        listed, _none = listing(connection, ())
        return f"({listed})", list(self.params)


def given_keys(name: str) -> Any:
    """What stands behind `__in` for the primary keys that are told under this name, however many."""
    return _GivenKeys("", [Given(name)])


def prepared(build: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Ask the query that `build` returns: `asked(*shape, **values)` lists its rows.

    `build` is called once for each `shape` (hashable: what makes it another query, such as roles); `values` are those
    of its `given` places. Who asks for a lock sees to the transaction.
    """

    @lru_cache(maxsize=SHAPES)
    def write(_vendor: str, *shape: Any) -> _Written | None:
        rows = build(*shape)
        compiler = rows.query.get_compiler(rows.db)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:
            return None
        return _Written(rows, compiler, sql, tuple(values))

    def asked(*shape: Any, **values: Any) -> list[Row]:
        written = write(connection.vendor, *shape)
        return list(_filled(written, values)) if written else []

    return asked


def _filled(written: _Written, values: dict[str, Any]) -> QuerySet[Any, Any]:
    """The query with these values, ready to be read; its SQL is not written again."""
    sql, told = bound((written.sql, written.values), values)
    rows, compiler = written.rows.all(), copy(written.compiler)
    # Connections belong to threads.
    compiler.connection = connections[rows.db]
    compiler.as_sql = lambda *_args, **_options: (sql, tuple(told))
    rows.query.get_compiler = lambda *_args, **_options: compiler  # type: ignore[method-assign]
    return rows


def bound(written: tuple[str, Sequence[Any]], values: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The SQL and its values, with those of its `given` places."""
    adapted = {name: _adapted(value) for name, value in values.items()}
    sql, told = written
    return sql, [adapted[value.name] if isinstance(value, Given) else value for value in told]


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, list):
        return listing(connection, value)[1]
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
