"""Verdicts by the colour of cells: read as words to ask about, never as what they may mean."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from claims.text.checked.colour_names import is_colour, name_of

GREEN, YELLOW, RED = "C6EFCE", "FFEB9C", "FFC7CE"
CLAIMS = ["The bridge opened in 1932.", "It cost $35 million.", "Eleven workers died.", "It is 2.7 km long."]


def filled(colour):
    return PatternFill("solid", fgColor=colour)


def book_of(*rows, headings=("Claim", "Source")):
    """A row for each text and colour; "" is none."""
    book = Workbook()
    book.active.append(headings)
    for words, colour in rows:
        book.active.append([words, "Archive"])
        if colour:
            book.active.cell(book.active.max_row, 1).fill = filled(colour)
    return book


def read(book, **choices):
    body = io.BytesIO()
    book.save(body)
    return open_checked(body.getvalue(), "facts.xlsx", Choices(**choices))


def test_colours_are_verdicts_to_ask_about_where_no_column_holds_any():
    book = book_of(*zip(CLAIMS, (GREEN, RED, GREEN, ""), strict=True))

    file = read(book)

    assert [row.verdict for row in file.rows] == ["green", "red", "green", ""]
    assert [file.verdict(row) for row in file.rows] == [""] * 4
    assert file.unknown_words == {"green": 2, "red": 1}
    assert "colours of cells are read as words in a further column, and what they mean is not known: green, red" in (
        file.remarks
    )
    mapped = read(book, meanings={"green": "verified"})
    assert [mapped.verdict(row) for row in mapped.rows] == ["verified", "", "verified", ""]


def test_colours_stand_beside_a_verdict_that_is_written():
    book = book_of(*zip(CLAIMS, (GREEN, RED, GREEN, ""), strict=True), headings=("Claim", "Verdict"))
    for row, verdict in enumerate(("true", "false", "true", "true"), start=2):
        book.active.cell(row, 2).value = verdict

    file = read(book)

    assert [row.verdict for row in file.rows] == ["true", "false", "true", "true"]
    assert [row.other for row in file.rows] == [(("Colour", name),) for name in ("green", "red", "green")] + [()]


def test_what_a_legend_says_of_a_colour_is_told_beside_it():
    book = book_of(*zip(CLAIMS, (GREEN, RED, GREEN, ""), strict=True))
    book.active.insert_rows(1)
    book.active["A1"], book.active["B1"] = "Green = confirmed", "Red = must change"
    book.active["A1"].fill, book.active["B1"].fill = filled(GREEN), filled(RED)

    told = next(remark for remark in read(book).told_remarks if remark.startswith("colours"))

    assert told.endswith("not known: green (“Green = confirmed”), red (“Red = must change”)")


def test_an_empty_cell_that_is_filled_tells_its_row():
    book = book_of(*((words, "") for words in CLAIMS), headings=("Claim", "Source", "FC"))
    for row, colour in enumerate((GREEN, YELLOW, RED), start=2):
        book.active.cell(row, 3).fill = filled(colour)

    assert [row.verdict for row in read(book).rows] == ["green", "yellow", "red", ""]


def test_several_colours_of_a_row_are_told_with_their_columns():
    book = book_of(*zip(CLAIMS, (GREEN, RED, GREEN, ""), strict=True))
    book.active["B2"].fill = filled(YELLOW)

    assert read(book).rows[0].verdict == "green (A), yellow (B)"


def test_two_shades_that_are_called_the_same_are_two_words():
    book = book_of(*zip(CLAIMS, (GREEN, "92D050", RED, ""), strict=True))

    assert [row.verdict for row in read(book).rows] == ["green #C6EFCE", "green #92D050", "red", ""]


def test_colours_of_the_theme_and_of_the_palette_are_read():
    book = book_of(*((words, "") for words in CLAIMS))
    # The sixth accent of the theme that openpyxl writes is an orange, and the palette's eleventh colour a green.
    book.active["A2"].fill = PatternFill("solid", fgColor=Color(theme=9, tint=0.6))
    book.active["A3"].fill = PatternFill("solid", fgColor=Color(indexed=11))
    book.active["A4"].fill = PatternFill("solid", fgColor=Color(theme=99))

    assert [row.verdict for row in read(book).rows] == ["orange", "green", "", ""]


@pytest.mark.parametrize(
    "colours",
    [
        # A column that is coloured as a whole.
        (GREEN, GREEN, GREEN, GREEN),
        # White, grey and black.
        ("FFFFFF", "D9D9D9", "000000", ""),
        # Every second row, to read along.
        ("DDEBF7", "", "DDEBF7", "", "DDEBF7", "", "DDEBF7"),
    ],
)
def test_colours_that_tell_no_row_from_another_are_nothing(colours):
    claims = [*CLAIMS, "It was painted red.", "It carries six lanes.", "It is tolled."]

    file = read(book_of(*zip(claims, colours, strict=False)))

    assert [row.verdict for row in file.rows] == [""] * len(colours)
    assert not [row for row in file.rows if row.other]


def test_a_colour_among_bands_tells_its_row():
    colours = ("", "DDEBF7", RED, "DDEBF7", "", "DDEBF7", "", RED)
    claims = [*CLAIMS, "It was painted red.", "It carries six lanes.", "It is tolled.", "It shut."]

    assert [row.verdict for row in read(book_of(*zip(claims, colours, strict=True))).rows] == [
        "", "", "red", "", "", "", "", "red",
    ]  # fmt: skip


def test_a_row_that_may_be_no_claim_is_told_though_it_is_coloured():
    book = book_of(*zip(CLAIMS, (GREEN, RED, GREEN, ""), strict=True), ("yellow = with legal", YELLOW))
    book.active["B6"] = None

    assert [aside.place for aside in read(book).asides if aside.kind == "doubtful"] == ["row 6"]


def test_a_title_of_a_section_stays_one_though_it_is_coloured():
    book = book_of((CLAIMS[0], GREEN), ("CHAPTER 2", ""), (CLAIMS[1], RED))
    book.active["B3"] = None
    book.active["A3"].fill = filled("DDEBF7")

    file = read(book)

    assert [(row.statement, row.verdict, row.section) for row in file.rows] == [
        (CLAIMS[0], "green", ""),
        (CLAIMS[1], "red", "CHAPTER 2"),
    ]


def test_lights_that_are_written_are_asked_about():
    sheet = "Zitat,Ampel,Beleg\nDie Zahl stieg um 12 Prozent.,grün,LfStat\nDas Amt ist das größte.,rot,LfStat\n"

    assert read_text(sheet).unknown_words == {"grün": 1, "rot": 1}


def test_a_legend_beside_the_claims_is_no_column_of_verdicts():
    sheet = "Claim,Source,Legend\nThe bridge opened in 1932.,Archive,verified\nIt cost $35 million.,Archive,wrong\n"

    assert [row.verdict for row in read_text(sheet).rows] == ["", ""]


def read_text(sheet):
    return open_checked(sheet.encode(), "facts.csv")


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("C6EFCE", "green"), ("00B050", "green"), ("FFC7CE", "red"), ("FF0000", "red"), ("FFEB9C", "yellow"),
        ("FFFF00", "yellow"), ("F4B183", "orange"), ("DDEBF7", "blue"), ("7030A0", "purple"), ("FF00FF", "pink"),
        ("00FFFF", "turquoise"), ("F2F2F2", ""), ("FFFFFF", ""),
    ],
)  # fmt: skip
def test_colours_are_called_as_people_call_them(colour, name):
    assert name_of(colour) == name


@pytest.mark.parametrize("words", ["green", "GELB", "green (A), yellow (B)", "green #C6EFCE"])
def test_a_colour_is_a_word_for_one_and_nothing_more(words):
    assert is_colour(words)


@pytest.mark.parametrize("words", ["", "Green Party", "greenish"])
def test_other_words_are_no_colour(words):
    assert not is_colour(words)
