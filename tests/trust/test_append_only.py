"""The application's own connection cannot change the history, on either database (test 17)."""

import pytest
from django.db import DatabaseError, connection, transaction

from claims.services.store.triggers import drop_triggers
from tests import factories
from tests.trust import oracle

REST = "actor_number, document_number, claim_number, round, lock_version, payload, previous_hash, hash"
COLUMNS = f"number, at, act, {REST}"
REPLACED = f"number, at, 'undo', {REST}"

ON_BOTH = [
    "UPDATE claims_event SET act = 'undo'",
    "UPDATE claims_event SET payload = '{}' WHERE number = 1",
    "DELETE FROM claims_event",
    "DELETE FROM claims_event WHERE number = (SELECT max(number) FROM claims_event)",
    f"INSERT INTO claims_event ({COLUMNS}) SELECT {COLUMNS} FROM claims_event WHERE true"
    " ON CONFLICT (number) DO UPDATE SET act = 'undo'",
    f"INSERT INTO claims_event ({COLUMNS}) SELECT {COLUMNS} FROM claims_event WHERE true"
    " ON CONFLICT (hash) DO UPDATE SET payload = '{}'",
    "UPDATE claims_eventtext SET body = 'never said'",
    "UPDATE claims_eventtext SET event_number = event_number + 100",
    "INSERT INTO claims_eventtext (event_number, name, salt, body)"
    " SELECT event_number, name, salt, 'never said' FROM claims_eventtext WHERE true"
    " ON CONFLICT (event_number, name) DO UPDATE SET body = 'never said'",
    "DELETE FROM claims_chainhead",
]
ON_SQLITE = [
    f"INSERT OR REPLACE INTO claims_event ({COLUMNS}) SELECT {REPLACED} FROM claims_event",
    f"REPLACE INTO claims_event ({COLUMNS}) SELECT {REPLACED} FROM claims_event WHERE number = 1",
    "UPDATE OR REPLACE claims_event SET number = 1",
    "REPLACE INTO claims_chainhead (id, number, hash) VALUES (1, 0, '')",
]
ON_POSTGRES = ["TRUNCATE claims_event", "TRUNCATE claims_eventtext", "TRUNCATE claims_chainhead"]
STATEMENTS = [
    *ON_BOTH,
    *[pytest.param(sql, marks=pytest.mark.sqlite) for sql in ON_SQLITE],
    *[pytest.param(sql, marks=pytest.mark.postgres) for sql in ON_POSTGRES],
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def history():
    factories.review(factories.claim(), factories.user("author", "reviewer"))
    connection.check_constraints()
    if connection.vendor == "postgresql":
        # A table with deferred checks pending could not be truncated anyway.
        execute("SET CONSTRAINTS ALL IMMEDIATE")
    return oracle.everything()


def execute(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("sql", STATEMENTS)
def test_the_history_refuses_to_change(history, sql):
    with pytest.raises(DatabaseError, match="append-only"):
        execute(sql)

    assert oracle.everything() == history


@pytest.mark.parametrize("sql", STATEMENTS)
def test_without_the_triggers_it_would_change(history, sql):
    """The negative control: it is the triggers that refuse, not a slip in the statement."""
    drop_triggers(connection)

    try:
        execute(sql)
    except DatabaseError as error:
        assert "append-only" not in str(error) and "UNIQUE" in str(error).upper()
    else:
        assert oracle.everything() != history


@pytest.mark.sqlite
def test_without_recursive_triggers_replace_would_change_it(history):
    execute("PRAGMA recursive_triggers=OFF")

    execute(ON_SQLITE[1])

    assert oracle.everything() != history
    execute("PRAGMA recursive_triggers=ON")
