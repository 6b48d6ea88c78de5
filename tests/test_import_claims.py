"""import_claims: how a file is understood is said, nothing comes in half, and a verdict is a person's."""

import io

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook
from openpyxl.comments import Comment

from claims.exports import Selection, TextChanged, write_export
from claims.models import Claim, Document, OutsideCheck, Version
from claims.services.bringing_in import draft_of_collection
from claims.services.checked_files import open_checked
from claims.services.intake import finish, store
from tests import factories
from tests.test_commands import refusal, run

pytestmark = pytest.mark.django_db

SHEET = "Fact;Colour;State\nThe act binds.;red;Wrong\nIt passed in 2019.;;Meh\n"


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "facts.csv"
    path.write_text(SHEET)
    return path


@pytest.fixture
def ann():
    return factories.user("ann", "reviewer")


def test_a_dry_run_says_how_the_file_is_understood_and_brings_in_nothing(sheet):
    said, told = run("import_claims", sheet, "--dry-run", "--map=verdict=State", "--verdict=Meh=unverifiable")

    assert said == "2 claims would come in. Nothing was brought in.\n"
    assert "statement: column A “Fact”\nverdict: column C “State”\n" in told
    assert "“Wrong” (1) means disputed\n“Meh” (1) means unverifiable\n" in told
    assert "other: column B “Colour”, kept beside its claim under that name: “red”\n" in told
    assert "row 2: The act binds. [Wrong]" in told
    assert not Document.objects.exists()


def test_unknown_words_are_shown_and_mean_nothing(sheet, ann):
    said, told = run("import_claims", sheet, "--map=verdict=C", "--by=ann")

    assert "“Meh” (1) means nothing known: say what with --verdict" in told
    document = Document.objects.get()
    assert said == f"{document.number} version 1: 2 new claims.\n"
    assert list(OutsideCheck.objects.values_list("said", "verdict")) == [("Wrong", "disputed"), ("Meh", "")]
    assert run("import_claims", sheet)[0] == f"already {document.number} version 1, nothing added.\n"


def test_adopting_says_what_was_decided_and_what_is_left(sheet, ann):
    sheet.write_text("Claim,Verdict,Why,Source\nOne.,False,No.,https://a.example/\nTwo.,False,,\nThree.,Open,,\n")

    said, _told = run("import_claims", sheet, "--adopt", "--by=ann", "--title=Old facts")

    one, two, three = Claim.objects.order_by("pk")
    assert Document.objects.get().title == "Old facts"
    assert (one.verdict, two.verdict, three.verdict) == ("disputed", "", "")
    assert "Decided 1 of 3 claims in the name of ann.\n" in said
    assert f"Still open: {two.number}, row 3: it has no rationale and no source; {three.number}, row 4: " in said


def test_a_mended_row_that_says_otherwise_than_what_is_settled_is_named(sheet, ann):
    rows = "Claim,Verdict,Why,Source\nOne.,{},No.,https://a.example/\nTwo.,True,Yes.,https://a.example/\n"
    sheet.write_text(rows.format("False"))
    first, _told = run("import_claims", sheet, "--adopt", "--by=ann")
    one = Claim.objects.order_by("pk").first()

    sheet.write_text(rows.format("True"))
    said, _told = run("import_claims", sheet, f"--document={one.document.number}", "--adopt", "--by=ann")

    assert "Settled otherwise" not in first
    assert f"Settled otherwise: {one.number}, row 2: it is Disputed here, and the file says Verified.\n" in said
    assert Claim.objects.get(pk=one.pk).verdict == "disputed"


def test_the_page_of_the_article_is_cited_nowhere_and_the_address_of_the_source_is(sheet, ann):
    sheet.write_text("Page,Claim,Verdict,Rationale,Source,URL\n3,It ran.,True,So.,Smith (1988),https://a.example/m\n")

    _said, told = run("import_claims", sheet, "--adopt", "--by=ann")

    assert "source: column E “Source” with F “URL”\n" in told
    assert "other: column A “Page”, kept" in told
    citation = Claim.objects.get().citations.get()
    assert (citation.source.title, citation.source.url) == ("Smith (1988)", "https://a.example/m")
    assert citation.pinpoint == ""


def test_the_source_of_a_file_without_headings_is_said(sheet):
    sheet.write_text("The mill ran well.,True,Audit,https://a.example/\nThe mill burned down.,False,Budget,\n")

    _said, told = run("import_claims", sheet, "--map=verdict=B", "--map=source=C", "--map=pinpoint=D")

    assert "source: column C\n" in told
    assert list(OutsideCheck.objects.values_list("source", flat=True)) == ["Audit", "Budget"]


def test_who_reads_a_rationale_and_a_note_is_said(sheet, ann):
    sheet.write_text("Claim,Verdict,Notes,Source\nIt ran.,True,Ask again.,Smith\n")

    said, told = run("import_claims", sheet, "--adopt", "--by=ann")

    assert "note: column C “Notes”, the team's alone\n" in told
    assert "row 2: it has no rationale (its note is the team’s alone)" in said
    _said, told = run("import_claims", sheet, "--dry-run", "--map=rationale=Notes")
    assert "rationale: column C “Notes”, for everybody to read once it is adopted\n" in told
    said, _told = run("import_claims", sheet, "--adopt", "--by=ann", "--publish-notes")
    assert "Decided 1 of 1 claims" in said


def test_notes_of_other_files_stay_the_teams(sheet, ann, tmp_path):
    document = factories.document("It ran. It stood.\n")
    other = tmp_path / "other.csv"
    other.write_text("Quote,Verdict,Notes,Source\nIt ran,True,Ask again.,Smith\n")
    run("import_claims", other, f"--document={document.number}")
    sheet.write_text("Quote,Verdict,Notes,Source\nIt stood,True,It did.,Smith\n")

    said, _told = run("import_claims", sheet, f"--document={document.number}", "--by=ann", "--adopt", "--publish-notes")

    assert "Decided 1 of 1 claims" in said
    assert not Claim.objects.get(statement="It ran").reviews.exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--adopt"], "A verdict is a person's: --adopt needs --by."),
        (["--map=colour"], "--map takes two words with = between them, not “colour”."),
        (["--map=colour=Fact"], "“colour” is none of statement, quote, "),
        (["--map=note=Nothing"], "there is no column “Nothing”; the headings are Fact, Colour, State"),
        (["--sheet=Two"], "it has no sheet “Two”"),
        (["--verdict=Wrong=bad"], "“Wrong” cannot mean “bad”; it is one of verified, "),
        (["--by=nobody"], "There is no active account “nobody”."),
        (["--document=D-999"], "There is no document D-999."),
    ],
)
def test_what_is_said_wrongly_is_named(sheet, arguments, reason):
    assert reason in refusal("import_claims", sheet, *arguments)
    assert not Document.objects.exists()


def test_a_file_that_is_not_there_or_too_long_is_named(tmp_path, sheet, settings):
    assert refusal("import_claims", tmp_path / "none.csv").endswith(
        "none.csv cannot be read: No such file or directory."
    )
    settings.FACTCHECK_MAX_FILE_BYTES = 10
    assert refusal("import_claims", sheet) == f"facts.csv has {len(SHEET)} bytes, and the limit is 10."


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


PLACED = "Quote,Verdict\nThe act is old,True\nThe act,False\nnowhere,False\n"
MISPLACED = "row 3: its words stand 2 times in the text (“The act”); row 4: its words are not in the text (“nowhere”)"


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_words_without_a_place_in_the_document_keep_all_out(sheet, arguments):
    document = factories.document("The act binds. The act is old.\n")
    sheet.write_text(PLACED)

    told = refusal("import_claims", sheet, "--document", document.number, *arguments)

    assert told == (
        f"Nothing of facts.csv was brought in, since 2 rows cannot be: {MISPLACED}. Mend that in the file, or have "
        "these rows left out. --leave-out does that, and brings in the rest."
    )
    assert not OutsideCheck.objects.exists()


def test_claims_are_put_on_the_words_of_a_document(sheet):
    document = factories.document("The act binds. The act is old.\n")
    inner = document.claims.in_document_order()[1].number
    sheet.write_text(PLACED)
    expected = (
        f"{document.number}: 1 new claim, 0 on claims that were there.\n"
        f"New claims across claims that were there, and can be merged with them: row 2: its words lie within those of "
        f"{inner}.\nLeft out: {MISPLACED}.\n"
    )

    arguments = ("import_claims", sheet, "--document", document.number, "--leave-out")
    assert run(*arguments, "--dry-run")[0] == f"{expected}Nothing was brought in.\n"
    assert not OutsideCheck.objects.exists()
    assert run(*arguments)[0] == expected
    assert run(*arguments)[0] == f"already brought in on {document.number}, nothing added.\n"
    assert OutsideCheck.objects.count() == 1


def test_a_file_that_is_a_document_already_says_so_in_one_line(sheet):
    sheet.write_text("Claim,Note\nOne.,\n,No claim\n")
    run("import_claims", sheet, "--leave-out")
    number = Document.objects.get().number

    assert run("import_claims", sheet)[0] == f"already {number} version 1, nothing added.\n"
    assert run("import_claims", sheet, "--dry-run")[0] == f"already {number} version 1, nothing would be added.\n"
    assert Document.objects.count() == 1


def test_the_sheet_that_is_read_is_named_with_the_others(tmp_path):
    book = Workbook()
    book.active.title = "Read me"
    book.active.append(["Fact-check of the bridge article"])
    book.active.append(["Prepared by Anna"])
    lines, sources = book.create_sheet("Line by line"), book.create_sheet("Sources")
    for row in (["#", "Behauptung", "Urteil", "Kommentar"], [1, "It opened in 1903.", "richtig", "See the act."]):
        lines.append(row)
    sources.append(["Source", "URL"])
    path = tmp_path / "facts.xlsx"
    book.save(path)

    _said, told = run("import_claims", path, "--dry-run")

    assert told.startswith("sheet: “Line by line”, not “Read me”, “Sources”: --sheet takes another\n")
    assert "note: column D “Kommentar”, the team's alone\nother: column A “#”, kept" in told
    assert "row 2: It opened in 1903. [richtig]" in told
    assert "sheet: “Sources”, not “Read me”, “Line by line”" in refused_with(path, "--sheet=Sources", "--dry-run")


def refused_with(*arguments):
    told = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_claims", *map(str, arguments), stderr=told)
    return told.getvalue()


def test_a_workbook_comes_in(tmp_path, ann):
    book = Workbook()
    book.active.append(["About this sheet"])
    facts = book.create_sheet("Facts")
    for row in (["Claims of the piece"], [], ["Claim", "OK?"], ["The act binds.", "✓"], ["It passed.", 3]):
        facts.append(row)
    body = io.BytesIO()
    book.save(body)
    path = tmp_path / "facts.xlsx"
    path.write_bytes(body.getvalue())

    run("import_claims", path)

    checks = OutsideCheck.objects.order_by("pk").values_list("place", "said", "verdict", "claim__statement")
    assert list(checks) == [("row 4", "✓", "verified", "The act binds."), ("row 5", "3", "", "It passed.")]


# 42 and 43: what we exported comes back as it was

AWKWARD = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'tis",
    "''",
    "＝1",
    '"quoted", he said',
    "two\nlines",
    "é“ü”\u202e",
    "a;b\tc|d",
]


@pytest.mark.parametrize("is_safe", [True, False])
def test_our_own_csv_comes_back_as_it_was(tmp_path, ann, is_safe):
    rows = "Claim,Note\r\n" + "".join(f'"{word.replace(chr(34), chr(34) * 2)}",x\r\n' for word in AWKWARD)
    first = finish(store(draft_of_collection(open_checked(rows.encode(), "first.csv"), by=ann))).document
    output = tmp_path / "claims.csv"
    among = Selection(document=first, text_changed=TextChanged.INCLUDE)
    write_export(among, format="csv", output=output, spreadsheet_safe=is_safe)

    run("import_claims", output, "--title=Again", "--as-new")

    again = Document.objects.get(title="Again").claims.in_document_order()
    assert [claim.statement for claim in again] == [claim.statement for claim in first.claims.in_document_order()]
    assert [claim.anchors.get().quote for claim in again] == AWKWARD


WITHOUT_HISTORY = {"json": ["--without-history"], "jsonl": ["--without-history"]}


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_our_own_json_is_refused_since_its_history_would_be_lost(tmp_path, ann, form):
    document = factories.document("The act binds the city. HIPAA covers records.\n")
    factories.review(document.claims.in_document_order()[0], ann, verdict="disputed")
    output = tmp_path / f"claims.{form}"
    write_export(Selection(document=document), format=form, output=output)

    for arguments in ((), ("--dry-run",), ("--document", document.number)):
        told = refusal("import_claims", output, *arguments)
        assert told.startswith(f"claims.{form} is an export of ours, and holds no history: its claims would be new")
        assert "its verdicts (1) only shown beside them" in told
        assert "use backup_store and restore_store, or move_store" in told
        assert told.endswith("without their history. --without-history does that.")
    assert Document.objects.count() == 1
    assert not OutsideCheck.objects.exists()
    run("import_claims", output, "--without-history")
    assert Document.objects.count() == 2


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_our_own_spreadsheets_say_that_they_hold_no_history(tmp_path, form):
    output = tmp_path / f"claims.{form}"
    write_export(Selection(document=factories.document("The act binds.\n")), format=form, output=output)

    assert "remark: it is an export of ours: " in run("import_claims", output, "--dry-run")[1]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx"])
def test_an_export_of_several_documents_is_refused_with_the_way_to_bring_it_in(tmp_path, form):
    first, second = factories.document("The act binds.\n"), factories.document("The board met in 1903.\n")
    output = tmp_path / f"claims.{form}"
    write_export(Selection(text_changed=TextChanged.INCLUDE), format=form, output=output)

    arguments = WITHOUT_HISTORY.get(form, [])
    told = refusal("import_claims", output, *arguments)

    assert f"holds claims of 2 documents of an export of ours ({first.number}, {second.number})" in told
    assert f"export_claims --document {first.number}" in told
    assert refusal("import_claims", output, "--dry-run", *arguments) == told
    assert Document.objects.count() == 2
    # Each by itself, and again: as every file.
    write_export(Selection(document=second), format=form, output=output)
    assert "1 new claim" in run("import_claims", output, *arguments)[0]
    assert "nothing added" in run("import_claims", output, *arguments)[0]


def test_an_export_of_several_documents_can_be_put_on_the_words_of_one(tmp_path):
    first, _second = factories.document("The act binds.\n"), factories.document("The board met in 1903.\n")
    output = tmp_path / "claims.json"
    write_export(Selection(text_changed=TextChanged.INCLUDE), format="json", output=output)

    said, _told = run("import_claims", output, "--document", first.number, "--leave-out", "--without-history")

    assert said.startswith(f"{first.number}: 0 new claims, 1 on claims that were there.\n")


READ_BACK = ["json", "jsonl", "csv", "xlsx", "claimreview", "webannotation"]


@pytest.mark.parametrize("form", READ_BACK)
def test_every_form_of_ours_comes_back_in(tmp_path, ann, settings, form):
    settings.FACTCHECK_SITE_URL = "https://check.example"
    document = factories.document("SB19-216 is a pilot. The act binds the city. HIPAA covers records.\n")
    claims = list(document.claims.in_document_order())
    factories.review(claims[0], ann, rationale="The title says so.", verdict="disputed")
    # By the word that the export was asked for with.
    output = tmp_path / f"claims.{form}"
    settled = Selection(statuses=("settled",))
    write_export(settled if form == "claimreview" else Selection(document=document), format=form, output=output)

    run("import_claims", output, "--title=Again", *WITHOUT_HISTORY.get(form, []))

    again = list(Document.objects.get(title="Again").claims.in_document_order())
    expected = claims[:1] if form == "claimreview" else claims
    assert [claim.statement for claim in again] == [claim.statement for claim in expected]
    check = again[0].outside_checks.get()
    assert check.verdict == "disputed"
    assert "The title says so." in check.rationale or form == "claimreview"
    assert "https://leg.example/act" in check.source or form == "claimreview"


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_a_file_whose_claims_are_all_in_is_refused_with_the_way_to_bring_it_in(sheet, arguments):
    run("import_claims", sheet)
    sheet.write_text(SHEET.replace(";", ","))

    number = Document.objects.get().number
    told = refusal("import_claims", sheet, *arguments)

    assert f"Bring it in as the next version of {number}, or say that it shall become" in told
    assert told.endswith("all the same. --as-new does that.")
    assert f"--document {number} --new-version" in run("import_claims", sheet, "--as-new")[1]
    assert Document.objects.count() == 2
