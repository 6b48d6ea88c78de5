"""Sources by their marks, whose list stands on another sheet or below the claims."""

import io

import pytest
from openpyxl import Workbook

from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices

SUN, COAL, WIND = "Solar was 12% of it in 2023.", "Coal fell for the fifth year.", "Wind overtook gas in May."
LIST = [
    ["Ref", "Title", "Link", "Accessed"],
    [1, "Data browser", "https://eia.example/", "2024-03-02"],
    [2, "Grid report"],
]


def read(refs, heading="Ref", listed=LIST, **choices):
    book = Workbook()
    for row in (["Claim", "Rating", heading], *zip((SUN, COAL, WIND), ("True", "True", "False"), refs, strict=False)):
        book.active.append(row)
    other = book.create_sheet("List")
    for row in listed:
        other.append(row)
    body = io.BytesIO()
    book.save(body)
    return open_checked(body.getvalue(), "facts.xlsx", Choices(**choices))


def test_a_list_on_another_sheet_says_what_marks_stand_for():
    file = read(["[1]", "[1], [2] p. 8", "[9]"])

    assert [row.source for row in file.rows] == [
        "Data browser, accessed 2024-03-02 https://eia.example/",
        "Data browser, accessed 2024-03-02 https://eia.example/\nGrid report, p. 8",
        "",
    ]
    assert file.rows[2].other == (("Ref", "[9]"),)
    assert file.told_remarks == [
        "marks of sources were written out from the list of what they stand for: row 2 (“[1]”), "
        "row 3 (“[1], [2] p. 8”)",
        "marks of sources that no list has were kept as they are: row 4 (“9”)",
    ]


@pytest.mark.parametrize(
    ("refs", "listed", "sources"),
    [
        (["S1", "S1; S-2", "s2"], [["S1", "Atlas"], ["S2", "BLS"]], ["Atlas", "Atlas\nBLS", "BLS"]),
        (["[1][2]", "1-2", "(2)"], [["[1] Atlas"], ["[2] BLS"]], ["Atlas\nBLS", "Atlas\nBLS", "BLS"]),
        (["1 and 2", "1    &   2", "1 und 2"], [[1, "Atlas"], [2, "BLS"]], ["Atlas\nBLS"] * 3),
        # An address alone is no address of the source before it.
        (["1, 2"], [[1, "Atlas"], [2, "https://b.example/"]], ["Atlas\n2 https://b.example/"]),
        (["1, 7"], [[1, "Atlas"], [2, "BLS"]], ["Atlas\n[7]"]),
    ],
)
def test_marks_are_written_in_many_ways(refs, listed, sources):
    file = read(refs, heading="Source", listed=listed)

    assert [row.source for row in file.rows] == sources
    assert all(row.other == () for row in file.rows)


@pytest.mark.parametrize(
    ("refs", "heading", "listed"),
    [
        # Words, pages, marks of another list, a list of claims.
        (["Atlas", "BLS", "NOAA"], "Source", LIST),
        (["1", "2", "1"], "Page", LIST),
        (["[11]", "[12]", "[13]"], "Ref", LIST),
        (["[1]", "[2]", "[1]"], "Ref", [["No.", "Claim"], [1, SUN], [2, COAL]]),
    ],
)
def test_what_no_list_knows_stays_as_it_is(refs, heading, listed):
    told = read(refs, heading=heading, listed=listed).told_remarks

    assert not any("marks of sources" in remark for remark in told)


def test_a_list_below_the_claims_says_it_too_and_is_no_claim():
    sheet = (
        f"Claim;Verdict;Source\n{SUN};True;S1\n{COAL};False;S1, S2\nSources:\nS1;Atlas, 1971\nS2;https://b.example/\n"
    )

    file = open_checked(sheet.encode(), "facts.csv")

    assert [(row.statement, row.source) for row in file.rows] == [
        (SUN, "Atlas, 1971"),
        (COAL, "Atlas, 1971\nS2 https://b.example/"),
    ]
    assert file.told_remarks[-1] == (
        "3 rows were read as the list of what marks of sources stand for, and are no claims: row 4, row 5, row 6"
    )


def test_somebody_says_that_the_source_is_another_column():
    assert [row.source for row in read(["[1]", "[2]"], columns={"source": "Ref"}).rows] == ["[1]", "[2]"]
    assert [row.source for row in read(["[1]", "[2]"], columns={"source": ""}).rows] == ["", ""]
