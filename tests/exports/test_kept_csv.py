"""SQLite writes the faithful CSV by itself: the same bytes as from rows, whatever a claim holds."""

from contextlib import nullcontext
from itertools import chain

import pytest
from django.db import connection

from claims.choices import Verdict
from claims.exports import csv_export, kept_csv
from claims.exports.reading import read_moment
from claims.exports.rows import Wanted
from claims.models import Anchor, Citation, Claim, Review
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.exported import EVERYTHING

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
LINES = Wanted(in_lines=True)
TEXTS = [
    '"',
    '""a", "b',
    "b'",
    "%s %w %d %%",
    "a\\b",
    "a\r\nb\rc\n",
    "\x01\x1f\x7f\ufeff",
    "naïve 𝒳 ‏שלום",
    ",",
    " x ",
    "",
]


def both() -> tuple[bytes, bytes]:
    with read_moment(EVERYTHING, LINES) as moment:
        assert moment.kept is not None
        return b"".join(kept_csv.csv_lines(moment.kept)), b"".join(csv_export.lines_of(moment))


def settled(**told: str) -> Claim:
    ann = factories.user(f"ann{Claim.objects.count()}", "reviewer")
    claim = factories.claim()
    factories.review(claim, ann, **told)
    return claim


@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_all_kinds(text):
    claim = settled(rationale="x", correction="y")
    Claim.objects.filter(pk=claim.pk).update(
        statement=text or "s", claimant=text, jurisdiction=text, as_of="2024-02-29"
    )
    Review.objects.update(rationale=text, correction=text)
    Citation.objects.update(pinpoint=text, excerpt=text)
    claim.citations.get().source.__class__.objects.update(title=text or "t", publisher=text, identifier=text)
    Anchor.objects.filter(claim=claim).update(quote=text)

    by_sqlite, by_rows = both()

    assert by_sqlite == by_rows
    assert by_sqlite.count(claim.number.encode()) == 1


def test_claims_with_much_and_with_nothing():
    ann, ben, lea = factories.user("ann", "reviewer"), factories.user("ben", "reviewer"), factories.user("lea", "lead")
    contested = factories.claim(factories.document(reviews_required=2))
    factories.review(contested, ann, Verdict.DISPUTED, reason="misattributed", rationale="No.", correction="SB21-131.")
    factories.review(contested, ben, Verdict.VERIFIED, rationale="Yes.")
    factories.cite(contested, lea)
    perform("settle", contested, by=lea, verdict="partly_supported", rationale="Both.", correction="Half.")
    for label in ("law", "Urgent", "a, b"):
        perform("tag", contested, by=lea, label=label)
    Claim.objects.filter(pk=contested.pk).update(text_changed=True, recheck_on="2027-01-01")
    settled(rationale="One.")
    bare = factories.claim()
    bare.anchors.all().delete()

    by_sqlite, by_rows = both()

    assert by_sqlite == by_rows
    # The same citation of the two sides and of the lead is one line; all three reviews count.
    assert by_sqlite.decode().count("refutes — ") == 2
    assert 'https://leg.example/act","3",' in by_sqlite.decode()


def test_places_in_several_versions():
    document = factories.document("Agencies share data in 2019.\n\nThe act of 2020 forbids it.\n")
    body = b"In short: yes.\n\nAgencies share data in 2019.\n\nAgencies share data in 2019, again.\n"
    import_document(body=body, filename="report.md", document=document)
    moved = document.claims.in_document_order()[0]
    last = moved.anchors.order_by("pk").last()
    for start, end, quote in ((60, 90, "and again"), (62, 70, "within")):
        last.pk, last.start, last.end, last.quote = None, start, end, quote
        last.save()

    by_sqlite, by_rows = both()

    assert by_sqlite == by_rows
    assert "[…]\nand again\n[…]\nwithin" in by_sqlite.decode()
    assert '"90"' in by_sqlite.decode()


def test_more_claims_than_are_written_at_once(monkeypatch):
    monkeypatch.setattr(kept_csv, "AT_ONCE", 2)
    factories.document()
    factories.document()

    by_sqlite, by_rows = both()

    assert by_sqlite == by_rows
    assert by_sqlite.count(b"\r\n") == Claim.objects.count() == 6


def test_an_export_without_claims_has_no_line():
    assert both() == (b"", b"")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fails", [False, True])
def test_the_copies_go_as_a_whole_where_no_transaction_holds_them(fails):
    settled(rationale="One.")
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA database_list").fetchall()

    with nullcontext() if not fails else pytest.raises(RuntimeError), read_moment(EVERYTHING, LINES) as outer:
        with read_moment(EVERYTHING) as inner:
            assert [row[0] for row in chain.from_iterable(inner.batches())] == list(outer.keys)
        by_sqlite = b"".join(kept_csv.csv_lines(outer.kept))
        assert by_sqlite == b"".join(csv_export.lines_of(outer)) != b""
        if fails:
            raise RuntimeError("the form cannot be written")

    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA database_list").fetchall() == before
