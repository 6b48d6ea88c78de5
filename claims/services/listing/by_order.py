"""Walking a list in its order where the filters leave too much of it to be sorted."""

from typing import Any, cast

from django.db import connections
from django.db.models import BooleanField, Func, QuerySet
from django.db.models.sql.where import WhereNode


class Unindexed(Func):
    """A column, by whose index SQLite is not to walk: rows read in the order in which they lie take a tenth of that."""

    arity = 1

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> Any:
        return compiler.compile(self.source_expressions[0])

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        column, values = compiler.compile(self.source_expressions[0])
        return f"+{column}", values


class _Looked(Func):
    """Conditions that are looked at row by row: "+" tells SQLite to take no index for them."""

    output_field = BooleanField()

    def __init__(self, where: WhereNode) -> None:
        super().__init__()
        self.where = where

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> Any:
        sql, values = compiler.compile(self.where)
        return f"+({sql})", values


def by_order(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows, for queries that are to walk the index of their order and of what is filtered after this.

    SQLite knows nothing of how many rows a condition leaves, and would rather sort half the table. PostgreSQL does.
    """
    if connections[rows.db].vendor != "sqlite" or not rows.query.where:
        return rows
    walked = rows.all()
    where = walked.query.where
    walked.query.where = WhereNode([cast(Any, _Looked(where))])
    return walked
