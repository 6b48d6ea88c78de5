"""What teams write around their claims: counts, footers, hints, and headings of their trades."""

import pytest

from claims.text.checked import find_asides, find_header, guess_columns, rows_below, rows_of, with_groups
from tests.text.checked.test_groups import CLAIM, table_of

HEADINGS = ["No.", "Claim", "Verdict", "Source"]


def read(*rows, headings=HEADINGS):
    table = table_of(headings, ["1", CLAIM, "True", "Atlas"], *rows, ["9", "It ran dry.", "False", "Smith"])
    header = find_header(table)
    table = with_groups(table, header)
    below, columns = rows_below(table, header), guess_columns(headings, [cells for _number, cells in table.rows[1:]])
    return rows_of(table, header, columns, find_asides(table, below, headings, columns))


@pytest.mark.parametrize(
    "cells",
    [
        ["", "n = 45"],
        ["N: 45"],
        ["Subtotal B", "2"],
        ["Total Section II", "12"],
        ["", "Rating: accurate 1, partially 1, inaccurate 1"],
        ["", "Total", "45"],
        ["Checked 4 of 4 claims"],
        ["", "Verified 3/4"],
    ],
)
def test_what_counts_the_rows_is_no_claim(cells):
    found = read(cells)

    assert [row.place for row in found.totals] == ["row 3"]
    assert [row.place for row in found.rows] == ["row 2", "row 4"]


@pytest.mark.parametrize(
    "words",
    [
        "Stand: 14.05.2024, Redaktion",
        "Status: 2024-05-14, JK",
        "Attorney work product – confidential",
        "Streng vertraulich",
        "Checked by J. Kim, 14 June 2024",
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_what_is_said_of_the_sheet_is_no_claim(words, column):
    found = read([""] * column + [words])

    assert [(row.place, row.statement) for row in found.notes] == [("row 3", words)]
    assert found.doubtful == []


@pytest.mark.parametrize(
    "words",
    [
        "Confidential sources told us so.",
        "The file was marked confidential by the agency in May 2019 and stayed sealed until 2024.",
        "n = 45 in the trial of May.",
        "Total employment was 500.",
        "Status: the mill is closed.",
    ],
)
def test_a_claim_that_begins_as_they_do_comes_in(words):
    assert [row.place for row in read(["2", words, "True", "BLS"]).rows] == ["row 2", "row 3", "row 4"]


@pytest.mark.parametrize(
    "cells", [["Legend:", "true = green"], ["Légende :", "VRAI = vert, FAUX = rouge"], ["Note:", "drafts only"]]
)
def test_a_label_in_the_column_before_the_claims_tells_of_the_sheet(cells):
    found = read(cells)

    assert [row.place for row in found.notes] == ["row 3"]
    assert [row.place for row in found.rows] == ["row 2", "row 4"]


@pytest.mark.parametrize(
    "cells", [["Key:", "The mill is closed since May.", "True"], ["Legend:", "It ran.", "False", "Ann"]]
)
def test_a_label_before_a_claim_that_was_checked_is_one_of_the_claim(cells):
    assert [row.place for row in read(cells).rows] == ["row 2", "row 3", "row 4"]


def test_what_signs_mean_is_no_claim():
    found = read(["Key", "T = true", "F = false", "NV = not verifiable"], ["2", "E = mc2 was published in 1905."])

    assert [row.place for row in found.notes] == ["row 3"]
    assert [row.place for row in found.rows] == ["row 2", "row 4", "row 5"]


def test_a_number_below_the_claims_comes_in_as_doubtful_alone():
    found = read(["Mill", "2"], ["Park", "14", "True"])

    assert [row.place for row in found.doubtful] == ["row 3", "row 4"]


@pytest.mark.parametrize("hint", [["", "", "(traffic light)"], ["", "", "(T/F)", "(name, link)"]])
def test_what_to_fill_in_where_no_claim_goes_is_no_row_of_one(hint):
    table = table_of(HEADINGS, hint, ["1", CLAIM, "True", "Atlas"])
    columns = guess_columns(HEADINGS)

    asides = find_asides(table, rows_below(table, 0), HEADINGS, columns)

    assert asides.notes == {2}


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # Beside a column of checkers, “Who?” is who says it.
        ("Wer?;Behauptung;Urteil;geprüft von / am", "claimant statement verdict who"),
        ("Who;Claim;Verdict;Checked by", "claimant statement verdict who"),
        ("Who;Claim;Verdict;Date", "who statement verdict when"),
        ("Who;Speaker;Claim;Checked by", "- claimant statement who"),
        ("Assertion;Authority cited;Pin cite;Supported? (Y/N);Reviewer", "statement source pinpoint verdict who"),
        ("Claim;Source;p.;Verdict;Reason", "statement source pinpoint verdict rationale"),
        # A page before the claim is one of the text.
        ("p.;Claim;Source;Verdict", "- statement source verdict"),
    ],
)
def test_headings_of_several_trades(headings, expected):
    headings = headings.split(";")
    found = {column: role for role, column in guess_columns(headings).items()}

    assert " ".join(found.get(column, "-") for column in range(len(headings))) == expected
