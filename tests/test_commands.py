"""import_document and rebuild_search: one sentence each, and a refusal is one too."""

from pathlib import Path

import pytest

from claims.models import Claim, Document, Event
from tests import factories
from tests.commands import refusal, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(f"# Report\n\n{factories.BODY}")
    return path


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


@pytest.mark.django_db
def test_rebuild_search_says_how_many_claims_it_indexed():
    factories.document()

    assert run("rebuild_search")[0] == "Indexed 3 claims.\n"
