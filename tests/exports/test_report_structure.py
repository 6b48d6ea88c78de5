"""Reports and letters keep a document's own structure: its numbers."""

import pytest

from claims.exports import Selection
from tests import factories
from tests.exports.exported import exported
from tests.exports.test_report import LETTERS, REPORTS, words_of

pytestmark = pytest.mark.django_db

NUMBERED = (
    "# The plan\n\n## 4. Money\n\nThe town paid 5 dollars in 2020.\n\n## Law\n\nThe mayor signed the act in 2019.\n"
)


@pytest.fixture
def numbered():
    document = factories.document(NUMBERED)
    for claim in document.claims.all():
        factories.review(claim, factories.user(f"ann-{claim.pk}", "reviewer"))
    return document


@pytest.mark.parametrize("format", REPORTS)
def test_a_heading_keeps_its_number(numbered, format):
    assert "4. Money The town paid" in words_of(numbered, format)


@pytest.mark.parametrize("format", LETTERS)
def test_a_letter_tells_places_by_the_numbers_of_the_document(numbered, format):
    words = words_of(numbered, format)

    assert "You write (§ 4 ¶ 1, under “4. Money”):" in words
    assert "You write (¶ 1 under “Law”):" in words


@pytest.mark.parametrize("format", ["csv", "json"])
def test_an_export_names_a_section_by_its_number(numbered, format):
    assert b"4. Money" in exported(Selection(document=numbered), format=format)
