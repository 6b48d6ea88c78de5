"""`--verify`: an export held against the store, whatever form it has."""

import json
from pathlib import Path

import openpyxl
import orjson
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from claims.exports import Selection, TextChanged, exactly, told, write_export
from claims.exports.comparing import compare
from claims.exports.records import record_of
from claims.filters import filter_of
from claims.models import Claim, Tag
from claims.refusal import Refused
from claims.services.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.exported import EVERYTHING

pytestmark = pytest.mark.django_db
FORMS = [("json", False), ("jsonl", False), ("csv", False), ("csv", True), ("csv-zip", True), ("xlsx", False)]
BODY = "Agencies share data in 2019.\n\nThe act of 2020 forbids it.\n\n=A1 costs 3 dollars in 2021.\n"


def written(folder: Path, form: tuple[str, bool], selection: Selection = EVERYTHING) -> Path:
    path = folder / f"claims.{form[0]}"
    write_export(selection, format=form[0], output=path, spreadsheet_safe=form[1])
    return path


@pytest.fixture(params=FORMS, ids=lambda form: "-".join(map(str, form)))
def form(request):
    return request.param


@pytest.fixture
def document():
    """Of its three claims the first is disputed, the second verified, the third open."""
    ann = factories.user("ann", "reviewer")
    document = factories.document(BODY)
    first, second, _third = document.claims.in_document_order()
    factories.review(first, ann, rationale="=1+1\r\n'quoted'")
    factories.review(second, ann, "verified")
    return document


def whats(path: Path) -> dict[str, str]:
    return {finding.claim: finding.what for finding in compare(path).findings}


def test_the_store_it_was_written_from_is_the_same(tmp_path, form, document):
    found = compare(written(tmp_path, form))

    assert (found.is_current, found.findings, found.notes, found.claims) == (True, [], [], 3)


def test_what_changed_since_is_named(tmp_path, form, document):
    first, second, third = document.claims.in_document_order()
    ben = factories.user("ben", "reviewer")
    path = written(tmp_path, form, Selection(text_changed=TextChanged.INCLUDE, document=document))
    perform("reopen", first, by=ben, reason="New law.")
    perform("reopen", second, by=ben, reason="New law.")
    second.refresh_from_db()
    factories.review(second, ben, "disputed")
    perform("amend", third, by=ben, statement="It costs three dollars.")
    perform("add", document, by=ben, quote="share data")

    assert whats(path) == {
        first.number: "it was reopened (disputed then, unreviewed now)",
        second.number: "its verdict changed: verified then, disputed now",
        third.number: "its statement was reworded",
        Claim.objects.latest("pk").number: "new here: unreviewed",
    }


def test_changed_words_and_claims_that_are_gone_are_named(tmp_path, form, document):
    first, second, third = document.claims.in_document_order()
    path = written(tmp_path, form)
    lead = factories.user("lea", "lead")
    import_document(body=BODY.replace("2019", "2024").encode(), filename="b.md", by=lead, document=document)
    third.anchors.all().delete()
    number, _deleted = third.number, third.delete()

    found = whats(path)

    assert found[first.number] == "its words in the document changed"
    assert found[number] == "it is gone"
    assert second.number not in found


def _cite(claim, by):
    factories.cite(claim, by, "refutes", title="A ruling")


def _take_back(claim, by):
    perform("uncite", claim, by=by, citation=claim.citations.order_by("pk").first())


def _weigh(claim, by):
    claim.citations.get().source.__class__.objects.update(title="Another name")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_cite, "its citations changed"),
        (_weigh, "its citations changed"),
        (lambda claim, by: perform("mention", claim, by=by, kind="bill", key="SB21-131"), "the authorities it names"),
        (lambda claim, by: perform("tag", claim, by=by, label="Ask"), "its days, jurisdiction or tags changed"),
        (lambda claim, by: perform("schedule", claim, by=by, recheck_on="2099-01-01"), "its days, jurisdiction"),
        (lambda claim, by: Claim.objects.filter(pk=claim.pk).update(claimant="The board"), "its kind or claimant"),
    ],
)
def test_whatever_a_file_tells_of_a_claim_is_compared(tmp_path, form, document, change, what):
    first = document.claims.in_document_order()[0]
    path = written(tmp_path, form)

    change(first, factories.user("ben", "reviewer"))

    found = {number: told for number, told in whats(path).items() if number == first.number}
    assert found and found[first.number].startswith(what)


def test_a_source_that_somebody_edited_in_the_file_is_told(tmp_path, document):
    path = written(tmp_path, ("json", False))
    path.write_text(path.read_text().replace("https://leg.example/act", "https://leg.example/other"))

    assert set(whats(path).values()) == {"its citations changed"}


@pytest.mark.parametrize("format", ["claimreview", "webannotation", "csl", "bibtex", "report-html", "report-docx"])
def test_a_form_that_cannot_be_compared_says_so(tmp_path, document, format):
    selection = Selection(text_changed=TextChanged.INCLUDE, document=document)
    path = written(tmp_path, (format, False), selection)

    with pytest.raises(Refused, match="XLSX of ours hold all that is compared, other forms do not"):
        compare(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Refused, match=r"nowhere\.json is no export that can be compared: No such file or directory"):
        compare(tmp_path / "nowhere.json")


def test_a_verdict_list_tells_what_would_join_it(tmp_path, form, document):
    third = document.claims.in_document_order()[2]
    path = written(tmp_path, form, Selection(verdicts=("disputed",)))
    factories.review(third, factories.user("ben", "reviewer"))

    assert whats(path) == {third.number: "new here: disputed"}


def page_of(user, query: str) -> Selection:
    chosen = filter_of(user, QueryDict(query), timezone.now())
    return exactly(chosen.qs, chosen.page, **chosen.described())


REPEATED = [
    "mark=disputed",
    "",
    "mark=disputed&mark=contested",
    "verdict=disputed&kind=legal",
    "status=settled",
    "document=D-{document}",
    "authority=SB19",
    "jurisdiction=us-co",
    "decided_from=2020-01-01&decided_to=2999-12-31",
    "changed_from=2020-01-01&changed_to=2999-12-31",
    "decided_to=2020-01-01",
    "tag={tag}",
    "text_changed=no",
    "found=original",
    "text=pays",
    "text=pays+-council&status=settled",
    "source=act",
    "backing=one",
    "backing=none&document=D-{document}",
]


def in_forms(queries: list[str]) -> pytest.MarkDecorator:
    """All queries in one form, and the first of them in every form: they stand in all manifests alike."""
    first, *others = FORMS
    asked = [(first, query) for query in queries] + [(form, queries[0]) for form in others]
    return pytest.mark.parametrize(("form", "query"), asked, indirect=["form"], ids=str)


@in_forms(REPEATED)
@pytest.mark.parametrize("role", ["viewer", "reviewer"])
def test_the_filter_of_a_page_is_asked_again(tmp_path, form, document, role, query):
    """What a page would show now and its export lacks is new, and nothing else is."""
    ann, reader = factories.user("ben", "reviewer"), factories.user("rea", role)
    perform("tag", document.claims.first(), by=ann, label="Ask")
    query = query.format(document=document.pk, tag=Tag.objects.get().pk)
    if role == "viewer":
        query = query.replace("&mark=contested", "").replace("status=settled", "")
    path = written(tmp_path, form, page_of(reader, query))
    before = set(page_of(reader, query).claims())
    third = document.claims.in_document_order()[2]
    Claim.objects.filter(pk=third.pk).update(jurisdiction="US-CO", kind="legal")
    perform("mention", third, by=ann, kind="bill", key="SB19-216")
    perform("tag", third, by=ann, label="Ask")
    third.refresh_from_db()
    factories.review(third, ann)
    factories.claim(factories.document("The board met in 1903.\n"))

    found = compare(path)

    new = set(page_of(reader, query).claims()) - before
    told = {finding.claim for finding in found.findings if finding.what.startswith("new here")}
    assert found.is_complete
    assert told == {claim.number for claim in new}


@in_forms(["mark=open", "assignee=me", "recheck=due", "reviewer={reviewer}", "text=share&assignee=me"])
def test_a_filter_that_cannot_be_asked_again_is_told(tmp_path, form, document, query):
    reader = factories.user("rea", "lead")
    path = written(tmp_path, form, page_of(reader, query.format(reviewer=User.objects.get(username="ann").pk)))

    found = compare(path)

    assert (found.is_current, found.is_complete) == (True, False)


@in_forms(["text=secret", "source=secret", "backing=one", "backing=none"])
def test_what_one_reviewer_alone_sees_is_not_told_of_an_export(tmp_path, form, document, query):
    """A first review in confidence, of a claim that the reviewer's own page would show or not."""
    ann = User.objects.get(username="ann")
    blind = factories.claim(factories.document("The board met in 1903.\n", reviews_required=2))
    chosen = page_of(ann, f"{query}&document=D-{blind.document_id}")
    path, is_told = written(tmp_path, form, chosen), blind in chosen.claims()
    factories.cite(blind, ann, title="The secret act", url="https://secret.example/")

    found = compare(path)

    assert (found.findings, found.notes, found.is_complete) == ([], [], True)
    assert found.sealed == int(not is_told)


def test_ticked_claims_and_files_of_before_are_no_list_that_grows(tmp_path, form, document):
    path = written(tmp_path, form, exactly(document.claims.settled()))
    before = written(tmp_path, form, Selection(text_changed=TextChanged.INCLUDE, shown={"mark": "Disputed"}))

    assert not compare(path).is_complete
    assert not compare(before).is_complete
    assert not compare(path).findings


def test_a_file_whose_page_told_a_command_s_filter_too_is_compared_by_the_page(tmp_path, document):
    third = document.claims.in_document_order()[2]
    path = written(tmp_path, ("json", False), page_of(factories.user("rea", "viewer"), "verdict=disputed"))
    whole = json.loads(path.read_text())
    of_before = {"verdict": [], "status": [], "document": None, "text_changed": "include"}
    whole["manifest"]["filter"] |= of_before
    path.write_text(json.dumps(whole))

    assert compare(path).is_current
    factories.review(third, factories.user("ben", "reviewer"))
    assert whats(path) == {third.number: "new here: disputed"}


def test_a_filter_that_no_page_has_is_told(tmp_path, document):
    path = written(tmp_path, ("json", False), page_of(factories.user("rea", "viewer"), "mark=disputed"))
    path.write_text(path.read_text().replace('"mark": [', '"weather": ['))

    assert compare(path).notes == ["The filter it names is none that a page has."]


def test_a_file_of_another_store_is_told(tmp_path, document):
    path = written(tmp_path, ("json", False))
    whole = json.loads(path.read_text())
    whole["manifest"]["event"]["hash"] = "f" * 64
    path.write_text(json.dumps(whole, indent=1))

    assert compare(path).notes == ["The event it tells of is not in this history: it is of another store."]


@pytest.mark.parametrize(
    ("heading", "word", "shown"),
    [
        ("Verdict, as stored", "verified", "verified, shown as “Disputed”"),
        ("Verdict", "Verified", "disputed, shown as “Verified”"),
    ],
)
def test_a_file_that_somebody_edited_is_told(tmp_path, document, heading, word, shown):
    path = written(tmp_path, ("xlsx", False))
    book = openpyxl.load_workbook(path)
    column = [cell.value for cell in book["claims"][1]].index(heading) + 1
    book["claims"].cell(2, column).value = word
    book.save(path)

    found = compare(path)

    assert [finding.what for finding in found.findings] == [f"its verdict changed: {shown} then, disputed now"]
    assert found.notes == ["Nothing happened here since it was written, so it is the file that was changed."]


def test_a_workbook_whose_headings_are_the_stored_names_is_compared(tmp_path, document):
    path = written(tmp_path, ("xlsx", False))
    book = openpyxl.load_workbook(path)
    told = {row[0].value: row[1].value for row in book["summary"].iter_rows(min_row=2)}
    for name in ("claims", "citations", "sources"):
        stored = {told[key]: key.rsplit(".", 1)[1] for key in told if str(key).startswith(f"column.{name}.")}
        for cell in book[name][1]:
            cell.value = stored[cell.value]
    for row in book["summary"].iter_rows(min_row=2):
        if str(row[0].value).startswith(("column.", "word.")):
            row[0].value = None
    for cell in book["claims"]["L"][1:]:
        cell.value = False
    book.save(path)

    assert compare(path).is_current


def test_a_csv_that_does_not_fit_its_manifest_is_told(tmp_path, document):
    path = written(tmp_path, ("csv", False))
    path.write_bytes(path.read_bytes() + b"\r\n")

    assert compare(path).notes == ["The file is not the one that its manifest tells of."]


@pytest.mark.parametrize("body", [b"", b"id,verdict\r\n", b"{}", b'{"manifest":1}\n', b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_export_is_refused(tmp_path, body):
    path = tmp_path / "claims.any"
    path.write_bytes(body)

    with pytest.raises(Refused, match="is no export that can be compared"):
        compare(path)


def test_json_that_another_program_laid_out_is_read(tmp_path, document):
    path = written(tmp_path, ("json", False))
    path.write_text(json.dumps(json.loads(path.read_text())))

    assert (compare(path).is_current, compare(path).claims) == (True, 3)


@pytest.mark.parametrize("lines", [1, 2, 30])
def test_json_that_is_cut_short_is_refused(tmp_path, document, lines):
    path = written(tmp_path, ("json", False))
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-lines]))

    with pytest.raises(Refused, match="no export that can be compared"):
        compare(path)


def test_json_is_read_claim_by_claim(tmp_path, document, monkeypatch):
    path = written(tmp_path, ("json", False))
    read = []
    monkeypatch.setattr(orjson, "loads", lambda text: read.append(text) or json.loads(text))

    compare(path)

    # The manifest, then each claim.
    assert len(read) == 4
    assert b"".join(read).count(b'"statement"') == 3


def test_writers_wait_for_the_copies_and_not_for_the_comparison(transactional_db, tmp_path, monkeypatch):
    factories.document(BODY)
    path = written(tmp_path, ("json", False))
    held = []

    def noting(row):
        held.append(connection.connection.in_transaction if connection.vendor == "sqlite" else False)
        return record_of(row)

    monkeypatch.setattr(told, "record_of", noting)

    assert compare(path).is_current
    assert held == [False] * 3
