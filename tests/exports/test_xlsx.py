"""XLSX, read back by openpyxl: texts, numbers and times, whole, none of them a formula."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.escape import unescape
from xlsxwriter import Workbook

from claims.exports import Selection, exactly, xlsx_sheet
from claims.exports.cells import MAX_CELL_UTF16_UNITS
from claims.exports.csv_export import COLUMNS
from claims.exports.xlsx_layout import words_of
from claims.models import Claim, Review, Source
from claims.models.verdict_wording import Wording
from claims.refusal import Refused
from claims.services.verdict_wordings import stored_wordings, word_verdicts
from claims.text.checked.sheets import read_workbook
from claims.workflow import perform
from tests import factories
from tests.exports.exported import exported, exported_json, exported_rows
from tests.exports.test_csv import PAYLOADS, only, reviewed

pytestmark = pytest.mark.django_db


def workbook(*selection: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(exported(*selection, format="xlsx")))


def headings(book: openpyxl.Workbook, name: str) -> dict[str, str]:
    """The heading of each column by its stored name, as the summary tells programs."""
    told = dict(book["summary"].iter_rows(min_row=2, max_col=2, values_only=True))
    start = f"column.{name}."
    return {str(key).removeprefix(start): value for key, value in told.items() if str(key).startswith(start)}


def sheet(name: str, *selection: Any) -> list[dict[str, Any]]:
    """The rows by the stored names of their columns; those of the summary by their headings."""
    book = workbook(*selection)
    names = {heading: column for column, heading in headings(book, name).items()}
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip([names.get(heading, heading) for heading in header], row, strict=True)) for row in rows]


def place(book: openpyxl.Workbook, column: str) -> int:
    header = [cell.value for cell in book["claims"][1]]
    return header.index(headings(book, "claims")[column]) + 1


LABELS = {"kind_label", "status_label", "verdict_label", "reason_label"}


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


def test_a_stored_word_is_on_no_page():
    book = workbook()

    for name, words in words_of({}).items():
        shown, stored = book[name], headings(book, name)
        header = [cell.value for cell in shown[1]]
        for column in words.keys() - {"text_changed"}:
            assert header.index(stored[f"{column}_label"]) < header.index(stored[column]) >= _last_printed(shown)


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


def test_a_sheet_is_laid_out_for_reading_and_for_paper():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))
    book = workbook()

    for name in ("claims", "citations", "sources", "authorities"):
        shown = book[name]
        assert shown.auto_filter.ref == f"A1:{shown.cell(shown.max_row, shown.max_column).coordinate}"
        assert (shown.freeze_panes, shown.print_title_rows) == ("B2", "$1:$1")
        assert shown.page_setup.orientation == "landscape"
    statement = book["claims"].cell(2, place(book, "statement"))
    assert (statement.alignment.wrap_text, statement.alignment.vertical) == (True, "top")
    assert book["claims"].column_dimensions[statement.column_letter].width > 25


# US Letter, narrower than A4 in landscape; a character of a wide font that stands in for the workbook's own.
PAGE_POINTS, WIDE_CHARACTER_POINTS = 11 * 72, 7.0


def _last_printed(shown: Any) -> int:
    return range_boundaries(shown.print_area.split("!")[1])[2]


def test_a_printed_page_is_legible_and_as_wide_as_its_paper():
    Claim.objects.filter(pk=factories.claim().pk).update(claimant="The mayor")
    book = workbook()
    pages = {}

    for name in ("claims", "citations", "sources", "authorities", "summary"):
        shown = book[name]
        # Otherwise a program shrinks the sheet until it fits.
        assert not shown.sheet_properties.pageSetUpPr.fitToPage
        assert shown.page_setup.scale * 11 / 100 >= 8
        columns, pages[name] = _last_printed(shown), [0]
        breaks = {one.id for one in shown.col_breaks.brk}
        for column in range(1, columns + 1):
            if column - 1 in breaks:
                pages[name].append(shown.column_dimensions["A"].width)
            pages[name][-1] += shown.column_dimensions[get_column_letter(column)].width
        margins = shown.page_margins
        room = (PAGE_POINTS - (margins.left + margins.right) * 72) / shown.page_setup.scale * 100
        assert max(pages[name]) * WIDE_CHARACTER_POINTS <= room
    assert {name: len(widths) for name, widths in pages.items() if len(widths) > 1} == {"claims": 2}
    assert (book["claims"].print_title_cols, book["claims"].page_setup.pageOrder) == ("$A:$A", "overThenDown")


def test_a_row_is_on_one_page_where_nobody_is_named_as_claimant():
    factories.claim()
    book = workbook()
    shown = book["claims"]

    last = _last_printed(shown)

    assert not shown.col_breaks.brk and shown.print_title_cols is None
    assert last == place(book, "correction") < place(book, "claimant")


def test_the_place_of_a_claim_does_not_make_its_row_high():
    """A long heading in a narrow column made each row of a section as high as five lines."""
    document = factories.document(f"# {'How the privacy of people is protected, ' * 3}\n\nAgencies share data.\n")

    shown = workbook()["claims"]

    assert document.claims.get().section.title.count("privacy") == 3
    assert shown.row_dimensions[2].height == 15 * 3


def test_what_programs_read_is_on_no_page():
    book = workbook()
    last = _last_printed(book["claims"])

    assert all(place(book, name) > last for name in ("status", "verdict", "reason", "start", "end", "version"))
    assert all(
        place(book, name) <= last
        for name in (*LABELS - {"kind_label"}, "statement", "rationale", "correction", "quote")
    )
    rows = [row[0].value for row in book["summary"][book["summary"].print_area.split("!")[1]]]
    assert "What the verdicts mean" in rows
    assert not [row for row in rows if row and "." in row]


def test_a_row_that_is_longer_than_paper_is_told():
    claim = factories.claim()
    factories.review(claim, factories.user("ann", "reviewer"), rationale="Words of a long rationale. " * 60)

    told = told_by("summary", only(claim))

    assert told["Rows of “claims” that are longer than a row can be high"] == "1: whole in their cells, cut on paper"


def test_a_row_is_as_high_as_its_longest_text():
    claim = reviewed("Twelve words that are told again and again to fill the line. " * 5)
    other = factories.claim(factories.document("Agencies share data.\n"))

    shown = workbook()["claims"]
    heights = {shown.cell(row, 1).value: shown.row_dimensions[row].height for row in range(2, shown.max_row + 1)}

    assert heights[claim.number] == 15 * 24
    # Left to the program, which takes its own.
    assert heights[other.number] is None


def test_what_a_sheet_keeps_of_its_rows_does_not_grow(tmp_path):
    with Workbook(tmp_path / "any.xlsx", {"constant_memory": True}) as book:
        written = xlsx_sheet.Sheet(book, xlsx_sheet.Looks(book), "claims", ["statement"])
        for _row in range(50):
            written.add(["long " * 40])

        assert (len(written.sheet.row_info), len(written.sheet.row_sizes)) == (1, 1)


def told_by(name: str, *selection: Any) -> dict[str, Any]:
    return {row["What"]: row["Value"] for row in sheet(name, *selection) if row["Value"] is not None}


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


@pytest.mark.parametrize(
    ("among", "told"), [("all", "all claims"), ("settled", "settled claims"), ("these", "just these: ticked, or shown")]
)
def test_the_summary_tells_of_a_page_nothing_that_its_filter_contradicts(among, told):
    page = {"of": among, "document": ["D-1"]}

    rows = sheet("summary", exactly(Claim.objects.all(), page, document="D-1"))

    lines = [(row["What"], row["Value"]) for row in rows]
    chosen = lines[lines.index(("Which claims", None)) + 1 : lines.index(("How many", None))]
    assert [what for what, value in chosen if value] == ["Chosen on a page, from", "Filter of the page: document"]
    assert chosen[0][1].startswith(told)


def test_the_summary_ends_with_what_programs_read():
    summary = told_by("summary", Selection(verdicts=("disputed",), shown={"text": "law"}))

    told = {name: value for name, value in summary.items() if name.startswith(("event.", "filter."))}
    assert told == {
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
