"""Long imports show how far they are and end at the document; what cannot be relied on says so until a lead agrees."""

import pytest
from django.contrib.messages import get_messages

from claims.models import Claim, Document, Version
from claims.services.versions import drafts, intake
from claims.services.versions.extraction import Step
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.uploads import IMPORT, upload
from tests.text.importers.pdf_files import column, pdf
from tests.text.importers.word_files import docx, p

# Long in characters, and of enough claims that some are counted on the way.
WHERE = b"the towns, villages, parishes, districts and counties along all of the long rivers and old roads of Ohio"
LONG = b"".join(b"The agency sent %d files to %s in June 2019.\n\n" % (number, WHERE) for number in range(700))
FORM = {"language": "en", "reviews_required": "1"}


@pytest.fixture
def is_long(monkeypatch):
    """Every text counts as long."""
    monkeypatch.setattr(drafts, "LONG_CHARS", 1)


def streamed(response) -> str:
    assert response.streaming
    return b"".join(response.streaming_content).decode()


def go_away(response) -> None:
    """Close the answer as the server does when nobody reads it any more."""
    response._iterator.close()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("report.docx", docx(p("The state passed the law in June 2020."))),
        ("report.pdf", pdf(column(["The state passed the law in June 2020."]))),
        ("report.html", b"<p>The state passed the law in June 2020."),
    ],
)
def test_other_files_become_documents(cast, name, body):
    cast.lee.send(IMPORT, file=upload(name, body))

    assert Document.objects.get().newest_version.filename == name
    assert Claim.objects.get().anchors.get().quote == "The state passed the law in June 2020."


def test_the_form_offers_what_can_be_read(cast):
    page = cast.rita.get(IMPORT)

    accepted = next(tag["accept"] for tag in page.attributes if tag.get("name") == "file")
    assert accepted == ".txt,.text,.md,.markdown,.docx,.pdf,.html,.htm,.xhtml"


def test_a_long_import_shows_its_progress_and_ends_at_the_document(cast):
    response = cast.rita.client.post(IMPORT, FORM | {"file": upload("long.txt", LONG)})
    html = streamed(response)

    document = Document.objects.get()
    assert response.status_code == 200
    assert html.index("<li>sentences found: 700 / 700</li>") < html.index("<li>claims: 500 / 700</li>")
    assert html.index("<li>claims: 700 / 700</li>") < html.index(f'content="0;url={page_of(document)}?imported"')
    assert html.rstrip().endswith("</html>")
    assert "Imported as version 1: 700 new claims." in cast.rita.get(f"{page_of(document)}?imported").words
    assert "Imported as" not in cast.rita.get(page_of(document)).words


def test_the_beginning_of_the_page_comes_before_anything_is_stored(cast, is_long):
    response = cast.rita.client.post(IMPORT, FORM | {"file": upload()})
    pieces = response.streaming_content

    assert b"is being imported" in next(pieces)
    assert not Document.objects.exists()
    go_away(response)


def test_a_client_that_goes_away_leaves_nothing(cast, is_long):
    response = cast.rita.client.post(IMPORT, FORM | {"file": upload("long.txt", LONG)})
    for piece in response.streaming_content:
        if b"claims: 500" in piece:
            break

    go_away(response)

    assert not Document.objects.exists()
    assert not Claim.objects.exists()


def test_the_same_long_file_twice_adds_nothing(cast, is_long):
    streamed(cast.rita.client.post(IMPORT, FORM | {"file": upload()}))

    html = streamed(cast.rita.client.post(IMPORT, FORM | {"file": upload()}))

    assert "nothing added" in html
    assert "http-equiv" not in html
    assert Version.objects.count() == 1


def test_a_refusal_in_the_middle_keeps_what_was_typed(cast, is_long):
    document = factories.document(upload().read().decode())
    factories.import_document(body=b"# Report\n\nIt was another law.\n", filename="b.md", document=document)

    response = cast.rita.client.post(IMPORT, FORM | {"file": upload(), "publisher": "The kept press"})
    html = streamed(response)

    assert "which has a newer version" in html
    assert "The kept press" in html
    assert "http-equiv" not in html


def test_a_failure_in_the_middle_is_said_and_logged(cast, is_long, monkeypatch, caplog):
    def break_down(*arguments):
        yield Step("sentences", 1, 1)
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(intake, "add_structure", break_down)

    html = streamed(cast.rita.client.post(IMPORT, FORM | {"file": upload(), "publisher": "The kept press"}))

    assert "nothing was imported" in html
    assert "The kept press" in html
    assert "disk is full" not in html
    assert "the disk is full" in caplog.text
    assert not Document.objects.exists()


def test_a_long_new_version_ends_at_the_document(cast, is_long):
    document = factories.document(upload().read().decode())
    new = upload("b.md", b"# Report\n\nThe state passed the law in July 2020.\n")

    html = streamed(cast.lee.client.post(page_of(document), {"act": "version", "version-file": new}))

    assert f'url={page_of(document)}?imported"' in html
    assert document.versions.count() == 2


def test_a_long_new_version_that_is_refused_leads_back(cast, is_long):
    document, other = factories.document(upload().read().decode()), factories.document()

    html = streamed(cast.lee.client.post(page_of(other), {"act": "version", "version-file": upload()}))

    assert "one text belongs to one document" in html
    assert f'href="{page_of(other)}"' in html
    assert document.versions.count() == other.versions.count() == 1


def test_a_short_import_answers_at_once(cast):
    response = cast.rita.client.post(IMPORT, FORM | {"file": upload()})

    assert response.status_code == 302
    assert [str(message) for message in get_messages(response.wsgi_request)]


def test_a_doubtful_document_says_so_until_a_lead_agrees(cast):
    document = factories.document("# Nothing but a heading\n")
    told = "no claim was found in it"

    for address in ("/admin/claims/document/", page_of(document)):
        assert told in cast.rita.get(address).words
    assert "acknowledge" not in [value for _name, value in cast.rita.get(page_of(document)).buttons]
    cast.lee.press(page_of(document), "acknowledge")

    assert told not in cast.rita.get("/admin/claims/document/").words
    assert "All right, said" in cast.rita.get(page_of(document)).words


def test_what_reading_left_out_is_shown_to_the_team(cast):
    body = docx(p("The state passed the law in June 2020."), header=p("Draft of May"))
    document = factories.import_document(body=body, filename="a.docx").document

    assert "Draft of May" in cast.rita.get(page_of(document)).words


def test_a_claim_of_a_pdf_says_its_page(cast):
    body = pdf(column(["It pays."]), column(["The state passed the law in June 2020."]))
    document = factories.import_document(body=body, filename="a.pdf").document
    claim = document.claims.get(anchors__quote__startswith="The state")

    assert "Page 2 of the file" in cast.rita.get(f"/admin/claims/claim/{claim.pk}/change/").words
