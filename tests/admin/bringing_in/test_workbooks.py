"""Workbooks on the page: sheets that are read as one, and colours that somebody says the meaning of."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from claims.models import Claim, Document, OutsideCheck
from tests.admin.bringing_in.sheets import START, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, ann):
    """Of a workbook with a sheet for each month, whose claims are filled with green or red."""
    book = Workbook()
    book.active.title = "Jan"
    for sheet, claims in (
        (book.active, ("It opened in 1903.", "It closed.")),
        (book.create_sheet("Feb"), ("It ran.",)),
    ):
        sheet.append(["Claim", "Source"])
        for claim in claims:
            sheet.append([claim, "Audit"])
            colour = "FFC7CE" if claim == "It closed." else "C6EFCE"
            sheet.cell(sheet.max_row, 1).fill = PatternFill("solid", fgColor=colour)
    body = io.BytesIO()
    book.save(body)
    return client.post(START, {"file": SimpleUploadedFile("facts.xlsx", body.getvalue())})["Location"]


def test_sheets_with_the_same_headings_are_read_as_one(client, address):
    page = shown(client.get(address))

    assert "facts.xlsx: 3 claims" in page
    assert '<option value="Jan + Feb" selected>Jan + Feb</option>' in page
    assert "2 sheets have the same headings, and were read as one table: sheet 1 (“Jan”), sheet 2 (“Feb”)" in page
    assert "row 2 of sheet 2" in page


def test_one_sheet_alone_may_be_chosen(client, address):
    page = shown(client.post(address, {"act": "look", "sheet": "Feb", "sheet_shown": "Jan + Feb"}))

    assert "facts.xlsx: 1 claim<" in page
    assert "row 2 of sheet" not in page


def test_somebody_says_what_colours_mean(client, address):
    page = shown(client.get(address))
    assert "colours of cells are read as words in a further column, and what they mean is not known: green, red" in page

    sent = {"act": "bring", "sheet": "Jan + Feb", "sheet_shown": "Jan + Feb", "reviews_required": "1"}
    sent |= {"meaning-green": "verified", "meaning-red": "disputed"}
    assert all(f'name="{name}"' in page for name in ("meaning-green", "meaning-red"))
    client.post(address, sent)

    assert Document.objects.count() == 1
    checks = OutsideCheck.objects.order_by("claim__pk").values_list("claim__statement", "verdict", "other")
    assert list(checks) == [
        ("It opened in 1903.", "verified", [["Sheet", "Jan"]]),
        ("It closed.", "disputed", [["Sheet", "Jan"]]),
        ("It ran.", "verified", [["Sheet", "Feb"]]),
    ]
    # What a colour says decides nothing here.
    assert set(Claim.objects.values_list("status", flat=True)) == {"unreviewed"}
