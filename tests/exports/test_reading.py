"""One moment, flat cost: the number of queries does not grow with the claims but with their batches."""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.exports import open_export, reading, rows
from claims.exports.formats import FORMATS
from claims.exports.reading import Moment, read_moment
from claims.exports.rows import Row
from claims.refusal import Refused
from claims.statement import fetch
from tests import factories
from tests.exports.exported import EVERYTHING, exported_json

pytestmark = pytest.mark.django_db
QUERIES_PER_BATCH = 6


def one_by_one(connection, batches):
    """As a captured query: on PostgreSQL a batch goes past what Django captures."""
    for batch in batches:
        yield [fetch(connection, statement) for statement in batch]


def queries_of_export() -> int:
    with pytest.MonkeyPatch.context() as patched, CaptureQueriesContext(connection) as queries:
        patched.setattr(rows, "fetch_in_turn", one_by_one)
        exported_json()
    return len(queries)


def document_of(claims: int):
    ann = factories.user(f"ann{claims}", "reviewer")
    document = factories.document("".join(f"Law {number} of 2019 binds agencies.\n\n" for number in range(claims)))
    for claim in document.claims.in_document_order()[: claims // 4]:
        factories.review(claim, ann)
    assert document.claims.count() == claims
    return document


def test_queries_follow_the_batches_and_nothing_else(monkeypatch):
    document_of(20)
    in_one_batch = queries_of_export()
    document_of(60)

    assert queries_of_export() == in_one_batch

    monkeypatch.setitem(reading.BATCH, connection.vendor, 10)
    assert queries_of_export() == in_one_batch + 7 * QUERIES_PER_BATCH


def test_batches_lose_and_double_nothing(monkeypatch):
    monkeypatch.setitem(reading.BATCH, connection.vendor, 7)
    document = document_of(20)

    ids = [claim["id"] for claim in exported_json()["claims"]]

    assert ids == [claim.number for claim in document.claims.in_document_order()]


def test_no_text_of_a_document_is_read():
    document_of(4)

    with pytest.MonkeyPatch.context() as patched, CaptureQueriesContext(connection) as queries:
        patched.setattr(rows, "fetch_in_turn", one_by_one)
        exported_json()

    assert [query["sql"] for query in queries if "claims_versiontext" in query["sql"]] == []


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "xlsx", "webannotation"])
def test_memory_holds_a_batch_and_not_the_export(monkeypatch, format):
    letters, batch, claims = 30_000, 5, 150
    document_of(claims)
    monkeypatch.setitem(reading.BATCH, connection.vendor, batch)
    statement = Row._fields.index("statement")

    def long_ones(moment):
        for claims_read, *others in parts_of(moment):
            yield [[(*row[:statement], "x" * letters, *row[statement + 1 :]) for row in claims_read], *others]

    parts_of = Moment._parts
    monkeypatch.setattr(Moment, "_parts", long_ones)

    tracemalloc.start()
    try:
        open_export(EVERYTHING, format=format).file.close()
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < claims * letters / 3


def test_what_is_written_while_batches_are_read_is_in_none_of_them(transactional_db, monkeypatch):
    document = document_of(12)
    monkeypatch.setitem(reading.BATCH, connection.vendor, 4)
    before = [claim["statement"] for claim in exported_json()["claims"]]

    with read_moment(EVERYTHING) as moment:
        batches = moment.batches()
        first = next(batches)
        elsewhere(lambda: document.claims.update(statement="Written meanwhile."))
        seen = [row[Row._fields.index("statement")] for batch in (first, *batches) for row in batch]

    assert seen == before
    assert {claim["statement"] for claim in exported_json()["claims"]} == {"Written meanwhile."}


def elsewhere(write) -> None:
    """As another process would, whose transactions are its own; where a reader is in its way it fails at once."""

    def work() -> None:
        try:
            if connection.vendor == "sqlite":
                connection.ensure_connection()
                connection.connection.execute("PRAGMA busy_timeout = 0")
            write()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()


def test_an_export_leaves_no_copies_behind(monkeypatch):
    document_of(4)

    def refuse(_moment, _file):
        raise Refused("No.")

    exported_json()
    monkeypatch.setitem(FORMATS, ("json", False), FORMATS["json", False]._replace(write=refuse))
    with pytest.raises(Refused):
        exported_json()

    if connection.vendor == "sqlite":
        assert fetch(connection, ("SELECT name FROM temp.sqlite_master", [])) == []


def test_an_export_that_is_refused_midway_leaves_the_connection_usable(transactional_db, monkeypatch):
    """On PostgreSQL a batch is under way when the first one is refused."""
    document = document_of(12)
    monkeypatch.setitem(reading.BATCH, connection.vendor, 4)
    document.claims.filter(pk=document.claims.first().pk).update(statement="x" * 40_000)

    with pytest.raises(Refused, match="too long for a cell"):
        open_export(EVERYTHING, format="xlsx")

    assert document.claims.count() == 12
    assert len(exported_json()["claims"]) == 12
