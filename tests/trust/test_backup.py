"""A backup is one that was restored and compared: whole under write load, refused with one byte changed (45)."""

import json
import random
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, connections

from claims import history
from claims.models import Claim
from claims.refusal import Refused
from claims.services.store import backup, restoring
from claims.services.store.backup import back_up, rows_of
from claims.services.store.restoring import restore
from claims.services.store.stores import opened_beside, problem_of
from tests import factories
from tests.trust import jobs
from tests.trust.crowd import figure, killed_afterwards, start, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def made(tmp_path) -> Path:
    factories.review(factories.claim(), factories.user("ann", "reviewer"))
    path = tmp_path / "made.backup"
    back_up(path, at=AT)
    return path


@pytest.fixture
def elsewhere(tmp_path, monkeypatch) -> Path:
    """An installation without a store yet."""
    place = tmp_path / "installation" / "store.sqlite3"
    place.parent.mkdir()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(place))
    connection.close()
    yield place
    connection.close()


def held_in(path):
    with opened_beside(path, "compared") as using:
        return rows_of(using), history.head(using), problem_of(using)


def test_a_backup_is_restored_into_an_empty_place(made, elsewhere):
    done = restore(made, replace=False, at=AT)

    assert done.kept is None and not done.was_migrated
    assert held_in(elsewhere) == (rows_of(), done.head, "")
    assert done.rows == sum(rows_of().values())
    assert Claim.objects.filter(status="settled").count() == 1


def test_a_backup_says_what_is_in_it_and_is_for_its_owner_alone(made):
    with zipfile.ZipFile(made) as packed:
        manifest = json.loads(packed.read("manifest.json"))

    assert manifest["head"] == list(history.head())
    assert manifest["rows"] == rows_of()
    assert "claims.0001_initial" in manifest["migrations"]
    assert made.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in made.parent.iterdir()) == ["made.backup"]


@pytest.mark.slow
def test_backups_under_write_load_are_whole(people, tmp_path, seed):
    claims = [factories.claim().pk for _number in range(6)]
    writers = [start(jobs.review_at_random, person.pk, claims, 10**9, seed) for person in people[:3]]
    heads = [history.head()]
    with killed_afterwards(writers):
        for number in range(figure(5, 30)):
            wait_until(lambda: history.head() not in heads)
            path = tmp_path / f"{number}.backup"
            heads.append(back_up(path, at=AT).head)

    place, ours = tmp_path / "restored.sqlite3", connection.settings_dict["NAME"]
    for number, head in enumerate(heads[1:]):
        place.unlink(missing_ok=True)
        connection.close()
        connection.settings_dict["NAME"] = str(place)
        try:
            assert restore(tmp_path / f"{number}.backup", replace=False, at=AT).head == head
            assert held_in(place)[2] == ""
        finally:
            connection.close()
            connection.settings_dict["NAME"] = ours
        assert history.contains(head)


def test_one_flipped_bit_anywhere_is_refused(made, elsewhere, seed=20260102):
    body, chance = made.read_bytes(), random.Random(seed)
    places = [0, len(body) - 1, *(chance.randrange(len(body)) for _time in range(30))]
    for place in places:
        made.write_bytes(flipped(body, place, 1 << chance.randrange(8)))

        with pytest.raises(Refused, match="is damaged, or no backup"):
            restore(made, replace=False, at=AT)

    assert list(elsewhere.parent.iterdir()) == []


def flipped(body, place, bit):
    return body[:place] + bytes([body[place] ^ bit]) + body[place + 1 :]


@pytest.mark.parametrize("size", [0, 10, 64, 500])
def test_what_is_no_backup_is_refused(made, elsewhere, size):
    made.write_bytes(made.read_bytes()[:size])

    with pytest.raises(Refused, match="is damaged, or no backup"):
        restore(made, replace=False, at=AT)


def test_a_store_with_something_in_it_is_not_replaced_unasked(made):
    before = rows_of()

    with pytest.raises(Refused, match="--replace"):
        restore(made, replace=False, at=AT)

    assert rows_of() == before


def test_what_is_replaced_is_kept_beside(made, elsewhere):
    restore(made, replace=False, at=AT)
    factories.document()
    head, rows = history.head(), rows_of()
    elsewhere.chmod(0o640)

    done = restore(made, replace=True, at=AT)

    assert done.kept == elsewhere.with_name("store.sqlite3.before-20260102T030405Z")
    assert held_in(done.kept) == (rows, head, "")
    assert history.head() == done.head != head
    assert elsewhere.stat().st_mode & 0o777 == 0o640


def test_a_store_that_somebody_writes_to_is_not_replaced(made, elsewhere, monkeypatch):
    restore(made, replace=False, at=AT)
    monkeypatch.setattr(restoring, "PATIENCE", 0.1)
    with closing(sqlite3.connect(elsewhere, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")

        with pytest.raises(Refused, match="The store is in use"):
            restore(made, replace=True, at=AT)


def repacked(path, *, store=None, **changes):
    """The backup with another manifest or store in it, sealed as if nothing had happened."""
    with zipfile.ZipFile(path) as packed:
        manifest, body = json.loads(packed.read("manifest.json")), packed.read("store.sqlite3")
    copy = path.with_name("copy.sqlite3")
    copy.write_bytes(store(body) if store else body)
    path.unlink()
    backup._pack(copy, manifest | changes, path)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"form_version": 2}, "form that this version"),
        ({"migrations": ["claims.0001_initial", "claims.0999_later"]}, "no migration claims.0999_later"),
        ({"sha256": "0" * 64}, "not the one its manifest tells of"),
        ({"rows": {"claims_claim": 99}}, "other rows than its manifest says"),
        ({"rows": {"claims_nothing": 1}}, "cannot be read"),
        ({"head": [1, "0" * 64]}, "another than the manifest says"),
    ],
)
def test_a_backup_that_contradicts_itself_is_refused(made, elsewhere, changes, reason):
    repacked(made, **changes)

    with pytest.raises(Refused, match=reason):
        restore(made, replace=False, at=AT)

    assert list(elsewhere.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (
            "UPDATE claims_claim SET lock_version = 99 WHERE status = 'settled'",
            "The history in the backup does not hold",
        ),
        ("DELETE FROM claims_version", "points to a row of claims_version that is missing"),
    ],
)
def test_a_store_that_does_not_hold_is_not_restored(made, elsewhere, tmp_path, statement, reason):
    """Whoever can change the store can seal it anew: what is in it is asked too."""

    def tampered(body):
        path = tmp_path / "tampered.sqlite3"
        path.write_bytes(body)
        with closing(sqlite3.connect(path)) as store:
            store.execute(statement)
            store.commit()
        return path.read_bytes()

    changes = {}
    if "DELETE" in statement:
        changes = {"rows": {}}
    body = tampered(zipfile.ZipFile(made).read("store.sqlite3"))
    repacked(made, store=lambda _body: body, sha256=backup.hashlib.sha256(body).hexdigest(), **changes)

    with pytest.raises(Refused, match=reason):
        restore(made, replace=False, at=AT)


def test_a_backup_of_an_older_version_is_migrated(made, elsewhere, tmp_path):
    """As it would be made before a migration that only adds: here the sessions' own."""
    path = tmp_path / "older.sqlite3"
    path.write_bytes(zipfile.ZipFile(made).read("store.sqlite3"))
    with closing(sqlite3.connect(path)) as store:
        store.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        store.execute("DROP TABLE django_session")
        store.commit()
    body = path.read_bytes()
    names = [
        name for name in json.loads(zipfile.ZipFile(made).read("manifest.json"))["migrations"] if "session" not in name
    ]
    repacked(made, store=lambda _body: body, sha256=backup.hashlib.sha256(body).hexdigest(), migrations=names)

    done = restore(made, replace=False, at=AT)

    assert done.was_migrated
    assert "django_session" in connections["default"].introspection.table_names()


def test_a_full_disk_leaves_the_backup_of_before(made, monkeypatch):
    before = made.read_bytes()

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup.shutil, "copyfileobj", full)
    with pytest.raises(Refused, match="No space left on device"):
        back_up(made, at=AT, replace=True)

    assert made.read_bytes() == before
    assert [path.name for path in made.parent.iterdir()] == ["made.backup"]
