"""Rows below a claim that have sources or notes alone: what is read as more of it, and what stays a row without one."""

import pytest

from claims.text.checked import Table, cited_in, find_asides, guess_columns, problem_of, rows_below, rows_of

HEADINGS = ["No.", "Claim", "Verdict", "Source", "Link", "Page", "Note", "Archive"]
CLAIM = ["1", "It ran.", "True", "Ann Lee", "", "", "Asked twice."]


def read(*rows, numbers=None):
    lines = list(zip(numbers or range(2, 99), rows, strict=False))
    table = Table("", [(1, HEADINGS), *lines])
    columns = guess_columns(HEADINGS, rows)
    return rows_of(table, 0, columns, find_asides(table, rows_below(table, 0), HEADINGS, columns))


@pytest.mark.parametrize(
    ("row", "source", "note"),
    [
        (["", "", "", "Bob Ray"], "Ann Lee\nBob Ray", "Asked twice."),
        (["", "", "", "", "https://b.example/x"], "Ann Lee\nhttps://b.example/x", "Asked twice."),
        (["", "", "", "Bob Ray", "https://b.example/x"], "Ann Lee\nBob Ray https://b.example/x", "Asked twice."),
        (["", "", "", "Bob Ray", "", "", "By phone."], "Ann Lee\nBob Ray", "Asked twice.\nBy phone."),
        # A note goes on; an address in a further column is one of the source.
        (["", "", "", "", "", "", "And once more."], "Ann Lee", "Asked twice.\nAnd once more."),
        (["", "", "", "Bob Ray", "", "", "", "https://archive.example/1"], "Ann Lee\nBob Ray", "Asked twice."),
    ],
)
def test_a_row_with_a_source_or_a_note_alone_goes_on_with_the_claim_above(row, source, note):
    below = read(CLAIM, row, ["2", "It burned.", "False"])

    assert [(claim.place, claim.source, claim.note) for claim in below.rows] == [
        ("row 2", source, note),
        ("row 4", "", ""),
    ]
    assert [row.place for row in below.continued] == ["row 3"]


def test_several_rows_go_on_with_one_claim_and_keep_their_addresses():
    archived = ["", "", "", "Bob Ray", "", "", "", "https://archive.example/1"]
    below = read(CLAIM, archived, ["", "", "", "Cy Fox"])

    (claim,) = below.rows
    assert claim.source == "Ann Lee\nBob Ray\nCy Fox"
    assert dict(claim.other) == {"No.": "1", "Archive": "https://archive.example/1"}
    assert [row.place for row in below.continued] == ["row 3", "row 4"]


def test_the_number_of_the_claim_may_be_repeated():
    below = read(CLAIM, ["1", "", "", "Bob Ray"], ["1", "", "", "", "https://b.example/x"])

    (claim,) = below.rows
    assert claim.source == "Ann Lee\nBob Ray\nhttps://b.example/x"
    assert claim.other == (("No.", "1"),)


def test_each_page_stays_with_its_source():
    claim = ["1", "It ran.", "True", "Annual report", "https://a.example/1", "12"]
    below = read(claim, ["", "", "", "Bob Ray", "", "S. 3"], ["", "", "", "Cy Fox"])

    (found,) = below.rows
    assert (found.source, found.pinpoint) == ("Annual report https://a.example/1, p. 12\nBob Ray, S. 3\nCy Fox", "")
    assert [cited_in(line) for line in found.source.splitlines()] == [
        [("Annual report", "https://a.example/1", "p. 12")],
        [("Bob Ray", "", "S. 3")],
        [("Cy Fox", "", "")],
    ]


def test_the_pages_of_a_claim_that_is_merged_over_rows_stay_with_their_sources():
    table = Table(
        "", [(1, HEADINGS), (2, [*CLAIM[:5], "12"]), (3, ["1", "It ran.", "True", "Bob Ray", "", "3"])], filled=["3:1"]
    )
    columns = guess_columns(HEADINGS)

    (found,) = rows_of(table, 0, columns).rows

    assert (found.source, found.pinpoint) == ("Ann Lee, p. 12\nBob Ray, p. 3", "")


@pytest.mark.parametrize(
    "row",
    [
        # What is counted, judged or said by somebody is a claim whose words are missing.
        ["2", "", "", "Bob Ray"],
        ["", "", "False", "Bob Ray"],
        ["", "", "", "Bob Ray", "", "", "", "urgent"],
        # No work is named.
        ["", "", "", "n/a"],
        ["", "", "", "12"],
        # Whose page it is is not told.
        ["", "", "", "", "", "12"],
        ["", "", "", "Bob Ray\nCy Fox", "", "12"],
    ],
)
def test_a_row_that_says_more_stays_one_without_a_claim(row):
    below = read(CLAIM, row)

    assert [bool(problem_of(claim)) for claim in below.rows] == [False, True]
    assert not below.continued


def test_where_it_is_not_plain_what_goes_on_nothing_does():
    source = ["", "", "", "Bob Ray"]
    unnoted, paged = ["1", "It ran.", "True", "Ann Lee"], ["1", "It ran.", "True", "Ann Lee\nCy Fox", "", "12"]

    # A blank row between, no claim above, a title above, a note where the claim has none, a page of one of two sources.
    for below in (
        read(CLAIM, source, numbers=[2, 4]),
        read(source, CLAIM),
        read(CLAIM, ["", "Part two"], source, ["2", "It burned.", "False"]),
        read(unnoted, ["", "", "", "", "", "", "Nothing."]),
        read(paged, source),
    ):
        assert [row.place for row in below.rows if problem_of(row)]
        assert not below.continued
