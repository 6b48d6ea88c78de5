"""XLSX, read back by openpyxl: texts, numbers and times, whole, none of them a formula."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from claims.exports import xlsx_sheet
from claims.exports.cells import MAX_CELL_UTF16_UNITS
from claims.exports.csv_export import COLUMNS
from claims.models import Claim, Event, Review, Source
from claims.models.verdict_wording import Wording
from claims.refusal import Refused
from claims.services.team.verdict_wordings import stored_wordings, word_verdicts
from claims.text.checked.sheets import read_workbook
from tests import factories
from tests.exports.exported import exported, exported_rows
from tests.exports.payloads import PAYLOADS, only, reviewed
from tests.exports.workbooks import LABELS, place, sheet, told_by, workbook

# Drawn from values that were read; that they are read from either engine is tested beside.
pytestmark = [pytest.mark.django_db, pytest.mark.either]


def test_claims_are_those_of_the_csv():
    ann = factories.user("ann", "reviewer")
    factories.review(factories.claim(), ann, reason="invented", correction="No such act.")

    for row, told in zip(sheet("claims"), exported_rows(), strict=True):
        assert set(row) == {*COLUMNS, *LABELS}
        shown = {name: "" if cell is None else str(cell) for name, cell in row.items() if name in COLUMNS}
        elsewhere = {"citations": "", "decided_at": "", "text_changed": ""}
        assert row["text_changed"] == ("yes" if told["text_changed"] == "true" else "no")
        assert shown | elsewhere == told | elsewhere
    first = sheet("claims")[0]
    assert (first["citations"], first["start"]) == (1, int(exported_rows()[0]["start"]))


def test_people_read_labels_in_the_team_s_own_words_and_programs_what_is_stored():
    lea = factories.user("lea", "lead")
    words, seen = stored_wordings()
    word_verdicts(words | {"disputed": Wording("Pants on fire", "It is not so.")}, by=lea, seen=seen)
    claim = factories.claim()
    factories.cite(claim, lea, url="https://a.example/", title="Act A", excerpt="It says so.")
    factories.review(claim, factories.user("ann", "reviewer"), reason="missing_context")
    Source.objects.update(weight="reliable")

    [row] = sheet("claims", only(claim))
    cited, source = sheet("citations", only(claim))[0], sheet("sources", only(claim))[0]

    assert (row["verdict_label"], row["verdict"]) == ("Pants on fire", "disputed")
    assert (row["status_label"], row["status"]) == ("Settled", "settled")
    assert (row["reason_label"], row["reason"]) == ("Missing context", "missing_context")
    assert (cited["excerpt_check_label"], cited["excerpt_check"]) == ("Not checked", "not_checked")
    assert (source["kind_label"], source["kind"]) == ("Web page", "web_page")
    assert (row["kind_label"], row["kind"]) == ("Legal", "legal")
    assert (cited["stance_label"], cited["stance"]) == ("Refutes", "refutes")
    assert (source["weight_label"], source["weight"]) == ("Reliable", "reliable")
    assert told_by("summary", only(claim))["word.claims.verdict.disputed"] == "Pants on fire"


def test_a_citation_has_the_address_of_its_source():
    claim, ann = factories.claim(), factories.user("ann", "reviewer")
    factories.cite(claim, ann, url="https://a.example/", title="Act A")
    factories.review(claim, ann)

    assert sheet("citations", only(claim))[0]["source_url"] == "https://a.example/"


def test_headings_are_words():
    book = workbook()

    for name in ("claims", "citations", "sources", "authorities"):
        shown = [cell.value for cell in book[name][1]]
        assert len(set(shown)) == len(shown)
        assert not [heading for heading in shown if "_" in heading or not heading[0].isupper()]


def test_citations_sources_and_authorities_have_sheets_of_their_own():
    ann = factories.user("ann", "reviewer")
    claim = factories.claim()
    factories.cite(claim, ann, url="https://a.example/", title="Act A", excerpt="It says so.", pinpoint="§ 1")
    factories.cite(claim, ann, url="https://b.example/", title="Act B")
    factories.review(claim, ann)

    citations, sources = sheet("citations"), sheet("sources")

    assert [(row["claim"], row["source_title"], row["excerpt"]) for row in citations][:2] == [
        (claim.number, "Act A", "It says so."),
        (claim.number, "Act B", None),
    ]
    assert {row["source"]: row["citations"] for row in sources} == {row["source"]: 1 for row in citations}
    assert sheet("authorities") == [
        {"kind_label": "Act", "key": "HIPAA", "claims": 1, "kind": "act"},
        {"kind_label": "Bill", "key": "SB19-216", "claims": 1, "kind": "bill"},
    ]


def test_times_and_days_are_cells_of_their_kind():
    claim = factories.claim()
    ann = factories.user("ann", "reviewer")
    factories.cite(claim, ann, url="https://a.example/", title="Act A", accessed_on="2024-05-01")
    factories.review(claim, ann)
    Claim.objects.filter(pk=claim.pk).update(as_of=date(2020, 2, 29), recheck_on=date(2030, 1, 2))
    claim.refresh_from_db()

    book = workbook()
    [row] = [row for row in sheet("claims") if row["id"] == claim.number]

    assert abs(row["decided_at"].replace(tzinfo=UTC) - claim.decided_at) < timedelta(milliseconds=1)
    assert (row["as_of"], row["recheck_on"]) == (datetime(2020, 2, 29), datetime(2030, 1, 2))
    assert sheet("citations")[0]["accessed_on"] == datetime(2024, 5, 1)
    decided, as_of = (book["claims"].cell(2, place(book, name)) for name in ("decided_at", "as_of"))
    assert (decided.number_format, as_of.number_format) == ('yyyy-mm-dd hh:mm "UTC"', "yyyy-mm-dd")


def test_our_own_reader_takes_a_time_for_one_in_utc():
    claim = factories.claim()
    factories.review(claim, factories.user("ann", "reviewer"))
    claim.refresh_from_db()
    midnight = claim.decided_at.replace(hour=0, minute=0, second=0, microsecond=0)
    Claim.objects.filter(pk=claim.pk).update(decided_at=midnight, as_of=date(2020, 2, 29))

    [table] = read_workbook(exported(only(claim), format="xlsx")).tables
    row = dict(zip(table.rows[0][1], table.rows[1][1], strict=False))

    assert (row["decided_at"], row["as_of"]) == (midnight.isoformat(), "2020-02-29")


@pytest.mark.parametrize("day", [date(1776, 7, 4), date(1900, 2, 28)])
def test_a_day_before_those_that_a_workbook_counts_stays_a_text(day):
    claim = factories.claim()
    Claim.objects.filter(pk=claim.pk).update(as_of=day)

    assert sheet("claims", only(claim))[0]["as_of"] == day.isoformat()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula_and_every_text_is_whole(payload):
    claim = reviewed(payload)

    [row] = sheet("claims", only(claim))

    # A spreadsheet writes some characters as _x000D_ and reads them so; openpyxl leaves that to its user.
    assert unescape(row["statement"]) == payload
    assert unescape(row["rationale"]) == payload
    with zipfile.ZipFile(io.BytesIO(exported(only(claim), format="xlsx"))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f" in one or b"hyperlink" in one for one in sheets)


def test_a_control_character_reads_back():
    claim = reviewed("a\x07b")

    [row] = sheet("claims", only(claim))

    assert unescape(row["statement"]) == "a\x07b"


@pytest.mark.parametrize("text", ["x" * (MAX_CELL_UTF16_UNITS + 1), "😀" * (MAX_CELL_UTF16_UNITS // 2 + 1)])
def test_a_text_that_no_cell_holds_is_refused_by_number(text):
    claim = reviewed("fine")
    Review.objects.update(rationale=text)

    with pytest.raises(Refused, match=f"{claim.number}: its rationale takes 3276[89] characters"):
        exported(format="xlsx")


def test_the_longest_text_that_a_cell_holds_is_whole():
    claim = reviewed("fine")
    Claim.objects.filter(pk=claim.pk).update(statement="x" * MAX_CELL_UTF16_UNITS)

    assert len(sheet("claims", only(claim))[0]["statement"]) == MAX_CELL_UTF16_UNITS


def test_a_sheet_that_is_full_is_refused_by_number(monkeypatch):
    monkeypatch.setattr(xlsx_sheet, "MAX_SHEET_ROWS", 3)
    claims = factories.document().claims.in_document_order()

    with pytest.raises(Refused, match=f"{claims[2].number} would be row 4 of “claims”: a sheet holds 3"):
        exported(format="xlsx")


def test_a_workbook_is_of_the_moment_that_it_tells_of():
    factories.document()

    body = exported(format="xlsx")

    about = load_workbook(io.BytesIO(body)).properties
    moment = Event.objects.latest("number").at
    assert {f"{about.created:%Y-%m-%dT%H:%M:%S}", f"{about.modified:%Y-%m-%dT%H:%M:%S}"} == {moment[:19]}
    assert body == exported(format="xlsx")


def test_a_workbook_of_a_store_without_history_has_a_day_as_well():
    about = load_workbook(io.BytesIO(exported(format="xlsx"))).properties

    assert about.created == about.modified == datetime(2000, 1, 1)
