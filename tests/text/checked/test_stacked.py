"""Tables one below the other on a sheet: each row is read below its own headings."""

import pytest

from claims.text.checked import rows_of, with_stacked
from tests.text.checked.test_groups import table_of

OPENED, DOUBLED = "The store opened in 2004.", "Sales doubled in 2020."
FIRST = [["Fact", "Source", "Date"], [OPENED, "Register", "2024-01-03"]]
SECOND = [["Fact", "Problem", "Suggested change", "Source"], [DOUBLED, "Rose 40 %", "rose by 40 %", "Report"]]
COLUMNS = {"statement": 0, "source": 1, "when": 2, "correction": 4}


def test_a_further_table_is_read_below_its_own_headings():
    found = with_stacked(table_of(*FIRST, *SECOND), 0)

    opened, doubled = rows_of(found.table, 0, COLUMNS).rows
    assert (opened.place, opened.statement, opened.source, opened.when) == ("row 2", OPENED, "Register", "2024-01-03")
    assert (doubled.place, doubled.statement, doubled.source, doubled.when) == ("row 4", DOUBLED, "Report", "")
    assert (doubled.correction, doubled.other) == ("rose by 40 %", (("Problem", "Rose 40 %"),))
    assert found.headings == [(3, SECOND[0])]


def test_what_stands_beside_the_cells_goes_with_them():
    table = table_of(*FIRST, *SECOND, links={"2:1": "https://a.example/", "4:3": "https://b.example/"})

    found = with_stacked(table._replace(comments={"4:2": "Sure?"}, fills={"4:0": "FF0000"}), 0).table

    assert found.links == {"2:1": "https://a.example/", "4:1": "https://b.example/"}
    assert (found.comments, found.fills) == ({"4:4": "Sure?"}, {"4:0": "FF0000"})


@pytest.mark.parametrize(
    "further",
    [
        # The same once more, in another language, claims, and counts.
        FIRST[0],
        ["Behauptung", "Quelle", "Datum"],
        [DOUBLED, "Source", "Report"],
        ["Facts", "12", ""],
        ["Fact", "", ""],
    ],
)
def test_other_rows_stay_where_they_are(further):
    table = table_of(*FIRST, further, [DOUBLED, "Report", ""])

    assert with_stacked(table, 0).table == table
