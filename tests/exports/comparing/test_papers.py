"""A report or a letter held against the store: whether it would say the same now."""

import docx
import pytest

from claims.exports import Selection, TextChanged, write_export
from claims.exports.comparing import compare
from claims.exports.report import STATE_OF_REPORT
from claims.exports.told_paper import paper_of
from claims.models import Claim
from claims.refusal import Refused
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.comparing.comparable import BODY, whats
from tests.exports.papers import LETTERS, REPORTS

pytestmark = pytest.mark.django_db


@pytest.fixture(params=REPORTS)
def report(request, tmp_path, document):
    return paper(tmp_path, document, request.param)


@pytest.fixture(params=LETTERS)
def letter(request, tmp_path, document):
    return paper(tmp_path, document, request.param)


def paper(folder, document, format, among=None):
    path = folder / "paper"
    selection = Selection(document=document, text_changed=TextChanged.INCLUDE, among=among)
    write_export(selection, format=format, output=path)
    return path


def test_a_report_of_the_state_as_it_is_is_current(report):
    found = compare(report)

    assert (found.is_current, found.claims, found.newer, found.is_complete) == (True, 3, [], True)


def test_a_letter_of_the_state_as_it_is_is_current(letter):
    found = compare(letter)

    assert (found.is_current, found.claims) == (True, 1)


def test_a_report_that_would_say_otherwise_is_not(report, document):
    first, _second, third = document.claims.in_document_order()
    ben = factories.user("ben", "reviewer")
    perform("reopen", first, by=ben, reason="New law.")
    factories.review(third, ben, "verified")
    added = perform("add", document, by=ben, quote="share data").made

    assert whats(report) == {
        first.number: "what is told of it changed",
        third.number: "what is told of it changed",
        added.number: "it is told of now",
    }


def test_a_letter_that_would_say_otherwise_is_not(letter, document):
    first, _second, third = document.claims.in_document_order()
    ben = factories.user("ben", "reviewer")
    perform("reopen", first, by=ben, reason="New law.")
    factories.review(third, ben, "disputed")

    assert whats(letter) == {first.number: "it is not told of any more", third.number: "it is told of now"}


@pytest.mark.parametrize("format", [*REPORTS, *LETTERS])
def test_a_newer_version_is_told(tmp_path, document, format):
    path = paper(tmp_path, document, format)
    body = f"{BODY}\nThank you.\n".encode()
    import_document(body=body, filename="b.md", by=factories.user("lea", "lead"), document=document)

    found = compare(path)

    assert found.newer == [f"{document.number} has version 2 now; the file tells of version 1."]
    assert found.is_current


@pytest.mark.parametrize("format", ["report-html", "report-markdown", "letter-markdown"])
def test_what_somebody_changed_is_found_out(tmp_path, document, format):
    first = document.claims.in_document_order()[0]
    path = paper(tmp_path, document, format)
    path.write_bytes(path.read_bytes().replace(b"1+1", b"1+2"))

    found = compare(path)

    assert [finding.claim for finding in found.findings] == [first.number]
    assert found.notes == ["Nothing happened here since it was written, so it is the file that was changed."]


def test_a_word_file_that_a_program_wrote_anew_is_current(tmp_path, document):
    """Words in other runs are the same words."""
    path = paper(tmp_path, document, "report-docx")
    with path.open("rb") as file:
        written = docx.Document(file)
    [cell] = (cell for table in written.tables for cell in table.columns[1].cells if "dollars" in cell.text)
    [run] = cell.paragraphs[0].runs
    added, run.text = run.text[4:], run.text[:4]
    cell.paragraphs[0].add_run(added)
    written.save(path)

    assert compare(path).is_current


def test_a_report_for_readers_lacks_no_open_claims(tmp_path, document):
    path = paper(tmp_path, document, "report-html", among=Claim.objects.settled())

    assert compare(path).is_current


def test_a_report_of_another_store_is_told(tmp_path, document):
    path = paper(tmp_path, document, "report-markdown")
    told = path.read_text()
    hash = told.split("(event ")[1].split(", ")[1][:16]
    path.write_text(told.replace(hash, "0" * 16))

    assert compare(path).notes == ["The event it tells of is not in this history: it is of another store."]


@pytest.mark.parametrize("body", ["<!DOCTYPE html>", "<!DOCTYPE html>\n<p>This report is about nothing.", "# A\n"])
def test_any_other_page_is_refused(tmp_path, body):
    path = tmp_path / "page"
    path.write_text(body)

    with pytest.raises(Refused, match="is no export that can be compared"):
        compare(path)


@pytest.mark.parametrize(("document", "is_ours"), [("D-1", True), ("D-1 " + "x" * 200, False)])
def test_a_sentence_that_is_filled_with_much_is_none_of_ours(document, is_ours):
    """Or the words of others that begin like it would be searched through again and again."""
    filled = {
        "document": document,
        "version": 2,
        "at": "4 Mar 2026, 23:30 UTC",
        "number": 7,
        "hash": "0123456789abcdef",
    }
    found = paper_of(f"# Report\n\n{str(STATE_OF_REPORT).format(**filled)}\n".encode())

    assert (found and (found.document, found.version, found.event)) == (("D-1", 2, 7) if is_ours else None)
