"""The reader keeps a document's own structure: its numbers."""

import pytest

from tests import factories
from tests.views.oracle import read, text_of

pytestmark = pytest.mark.django_db

NUMBERED = (
    "# The plan\n\n## Scope\n\nThe town passed the plan in 2020.\n\n"
    "## 4. Money\n\nThe town paid 5 dollars in 2020.\n\n## 5. Law\n\nThe mayor signed the act in 2019.\n"
)


def test_sections_have_the_numbers_that_the_document_gives_them(cast, page_of):
    document = factories.document(NUMBERED, by=cast.lead)

    html = page_of(cast.lead, document.get_absolute_url())

    numbers = [one.attributes["data-number"] for one in read(html).elements if "data-number" in one.attributes]
    assert [number for number in numbers if number.startswith("§")] == ["§", "§ 4", "§ 5"]
    ids = {one.attributes.get("id") for one in read(html).elements}
    assert {"s-4", "s-4-p-1", "s-5", "s-h-1-p-1"} <= ids
    listed = " ".join(text_of(html, "claim-list").split())
    assert "¶ 1 under “Scope” The town passed" in listed and "§ 4 ¶ 1 The town paid" in listed
    sections = " ".join(text_of(html, "section-nav").split())
    assert "§ 4 4." not in sections


def test_lists_name_a_section_by_its_number(cast, page_of):
    document = factories.document(NUMBERED, by=cast.lead)
    claim = document.claims.in_document_order()[1]

    assert "4. Money" in text_of(page_of(cast.lead, "/claims/"))
    assert "4. Money" in text_of(page_of(cast.lead, claim.get_absolute_url()))
