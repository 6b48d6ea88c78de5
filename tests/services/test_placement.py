"""Rows of a file on the words of a document that has markup of its own."""

import pytest

from claims.models import Anchor, OutsideCheck, VersionText
from claims.services.checked.bringing_in import seed
from claims.services.checked.checked_files import open_checked
from claims.services.versions.intake import import_document
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = b"""# The mill

The river **moved 300 feet** east in 2019. The *mayor* cites [a report](https://a.example/r) of 2020 on it.

**The mill employed 200 people in 1903.**
"""


@pytest.fixture
def document():
    return import_document(body=TEXT, filename="mill.md", by=factories.user("lea", "lead")).document


def rows(*words: str):
    table = "".join(f'"{one}",False,The act says so.\n' for one in words)
    return open_checked(f"Claim,Verdict,Why\n{table}".encode(), "checks.csv")


def test_what_a_page_shows_is_found_in_the_words_of_the_document(document):
    shown = (
        "The river moved 300 feet east in 2019.",
        "The mayor cites a report of 2020 on it.",
        "The mill employed 200 people in 1903.",
    )
    before = document.claims.count()

    placement = seed(rows(*shown), document, by=factories.user("rea", "reviewer")).placement

    assert placement.missing == []
    assert (len(placement.known), document.claims.count()) == (3, before)
    assert OutsideCheck.objects.filter(claim__document=document).count() == 3


def test_its_words_stay_those_of_the_document(document):
    words = "moved 300 feet east"
    placement = seed(rows(words), document, by=factories.user("rea", "reviewer")).placement

    assert [row.statement for row, _span in placement.placed] == [words]
    text = VersionText.objects.get(pk=document.newest_version_id).body
    for anchor in Anchor.objects.filter(version=document.newest_version):
        assert text[anchor.start : anchor.end] == anchor.quote
