"""What the benchmarks measure on is a store as the door would leave it."""

import pytest
from django.db import connection

from claims import history
from claims.models import Anchor, Claim, Document, Review, Version
from claims.models.anchor import digest_of
from claims.services.likeness.statement_index import index_of
from claims.services.store.verification import first_mismatch
from tests import factories
from tests.benchmarks.store import fill

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_plausible_store_keeps_every_promise():
    fill(1000)

    connection.check_constraints()
    for anchor in Anchor.objects.select_related("version__stored_text"):
        assert anchor.version.stored_text.body[anchor.start : anchor.end] == anchor.quote
    assert history.first_flaw() is None
    assert first_mismatch() is None
    assert Claim.objects.verified().count() + Claim.objects.disputed().count() == 300
    assert Claim.objects.filter(text_changed=True).exists()
    assert not Document.objects.exclude(newest_version__in=Version.objects.values("pk")).exists()


def test_a_review_of_a_plausible_store_is_bound_to_words_of_its_claim():
    fill(1000)

    reviews = Review.objects.select_related("claim")
    assert reviews
    for review in reviews:
        bound = [digest_of([anchor.quote]) for anchor in review.claim.anchors.all()]
        assert review.quote_sha256 in bound


def test_a_search_and_a_new_claim_find_a_plausible_store_ready():
    fill(200)

    document = factories.document()
    claim = document.claims.in_document_order()[0]
    found = index_of(connection).counts(["record"])

    assert claim.pk > 200
    assert found["record"] > 0
    factories.review(claim, factories.user("ann", "reviewer"))
    assert history.first_flaw() is None
