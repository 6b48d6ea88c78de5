"""One frozen moment of the database: every read in it sees the same state, on both engines."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def snapshot(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Read from one consistent state; write nothing. Keep it short: on SQLite every writer waits for its end.

    Inside a transaction that is open already, that transaction decides what is seen.
    """
    connection = connections[using]
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _deferred(connection):
            yield
    else:
        with transaction.atomic(using=using):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def _deferred(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """`atomic()` would begin IMMEDIATE here, which is a write lock and keeps even other readers' exports waiting."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
    try:
        yield
    except BaseException:
        # A full disk has ended it already.
        if connection.connection.in_transaction:
            _end(connection, "ROLLBACK")
        raise
    # Nothing was written but perhaps to tables of this connection's own.
    _end(connection, "COMMIT")


def _end(connection: BaseDatabaseWrapper, how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(how)
