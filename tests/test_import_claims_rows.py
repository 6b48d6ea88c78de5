"""import_claims: rows that are no claims, or cannot come in, are told; none is left out without a word."""

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from claims.models import Claim, Document, OutsideCheck, Version
from tests.commands import refusal, run

pytestmark = pytest.mark.django_db

SHEET = "Fact;Colour;State\nThe act binds.;red;Wrong\nIt passed in 2019.;;Meh\n"


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "facts.csv"
    path.write_text(SHEET)
    return path


def test_a_row_with_a_further_source_alone_is_told_and_comes_in_with_its_claim(sheet):
    sheet.write_text("Claim,Verdict,Source\nOne.,True,Ann\n,,https://b.example/1\nTwo.,False,\n")

    _said, told = run("import_claims", sheet, "--dry-run")
    run("import_claims", sheet)

    assert (
        "remark: 1 row without a claim is read as a further source, note or verdict of the claim above it: row 3 "
        "(“https://b.example/1”)\n"
    ) in told
    assert list(OutsideCheck.objects.values_list("place", "source")) == [
        ("row 2", "Ann\nhttps://b.example/1"),
        ("row 4", ""),
    ]


def test_rows_that_cannot_come_in_are_named_and_can_be_left_out(sheet):
    sheet.write_text("Claim,Note\nOne.,\n,No claim\n")

    assert refusal("import_claims", sheet) == (
        "Nothing of facts.csv was brought in, since 1 row cannot be: row 3: it has no claim: column A “Claim” is empty "
        "(it has “No claim”). Mend that in the file, or have the row left out. --leave-out does that, and brings in "
        "the rest."
    )
    said, _told = run("import_claims", sheet, "--leave-out")
    assert said.endswith("Left out: row 3: it has no claim: column A “Claim” is empty (it has “No claim”).\n")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Colour,Size\nred,2\n",
            "since none of its columns is known to hold claims: A “Colour”, B “Size”. Say which one does. With its "
            "heading or letter: --map statement=B.",
        ),
        ("Claim,Note\n", "there is no row with words below its headings, A “Claim”, B “Note”."),
        (
            "Claim,Note\n,x\n,y\n",
            "that can come in: row 2: it has no claim: column A “Claim” is empty (it has “x”); row 3: it has no claim: "
            "column A “Claim” is empty (it has “y”).",
        ),
        (
            "Statement,Quote,Note\n,,x\nOne.,,\n",
            "it has no claim: columns A “Statement” and B “Quote” are empty (it has “x”). Mend",
        ),
        (
            "Claim,Note,Source,Date,By\nOne.,,,,\n," + "long " * 20 + ",book,2024-01-01,Ann\n",
            "(it has “" + "long " * 8 + "…”, “book”, “Ann”)",
        ),
    ],
)
def test_a_refusal_names_the_columns_and_the_remedy(sheet, text, reason):
    sheet.write_text(text)

    told = refusal("import_claims", sheet)

    assert reason in told
    assert told == told.strip()


def test_a_formula_that_no_program_has_worked_out_is_named(tmp_path):
    book = Workbook()
    for row in (["Claim", "Note"], ["One.", "x"], ['="The act " & B2', ""], ["Two.", "=1+1"]):
        book.active.append(row)
    path = tmp_path / "facts.xlsx"
    book.save(path)

    told = refusal("import_claims", path)

    assert (
        "since 1 row cannot be: row 3: column A “Claim” holds a formula without a stored value: open the file in a "
        "spreadsheet and save it." in told
    )
    _said, told = run("import_claims", path, "--leave-out", "--dry-run")
    assert "remark: cells that hold a formula without a stored value, and are empty until a spreadsheet program" in told
    assert "saves the file: 2\n" in told


def test_dates_that_are_no_days_are_told_and_kept_as_they_are_written(sheet):
    sheet.write_text("Claim,Date\nOne.,31.02.2024\nTwo.,2024-13-45\nThree.,04/13/2024\nFour.,31/12/2023\nFive.,May\n")

    _said, told = run("import_claims", sheet)

    assert (
        "remark: 3 dates could not be read as days of the calendar, and are kept as they are written: row 2 "
        "“31.02.2024”, row 3 “2024-13-45”, row 4 “04/13/2024”\n" in told
    )
    assert "row 4 “04/13/2024”" in Document.objects.get().newest_version.remarks
    assert OutsideCheck.objects.order_by("pk")[2].checked_on == "04/13/2024"


ASIDES = """Facts of the piece,,
Claim,Verdict,Colour
Chapter 1: The mill,,
It opened in 1903.,True,red
The wheel,,
It closed in 1950.,False,blue
It burned in 1951.,False,
,,Rainbow
It stands.,True,
"""


def test_dates_that_are_numbers_are_told(sheet):
    sheet.write_text("Claim,Date\nOne.,45360\nTwo.,45360.5\nThree.,2024\n")

    _said, told = run("import_claims", sheet, "--dry-run")

    assert (
        "remark: 2 dates are numbers, as spreadsheets count days, and are kept as they are written: row 2 “45360” "
        "(2024-03-09), row 3 “45360.5” (2024-03-09)\n" in told
    )


def test_no_row_is_left_out_without_a_word(sheet):
    sheet.write_text(ASIDES)

    said, told = run("import_claims", sheet)

    assert "remark: 1 row above the headings was left out: row 1 (“Facts of the piece”)\n" in told
    assert (
        "remark: 1 row was left out that has words only in columns that nothing is read from: row 8 (“Rainbow”)\n"
        in told
    )
    assert (
        "remark: 1 row was taken for the title of a section, and is no claim: row 3 (“Chapter 1: The mill”)\n" in told
    )
    assert "comes in as a claim, and may be a title, a total or a note instead: row 5 (“The wheel”)\n" in told
    assert "5 new claims" in said
    version = Document.objects.get().newest_version
    assert "columns that nothing is read from: row 8\n" in version.remarks
    # What else a row holds may be private.
    assert "Rainbow" not in version.remarks
    assert Claim.objects.order_by("pk")[0].section.title == "Chapter 1: The mill"


@pytest.mark.parametrize(("titles", "count"), [("claims", 6), ("sections", 4)])
def test_what_titles_are_is_somebodys_to_say(sheet, titles, count):
    sheet.write_text(ASIDES)

    assert f"{count} new claims" in run("import_claims", sheet, f"--titles={titles}")[0]


SMALL = """Claim,Verdict,Source
INTRODUCTION,,
It opened in 1903.,True,https://a.example/
The wheel,,
It closed in 1950.,False,Smith
The flood,,
Total: 2 claims checked,,
"Last updated 3 May 2025",,
"""


def test_titles_totals_and_notes_of_a_small_sheet_are_told(sheet):
    sheet.write_text(SMALL)

    said, told = run("import_claims", sheet, "--dry-run")

    assert "remark: 1 row was taken for the title of a section, and is no claim: row 2 (“INTRODUCTION”)\n" in told
    assert "remark: 1 row was left out that counts others, and is no claim: row 7 (“Total: 2 claims checked”)\n" in told
    assert "is a note about the sheet, and no claim: row 8 (“Last updated 3 May 2025”)\n" in told
    assert "2 rows come in as claims, and may be titles, totals or notes instead: row 4 (“The wheel”), row 6 (" in told
    assert "--titles sections|claims|out says what titles, totals and notes among the rows are\n" in told
    assert said == "4 claims would come in. Nothing was brought in.\n"


def test_no_more_than_some_of_such_rows_are_named(sheet):
    sheet.write_text("Claim,Verdict\n" + "It ran.,True\nThe mill,\n" * 25)

    told = run("import_claims", sheet, "--dry-run")[1]

    assert "25 rows come in as claims, and may be" in told
    assert "row 41 (“The mill”), and 5 more\n" in told


@pytest.mark.parametrize(
    ("titles", "statements", "sections", "remark"),
    [
        ("sections", ["It opened in 1903.", "It closed in 1950."], ["INTRODUCTION", "The wheel"], "3 rows were taken"),
        ("out", ["It opened in 1903.", "It closed in 1950."], [], "5 rows were left out that are, or may be, titles"),
        ("claims", [*(line.split(",")[0].strip('"') for line in SMALL.splitlines()[1:])], [], "5 rows come in"),
    ],
)
def test_what_they_are_in_a_small_sheet_is_somebodys_to_say(sheet, titles, statements, sections, remark):
    sheet.write_text(SMALL)

    _said, told = run("import_claims", sheet, f"--titles={titles}")

    claims = Document.objects.get().claims.in_document_order()
    assert [claim.statement for claim in claims] == statements
    assert [claim.section.title for claim in claims if claim.section] == sections
    assert f"remark: {remark}" in told


BARE = "The mill opened in 1903,x\nIt closed in 1950,y\n"


@pytest.mark.parametrize(
    ("text", "arguments", "count", "remark"),
    [
        (BARE, (), 1, "row 1 (“The mill opened in 1903, x”) was taken for headings, though none of them is known"),
        (BARE, ("--headings=0",), 2, ""),
        (BARE.replace(",x", ".,x"), (), 2, "was taken for a claim, and the file to have no headings"),
        (f"Claim,Note\n{BARE}", ("--headings=2", "--map=statement=A"), 1, "1 row above the headings was left out"),
    ],
)
def test_a_file_may_have_no_headings(sheet, text, arguments, count, remark):
    sheet.write_text(text)

    said, told = run("import_claims", sheet, "--dry-run", "--map=statement=A", *arguments)

    assert said == f"{count} claim{'s' * (count > 1)} would come in. Nothing was brought in.\n"
    assert remark in told
    assert ("remark" in told) == bool(remark)


def test_headings_over_two_rows_are_told(sheet):
    sheet.write_text("Claim,Sources,,Check,\n,Name,Link,Verdict,By\nIt ran.,Smith,https://a.example/,True,Ann\n")

    said, told = run("import_claims", sheet)

    assert "remark: row 1 (“Claim, Sources, Check”) was taken for names of groups of columns, and read with" in told
    assert "source: column B “Sources › Name” with C “Sources › Link”\n" in told
    assert "1 new claim" in said
    assert OutsideCheck.objects.get().source == "Smith https://a.example/"


def test_comments_are_kept_beside_claims_and_told(tmp_path):
    book = Workbook()
    book.active.append(["Claim", "Verdict"])
    book.active.append(["It ran.", "True"])
    for cell, words in (("A2", "Ask Bob."), ("A1", "All of them?")):
        book.active[cell].comment = Comment(words, "Ann")
    book.save(tmp_path / "facts.xlsx")

    _said, told = run("import_claims", tmp_path / "facts.xlsx")

    assert "remark: 1 comment on a cell is kept beside its claim: A2 (“Ask Bob.”)\n" in told
    assert "remark: 1 comment on a cell was left out, whose row is no claim: A1 (“All of them?”)\n" in told
    assert OutsideCheck.objects.get().other == [["Claim (comment)", "Ask Bob."]]
    assert "Bob" not in Version.objects.get().remarks


def test_the_row_of_the_headings_has_to_be_there(sheet):
    assert "it has no words in row 9" in refusal("import_claims", sheet, "--headings=9")
