"""Writes rows past the models: COPY on PostgreSQL, executemany on SQLite. A column nobody gives takes its default."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

BEGAN = datetime(2023, 1, 2, 9, tzinfo=UTC)


class Table:
    """Rows of one model, gathered until `write`. `columns` are given by place, all others stay what they begin as."""

    def __init__(self, model: type[Model], *columns: str) -> None:
        self.model, self.table = model, model._meta.db_table
        fields = {field.column: field for field in model._meta.concrete_fields}
        assert fields.keys() >= set(columns), set(columns) - fields.keys()
        others = [column for column in fields if column not in columns and column != "id"]
        # The primary key of the next row, 0 where rows bring their own.
        self.next = 1 if "id" in fields and "id" not in columns else 0
        self.columns = [*(["id"] if self.next else []), *columns, *others]
        self.rest = tuple(_beginning(fields[column]) for column in others)
        self.rows: list[tuple[Any, ...]] = []

    def add(self, *values: Any) -> int:
        """Return the row's primary key, or 0 where it was given one."""
        number = self.next
        if number == 0:
            self.rows.append(values + self.rest)
            return 0
        self.rows.append((number, *values, *self.rest))
        self.next = number + 1
        return number

    def write(self) -> None:
        names = ", ".join(f'"{column}"' for column in self.columns)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.table} ({names}) FROM STDIN") as copy:
                    for row in self.rows:
                        copy.write_row(row)
            else:
                marks = ", ".join("?" * len(self.columns))
                # Django's own cursor would rewrite the statement for each row.
                raw = connection.connection.cursor()
                raw.executemany(f"INSERT INTO {self.table} ({names}) VALUES ({marks})", self.rows)
        self.rows.clear()


def stored(at: datetime) -> str:
    """A moment as both engines take it in a text."""
    written = at.strftime("%Y-%m-%d %H:%M:%S")
    return f"{written}+00" if connection.vendor == "postgresql" else written


def _beginning(field: Any) -> Any:
    if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
        return stored(BEGAN)
    return field.get_db_prep_save(field.get_default(), connection)


@contextmanager
def bulk() -> Iterator[None]:
    """Without triggers, in one transaction. Needs a superuser on PostgreSQL."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("PRAGMA cache_size = -400000")
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _statement in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, statement in triggers:
            cursor.execute(statement)


def number_on(tables: list[Table]) -> None:
    """Let the database go on counting after the rows that brought their own numbers."""
    statements = connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
