"""The commands: parse, call, one sentence; a refusal is one sentence too."""

import io
import json
from pathlib import Path
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from claims.exports import Selection, exactly, write_export
from claims.filters import filter_of
from claims.models import Claim, Document, Event, EventText
from claims.services import worth
from claims.services.intake import import_document
from claims.services.triggers import drop_triggers
from claims.text.worth import Example, read_model
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


def run(command: str, *arguments: object) -> tuple[str, str]:
    """Return what the command said on standard output and on standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refusal(command: str, *arguments: object) -> str:
    with pytest.raises(CommandError) as refused:
        run(command, *arguments)
    assert refused.value.returncode != 0
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(f"# Report\n\n{factories.BODY}")
    return path


# import_document


def test_import_says_what_it_did_and_how_far_it_is(report):
    out, err = run("import_document", report)

    document = Document.objects.get()
    assert out == f"{document.number} version 1: 3 new claims.\n"
    assert "claims 3/3\n" in err
    assert document.title == "Report"


def test_import_takes_a_description(report):
    factories.user("ann", "reviewer")
    given = (
        "--title=Data --author=Ann --publisher=DHS --url=https://a.example/ --archive-url=https://b.example/ "
        "--language=es-MX --published-on=2026-01-02 --captured-on=2026-03-04 --reviews-required=2 --by=ann"
    )

    run("import_document", report, *given.split())

    document = Document.objects.get()
    assert (document.title, document.author, document.publisher, document.language) == ("Data", "Ann", "DHS", "es-MX")
    assert (document.url, document.archive_url) == ("https://a.example/", "https://b.example/")
    assert (str(document.published_on), str(document.captured_on)) == ("2026-01-02", "2026-03-04")
    assert document.reviews_required == 2
    assert document.newest_version.imported_by.username == "ann"


def test_the_same_bytes_twice_add_nothing(report):
    run("import_document", report)

    out, _err = run("import_document", report)

    assert out == f"already {Document.objects.get().number} version 1, nothing added.\n"
    assert Claim.objects.count() == 3


def test_a_document_takes_a_version(report):
    run("import_document", report)
    number = Document.objects.get().number
    report.write_text(report.read_text() + "\nThe new act of 2024 binds agencies.\n")

    out, _err = run("import_document", report, "--document", number)

    assert out == f"{number} version 2: 1 new claim, 3 same.\n"


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("a.md", b"\x93quoted\x81", "a.md"),
        ("a.txt", b"one\x00two", "NUL"),
        ("a.txt", b"lone \xed\xa0\x80 surrogate", "a.txt"),
        ("a.txt", b" \n\n", "no text"),
        ("a.odt", b"PK", "the format .odt is not known"),
        ("a.pdf", b"%PDF-1.7", "the PDF is damaged"),
        ("a.txt", b"x" * 101, "101 bytes, and the limit is 100"),
    ],
)
def test_import_refuses_by_name(tmp_path, settings, name, body, reason):
    settings.FACTCHECK_MAX_DOCUMENT_BYTES = 100
    path = tmp_path / name
    path.write_bytes(body)

    assert reason in refusal("import_document", path)
    assert not Document.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--document=D-999"], "There is no document D-999."),
        (["--by=nobody"], "There is no active account “nobody”."),
        (["--reviews-required=3"], "reviews_required: "),
        (["--published-on=yesterday"], "--published-on: invalid fromisoformat value: 'yesterday'"),
        (["--url=javascript:alert(1)"], "url: "),
    ],
)
def test_import_refuses_a_wrong_option(report, arguments, reason):
    assert reason in refusal("import_document", report, *arguments)
    assert not Document.objects.exists()


def test_import_names_a_file_that_cannot_be_read(tmp_path):
    assert refusal("import_document", tmp_path / "gone.md") == (
        f"{tmp_path}/gone.md cannot be read: No such file or directory."
    )
    assert "Is a directory" in refusal("import_document", tmp_path)


def test_a_version_keeps_the_description(report):
    run("import_document", report)

    told = refusal("import_document", report, "--document", Document.objects.get().number, "--title=Other")

    assert "keeps the document's description" in told


# export_claims


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


@pytest.mark.parametrize(("option", "found"), [("exclude", 2), ("include", 3), ("only", 1), (None, 2)])
def test_changed_words_stay_out_unless_asked_for(tmp_path, option, found):
    claim = factories.claim()
    Claim.objects.filter(pk=claim.pk).update(text_changed=True)
    output = tmp_path / "claims.json"

    run("export_claims", "--format=json", "--output", output, *([f"--text-changed={option}"] if option else []))

    assert len(json.loads(output.read_bytes())["claims"]) == found


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
    assert out.getvalue().splitlines() == [f"{claim.number}: {told}"]
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


# verify_history


def test_verify_prints_the_head_to_keep():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))
    last = Event.objects.latest("number")

    out, _err = run("verify_history")

    assert out.startswith(f"{last.number} events hold. Head {last.number}:{last.hash}\n")
    assert "tamper-evident since the last published head" in out


@pytest.mark.parametrize(
    ("tamper", "problem"),
    [
        (lambda event: event.filter(number=2).update(payload='{"stance":"supports"}'), "its own fields were changed"),
        (lambda event: event.filter(number=2).update(actor_number=99), "its own fields were changed"),
        (lambda event: event.filter(number=2).update(hash="0" * 64), "its own fields were changed"),
        (lambda event: event.filter(number=2).update(previous_hash="0" * 64), "it does not follow"),
        (lambda event: EventText.objects.filter(event_number=2).update(body="Kind words."), "its text “"),
    ],
)
def test_verify_names_the_first_broken_row(tamper, problem):
    ann = factories.user("ann", "reviewer")
    claim = factories.claim()
    factories.cite(claim, ann, excerpt="Hard words.")
    factories.note(claim, ann)
    drop_triggers(connection)

    assert tamper(Event.objects) == 1

    told = refusal("verify_history")
    assert told.startswith("Event 2 is broken: ")
    assert problem in told


def test_verify_finds_an_event_taken_out():
    factories.document(), factories.document(), factories.document()
    drop_triggers(connection)

    Event.objects.filter(number=2).delete()

    assert refusal("verify_history") == "Event 3 is broken: event 2 is missing."


def test_verify_finds_a_published_head_again():
    factories.document()
    out, _err = run("verify_history")
    published = out.split("Head ")[1].split()[0]
    factories.document()

    out, _err = run("verify_history", "--head", published)

    assert out.startswith("The published head 1 is still in the history.\n2 events hold.")


def test_verify_finds_that_a_published_head_is_gone():
    factories.document()

    told = refusal("verify_history", "--head", f"1:{'ab' * 32}")
    assert told.endswith("is not in the history: it was rewritten since.")
    assert "is not in the history" in refusal("verify_history", "--head", f"2:{Event.objects.get().hash}")


def test_the_head_before_the_first_event_can_be_published_too():
    published = run("verify_history")[0].split("Head ")[1].split()[0]
    factories.document()

    assert "still in the history" in run("verify_history", "--head", published)[0]


@pytest.mark.parametrize("written", ["412", "x:y", ":", "412:"])
def test_verify_refuses_what_is_no_head(written):
    assert "is no head" in refusal("verify_history", "--head", written)


# train_worth


def test_train_worth_refuses_too_few_decisions_and_writes_nothing(tmp_path):
    file = tmp_path / "worth.tsv"

    assert "takes 50 decisions on each side" in refusal("train_worth", "--output", file)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Name a file with --output"),
        (["--output", "/nowhere/worth.tsv"], "There is no folder"),
        (["--output", "worth.tsv", "--claimbuster", "/nowhere"], "There is no 2.5xNCS"),
    ],
)
def test_train_worth_names_what_is_missing(arguments, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert says in refusal("train_worth", *arguments)


@pytest.fixture
def few_decisions(monkeypatch):
    monkeypatch.setattr(worth, "MIN_DECISIONS", 10)
    rows = [Example(f"Town {number} is {word}.", word == "old") for number in range(10) for word in ("old", "new")]
    monkeypatch.setattr(worth, "decisions", lambda: rows)


def test_train_worth_writes_a_model_that_takes_effect(few_decisions, settings, tmp_path):
    file = tmp_path / "worth.tsv"
    settings.FACTCHECK_WORTH_MODEL = str(file)
    claim = factories.claim()
    before = claim.worth

    out, _err = run("train_worth", "--rescore")

    claim.refresh_from_db()
    assert "Learned from 10 claims worth checking and 10 sentences that were not." in out
    assert "macro-F1 1.000 after" in out
    assert f"Wrote {file}, which is in use from now on." in out
    assert "Scored the open claims again: 3 changed." in out
    assert claim.worth != before
    once = file.read_bytes()
    run("train_worth", "--output", file)
    assert file.read_bytes() == once
    assert [path.name for path in tmp_path.iterdir()] == ["worth.tsv"]


def test_train_worth_elsewhere_says_what_uses_it(few_decisions, tmp_path):
    out, _err = run("train_worth", "--output", tmp_path / "worth.tsv")

    assert "it is used where FACTCHECK_WORTH_MODEL names it." in out


def test_train_worth_reads_the_published_data_set(tmp_path):
    (tmp_path / "crowdsourced.csv").write_text(
        "Sentence_id,Text,File_id,Verdict\n"
        + "".join(f"{n},Town {n} closed {n} clinics.,d{n}.txt,1\n{n}9,Thank you {n}.,d{n}.txt,-1\n" for n in range(8))
    )
    (tmp_path / "2.5xNCS.json").write_text('[{"sentence_id": 1, "label": 1, "text": "Town 1 closed 1 clinics."}]')

    run("train_worth", "--claimbuster", tmp_path, "--output", tmp_path / "worth.tsv")

    model = read_model(tmp_path / "worth.tsv")
    assert model.score("Town 77 closed clinics.") > 0.5 > model.score("Thank you.")


@pytest.mark.django_db
def test_rebuild_search_says_how_many_claims_it_indexed():
    factories.document()

    assert run("rebuild_search")[0] == "Indexed 3 claims.\n"
