"""Times and days as the database itself writes them: in ISO 8601, so that no row needs a look at its columns."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, TextField

Compiled = tuple[str, Any]


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
