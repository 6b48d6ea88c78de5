"""XLSX, read back by openpyxl: texts, numbers and times, whole, none of them a formula."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from xlsxwriter import Workbook

from claims.exports import Selection, xlsx_sheet
from claims.exports.csv_export import COLUMNS, MAX_CELL_UTF16_UNITS
from claims.models import Claim, Review
from claims.refusal import Refused
from claims.text.checked.sheets import read_workbook
from claims.workflow import perform
from tests import factories
from tests.exports.exported import exported, exported_json, exported_rows
from tests.exports.test_csv import PAYLOADS, only, reviewed

pytestmark = pytest.mark.django_db


def workbook(*selection: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(exported(*selection, format="xlsx")))


def sheet(name: str, *selection: Any) -> list[dict[str, Any]]:
    header, *rows = workbook(*selection)[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_claims_are_those_of_the_csv():
    ann = factories.user("ann", "reviewer")
    factories.review(factories.claim(), ann, reason="invented", correction="No such act.")

    for row, told in zip(sheet("claims"), exported_rows(), strict=True):
        assert list(row) == list(COLUMNS)
        shown = {name: "" if cell is None else str(cell) for name, cell in row.items()}
        elsewhere = {"citations": "", "decided_at": "", "text_changed": ""}
        assert row["text_changed"] is (told["text_changed"] == "true")
        assert shown | elsewhere == told | elsewhere
    first = sheet("claims")[0]
    assert (first["citations"], first["start"]) == (1, int(exported_rows()[0]["start"]))


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
        {"kind": "act", "key": "HIPAA", "claims": 1},
        {"kind": "bill", "key": "SB19-216", "claims": 1},
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
    decided, as_of = (book["claims"].cell(2, COLUMNS.index(name) + 1) for name in ("decided_at", "as_of"))
    assert (decided.number_format, as_of.number_format) == ('yyyy-mm-dd hh:mm:ss "UTC"', "yyyy-mm-dd")


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


def test_a_sheet_is_laid_out_for_reading_and_for_paper():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))
    book = workbook()

    for name in ("claims", "citations", "sources", "authorities"):
        shown = book[name]
        assert shown.auto_filter.ref == f"A1:{shown.cell(shown.max_row, shown.max_column).coordinate}"
        assert (shown.freeze_panes, shown.print_title_rows) == ("B2", "$1:$1")
        assert (shown.page_setup.orientation, shown.page_setup.fitToHeight) == ("landscape", 0)
        assert shown.sheet_properties.pageSetUpPr.fitToPage
    statement = book["claims"].cell(2, COLUMNS.index("statement") + 1)
    assert (statement.alignment.wrap_text, statement.alignment.vertical) == (True, "top")
    assert book["claims"].column_dimensions[statement.column_letter].width > 50


def test_a_row_is_as_high_as_its_longest_text():
    claim = reviewed("Twelve words that are told again and again to fill the line. " * 5)
    other = factories.claim(factories.document("Agencies share data.\n"))

    shown = workbook()["claims"]
    heights = {shown.cell(row, 1).value: shown.row_dimensions[row].height for row in range(2, shown.max_row + 1)}

    assert heights[claim.number] == 15 * 13
    # Left to the program, which takes its own.
    assert heights[other.number] is None


def test_what_a_sheet_keeps_of_its_rows_does_not_grow(tmp_path):
    with Workbook(tmp_path / "any.xlsx", {"constant_memory": True}) as book:
        written = xlsx_sheet.Sheet(book, xlsx_sheet.Looks(book), "claims", ("statement",))
        for _row in range(50):
            written.add(["long " * 40])

        assert (len(written.sheet.row_info), len(written.sheet.row_sizes)) == (1, 1)


def told_by(name: str, *selection: Any) -> dict[str, Any]:
    return {row["what"]: row["value"] for row in sheet(name, *selection) if row["value"] is not None}


def test_the_summary_says_the_manifest_in_words():
    document = factories.document("Agencies share data in 2019.\n", title="Sharing", url="https://a.example/")
    factories.review(factories.claim(document), factories.user("ann", "reviewer"))
    selection = Selection(verdicts=("disputed", "verified"), document=document)

    summary = told_by("summary", selection)
    manifest = exported_json(selection)["manifest"]

    assert (summary["Event number"], summary["Event hash"]) == tuple(manifest["event"].values())
    assert abs(summary["State of"].replace(tzinfo=UTC) - datetime.fromisoformat(manifest["as_of"])) < timedelta(
        milliseconds=1
    )
    assert (summary["With the verdict"], summary["With the status"]) == ("Disputed, Verified", "any")
    assert (summary["Of the document"], summary["Text changed"]) == (
        document.number,
        "Leave out claims with changed words",
    )
    assert (summary["Claims"], summary["Settled"], summary["Contested"]) == (1, 1, 0)
    assert summary["“Disputed” means"] == manifest["verdict_meanings"]["disputed"]
    assert summary[f"{document.number}, version 1"] == "Sharing"
    assert summary["SHA-256 of its text"] == manifest["documents"][0]["text_sha256"]
    assert {"None", "True", "False"}.isdisjoint(map(str, summary.values()))


def test_the_summary_tells_a_page_s_own_filter_and_a_sign_off():
    lea = factories.user("lea", "lead")
    document = factories.document("One law of 2019 binds agencies.\n")
    factories.review(factories.claim(document), factories.user("ann", "reviewer"))
    perform("sign_off", document, by=lea, statement="Read whole.")

    summary = told_by("summary", Selection(shown={"text": "law"}))

    assert summary["Filter of the page: text"] == "law"
    assert summary["Signed off"] == "Read whole."
    assert summary["The sign-off holds"] == "yes"


def test_the_summary_ends_with_what_programs_read():
    summary = told_by("summary", Selection(verdicts=("disputed",), shown={"text": "law"}))

    assert {name: value for name, value in summary.items() if "." in name} == {
        "event.number": 0,
        "event.hash": exported_json()["manifest"]["event"]["hash"],
        "filter.verdict.1": "disputed",
        "filter.text_changed": "exclude",
        "filter.shown.text": "law",
    }
    assert summary["State of"] == "nothing has happened yet"


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

    with pytest.raises(Refused, match=f"{claim.number}: one of its texts is too long"):
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
