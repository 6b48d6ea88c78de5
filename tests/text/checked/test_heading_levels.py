"""Headings over three rows and more, below titles, and once more in another language."""

import io

import pytest
from openpyxl import Workbook

from claims.text.checked import (
    choose_table,
    find_asides,
    find_header,
    guess_columns,
    read_checked,
    rows_below,
    rows_of,
    with_groups,
)
from claims.text.isolation import Limits
from tests.text.checked.test_groups import CLAIM, table_of

THREE = [
    ["Claim", "", "Check", "", "", "", "Editor"],
    ["", "", "Source", "", "Result", "", ""],
    ["Text", "Page", "Title", "Link", "Verdict", "Comment", "OK?"],
]
TITLES = [["Fact check: The river"], ["Issue 12, checked by JK"]]
CELLS = [CLAIM, "4", "Atlas", "https://a.example/", "True", "JK", "x"]


def read(table):
    """The table with its headings, their names by role, and the rows below that come in."""
    header = find_header(table)
    table = with_groups(table, header)
    headings, below = table.rows[header][1], rows_below(table, header)
    columns = guess_columns(headings, [cells for _number, cells in below])
    found = rows_of(table, header, columns, find_asides(table, below, headings, columns))
    return table, {role: headings[column] for role, column in columns.items()}, found


def workbook_of(rows, *merged):
    book = Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    for area in merged:
        book.active.merge_cells(area)
    body = io.BytesIO()
    book.save(body)
    return choose_table(read_checked(body.getvalue(), "facts.xlsx", 10**6, Limits()).tables)


@pytest.mark.parametrize(
    ("above", "merged"),
    [
        ([], ["A1:B2", "C1:F1", "C2:D2", "E2:F2", "G1:G2"]),
        (TITLES, ["A1:G1", "A2:G2", "A3:B4", "C3:F3", "C4:D4", "E4:F4", "G3:G4"]),
        ([*TITLES, []], ["A1:G1", "A2:G2", "A4:B5", "C4:F4", "C5:D5", "E5:F5", "G4:G5"]),
    ],
)
def test_merged_headings_over_three_rows_are_read_below_titles(above, merged):
    _table, names, found = read(workbook_of([*above, *THREE, CELLS, CELLS], *merged))

    assert names == {
        "statement": "Claim › Text",
        "source": "Source › Title",
        "verdict": "Result › Verdict",
        "note": "Result › Comment",
    }
    assert [(row.statement, row.verdict, row.source) for row in found.rows] == [
        (CLAIM, "True", "Atlas https://a.example/")
    ] * 2
    assert found.rows[0].other == (("Claim › Page", "4"), ("Editor › OK?", "x"))


# A claim's heading stands in the first row alone, and what is below it in the others.
DEEP = [["Claim", "Source", "", "Verdict"], ["", "Primary", "", ""], ["", "Title", "URL", ""]]
DEEPER = [
    ["Claim", "Sources", "", "", "", "Verdict"],
    ["", "(two of them)", "", "", "", ""],
    ["", "Primary", "", "Secondary", "", ""],
    ["", "Title", "URL", "Title", "URL", ""],
]


@pytest.mark.parametrize(
    ("rows", "merged", "cells", "source"),
    [
        (DEEP, [], [CLAIM, "Atlas", "https://a.example/", "True"], "Atlas https://a.example/"),
        (
            DEEP,
            ["A1:A3", "B1:C1", "B2:C2", "D1:D3"],
            [CLAIM, "A", "https://a.example/", "True"],
            "A https://a.example/",
        ),
        (
            DEEPER,
            ["A1:A4", "B1:E1", "B2:E2", "B3:C3", "D3:E3", "F1:F4"],
            [CLAIM, "A", "https://a.example/", "B", "https://b.example/", "True"],
            "A https://a.example/\nB https://b.example/",
        ),
        # One column for both.
        (
            [
                ["Claim", "Evidence", "", "", "Verdict"],
                ["", "Primary", "", "Secondary"],
                ["", "Title", "URL", "Title and URL"],
            ],
            ["A1:A3", "B1:D1", "B2:C2", "E1:E3"],
            [CLAIM, "A", "https://a.example/", "B, https://b.example/", "True"],
            "A https://a.example/\nB, https://b.example/",
        ),
    ],
)
def test_a_heading_stands_beside_three_rows_and_four(rows, merged, cells, source):
    table, names, found = read(workbook_of([*rows, cells, cells], *merged))

    assert (names["statement"], names["verdict"]) == ("Claim", "Verdict")
    assert [(row.place, row.verdict, row.source) for row in found.rows] == [
        (f"row {len(rows) + 1}", "True", source),
        (f"row {len(rows) + 2}", "True", source),
    ]
    assert table.groups == list(range(1, len(rows)))


@pytest.mark.parametrize("title", [["May issue", "", "Draft", ""], ["Line by line"], ["", "Line by line"]])
def test_a_title_above_groups_names_none(title):
    upper = ["", "", "First check", "", "Second check", ""]
    lower = ["Claim", "Source", "Verdict", "By", "Verdict", "By"]
    cells = [CLAIM, "Atlas", "True", "JK", "False", "MM"]

    table, names, found = read(table_of(title, upper, lower, cells, cells))

    assert table.groups == [2]
    assert names == {
        "statement": "Claim",
        "source": "Source",
        "verdict": "First check › Verdict",
        "who": "First check › By",
    }
    assert found.rows[0].other == (("Second check › Verdict", "False"), ("Second check › By", "MM"))


def test_headings_once_more_in_another_language_are_no_claim():
    rows = [["Claim", "Verdict", "Source"], ["Aussage", "Urteil", "Quelle"], [CLAIM, "wahr", "Atlas"]]

    _table, _names, found = read(table_of(*rows, [CLAIM, "falsch", "Atlas"]))

    assert [row.place for row in found.rows] == ["row 3", "row 4"]
    assert [(row.place, row.statement) for row in found.notes] == [("row 2", "Aussage, Urteil, Quelle")]


def test_each_row_of_a_title_that_is_merged_over_two_is_one():
    rows = [["Claim", "Verdict", "Source"], [CLAIM, "True", "A"], ["The old mill"], [], [CLAIM, "False", "B"]]

    _table, _names, found = read(workbook_of(rows, "A3:C4"))

    assert [(row.place, row.section) for row in found.rows] == [("row 2", ""), ("row 5", "The old mill")]
