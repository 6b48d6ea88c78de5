"""import_claims again: a sheet that a team went on working in, or that was read wrongly, as a new version."""

import pytest

from claims.models import Claim, Document, OutsideCheck
from tests import factories
from tests.commands import refusal, run

pytestmark = pytest.mark.django_db

SHEET = "Claim,Verdict,Why,Source\nThe act binds.,False,No.,https://a.example/\nIt passed in 2019.,,,\n"
MORE = "Claim,Verdict,Why,Source\nThe act binds.,True,Yes.,https://a.example/\nIt ran.,,,\nIt passed in 2019.,,,\n"


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "facts.csv"
    path.write_text(SHEET)
    return path


@pytest.fixture
def number(sheet):
    factories.user("ann", "reviewer")
    factories.user("lea", "lead")
    run("import_claims", sheet, "--adopt", "--by=ann")
    return Document.objects.get().number


def test_the_new_state_of_a_sheet_is_a_new_version(sheet, number):
    sheet.write_text(MORE)
    asked = ("import_claims", sheet, f"--document={number}", "--new-version", "--by=lea")

    rehearsed, _told = run(*asked, "--dry-run")

    assert rehearsed == (
        f"{number} version 2: 2 rows as they were (1 with something new beside it), 1 new, "
        "0 no longer there.\nNew: row 3 (“It ran.”).\nNothing was brought in.\n"
    )
    assert Claim.objects.count() == 2

    said, told = run(*asked)

    first = Claim.objects.order_by("pk")[0]
    assert said == (
        f"{number} version 2: 1 new claim, 2 same; 1 check from elsewhere is new.\n"
        f"Settled otherwise: {first.number}, row 2: it is Disputed here, and the file says Verified.\n"
    )
    assert "remark:" not in told
    assert run(*asked)[0].startswith(f"already {number} version 2, nothing added.\n")
    assert run(*asked, "--dry-run")[0] == (
        f"already {number} version 2, nothing would be added.\nNothing was brought in.\n"
    )


def test_a_file_that_may_be_the_new_state_of_a_collection_is_told(sheet, number):
    sheet.write_text(MORE)
    told = (
        f"remark: 2 of 3 claims are those of {number} already: --document {number} --new-version makes this file its "
        "next version\n"
    )

    assert told in run("import_claims", sheet, "--dry-run")[1]
    assert told in run("import_claims", sheet, "--document", number, "--leave-out", "--dry-run")[1]
    other = factories.document("The act binds.\n").number
    assert told not in run("import_claims", sheet, "--document", other, "--leave-out", "--dry-run")[1]


def test_a_sheet_that_was_read_wrongly_is_read_anew(sheet, number):
    right = ("--map=rationale=Claim", "--map=statement=Why", "--leave-out")
    said, told = run("import_claims", sheet, *right)

    assert said == f"already {number} version 1, nothing added.\n"
    assert (
        f"remark: this file is {number} already, and was read otherwise when it came in: --document {number} "
        "--new-version makes this file its next version\n"
    ) in told

    said, _told = run("import_claims", sheet, *right, f"--document={number}", "--new-version")

    assert said.startswith(f"{number} version 2: 1 new claim, 2 gone, 2 flagged; 1 check from elsewhere is new.\n")
    assert "Left out: row 3: it has no claim" in said
    assert list(OutsideCheck.objects.current().values_list("rationale", flat=True)) == ["The act binds."]


def test_what_the_new_state_says_can_be_adopted(sheet, number):
    sheet.write_text(MORE.replace("It ran.,,,", "It ran.,False,No.,Smith"))

    said, _told = run("import_claims", sheet, f"--document={number}", "--new-version", "--by=lea", "--adopt")

    assert "Decided 1 of 1 claims in the name of lea.\n" in said
    assert Claim.objects.get(statement="It ran.").verdict == "disputed"


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_a_new_version_is_refused_with_its_reason(sheet, number, arguments):
    other = factories.document("The act binds.\n").number
    sheet.write_text(MORE + ",True,,\n")

    def refused(*further):
        return refusal("import_claims", sheet, "--new-version", *further, *arguments)

    assert refused() == "--new-version needs --document: whose next version is it?"
    assert refused("--document", number, "--by=ann") == "Only a lead adds a version."
    assert refused("--document", other).startswith(f"{other} did not come from a file of claims: ")
    assert "since 1 row cannot be: row 5: it has no claim" in refused("--document", number)
    assert Claim.objects.filter(document__newest_version__number=2).count() == 0


def test_a_new_version_keeps_the_title(sheet, number):
    sheet.write_text(MORE)

    told = refusal("import_claims", sheet, f"--document={number}", "--new-version", "--title=Facts")

    assert told == "A new version keeps the document's description; change that on its own page."
