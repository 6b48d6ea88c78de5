"""What the site says of files that were read: pages, doubts, what was left out; the last two to the team alone."""

import pytest

from claims.services.versions.intake import import_document
from tests import factories
from tests.run_on import run_on
from tests.text.importers.pdf_files import PICTURE, column, line, pdf, stream, written

pytestmark = pytest.mark.django_db
SENTENCE = "The state passed the law in June 2020."


@pytest.fixture
def doubted():
    pages = written([stream(line(72, 700, 11, SENTENCE)), stream(PICTURE)])
    return import_document(body=pages, filename="a.pdf").document


def words(client, role, address):
    client.force_login(factories.user(role, role))
    return run_on(client.get(address).content.decode())


@pytest.mark.parametrize(("role", "is_told"), [("reviewer", True), ("viewer", False)])
def test_doubts_and_remarks_are_for_the_team(client, doubted, role, is_told):
    doubt, remark = "Needs attention: 1 of 2 pages have no text", "the first of them page 2"

    assert (doubt in words(client, role, doubted.get_absolute_url())) is is_told
    page = client.get(doubted.get_absolute_url()).content.decode()
    assert (remark in page) is is_told
    assert (doubt in client.get("/documents/").content.decode()) is is_told


def test_a_claim_says_its_page(client):
    document = import_document(body=pdf(column(["It pays."]), column([SENTENCE])), filename="a.pdf").document
    claim = document.claims.get(anchors__quote=SENTENCE)

    assert "· page 2 ·" in words(client, "reviewer", claim.get_absolute_url())
