"""Columns that no heading names, or names wrongly, are known by what stands in them."""

import pytest

from claims.text.checked import guess_columns

CLAIMS = ["It ran.", "It burned down.", "It fell into the lake."]


def roles(headings, *columns):
    rows = [list(cells) for cells in zip(CLAIMS, *columns, strict=True)]
    found = {column: role for role, column in guess_columns(headings, rows).items()}
    return [found.get(column, "-") for column in range(1, len(columns) + 1)]


BOXES, BARE = ["TRUE", "TRUE", "FALSE"], ["true", "false", "true"]
VERDICTS = ["True", "Mostly false JK", "unproven"]


@pytest.mark.parametrize(
    ("headings", "columns", "expected"),
    [
        # A box says that somebody looked.
        (["Claim", "Checked?", "Verdict / checker"], [BOXES, VERDICTS], ["-", "verdict"]),
        (["Claim", "Done", "What we found"], [BOXES, VERDICTS], ["-", "verdict"]),
        (["Claim", "Done", "Published"], [BOXES, BOXES], ["verdict", "-"]),
        # What its heading names is the verdict, whatever stands beside it.
        (["Claim", "Verdict", "Second opinion"], [["True", "", "Meh"], VERDICTS], ["verdict", "-"]),
        (["Claim", "Verdict", "Second opinion"], [["", "", ""], VERDICTS], ["verdict", "-"]),
        (["Claim", "Our take"], [VERDICTS], ["verdict"]),
        # Of a column for each checker none is the team's.
        (["Claim", "JK", "AB"], [VERDICTS, VERDICTS], ["-", "-"]),
        (["Claim", "JK", "AB", "Consensus"], [VERDICTS, VERDICTS, VERDICTS], ["-", "-", "verdict"]),
        # Bare answers may answer anything, a kind is no finding, and one cell is none that tells.
        (["Claim", "On air"], [BARE], ["-"]),
        (["Claim", "Sort"], [["opinion", "prediction", "opinion"]], ["-"]),
        (["Claim", "Our take"], [["unproven", "", ""]], ["-"]),
        (["Claim", "Our take"], [["unproven", "a longer remark", "and another one"]], ["-"]),
        # A day is no verdict, and no day is without a number.
        (["Claim", "True?", "Checked"], [BARE, ["2024-02-02", "3/2/24", ""]], ["verdict", "when"]),
        (["Claim", "Checked", "Our take"], [["45352", "45353", "3.2.24"], VERDICTS], ["when", "verdict"]),
        (["Behauptung", "Urteil", "Stand"], [["wahr", "falsch", ""], ["erledigt", "offen", "offen"]], ["verdict", "-"]),
        (["Behauptung", "Urteil", "Stand"], [["wahr", "falsch", ""], ["3.5.", "", "offen"]], ["verdict", "when"]),
        # Without headings addresses behind the claim are where it was looked up.
        ([], [VERDICTS, ["", "https://a.example/1", "see www.b.example"]], ["verdict", "source"]),
        ([], [BARE, ["a", "b", "https://a.example/1"]], ["-", "-"]),
        (["Claim", "Seen at"], [["https://a.example/1", "https://a.example/2", ""]], ["-"]),
    ],
)
def test_a_column_is_known_by_its_cells(headings, columns, expected):
    assert roles(headings, *columns) == expected
