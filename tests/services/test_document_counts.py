"""How far documents are: a verdict counts while its words stand."""

import pytest

from claims.models import Document
from claims.services.listing.document_counts import with_progress
from claims.services.reading.coverage import sections_of
from claims.services.versions.intake import import_document
from tests import factories

pytestmark = pytest.mark.django_db


def told(document):
    counted = with_progress(Document.objects.all()).get(pk=document.pk)
    sections = sections_of(Document.objects.get(pk=document.pk).newest_version)
    return counted.claim_count, counted.settled_count, sum(row.settled for row in sections)


def test_a_verdict_whose_words_changed_is_settled_no_more():
    document = factories.document("# The town\n\nThe town paid 5 dollars in 2020. The board met in June.\n")
    rita = factories.user("rita", "reviewer")
    for claim in document.claims.all():
        factories.review(claim, rita)
    assert told(document) == (2, 2, 2)

    body = b"# The town\n\nThe town paid 6 dollars in 2020. The board met in June.\n"
    import_document(body=body, filename="new.md", document=document)

    assert told(document) == (2, 1, 1)
