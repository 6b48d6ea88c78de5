"""Titles of sections among the rows: known where it is sure, asked about where it may be, claims everywhere else."""

import pytest

from claims.text.checked import Table, find_titles, rows_of

HEADINGS = ["Nr", "Claim", "Verdict"]
CHECKED = [["1", "It opened in 1903.", "true"], ["2", "It closed.", "false"], ["3", "It burned.", "true"]]


def titles_in(*rows, merged=(), claims=(1,)):
    table = Table("", list(enumerate([HEADINGS, *rows], start=1)), merged=list(merged))
    return find_titles(table, table.rows[1:], list(claims))


@pytest.mark.parametrize(
    ("words", "sure", "doubtful"),
    [
        ("Chapter 1: The mill", True, False),
        ("KAPITEL IV", True, False),
        ("Section 5 – Water", True, False),
        ("About the mill:", True, False),
        ("The mill", False, True),
        # Claims that nobody has checked yet.
        ("Section 5 bars the agency.", False, False),
        ("Section 5 bars the agency", False, True),
        ("The board met.", False, False),
        ("It is the oldest mill in the county and was the first in the state to have a wheel", False, False),
    ],
)
def test_a_row_with_words_alone_may_be_a_title(words, sure, doubtful):
    found = titles_in(["", words, ""], *CHECKED)

    assert (bool(found.sure), bool(found.doubtful)) == (sure, doubtful)


@pytest.mark.parametrize("row", [["The mill."], ["", "The mill."]])
def test_a_cell_merged_over_columns_is_a_title_wherever_it_stands(row):
    merged = [f"2:{len(row) - 1}"]

    assert titles_in(row, *CHECKED, merged=merged).sure == {2}
    assert not titles_in(row, *CHECKED).sure


def test_cells_that_are_merged_in_every_row_are_none():
    merged = [f"{number}:1" for number in range(2, 6)]

    assert not titles_in(["", "The board met."], *CHECKED, merged=merged).sure


def test_claims_alone_are_claims_where_most_rows_have_nothing_else():
    alone = [[f"Chapter {number}"] for number in range(4)]

    assert titles_in(*alone, claims=[0]) == titles_in(["x"], *alone, CHECKED[0], claims=[0]) == (set(), set())


def test_several_short_claims_alone_are_no_doubt():
    assert titles_in(["", "The mill"], ["", "The wheel"], *CHECKED).doubtful == frozenset()


def test_a_title_names_the_section_of_the_rows_below_it():
    rows = [["0", "It stands.", "true"], ["", "Chapter 1: The mill"], *CHECKED, ["4", "", "true"]]
    table = Table("", list(enumerate(rows, start=1)))
    titles = find_titles(table, table.rows, [1])

    below = rows_of(table, None, {"statement": 1, "section": 2}, titles)

    assert [row.section for row in below.rows] == ["true", "true", "false", "true", "true"]
    below = rows_of(table, None, {"statement": 1, "verdict": 2}, titles)
    # The last one is no claim, and holds no more than stands in it.
    assert [row.section for row in below.rows] == ["", *["Chapter 1: The mill"] * 3, ""]
    assert [row.place for row in below.titles] == ["row 2"]
