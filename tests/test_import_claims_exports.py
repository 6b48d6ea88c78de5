"""import_claims: what an export of ours holds comes back in, and what it cannot hold is said."""

import pytest

from claims.exports import Selection, TextChanged, write_export
from claims.models import Document, OutsideCheck
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.checked_files import open_checked
from claims.services.versions.intake import finish, store
from tests import factories
from tests.commands import refusal, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return factories.user("ann", "reviewer")


# Tests 42 and 43: what we exported comes back as it was.
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
