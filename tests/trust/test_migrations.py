"""Every migration goes both ways on data, and what comes out is what a fresh install has (46)."""

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from claims.services.store.moving import move_store
from claims.services.store.stores import problem_of
from tests import factories
from tests.trust.stores import empty_postgres, empty_sqlite

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def schema_of(using):
    """Tables, columns, indexes, triggers and checks, as the engine tells them."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        query = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    else:
        query = """SELECT 'column', table_name, column_name, data_type || is_nullable FROM information_schema.columns
                   WHERE table_schema = 'public'
                   UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
                   UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
                   FROM pg_trigger WHERE NOT tgisinternal
                   UNION ALL SELECT 'check', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
                   FROM pg_constraint WHERE contype = 'c' ORDER BY 1, 2, 3"""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def steps():
    """The migrations of the claims from the last to the first, and then none."""
    graph = MigrationLoader(None, ignore_no_migrations=True).graph
    own = [name for app, name in graph.forwards_plan(graph.leaf_nodes("claims")[0]) if app == "claims"]
    return [*reversed(own[:-1]), "zero"]


def assert_goes_both_ways(using, step):
    """Down to `step` with data in it, and up again."""
    fresh = schema_of(using)
    move_store("default", using)

    call_command("migrate", "claims", step, database=using, verbosity=0)
    assert schema_of(using) != fresh
    call_command("migrate", database=using, verbosity=0)

    assert schema_of(using) == fresh
    assert problem_of(using) == ""


@pytest.fixture
def filled():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))


@pytest.mark.sqlite
@pytest.mark.parametrize("step", steps())
def test_migrations_go_both_ways_on_sqlite(filled, tmp_path, step):
    with empty_sqlite(tmp_path) as using:
        assert_goes_both_ways(using, step)


@pytest.mark.postgres
@pytest.mark.parametrize("step", steps())
def test_migrations_go_both_ways_on_postgresql(filled, step):
    with empty_postgres() as using:
        assert_goes_both_ways(using, step)
