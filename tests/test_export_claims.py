"""export_claims: what it says and refuses, and how an export of before is held against the store."""

import io
import json
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.http import QueryDict
from django.utils import timezone

from claims.exports import Selection, exactly, write_export
from claims.filters import filter_of
from claims.models import Claim, Event
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.commands import refusal, run

pytestmark = pytest.mark.django_db


def test_export_says_what_it_wrote(tmp_path):
    document = factories.document()
    factories.review(factories.claim(document), factories.user("ann", "reviewer"))
    output = tmp_path / "disputed.csv"

    out, _err = run("export_claims", "--verdict", "disputed", "--format=csv", "--output", output)

    assert out == f"Exported 1 claim to {output} (event {Event.objects.count()}).\n"
    assert output.read_text().count("\n") == 2


@pytest.mark.parametrize(
    ("form", "site", "told"),
    [
        ("claimreview", "https://check.example", "1 review of 3 claims, 2 left out for reasons it names,"),
        ("claimreview", "", "0 reviews of 3 claims, 3 left out for reasons it names,"),
        ("webannotation", "", "3 annotations of 3 claims"),
        ("csl", "", "1 source of 3 claims"),
        ("bibtex", "", "1 source of 3 claims"),
        ("json", "", "3 claims"),
    ],
)
def test_an_export_says_how_many_entries_it_wrote_and_left_out(tmp_path, settings, form, site, told):
    settings.FACTCHECK_SITE_URL = site
    factories.review(factories.claim(), factories.user("ann", "reviewer"))
    output = tmp_path / "claims.any"

    out, _err = run("export_claims", "--format", form, "--output", output)

    assert out == f"Exported {told} to {output} (event {Event.objects.count()}).\n"


@pytest.mark.parametrize("form", ["letter-markdown", "letter-docx"])
def test_a_letter_says_how_many_claims_it_is_about(tmp_path, form):
    document = factories.document()
    factories.review(factories.claim(document), factories.user("ann", "reviewer"))

    out, _err = run("export_claims", "--format", form, "--document", document.number, "--output", tmp_path / "letter")

    assert out.startswith("Exported 1 disputed or partly supported of 3 claims to")


def test_export_takes_several_words_together_and_apart(tmp_path):
    document = factories.document()
    ann = factories.user("ann", "reviewer")
    for claim, verdict in zip(document.claims.all(), ("verified", "disputed", "unverifiable"), strict=True):
        factories.review(claim, ann, verdict)
    output = tmp_path / "claims.json"
    form = ["--format=json", "--output", output, "--status=settled", "--document", document.number]

    run("export_claims", "--verdict", "disputed", "verified", *form)
    assert len(json.loads(output.read_bytes())["claims"]) == 2

    run("export_claims", "--verdict=disputed", "--verdict=verified", "--verdict=unverifiable", *form)
    assert len(json.loads(output.read_bytes())["claims"]) == 3


def test_an_export_is_written_over_and_says_nothing_of_words_that_did_not_change(tmp_path):
    factories.document()
    output = tmp_path / "claims.json"
    output.write_text("last night's")

    out, _err = run("export_claims", "--format=json", "--output", output)

    assert len(json.loads(output.read_bytes())["claims"]) == 3
    assert out == f"Exported 3 claims to {output} (event {Event.objects.count()}).\n"


@pytest.mark.parametrize(("option", "found"), [("exclude", 2), ("include", 3), ("only", 1), (None, 2)])
def test_changed_words_stay_out_unless_asked_for(tmp_path, option, found):
    claim = factories.claim()
    Claim.objects.filter(pk=claim.pk).update(text_changed=True)
    output = tmp_path / "claims.json"

    option = [f"--text-changed={option}"] if option else []
    out, _err = run("export_claims", "--format=json", "--output", output, *option)

    assert len(json.loads(output.read_bytes())["claims"]) == found
    assert ("Left out, since their words changed: 1 claim; --text-changed include" in out) == (found == 2)


def test_export_to_standard_output_says_so_elsewhere():
    factories.document()
    piped = io.TextIOWrapper(io.BytesIO())

    with mock.patch("sys.stdout", piped):
        out, err = run("export_claims", "--format=json", "--output=-")

    assert len(json.loads(piped.buffer.getvalue())["claims"]) == 3
    assert out == ""
    assert err == f"Exported 3 claims to standard output (event {Event.objects.count()}).\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--verdict=bogus"], "--verdict: invalid choice: 'bogus'"),
        (["--status=in_review"], "--status: invalid choice: 'in_review'"),
        (["--text-changed=maybe"], "--text-changed: invalid choice: 'maybe'"),
        (["--document=D-999"], "There is no document D-999."),
        (["--document=C-0001"], "“C-0001” is no document number; those look like D-3."),
        (["--format=json", "--spreadsheet-safe"], "spreadsheet-safe is a form of CSV"),
    ],
)
def test_export_refuses_by_name(tmp_path, arguments, reason):
    output = tmp_path / "claims.csv"

    assert reason in refusal("export_claims", "--format=csv", "--output", output, *arguments)
    assert not output.exists()


def test_export_names_what_the_system_refused(tmp_path):
    output = tmp_path / "claims.csv"
    output.write_text("old")

    with mock.patch("claims.exports.export.tempfile.TemporaryFile", side_effect=OSError(5, "Input/output error")):
        assert refusal("export_claims", "--format=csv", "--output", output) == (
            "Nothing was exported: Input/output error."
        )

    assert output.read_text() == "old"


def test_export_refuses_a_folder_that_is_not_there(tmp_path):
    assert refusal("export_claims", "--format=csv", "--output", tmp_path / "gone" / "x.csv") == (
        f"There is no folder {tmp_path}/gone."
    )


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("json", "Exported 1 claim to"),
        ("csl", "Exported 1 source of 1 claim to"),
        ("webannotation", "Exported 1 annotation of 1 claim to"),
        ("bibtex", "Exported 1 source of 1 claim to"),
    ],
)
def test_one_of_a_kind_is_told_as_one(tmp_path, form, told):
    factories.review(factories.claim(), factories.user("ann", "reviewer"))

    out, _err = run("export_claims", "--status", "settled", "--format", form, "--output", tmp_path / "one")

    assert out.startswith(told)


def test_what_no_cell_holds_is_left_out_where_the_command_says_so(tmp_path):
    document, path = factories.document(), tmp_path / "claims.xlsx"
    claim = document.claims.first()
    Claim.objects.filter(pk=claim.pk).update(statement="x" * 33_000)

    refused = refusal("export_claims", "--format=xlsx", "--output", path)
    written, _err = run("export_claims", "--format=xlsx", "--output", path, "--leave-out")
    told, _err = run("export_claims", "--verify", path)

    assert f"{claim.number}: its statement takes 33000 characters" in refused
    assert refused.endswith("--leave-out writes the rest, and names what it left out.")
    assert written.startswith("Exported 2 claims, 1 left out for reasons it names, to ")
    assert told.startswith("Not looked at: 1 claim that it left out and names.\nAs far as was looked, all 2 claims")


def test_verify_of_an_export_calls_no_list_current_that_may_have_grown(tmp_path):
    document = factories.document()
    whole, ticked = tmp_path / "whole.json", tmp_path / "ticked.json"
    write_export(Selection(text_changed="include"), format="json", output=whole)
    write_export(exactly(document.claims.all()), format="json", output=ticked)

    assert run("export_claims", "--verify", whole)[0].startswith("Current: all ")
    told, _err = run("export_claims", "--verify", ticked)
    assert told.startswith("Claims that it lacks were not looked for: ")
    assert "\nAs far as was looked, all " in told
    assert "Current" not in told


def test_verify_tells_what_changed_of_a_claim_on_one_line(tmp_path):
    document, lead = factories.document("# Law\n\nThe act of 2019 binds 4 agencies.\n"), factories.user("lea", "lead")
    claim, path = document.claims.get(), tmp_path / "all.csv.zip"
    run("export_claims", "--format", "csv-zip", "--output", path)
    perform("amend", claim, by=lead, statement="It binds four.")
    import_document(body=b"# Act\n\nThe act of 2021 binds 4 agencies.\n", filename="b.md", by=lead, document=document)
    out = io.StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("export_claims", "--verify", path, stdout=out)

    told = "its statement was reworded; its words in the document changed; it stands under another heading"
    newer = f"{document.number} has version 2 now; the file tells of version 1."
    assert out.getvalue().splitlines() == [newer, f"{claim.number}: {told}"]
    assert str(refused.value).startswith(
        "Outdated: 1 claim differs from what this store holds now; the file tells of 1"
    )


def test_verify_says_which_claims_nobody_alone_may_be_told_of(tmp_path):
    factories.document(reviews_required=2)
    reader, path = factories.user("rea", "reviewer"), tmp_path / "one.json"
    chosen = filter_of(reader, QueryDict("backing=one"), timezone.now())
    write_export(exactly(chosen.qs, chosen.page, **chosen.described()), format="json", output=path)

    told, _err = run("export_claims", "--verify", path)

    assert told.startswith("Not looked at: 3 claims under blind review")
    assert "\nAs far as was looked, all 0 claims" in told


def test_verify_says_that_a_document_has_a_newer_version(tmp_path):
    document = factories.document("# Data\n\nAgencies share data in 2019.\n")
    path = tmp_path / "claims.json"
    run("export_claims", "--format", "json", "--output", path)
    body = b"# Data\n\nAgencies share data in 2019.\n\nThank you.\n"
    import_document(body=body, filename="b.md", document=document)

    told, _err = run("export_claims", "--verify", path)

    assert f"{document.number} has version 2 now; the file tells of version 1.\nCurrent: " in told
