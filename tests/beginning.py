"""What tests wrote for good is taken out again: the database is as it was migrated, and nothing is migrated for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest import mock

from django.db import connection, transaction
from django.test import TransactionTestCase

from claims import search
from claims.services.likeness.statement_index import index_of
from claims.services.store.triggers import drop_triggers, install_triggers
from tests.kept import Write, put_back, tables


def beginning() -> Callable[[], None]:
    """Remember the rows of now, which are the installation's; what is returned makes them all there is."""
    writes = [write for table in tables() for write in table.written_since({}) if write.rows]
    return lambda: begin_again(writes)


def begin_again(writes: list[Write]) -> None:
    # The history refuses to be emptied.
    with transaction.atomic():
        drop_triggers(connection)
        _empty()
        put_back(writes)
    with transaction.atomic():
        # A test may have taken away whatever keeps a promise.
        install_triggers(connection)
        index_of(connection).install()
        search.install(connection)


def _empty() -> None:
    """Row by row, so that the indexes hear of it; tables refer to each other, and only the end has to be sound."""
    with connection.cursor() as cursor:
        found = " UNION ALL ".join(
            f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {table.name})" for number, table in enumerate(tables())
        )
        cursor.execute(found)
        for (number,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {tables()[number].name}")


@contextmanager
def kept_at_the_beginning() -> Iterator[None]:
    """Instead of Django's flush, which has all permissions and roles made anew after each such test."""
    again = beginning()
    with mock.patch.object(TransactionTestCase, "_fixture_teardown", lambda _case: again()):
        yield
