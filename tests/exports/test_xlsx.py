"""XLSX, read back by openpyxl: texts and numbers, whole, none of them a formula."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from claims.exports import xlsx_export
from claims.exports.csv_export import COLUMNS, MAX_CELL_UTF16_UNITS
from claims.models import Claim, Review
from claims.refusal import Refused
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
        assert shown | {"citations": ""} == told | {"citations": ""}
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


def test_the_summary_is_the_manifest():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))

    summary = {row["what"]: row["value"] for row in sheet("summary")}
    manifest = exported_json()["manifest"]

    assert summary["event.hash"] == manifest["event"]["hash"]
    assert summary["counts.verdict.disputed"] == 1
    assert summary["verdict_meanings.disputed"] == manifest["verdict_meanings"]["disputed"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula_and_every_text_is_whole(payload):
    claim = reviewed(payload)

    [row] = sheet("claims", only(claim))

    # A spreadsheet writes some characters as _x000D_ and reads them so; openpyxl leaves that to its user.
    assert unescape(row["statement"]) == payload
    assert unescape(row["rationale"]) == payload
    with zipfile.ZipFile(io.BytesIO(exported(only(claim), format="xlsx"))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in one or b"hyperlink" in one for one in sheets)


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
    monkeypatch.setattr(xlsx_export, "MAX_SHEET_ROWS", 3)
    claims = factories.document().claims.in_document_order()

    with pytest.raises(Refused, match=f"{claims[2].number} would be row 4 of “claims”: a sheet holds 3"):
        exported(format="xlsx")
