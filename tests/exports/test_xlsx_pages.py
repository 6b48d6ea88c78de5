"""How a workbook is laid out, for the screen and for paper."""

from typing import Any

import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from xlsxwriter import Workbook

from claims.exports import xlsx_sheet
from claims.exports.xlsx_layout import words_of
from claims.models import Claim
from tests import factories
from tests.exports.payloads import only, reviewed
from tests.exports.workbooks import LABELS, headings, place, told_by, workbook

pytestmark = pytest.mark.django_db


def test_a_stored_word_is_on_no_page():
    book = workbook()

    for name, words in words_of({}).items():
        shown, stored = book[name], headings(book, name)
        header = [cell.value for cell in shown[1]]
        for column in words.keys() - {"text_changed"}:
            assert header.index(stored[f"{column}_label"]) < header.index(stored[column]) >= _last_printed(shown)


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
