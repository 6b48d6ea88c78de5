"""Claims counted by mark, in the database and from names, with floors."""

import pytest
from django.utils import timezone

from claims.choices import Verdict
from claims.marks import MARKS
from claims.models import Claim
from claims.services.listing import progress as counting
from claims.services.listing.progress import NOTHING, progress_by, progress_from, progress_of, progress_of_all
from tests import factories


@pytest.fixture
def claims(db):
    author = factories.user("author", "reviewer")
    first, second = factories.document(), factories.document()
    for claim in first.claims.all():
        factories.review(claim, author, Verdict.VERIFIED)
    factories.review(factories.claim(second), author, Verdict.UNVERIFIABLE)
    return first, second


def counts(progress):
    return {tally.mark.name: tally.claims for tally in progress.found}


def test_claims_are_counted_by_mark(claims):
    progress = progress_of(Claim.objects.all(), timezone.now())

    assert counts(progress) == {"verified": 3, "unverifiable": 1, "open": 2}
    assert [tally.mark.name for tally in progress.tallies] == list(MARKS)


def test_what_is_decided_comes_first(claims):
    assert list(counts(progress_of(Claim.objects.all(), timezone.now()))) == ["verified", "unverifiable", "open"]


def test_each_document_has_its_own_counts_from_one_query(claims, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = progress_by(Claim.objects.all(), "document_id", timezone.now())

    first, second = (found[document.pk] for document in claims)
    assert (first.settled, first.total, first.percent) == (3, 3, 100)
    assert (second.settled, second.total, second.percent) == (1, 3, 33)


def test_a_claim_is_counted_once_for_each_authority_it_names(db):
    document = factories.document("HIPAA and the Privacy Act of 1974 cover data.\n\nHIPAA covers Medicaid.")
    named = Claim.objects.filter(mentions__authority__isnull=False)

    found = progress_by(named, "mentions__authority__key", timezone.now())

    totals = {key: progress.total for key, progress in found.items()}
    expected = {}
    for claim in document.claims.all():
        for mention in claim.mentions.all():
            expected[mention.authority.key] = expected.get(mention.authority.key, 0) + 1
    assert totals == expected
    assert totals["HIPAA"] >= 2


def test_percent_is_floored():
    almost = progress_from(["verified"] * 999 + ["open"])

    assert almost.percent == 99
    assert almost.total == 1000


def test_changed_words_are_not_decided():
    assert progress_from(["text_changed", "disputed"]).settled == 1


def test_nothing_is_no_division_by_zero():
    assert (NOTHING.total, NOTHING.percent, NOTHING.found) == (0, 0, [])


def test_a_large_store_is_counted_once_a_minute_and_for_each_person(claims, django_assert_num_queries, monkeypatch):
    lead, viewer = factories.user("lead", "lead"), factories.user("viewer", "viewer")
    progress_of_all(lead, timezone.now())
    with django_assert_num_queries(1):
        progress_of_all(lead, timezone.now())

    monkeypatch.setattr(counting, "MAX_COUNTED", 0)
    assert counts(progress_of_all(lead, timezone.now())) == {"verified": 3, "unverifiable": 1, "open": 2}
    with django_assert_num_queries(0):
        assert counts(progress_of_all(lead, timezone.now())) == {"verified": 3, "unverifiable": 1, "open": 2}
    assert "open" not in counts(progress_of_all(viewer, timezone.now()))
