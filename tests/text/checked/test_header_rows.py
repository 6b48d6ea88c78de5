"""Which row holds the headings, which sheet says most, and where there are no headings at all."""

import pytest

from claims.text.checked import Table, choose_table, find_header, has_no_headings

PROSE = ("The river is 3,190 km long.", "It rises in British Columbia.")


def test_the_header_may_name_no_claim():
    table = sheet("", ["Checked in March"], ["Nr", "Inhalt", "Quelle", "Status"], ["1", PROSE[0], "", "ok"])

    assert find_header(table) == 1


def test_the_header_may_stand_below_headings_of_groups():
    asked = ["Timestamp", "What is the claim?", "Who said it?", "Your rating", "Explain your rating", "Your name"]
    table = sheet(
        "", ["", "About the claim", "", "What was found"], asked, ["1", "It ran.", "Ann", "True", "So.", "Bo"]
    )

    assert find_header(table) == 1


def test_the_header_may_stand_below_a_title():
    table = Table("", [(1, ["Facts of the piece"]), (3, ["Claim", "Verdict"]), (4, ["One", "True"])])

    assert find_header(table) == 1
    assert find_header(Table("", [(1, ["One"]), (2, ["Two"])])) is None


def test_a_heading_wins_over_a_title_that_begins_like_one():
    table = Table("", [(1, ["Claims of the piece"]), (3, ["Claim", "Colour"]), (4, ["One", "red"])])

    assert find_header(table) == 1


def sheet(name, *rows):
    return Table(name, list(enumerate(rows, start=1)))


READ_ME = sheet("Read me", ["Fact-check of the bridge article"], ["Prepared by Anna"])
SOURCES = sheet("Sources", ["Source", "URL", "Date", "Notes"], ["Act", "https://a.example/", "2024", "x"])


@pytest.mark.parametrize(
    ("tables", "chosen"),
    [
        ([READ_ME, sheet("Line by line", ["#", "Line", "OK?"], ["1", "It opened.", "ok"]), SOURCES], "Line by line"),
        ([READ_ME, sheet("One", ["Claim"], ["It opened."]), SOURCES], "One"),
        ([sheet("One", ["Claim", "Note"]), sheet("Two", ["Claim", "Note"])], "One"),
        ([sheet("One", ["Claim", "Note"]), sheet("Two", ["Claim", "Note", "Source"])], "Two"),
        # No heading names a claim.
        ([sheet("One", ["Colour"]), SOURCES], "One"),
    ],
)
def test_the_sheet_that_says_most_of_its_claims_is_read(tables, chosen):
    assert choose_table(tables).name == chosen


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["The mill opened in 1903.", "true"], ["It closed.", "false"]], None),
        # Each of the words is a heading's, but the row is a claim.
        ([["It opened.", "x"], ["Fact checking costs money.", "y"]], None),
        ([["Claim no.", "Verdict"], ["The mill opened in 1903.", "true"]], 0),
    ],
)
def test_a_sentence_is_no_heading(rows, header):
    assert find_header(sheet("", *rows)) == header


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["The mill opened in 1903.", "x"], ["It closed.", "y"]], True),
        ([["It opened in 1903", "true"], ["It closed", "false"], ["It burned", ""]], True),
        ([["It opened in 1903", "yes"], ["It closed", "no"]], True),
        ([["Inhalt", "Farbe"], ["It opened in 1903.", "red"]], False),
        ([["Inhalt", "OK"], ["It opened in 1903.", "true"]], False),
        ([["What is said", "x"], ["It closed.", "y"]], False),
    ],
)
def test_the_first_row_may_read_as_a_claim(rows, expected):
    assert has_no_headings(sheet("", *rows)) is expected
