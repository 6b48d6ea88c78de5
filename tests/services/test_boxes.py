"""Boxes to tick, saved as TRUE and FALSE: an empty one is no verdict that anybody gave."""

import pytest

from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices

OPENED, COST = "The bridge opened in 1931.", "It cost $2.1 million."


def read(headings, opened, cost, **choices):
    sheet = f"Fact,{headings}\n{OPENED},{opened}\n{COST},{cost}\n"
    return open_checked(sheet.encode(), "facts.csv", Choices(**choices))


def test_an_empty_box_beside_another_is_asked_about():
    file = read("Checked,Correct", "TRUE,TRUE", "FALSE,FALSE")

    assert [(row.verdict, file.verdict(row)) for row in file.rows] == [("TRUE", "verified"), ("FALSE", "")]
    assert file.unknown_words == {"FALSE": 1}


def test_somebody_says_what_it_means():
    file = read("Checked,Correct", "TRUE,TRUE", "TRUE,FALSE", meanings={"FALSE": "disputed"})

    assert [file.verdict(row) for row in file.rows] == ["verified", "disputed"]


@pytest.mark.parametrize(
    ("headings", "opened", "cost"),
    [
        ("Correct", "TRUE", "FALSE"),
        ("Checked by,Verdict", "Ann,TRUE", "Bob,FALSE"),
        ("Checked,Verdict", "TRUE,True", "TRUE,False"),
    ],
)
def test_words_are_verdicts(headings, opened, cost):
    file = read(headings, opened, cost)

    assert [file.verdict(row) for row in file.rows] == ["verified", "disputed"]
