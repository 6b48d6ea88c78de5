"""import_claims: how a file is understood is said, nothing comes in half, and a verdict is a person's."""

import io

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from claims.models import Claim, Document, OutsideCheck
from tests import factories
from tests.commands import refusal, run

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
