"""A store moves whole, number for number, between the engines and back; or nothing moves (47)."""

import time

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections

from claims import history
from claims.models import Claim, Document, Event, Match, Original
from claims.refusal import Refused
from claims.services.demo.story import play_demo
from claims.services.likeness.suggested_matches import suggest_after_import
from claims.services.store import moving
from claims.services.store.moving import contents_of, move_store
from claims.services.store.stores import is_empty, nouns, problem_of
from claims.services.store.verification import first_mismatch
from claims.workflow import perform
from tests import factories
from tests.trust.stores import empty_postgres, empty_sqlite

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def store():
    """With verdicts, texts, floats, JSON and bytes; and with a number that was given and is gone."""
    document = play_demo().document
    suggest_after_import(document)
    last = factories.document().claims.order_by("-pk")[0]
    perform("drop", last, by=User.objects.get(username="reviewer"), reason="None.")
    return last.pk


@pytest.fixture
def small():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))


def contents(using):
    return {model._meta.db_table: contents_of(model, using) for model in nouns()}


def assert_same(source, target):
    assert contents(target) == contents(source)
    assert history.head(target) == history.head(source)
    assert problem_of(target) == ""


@pytest.mark.sqlite
@pytest.mark.slow
def test_a_store_moves_to_an_empty_file(store, tmp_path):
    with empty_sqlite(tmp_path) as target:
        moved = move_store("default", target)

        assert moved.head == history.head()
        assert moved.rows == sum(table.rows for table in contents("default").values())
        assert_same("default", target)
        assert_it_goes_on(target, store)
        assert_values_are_the_same(target)


@pytest.mark.postgres
def test_a_source_may_wait_for_the_target_longer_than_a_session_may_idle(small, tmp_path, monkeypatch):
    """A big table that is read back takes minutes, and so does one that is written."""
    copy = moving._copy

    def slowly(model, source, target, progress):
        if model is Event:
            time.sleep(0.5)
        return copy(model, source, target, progress)

    monkeypatch.setattr(moving, "_copy", slowly)
    with connection.cursor() as cursor:
        cursor.execute("SET idle_in_transaction_session_timeout = 100")
    try:
        with empty_sqlite(tmp_path) as target:
            move_store("default", target)
            assert_same("default", target)
    finally:
        # The pool gives the session to the next test.
        with connection.cursor() as cursor:
            cursor.execute("RESET idle_in_transaction_session_timeout")
        connection.close()


@pytest.mark.postgres
@pytest.mark.slow
def test_a_store_moves_from_postgresql_to_sqlite_and_back(store, tmp_path):
    with empty_sqlite(tmp_path, "embedded") as embedded, empty_postgres() as target:
        move_store("default", embedded)
        move_store(embedded, target)

        assert_same("default", embedded)
        assert_same("default", target)
        assert_it_goes_on(target, store)
        assert_it_goes_on(embedded, store)
        assert_values_are_the_same(target)


def assert_values_are_the_same(target):
    """Microseconds, a float, JSON and bytes, looked at one by one; the comparison of the product sees them hashed."""
    match = Match.objects.order_by("pk")[0]
    moved = Match.objects.using(target).get(pk=match.pk)
    assert (moved.score, moved.grounds, moved.created_at) == (match.score, match.grounds, match.created_at)
    assert match.created_at.microsecond
    original = Original.objects.order_by("pk")[0]
    assert bytes(Original.objects.using(target).get(pk=original.pk).body) == bytes(original.body)


def assert_it_goes_on(target, gone):
    """The history is closed, the index knows the claims, and a number that was given is not given again."""
    with pytest.raises(Exception, match="append-only"):
        Event.objects.using(target).filter(number=1).update(act="undo")
    with connections[target].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM claims_statementword")
        assert cursor.fetchone()[0]
    made = Claim(document=Document.objects.using(target).first(), statement="New.", changed_at="2026-01-01T00:00Z")
    made.save(using=target)
    assert made.pk > gone
    user = User(username="new")
    user.save(using=target)
    assert user.pk > User.objects.using("default").order_by("-pk")[0].pk


@pytest.mark.sqlite
@pytest.mark.parametrize("name", ["claims_eventtext", "claims_original", "auth_user"])
def test_a_table_that_comes_over_otherwise_moves_nothing(small, tmp_path, monkeypatch, name):
    """The control of the comparison: something is written otherwise, and seen."""
    prepare = moving.prepare_database

    def change(using):
        prepare(using)
        column = {"claims_eventtext": "salt", "claims_original": "sha256", "auth_user": "last_name"}[name]
        with connections[using].cursor() as cursor:
            for trigger in ("claims_eventtext_no_update",):
                cursor.execute(f"DROP TRIGGER {trigger}")
            cursor.execute("PRAGMA defer_foreign_keys=ON")
            cursor.execute(f"UPDATE {name} SET {column} = 'x'")

    monkeypatch.setattr(moving, "prepare_database", change)
    with empty_sqlite(tmp_path) as target:
        with pytest.raises(Refused, match=f"{name} came over otherwise"):
            move_store("default", target)

        assert is_empty(target)


@pytest.mark.sqlite
def test_a_move_that_fails_leaves_the_target_empty_and_whole(small, tmp_path, monkeypatch):
    monkeypatch.setattr(moving, "prepare_database", lambda using: 1 / 0)
    with empty_sqlite(tmp_path) as target:
        before = contents(target)
        with pytest.raises(ZeroDivisionError):
            move_store("default", target)

        assert is_empty(target)
        assert contents(target) == before
        monkeypatch.undo()
        move_store("default", target)
        assert_same("default", target)


@pytest.mark.sqlite
def test_only_an_empty_and_migrated_target_is_filled(small, tmp_path):
    with empty_sqlite(tmp_path) as target:
        move_store("default", target)
        with pytest.raises(Refused, match="The target is not empty"):
            move_store("default", target)
    with empty_sqlite(tmp_path, "bare", migrated=False) as bare, pytest.raises(Refused, match="target is not migrated"):
        move_store("default", bare)


@pytest.mark.sqlite
def test_a_store_with_a_broken_history_does_not_move(small, tmp_path):
    Claim.objects.filter(status="settled").update(lock_version=99)
    assert first_mismatch()

    with empty_sqlite(tmp_path) as target:
        with pytest.raises(Refused, match="history does not hold"):
            move_store("default", target)
        assert is_empty(target)


@pytest.mark.sqlite
def test_a_target_that_refuses_is_told(small, tmp_path):
    with empty_sqlite(tmp_path) as target:
        with connections[target].cursor() as cursor:
            cursor.execute("CREATE TRIGGER full BEFORE INSERT ON claims_anchor BEGIN SELECT RAISE(ABORT, 'full'); END")
        with pytest.raises(Refused, match="could not be moved, and the target is as it was: full"):
            move_store("default", target)

        assert is_empty(target)
