"""Verdicts with the name or the initials of whoever found them: in a cell, in a row of a second reviewer."""

import pytest

from claims.services.checked.checked_files import open_checked


def read(sheet):
    return open_checked(sheet.encode(), "facts.csv")


def test_a_row_with_the_verdict_of_a_second_reviewer_goes_on_with_the_claim_above():
    rows = "It ran.,False,Ann,Audit\n,False,Bob,\nIt burned.,True,Ann,\n,Unproven,Bob,why?\n"
    file = read(f"Claim,Verdict,Checked by,Note\n{rows}")

    assert not file.problems
    assert [(row.verdict, file.verdict(row), row.who, row.note) for row in file.rows] == [
        ("False", "disputed", "Ann\nBob", "Audit"),
        ("True\nUnproven", "", "Ann\nBob", "why?"),
    ]
    told = (
        "2 rows without a claim are read as further sources, notes or verdicts of the claims above them: row 3 (“False"
    )
    assert any(remark.startswith(told) for remark in file.told_remarks)


@pytest.mark.parametrize("row", [",False,Ann,", ",False,,", ",,Bob,", ",,Bob,why?"])
def test_a_verdict_that_nobody_else_signed_is_of_a_claim_whose_words_are_missing(row):
    file = read(f"Claim,Verdict,Checked by,Note\nIt ran.,False,Ann,Audit\n{row}\n")

    assert [problem.place for problem in file.problems] == ["row 3"]


@pytest.mark.parametrize(
    ("cell", "verdict", "who"),
    [
        ("True JK\nTrue RW", "True", "JK, RW"),
        ("True/JK", "True", "JK"),
        ("JK: True", "True", "JK"),
        ("JK/RW – mostly true", "mostly true", "JK/RW"),
        ("False (JK, RW)", "False", "JK, RW"),
        ("True JK\nFalse RW", "True JK\nFalse RW", ""),
        # A place, a word, and what one of two would be.
        ("US: True", "US: True", ""),
        ("PER: TRUE", "PER: TRUE", ""),
        ("True/TBC", "True/TBC", ""),
    ],
)
def test_a_verdict_may_be_signed(cell, verdict, who):
    (row,) = read(f'Claim,Verdict\nIt ran.,"{cell}"\n').rows

    assert (row.verdict, row.who) == (verdict, who)


def test_a_column_that_is_signed_alone_is_of_people():
    sheet = "Zitat,Ampel,Geprüft (Kürzel/Tag)\nEs lief.,grün,AB 2.4.24\nEs brannte.,rot,CD\nEs steht.,,AB\n"
    file = read(sheet)

    assert [(row.verdict, row.who) for row in file.rows] == [("grün", "AB 2.4.24"), ("rot", "CD"), ("", "AB")]
