"""What belongs to a claim, gathered by the database into one column of the claim's row: one query however many rows."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, QuerySet, Subquery, TextField
from django.db.models.expressions import Combinable

Compiled = tuple[str, Any]


class Listed(Subquery):
    """The rows of `rows` in their order, as the text of a JSON array of arrays; `[]` where there are none."""

    output_field = TextField()

    def __init__(self, rows: QuerySet[Any], *columns: "str | Combinable") -> None:
        named = _named(columns)
        self.names = ", ".join(named)
        super().__init__(rows.values(**named))

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> Compiled:
        array = f"json_group_array(json_array({self.names}))"
        return self.as_sql(compiler, connection, template=f"(SELECT {array} FROM (%(subquery)s) AS listed)")

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Compiled:
        array = f"coalesce(json_agg(json_build_array({self.names}))::text, '[]')"
        return self.as_sql(compiler, connection, template=f"(SELECT {array} FROM (%(subquery)s) AS listed)")


class Joined(Subquery):
    """One text of each of `rows` in their order, with `separator` between them; empty where there are none."""

    output_field = TextField()

    def __init__(self, rows: QuerySet[Any], text: "str | Combinable", separator: str) -> None:
        self.separator = separator.replace("'", "''").replace("%", "%%")
        super().__init__(rows.values(**_named([text])))

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> Compiled:
        return self._as_sql(compiler, connection, "group_concat")

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Compiled:
        return self._as_sql(compiler, connection, "string_agg")

    def _as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, function: str) -> Compiled:
        joined = f"{function}(column0, '{self.separator}')"
        template = f"coalesce((SELECT {joined} FROM (%(subquery)s) AS joined), '')"
        return self.as_sql(compiler, connection, template=template)


class InOne(Func):
    """Texts one after the other. None of them may be NULL."""

    output_field = TextField()
    template = "(%(expressions)s)"
    arg_joiner = " || "


class IsoMoment(Func):
    """A time as `datetime.isoformat` writes it in UTC."""

    output_field = TextField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper, **_context: Any) -> Compiled:
        return self.as_sql(compiler, connection, template="(replace(%(expressions)s, ' ', 'T') || '+00:00')")

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Compiled:
        utc = "(%(expressions)s AT TIME ZONE 'UTC')"
        # A time without a fraction has none in its text either.
        fraction = f"coalesce(nullif(to_char({utc}, '.US'), '.000000'), '')"
        template = f"(to_char({utc}, 'YYYY-MM-DD\"T\"HH24:MI:SS') || {fraction} || '+00:00')"
        return self.as_sql(compiler, connection, template=template)


class IsoDay(Func):
    """A date as `date.isoformat` writes it."""

    output_field = TextField()
    arity = 1
    # A bare column would come back as a date: SQLite's driver goes by what the column was declared as.
    template = "(%(expressions)s || '')"

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Compiled:
        return self.as_sql(compiler, connection, template="to_char(%(expressions)s, 'YYYY-MM-DD')")


def _named(columns: "Any") -> dict[str, Combinable]:
    return {
        f"column{number}": F(column) if isinstance(column, str) else column for number, column in enumerate(columns)
    }
