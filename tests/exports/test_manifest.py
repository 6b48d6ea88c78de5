"""What an export says of itself holds for the file it is about."""

import hashlib
import io
import json
import zipfile

import pytest

from claims.choices import Status, Verdict
from claims.exports import Selection, exactly, open_export
from claims.exports.manifest import product_version
from claims.history import head
from claims.models import Claim, Event
from claims.refusal import Refused
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.exported import EVERYTHING, exported, exported_json

pytestmark = pytest.mark.django_db


def test_it_names_the_state_by_its_last_event():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))

    manifest = exported_json()["manifest"]

    assert manifest["event"] == {"number": head().number, "hash": head().hash}
    assert manifest["as_of"] == Event.objects.get(number=head().number).at


def test_an_empty_database_has_no_moment():
    manifest = exported_json()["manifest"]

    assert (manifest["event"]["number"], manifest["as_of"]) == (0, None)


def test_counts_add_up():
    ann = factories.user("ann", "reviewer")
    document = factories.document()
    first, second, _third = document.claims.in_document_order()
    factories.review(first, ann, "verified")
    factories.review(second, ann, "disputed")

    counts = exported_json()["manifest"]["counts"]

    assert counts["claims"] == 3 == sum(counts["status"].values())
    assert counts["status"] == dict.fromkeys(Status.values, 0) | {"settled": 2, "unreviewed": 1}
    assert counts["verdict"] == dict.fromkeys(Verdict.values, 0) | {"verified": 1, "disputed": 1}
    assert counts["text_changed"] == 0


@pytest.mark.parametrize(
    ("format", "entries", "left_out"),
    [("json", 3, 0), ("claimreview", 1, 2), ("webannotation", 3, 0), ("csl", 1, 0), ("bibtex", 1, 0)],
)
def test_it_counts_what_its_form_wrote_and_left_out(settings, format, entries, left_out):
    settings.FACTCHECK_SITE_URL = "https://check.example"
    factories.review(factories.claim(), factories.user("ann", "reviewer"))

    export = open_export(EVERYTHING, format=format)
    export.file.close()
    counts = export.manifest["counts"]

    assert (counts["claims"], counts["entries"], counts["left_out"]) == (3, entries, left_out)


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "csv-zip", "xlsx", "webannotation", "csl", "bibtex"])
def test_it_counts_what_its_filter_left_out_since_its_words_changed(format):
    ann, document = factories.user("ann", "reviewer"), factories.document()
    for claim in document.claims.in_document_order()[:2]:
        factories.review(claim, ann)
    document.claims.exclude(status="settled").update(text_changed=True)
    Claim.objects.filter(pk=factories.claim(document).pk).update(text_changed=True)
    selections = [Selection(), Selection(verdicts=("disputed",)), EVERYTHING, Selection(text_changed="only")]

    told = []
    for selection in selections:
        export = open_export(selection, format=format)
        export.file.close()
        counts = export.manifest["counts"]
        told.append((counts["claims"], counts["text_changed"], counts["text_changed_left_out"]))

    assert told == [(1, 0, 2), (1, 0, 1), (3, 2, 0), (2, 2, 0)]


def test_it_gives_the_filter_as_it_was_given():
    document = factories.document()
    selection = Selection(verdicts=("disputed",), statuses=("settled",), document=document, shown={"q": "law"})

    assert exported_json(selection)["manifest"]["filter"] == {
        "verdict": ["disputed"],
        "status": ["settled"],
        "document": document.number,
        "text_changed": "exclude",
        "shown": {"q": "law"},
    }


def test_the_filter_of_a_page_is_told_once():
    page = {"of": "all", "verdict": ["disputed"]}
    selection = exactly(Claim.objects.filter(verdict="disputed"), page, verdict="Disputed")

    assert exported_json(selection)["manifest"]["filter"] == {"shown": {"verdict": "Disputed"}, "page": page}


def test_it_names_the_versions_that_the_claims_stand_in():
    lead = factories.user("lea", "lead")
    document = factories.document(
        "One law of 2019 binds agencies.\n\nTwo laws of 2020 bind agencies.\n",
        title="Laws",
        url="https://laws.example/",
    )
    body = b"One law of 2019 binds agencies.\n"
    import_document(body=body, filename="b.md", by=lead, document=document)
    factories.document()

    old, new, _other = exported_json()["manifest"]["documents"]

    assert (old["number"], old["version"], old["is_newest"]) == (document.number, 1, False)
    assert new == {
        "number": document.number,
        "title": "Laws",
        "url": "https://laws.example/",
        "version": 2,
        "is_newest": True,
        "original_sha256": hashlib.sha256(body).hexdigest(),
        "text_sha256": hashlib.sha256(body).hexdigest(),
        "sign_off": None,
    }


def test_it_says_of_each_version_whether_it_is_signed_off(settings):
    ann, lea = factories.user("ann", "reviewer"), factories.user("lea", "lead")
    document = factories.document("One law of 2019 binds agencies.\n")
    claim = factories.claim(document)
    factories.review(claim, ann)
    made = perform("sign_off", document, by=lea, statement="Read whole.").made

    (row,) = exported_json()["manifest"]["documents"]
    assert row["sign_off"] == {
        "statement": "Read whole.",
        "signed_by": "lead",
        "signed_at": made.signed_at.isoformat(),
        "event": made.event_number,
        "holds": True,
        "since": {"reopened": 0, "added": 0, "restored": 0},
    }
    perform("reopen", claim, by=ann, reason="New law.")
    settings.FACTCHECK_SHOW_NAMES = True
    (row,) = exported_json()["manifest"]["documents"]
    assert (row["sign_off"]["holds"], row["sign_off"]["since"]["reopened"]) == (False, 1)
    assert row["sign_off"]["signed_by"] == "lea"
    perform("withdraw", document, by=lea, reason="Too soon.")
    assert exported_json()["manifest"]["documents"][0]["sign_off"] is None


def test_a_document_without_claims_in_the_export_is_named_when_asked_for():
    document = factories.document()

    found = exported_json(Selection(document=document, verdicts=("verified",)))["manifest"]

    assert found["counts"]["claims"] == 0
    assert [row["number"] for row in found["documents"]] == [document.number]


def test_every_verdict_has_a_meaning():
    meanings = exported_json()["manifest"]["verdict_meanings"]

    assert list(meanings) == Verdict.values
    assert all(meanings.values())


@pytest.mark.parametrize(("spreadsheet_safe", "kind"), [(False, ""), (True, "-spreadsheet-safe")])
def test_a_csv_comes_with_its_manifest_in_one_file(spreadsheet_safe, kind):
    factories.document()
    export = open_export(EVERYTHING, format="csv-zip", spreadsheet_safe=spreadsheet_safe)
    with export.file as file:
        body = file.read()

    name = f"claims-event-{export.event}{kind}.csv"
    bare = exported(format="csv", spreadsheet_safe=spreadsheet_safe)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.namelist() == [name, f"{name}.manifest.json"]
        assert archive.read(name) == bare
        beside = json.loads(archive.read(f"{name}.manifest.json"))
    assert (export.name, export.content_type) == (f"{name}.zip", "application/zip")
    assert beside == export.manifest
    assert beside["form"]["sha256"] == hashlib.sha256(bare).hexdigest()
    assert beside["form"]["spreadsheet_safe"] is spreadsheet_safe
    assert beside["form"]["text"].startswith("spreadsheet-safe" if spreadsheet_safe else "faithful")
    assert exported(format="csv-zip", spreadsheet_safe=spreadsheet_safe) == body


@pytest.mark.parametrize("format", ["json", "xlsx"])
def test_only_csv_has_a_spreadsheet_form(format):
    with pytest.raises(Refused, match="a form of CSV"):
        exported(format=format, spreadsheet_safe=True)


def test_the_version_is_that_of_the_checkout(settings, tmp_path, monkeypatch):
    assert product_version() == exported_json()["manifest"]["product"]["version"]
    assert product_version()[0].isdigit()

    settings.BASE_DIR = tmp_path
    monkeypatch.setattr("claims.exports.manifest.metadata.version", lambda name: f"{name} as installed")

    assert product_version() == "factcheck-workbench as installed"
