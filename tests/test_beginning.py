"""After a test that writes for good, the next one finds the database that was migrated."""

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction
from django.db.utils import DatabaseError

from claims.history import first_flaw
from claims.models import ChainHead, Claim, Event
from claims.search.engine import engine_of
from claims.search.reading import Reading
from claims.search.stale import STALE, triggers_of
from claims.services.store.triggers import drop_triggers
from claims.statement import fetch, run
from tests import factories
from tests.beginning import beginning
from tests.kept import tables

pytestmark = pytest.mark.django_db(transaction=True)


def rows():
    return {table.name: table.rows() for table in tables() if table.rows()}


def write():
    claim = factories.claim()
    factories.review(claim, factories.user("ann", "reviewer"))


@pytest.fixture
def again():
    return beginning()


def test_what_was_written_is_gone_and_what_was_there_is_back(again):
    before = rows()
    write()
    apps.get_model("auth", "Permission").objects.all().delete()
    ChainHead.objects.update(number=7)

    again()

    assert rows() == before


def test_nothing_is_left_for_a_migration_to_add(again):
    write()

    again()

    before = rows()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert rows() == before


def test_nothing_is_left_to_find(again):
    write()

    again()

    with connection.cursor() as cursor:
        for table in (STALE, *Reading):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table


def test_the_history_begins_anew_and_refuses_again(again):
    write()
    drop_triggers(connection)

    again()
    write()

    assert first_flaw() is None
    assert Claim.objects.exists()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()


def test_an_index_that_lost_its_triggers_has_them_again(again):
    engine, triggers = engine_of(connection), triggers_of(connection.vendor)
    for trigger in triggers:
        for sql in engine.dropping(trigger.name, trigger.table):
            run(connection, (sql, []))

    again()

    assert {trigger.name for trigger in triggers} <= {name for (name,) in fetch(connection, engine.installed())}
