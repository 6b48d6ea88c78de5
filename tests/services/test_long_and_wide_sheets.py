"""Sheets that are long, which are read quickly, and sheets that stand on their side, which are refused."""

import pytest

from claims.refusal import Refused
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from claims.text.checked import columns

ROWS = 800
ON_ITS_SIDE = """;Claim A;Claim B;Claim C
Statement;The plant emits 2 Mt a year.;It employs 900 people.;It pays no tax.
Verdict;True;False;Unproven
Source;E-PRTR 2022;Annual report p. 9;
Checked by;Ana;Ben;Ana
"""


def test_columns_are_not_guessed_for_each_row():
    rows = "".join(f"The mill of {number};True;Atlas {number}\n" for number in range(ROWS))
    columns._guessed.cache_clear()

    file = open_checked(f"Claim;Verdict;Source\n{rows}".encode(), "facts.csv")

    assert len(file.rows) == ROWS
    assert columns._guessed.cache_info().misses < ROWS / 10


def test_claims_side_by_side_are_refused():
    with pytest.raises(Refused, match=r"^Its claims stand side by side, a column each, with the headings down the"):
        open_checked(ON_ITS_SIDE.encode(), "facts.csv")


def test_somebody_says_that_they_are_not():
    assert len(open_checked(ON_ITS_SIDE.encode(), "facts.csv", Choices(headings=2)).rows) == 3


@pytest.mark.parametrize(
    "sheet",
    [
        "Claim;Verdict;Source\nFacts;True;Atlas\nSource;False;Atlas\nNotes;True;Atlas\n",
        "Claim;It ran.\nVerdict;True\nSource;Atlas\n",
    ],
)
def test_other_sheets_are_read(sheet):
    open_checked(sheet.encode(), "facts.csv", Choices(columns={"statement": "A"}))
