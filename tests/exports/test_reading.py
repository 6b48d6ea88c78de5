"""One moment, flat cost: the number of queries does not grow with the claims but with their batches."""

import tracemalloc

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.exports import open_export, reading
from claims.exports.records import read_records
from tests import factories
from tests.exports.exported import EVERYTHING, exported_json

pytestmark = pytest.mark.django_db
QUERIES_PER_BATCH = 5


def queries_of_export() -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
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

    monkeypatch.setattr(reading, "BATCH", 10)
    assert queries_of_export() == in_one_batch + 7 * QUERIES_PER_BATCH


def test_batches_lose_and_double_nothing(monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 7)
    document = document_of(20)

    ids = [claim["id"] for claim in exported_json()["claims"]]

    assert ids == [claim.number for claim in document.claims.in_document_order()]


def test_no_text_of_a_document_is_read():
    document_of(4)

    with CaptureQueriesContext(connection) as queries:
        exported_json()

    assert [query["sql"] for query in queries if "claims_versiontext" in query["sql"]] == []


@pytest.mark.parametrize("format", ["json", "csv"])
def test_memory_holds_a_batch_and_not_the_export(monkeypatch, format):
    letters, batch, claims = 50_000, 5, 100
    document_of(claims)
    monkeypatch.setattr(reading, "BATCH", batch)
    monkeypatch.setattr(
        reading, "read_records", lambda pks: [one | {"statement": "x" * letters} for one in read_records(pks)]
    )

    tracemalloc.start()
    try:
        with open_export(EVERYTHING, format=format).file as file:
            written = file.seek(0, 2)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert written > claims * letters
    assert peak < written / 3
