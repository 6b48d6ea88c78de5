"""A sheet for each chapter or month: all of them come in, and each row knows its sheet."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from claims.models import Claim, OutsideCheck
from claims.refusal import Refused
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from claims.services.versions.intake import finish, store

HEADINGS = ["Claim", "Verdict", "Source"]
JAN = [["It opened in 1903.", "true", "Audit"], ["It closed in 1950.", "false", "Budget"]]
FEB = [["It was rebuilt.", "true", "Audit"]]


def book_of(headings=HEADINGS, **sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in [headings, *rows] if headings else rows:
            sheet.append(row)
    return book


def saved(book):
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def read(book, **choices):
    return open_checked(saved(book), "facts.xlsx", Choices(**choices))


def test_sheets_with_the_same_headings_are_one_table():
    file = read(book_of(Jan=JAN, Feb=FEB))

    assert [(row.place, row.statement, row.other) for row in file.rows] == [
        ("row 2 of sheet 1", "It opened in 1903.", (("Sheet", "Jan"),)),
        ("row 3 of sheet 1", "It closed in 1950.", (("Sheet", "Jan"),)),
        ("row 2 of sheet 2", "It was rebuilt.", (("Sheet", "Feb"),)),
    ]
    assert file.other_sheets == []
    told = "2 sheets have the same headings, and were read as one table: sheet 1 (“Jan”), sheet 2 (“Feb”)"
    assert told in file.told_remarks


def test_what_belongs_to_a_row_goes_with_it():
    sheets = {
        "Jan": [HEADINGS, *JAN],
        "Feb": [["February"], HEADINGS, ["Chapter 2: The fire"], *FEB, ["", "true", "Audit"]],
    }
    book = book_of(None, **sheets)
    book["Feb"]["C4"].hyperlink = "https://a.example/x"
    book["Feb"]["B4"].comment = Comment("Asked twice.", "JK")

    file = read(book)

    row = file.rows[2]
    assert (row.place, row.source, row.section) == (
        "row 4 of sheet 2",
        "Audit https://a.example/x",
        "Chapter 2: The fire",
    )
    assert ("Verdict (comment)", "Asked twice.") in row.other
    assert [problem.bare for problem in file.problems] == [
        "row 5 of sheet 2: it has no claim: column A “Claim” is empty"
    ]
    assert [(aside.place, aside.words) for aside in file.asides if aside.kind in ("above", "title", "commented")] == [
        ("row 1 of sheet 2", "February"),
        ("row 3 of sheet 2", "Chapter 2: The fire"),
        ("B4 of sheet 2", "Asked twice."),
    ]


def test_a_row_goes_on_with_the_claim_above_in_its_sheet_alone():
    file = read(book_of(Jan=[*JAN, ["", "", "Ann Lee"]], Feb=[["", "", "Bob Ray"], *FEB]))

    assert [row.source for row in file.rows] == ["Audit", "Budget\nAnn Lee", "Bob Ray", "Audit"]
    assert [problem.place for problem in file.problems] == ["row 2 of sheet 2"]


def test_a_section_ends_with_its_sheet():
    file = read(book_of(Jan=[["Chapter 1: The mill"], *JAN], Feb=FEB))

    assert [row.section for row in file.rows] == ["Chapter 1: The mill"] * 2 + [""]


def test_one_sheet_of_several_may_be_chosen():
    file = read(book_of(Jan=JAN, Feb=FEB), sheet="Feb")

    assert [(row.place, row.other) for row in file.rows] == [("row 2", ())]
    assert file.other_sheets == ["Jan"]


@pytest.mark.parametrize(
    ("headings", "sheets"),
    [
        # An older state of the same list, or a copy of it.
        (HEADINGS, {"v6": JAN[:1], "v7": JAN}),
        # Other headings.
        (None, {"Claims": [HEADINGS, *JAN], "Key": [["Rating", "Meaning"], ["true", "It is so."]]}),
    ],
)
def test_other_sheets_are_told_and_not_read(headings, sheets):
    file = read(book_of(headings, **sheets))

    assert all(row.place in ("row 2", "row 3") for row in file.rows)
    assert len(file.other_sheets) == 1


def test_another_sheet_of_a_file_that_is_in_is_not_said_to_be_in(db):
    body = saved(book_of(None, Jan=[HEADINGS, *JAN], Feb=[["Claim", "Rating"], ["It was rebuilt.", "true"]]))
    finish(store(draft_of_collection(open_checked(body, "facts.xlsx"), by=None)))

    with pytest.raises(Refused, match="none of these claims are in it") as refused:
        draft_of_collection(open_checked(body, "facts.xlsx", Choices(sheet="Feb")), by=None)

    assert "Save this sheet as a file of its own" in refused.value.reason
    assert Claim.objects.count() == 2


def test_the_sheet_of_a_claim_is_kept_beside_it(db):
    finish(store(draft_of_collection(read(book_of(Jan=JAN, Feb=FEB)), by=None)))

    assert [check.other for check in OutsideCheck.objects.order_by("claim")] == [
        [["Sheet", "Jan"]],
        [["Sheet", "Jan"]],
        [["Sheet", "Feb"]],
    ]


def test_claims_on_a_sheet_with_other_headings_are_told():
    book = book_of(None, Script=[HEADINGS, *JAN], Leaflet=[["Sentence", "Status"], ["It is the largest.", "true"]])
    book.create_sheet("Lists").append(["Status", "Claim"])

    file = read(book)

    assert len(file.rows) == len(JAN)
    assert file.told_remarks == [
        "further claims stand on a sheet that is not read, and can be chosen: sheet 2 (“Leaflet”)"
    ]
    assert "Leaflet" not in file.remarks[0]
