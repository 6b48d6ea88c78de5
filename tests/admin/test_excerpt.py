"""Checking an excerpt on its page: pasted words or a file, what was found, and the way back to the work."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.choices import ExcerptCheck
from claims.models import Citation, SourceCopy
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.desk import open_queue
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db
SECRET = "canary-client-name"


@pytest.fixture
def citation(cast, claim):
    return factories.cite(claim, cast.rita.person, title="The act", excerpt="A state may opt out.")


@pytest.fixture
def address(citation):
    return f"/admin/citations/{citation.pk}/excerpt/"


def test_pasted_words_are_looked_up(cast, citation, address):
    response = cast.sam.send(address, text="§ 2. A  state may opt out. It may not.")

    page = cast.rita.get(response.headers["Location"])
    assert Citation.objects.get().excerpt_check == ExcerptCheck.FOUND
    assert "the same words; blanks, quotation marks, dashes or ligatures are set otherwise" in page.words
    assert "at character 6" in page.words
    assert SourceCopy.objects.get().sha256 in page.words
    assert "Found in the source" in cast.rita.get(page_of(citation.claim)).words


def test_what_differs_is_shown_as_a_redline(cast, address):
    cast.rita.send(address, text="§ 2. A state must opt out.")

    page = cast.rita.get(address)
    assert {"del", "ins"} <= {given[""] for given in page.attributes}
    assert "Differs from the source" in page.words


def test_a_file_is_looked_up_and_its_name_told_nowhere(cast, citation, address):
    upload = SimpleUploadedFile(f"{SECRET}.html", b"<h1>Act</h1><p>A state may opt out.</p><script>x()</script>")

    response = cast.rita.client.post(address, {"file": upload, "text": ""})

    assert response.status_code == 302
    copy = SourceCopy.objects.get()
    assert copy.filename == f"{SECRET}.html"
    pages = [
        address,
        page_of(citation.claim),
        page_of(citation.source),
        "/admin/claims/event/",
        f"/sources/{copy.source_id}/",
    ]
    for seen in pages:
        assert SECRET not in cast.rita.client.get(seen).content.decode(), seen
    sent = cast.rita.client.get(f"/sources/copies/{copy.pk}/")
    assert sent.content.startswith(b"<h1>")
    assert sent.headers["Content-Disposition"] == f'attachment; filename="source-{copy.source_id}-copy-{copy.pk}.html"'
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in sent.headers["Content-Security-Policy"]


def test_an_earlier_copy_is_taken_again(cast, citation, address):
    copy = factories.copy(citation, cast.rita.person, "A state must opt out.")

    assert cast.sam.client.post(address, {"copy": copy.pk}).status_code == 302
    assert SourceCopy.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"text": ""}, "one of the two"),
        ({"text": "x", "file": True}, "one of the two"),
        ({"text": "a\x00b"}, "null characters"),
        ({"copy": "999999"}, "no such copy"),
        ({"text": "Kept words " * 20}, "limit is 100"),
    ],
)
def test_a_refusal_keeps_what_was_pasted(cast, address, settings, typed, named):
    settings.FACTCHECK_MAX_DOCUMENT_BYTES = 100
    if "file" in typed:
        typed = typed | {"file": SimpleUploadedFile("a.txt", b"x")}

    response = cast.rita.client.post(address, typed)

    page = Page(response.content.decode())
    assert response.status_code == 422
    assert named in page.words.lower()
    assert page.fields["text"] == [typed.get("text", "")]
    assert not SourceCopy.objects.exists()


def test_the_way_back_leads_to_the_desk_that_one_came_from(cast, claim, citation, address):
    desk = open_queue(cast.rita, filters=f"document={claim.document_id}")
    queue = desk.split("/")[3]

    link = next(link for link in cast.rita.get(desk).links if link.startswith(address))

    assert link == f"{address}?queue={queue}"
    assert desk in cast.rita.get(link).links
    for forged in ("99999", "x", "٣", "//evil.example"):
        assert page_of(claim) in cast.rita.get(f"{address}?queue={forged}").links


def test_a_sealed_citation_has_no_page_for_others(cast, blind):
    hidden = factories.cite(blind, cast.rita.person, excerpt="So.")
    copy = factories.copy(hidden, cast.rita.person)

    cast.rita.get(f"/admin/citations/{hidden.pk}/excerpt/")
    for visitor in (cast.sam, cast.lee, cast.ada):
        visitor.get(f"/admin/citations/{hidden.pk}/excerpt/", status=404)
        assert visitor.client.get(f"/sources/copies/{copy.pk}/").status_code == 404
    assert cast.sam.client.post(f"/admin/citations/{hidden.pk}/excerpt/", {"text": "So."}).status_code == 404


def test_no_list_loads_a_copy(cast, citation, address):
    factories.copy(citation, cast.rita.person, "A state may opt out. CANARYBODY")

    for seen in (
        "/admin/claims/source/",
        page_of(citation.source),
        page_of(citation.claim),
        f"/sources/{citation.source_id}/",
    ):
        with CaptureQueriesContext(connection) as captured:
            cast.rita.client.get(seen)
        assert not any("claims_copybody" in query["sql"] for query in captured), seen
    with CaptureQueriesContext(connection) as captured:
        cast.rita.get(address)
    assert not any('"claims_copybody"."body"' in query["sql"] for query in captured)
