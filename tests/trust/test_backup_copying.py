"""The file of the embedded store copied while people write: at one moment, and hardly in their way (45)."""

import json
import sqlite3
import threading
import zipfile
from contextlib import closing
from datetime import UTC, datetime

import pytest
from django.db import connection

from claims.services.store import copying
from claims.services.store.backup import back_up, rows_of
from factcheck import databases
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TEXT = "INSERT INTO claims_eventtext (event_number, name, salt, body) VALUES (?, 'x', 'x', ?)"


@pytest.fixture(autouse=True)
def claim(db):
    return factories.claim()


def spill(writer):
    """Begin a transaction that is in the file before it is at its end."""
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    for number in range(300):
        writer.execute(TEXT, [10**6 + number, "x" * 4000])


def whole(path):
    """The rows that a backup says it has, once what is in it holds together."""
    with zipfile.ZipFile(path) as packed:
        place = path.with_suffix(".sqlite3")
        place.write_bytes(packed.read("store.sqlite3"))
        with closing(sqlite3.connect(place)) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return json.loads(packed.read("manifest.json"))["rows"]


def test_what_is_not_committed_yet_is_in_no_backup(tmp_path):
    """The control of the copying: the pages of a transaction under way are in the file, and are taken back."""
    before, path = rows_of(), tmp_path / "under-way.backup"
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, check_same_thread=False)
    with closing(writer):
        spill(writer)
        ending = threading.Timer(1, writer.rollback)
        ending.start()

        back_up(path, at=AT)

        ending.join()
    assert whole(path) == before


@pytest.mark.skipif(databases.JOURNAL_MODE == "WAL", reason="Nobody waits for a reader where SQLite keeps a WAL.")
def test_people_write_until_the_last_look(tmp_path, monkeypatch):
    """Whatever was written during the copying is in it, and nobody waits but for the last comparison."""
    written, catch_up = [], copying._catch_up

    def write_first(store, copy):
        with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)) as writer:
            try:
                writer.execute(TEXT, [10**6 + len(written), "x" * 10_000_000])
                written.append("written")
            except sqlite3.OperationalError as error:
                written.append(str(error))
        catch_up(store, copy)

    monkeypatch.setattr(copying, "_catch_up", write_first)
    path = tmp_path / "during.backup"
    back_up(path, at=AT)

    assert written == ["written"] * copying.PASSES + ["database is locked"]
    assert whole(path) == rows_of()


@pytest.mark.skipif(databases.JOURNAL_MODE == "WAL", reason="Nobody waits for a reader where SQLite keeps a WAL.")
@pytest.mark.parametrize("is_taken_back", [False, True])
def test_where_nobody_wrote_it_is_copied_once(tmp_path, monkeypatch, is_taken_back):
    """The control is a transaction that reaches the file while that is copied, and is taken back."""
    passes, catch_up, before = [], copying._catch_up, rows_of()
    monkeypatch.setattr(copying, "TICK", 0)

    def spill_first(store, copy):
        passes.append(connection.connection.in_transaction)
        with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as writer:
            if is_taken_back and len(passes) == 1:
                spill(writer)
            catch_up(store, copy)

    monkeypatch.setattr(copying, "_catch_up", spill_first)
    path = tmp_path / "quiet.backup"
    back_up(path, at=AT)

    assert passes == ([False, False] if is_taken_back else [False])
    assert whole(path) == before


def test_what_was_written_just_now_may_be_written_again_unseen(tmp_path, monkeypatch):
    """The system counts such times in steps."""
    passes, catch_up = [], copying._catch_up
    monkeypatch.setattr(copying, "TICK", 10**18)
    monkeypatch.setattr(copying, "_catch_up", lambda *files: passes.append(catch_up(*files)))

    back_up(tmp_path / "soon.backup", at=AT)

    assert len(passes) == (copying.PASSES + 1 if databases.JOURNAL_MODE != "WAL" else 0)
