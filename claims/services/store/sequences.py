"""The next number of each table. A number once given is in the history for good, also when its row is gone."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model


def last_number(model: type[Model], connection: BaseDatabaseWrapper) -> int:
    """The last number that the database gave to a row of this table, 0 before the first or where it gives none."""
    if model._meta.auto_field is None:
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            found = cursor.fetchone()
            return int(found[0]) if found else 0
        cursor.execute(f"SELECT last_value, is_called FROM {_sequence_of(model, connection)}")
        value, was_given = cursor.fetchone()
        return int(value) if was_given else 0


def go_on_after(model: type[Model], connection: BaseDatabaseWrapper, number: int) -> None:
    """Have the database give the number after `number` to the next row."""
    if model._meta.auto_field is None:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [model._meta.db_table, number])
        else:
            sequence = _sequence_of(model, connection)
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(number, 1), number > 0])


def _sequence_of(model: type[Model], connection: BaseDatabaseWrapper) -> str:
    assert model._meta.auto_field is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_serial_sequence(%s, %s)",
            [connection.ops.quote_name(model._meta.db_table), model._meta.auto_field.column],
        )
        return str(cursor.fetchone()[0])
