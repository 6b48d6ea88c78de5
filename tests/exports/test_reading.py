"""One moment, flat cost: the number of queries does not grow with the claims but with their batches."""

import tracemalloc

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.exports import open_export, reading, rows
from claims.exports.rows import Row, read_parts
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

    def long_ones(batches, *asked):
        for claims_read, *others in read_parts(batches, *asked):
            yield [[(*row[:statement], "x" * letters, *row[statement + 1 :]) for row in claims_read], *others]

    monkeypatch.setattr(reading, "read_parts", long_ones)

    tracemalloc.start()
    try:
        open_export(EVERYTHING, format=format).file.close()
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < claims * letters / 3


@pytest.mark.parametrize("format", ["json", "csv"])
def test_the_database_is_read_at_one_moment(transactional_db, monkeypatch, format):
    """What somebody writes while batches are read is in none of them."""
    document_of(12)
    monkeypatch.setitem(reading.BATCH, connection.vendor, 4)
    held = []

    def noting(batches, *asked):
        for parts in read_parts(batches, *asked):
            held.append(connection.in_atomic_block or in_transaction())
            yield parts

    monkeypatch.setattr(reading, "read_parts", noting)
    open_export(EVERYTHING, format=format).file.close()

    assert held == [True, True, True]


def in_transaction() -> bool:
    return bool(getattr(connection.connection, "in_transaction", False))


def test_an_export_that_is_refused_midway_leaves_the_connection_usable(transactional_db, monkeypatch):
    """On PostgreSQL a batch is under way when the first one is refused."""
    document = document_of(12)
    monkeypatch.setitem(reading.BATCH, connection.vendor, 4)
    document.claims.filter(pk=document.claims.first().pk).update(statement="x" * 40_000)

    with pytest.raises(Refused, match="too long for a cell"):
        open_export(EVERYTHING, format="xlsx")

    assert document.claims.count() == 12
    assert len(exported_json()["claims"]) == 12
