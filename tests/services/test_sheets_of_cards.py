"""Sheets of cards, as they come in: told, and somebody may say that they are none."""

from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices

SHEET = """Claim,The mill opened in 1904.
Verdict,True

Claim,It closed in 1977.
Verdict,False
"""


def test_cards_are_told_and_read_as_rows():
    file = open_checked(SHEET.encode(), "cards.csv")

    assert [(row.place, row.statement, file.verdict(row)) for row in file.rows] == [
        ("row 1", "The mill opened in 1904.", "verified"),
        ("row 4", "It closed in 1977.", "disputed"),
    ]
    assert file.told_remarks == ["its claims stand in cards, one below the other, and each was read as a row: 2 cards"]


def test_somebody_says_that_they_are_none():
    shown = open_checked(SHEET.encode(), "cards.csv")
    said = Choices(headings=shown.table.rows[shown.header][0])
    none = Choices(headings=0, columns={"statement": "B"})

    assert open_checked(SHEET.encode(), "cards.csv", said).rows == shown.rows
    assert [row.statement for row in open_checked(SHEET.encode(), "cards.csv", none).rows] == [
        "The mill opened in 1904.",
        "True",
        "It closed in 1977.",
        "False",
    ]


def test_a_further_table_on_the_sheet_is_told():
    sheet = "Fact,Source\nIt opened in May.,Register\nFact,Note,Source\nIt doubled.,Rose,Report\n"

    file = open_checked(sheet.encode(), "facts.csv")

    assert [(row.statement, row.note, row.source) for row in file.rows] == [
        ("It opened in May.", "", "Register"),
        ("It doubled.", "Rose", "Report"),
    ]
    assert file.told_remarks == [
        "row 3 (“Fact, Note, Source”) was taken for the headings of a further table, whose rows were "
        "read below their own"
    ]
