"""Cards: what is said of a claim stands down the rows, one card after another."""

import pytest

from claims.text.checked import Table, find_header, guess_columns, rows_of, with_cards

RENTS, HOMES, STREETS = "Rents have doubled since 2010.", "The council built 312 homes.", "Nobody sleeps rough here."
TWO_COLUMNS = [
    ["Fact-check: the debate of May"],
    [],
    ["Claim 1", RENTS],
    ["Speaker", "Cllr Hughes"],
    ["Verdict", "FALSE"],
    ["Why", "The median rose 43%."],
    ["", "In real terms it fell."],
    ["Source", "https://ons.example/rents"],
    ["Source", "Annual report, p. 14"],
    [],
    ["Claim 2", HOMES],
    ["Verdict:", "True"],
]
NO_SOURCE = [["CLAIM", RENTS], ["RATING", "True"], ["SOURCES"], ["CHECKED BY", "Jo"], [], ["CLAIM", HOMES], ["RATING"]]
ONE_COLUMN = [
    ["Claim: " + RENTS],
    ["Verdict: False"],
    ["Source: AMR 2023", " p. 14"],
    [],
    ["Claim: " + HOMES],
    ["Verdict:"],
]


def table_of(*rows):
    return Table("", [(number, row) for number, row in enumerate(rows, start=1) if row])


def read(rows):
    found = with_cards(table_of(*rows))
    header = find_header(found)
    headings = found.rows[header][1]
    below = [cells for _number, cells in found.rows[header + 1 :]]
    return rows_of(found, header, guess_columns(headings, below)).rows


def test_a_card_down_two_columns_is_a_row():
    rents, homes = read(TWO_COLUMNS)

    assert (rents.place, rents.statement, rents.claimant) == ("row 3", RENTS, "Cllr Hughes")
    assert (rents.verdict, rents.rationale) == ("FALSE", "The median rose 43%.\nIn real terms it fell.")
    assert rents.source.splitlines() == ["https://ons.example/rents", "Annual report, p. 14"]
    assert (homes.place, homes.statement, homes.verdict, homes.other) == ("row 11", HOMES, "True", (("No.", "2"),))
    assert with_cards(table_of(*TWO_COLUMNS)).rows[0] == (1, ["Fact-check: the debate of May"])


def test_a_card_down_one_column_is_a_row():
    rents, homes = read(ONE_COLUMN)

    assert (rents.statement, rents.verdict, rents.source) == (RENTS, "False", "AMR 2023, p. 14")
    assert (homes.place, homes.statement, homes.verdict) == ("row 5", HOMES, "")


def test_a_label_may_have_nothing_beside_it():
    assert [(row.verdict, row.source, row.who) for row in read(NO_SOURCE)] == [("True", "", "Jo"), ("", "", "")]


def test_a_card_may_begin_with_anything_and_a_title_stand_between():
    rows = [["Speaker", "Ann"], ["Claim", RENTS], ["Rating", "True"], [], ["PART TWO"], [], ["Speaker", "Bob"]]

    found = read([*rows, ["Claim", HOMES], ["Rating", "False"], ["Claim", STREETS], ["Rating", "False"]])

    assert [(row.place, row.statement, row.claimant) for row in found] == [
        ("row 1", RENTS, "Ann"),
        ("row 5", "PART TWO", ""),
        ("row 7", HOMES, "Bob"),
        ("row 10", STREETS, ""),
    ]


def test_what_stands_beside_the_cells_goes_with_them():
    table = table_of(*TWO_COLUMNS)
    table = table._replace(
        links={"9:1": "https://a.example/14"}, comments={"5:1": "Sure?", "1:0": "Draft"}, fills={"5:1": "FF0000"}
    )

    found = with_cards(table)

    header = find_header(found)
    columns = {heading: at for at, heading in enumerate(found.rows[header][1])}
    assert dict(found.rows)[3][columns["Source"]].endswith("Annual report, p. 14 https://a.example/14")
    assert found.comments == {f"3:{columns['Verdict']}": "Sure?", "1:0": "Draft"}
    assert found.fills == {f"3:{columns['Verdict']}": "FF0000"}


@pytest.mark.parametrize(
    "rows",
    [
        [["Claim", "Verdict"], [RENTS, "True"], [HOMES, "False"]],
        [["Claim", RENTS, HOMES], ["Verdict", "True", "False"], ["Source", "ONS", "AMR"]],
        [["Claim", RENTS], ["Claim", HOMES]],
        [["Line", "Text"], ["Claim", RENTS], ["Note", HOMES], ["x", "y"], ["z", "y"]],
    ],
)
def test_other_sheets_stay_as_they_are(rows):
    assert with_cards(table_of(*rows)) == table_of(*rows)
