"""What the database itself refuses, whoever writes."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.choices import Status, Verdict
from claims.models import Anchor, Authority, ChainHead, Claim, Document, Original, Review, Source
from tests import factories

pytestmark = pytest.mark.django_db


def check_refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


@pytest.mark.parametrize(
    "values",
    [
        {"status": "done"},
        {"verdict": "true"},
        {"kind": "rumour"},
        {"statement": ""},
        {"status": Status.SETTLED},  # without a verdict
        {"verdict": Verdict.VERIFIED},  # without being settled
        {"status": Status.SETTLED, "verdict": Verdict.VERIFIED},  # without a date
        {"held_until": timezone.now()},  # without a holder
        {"round": 0},
        {"opened_round": 2},
    ],
)
def test_a_claim_is_never_false(values):
    claim = factories.claim()

    check_refused(lambda: Claim.objects.filter(pk=claim.pk).update(**values))


def test_one_standing_review_per_reviewer_and_round():
    person = factories.user("author", "reviewer")
    claim = factories.claim()
    review = factories.review(claim, person)
    again = {field.attname: getattr(review, field.attname) for field in Review._meta.concrete_fields}

    check_refused(lambda: Review.objects.create(**again | {"id": None}))
    Review.objects.create(**again | {"id": None, "undone_at": timezone.now()})


def test_reason_and_correction_stand_with_a_fault_only():
    review = factories.review(factories.claim(), factories.user("author", "reviewer"))

    check_refused(lambda: Review.objects.filter(pk=review.pk).update(verdict=Verdict.VERIFIED, reason="outdated"))


@pytest.mark.parametrize("values", [{"start": 5, "end": 5}, {"placed": "guessed"}])
def test_an_anchor_has_words_and_a_known_origin(values):
    anchor = factories.claim().anchors.get()

    check_refused(lambda: Anchor.objects.filter(pk=anchor.pk).update(**values))


def test_bytes_are_kept_once():
    original = Original.objects.create(sha256="a" * 64, body=b"x")

    check_refused(lambda: Original.objects.bulk_create([Original(sha256=original.pk, body=b"y")]))


@pytest.mark.parametrize("field", ["url", "identifier"])
def test_one_work_is_one_source(field):
    Source.objects.create(title="The law", **{field: "https://a.example/"})
    Source.objects.create(title="No address")
    Source.objects.create(title="No address either")

    check_refused(lambda: Source.objects.create(title="The law again", **{field: "https://a.example/"}))


def test_one_authority_per_key():
    Authority.objects.create(kind="bill", key="SB21-131", work="SB21-131")

    check_refused(lambda: Authority.objects.create(kind="bill", key="SB21-131", work="SB21-131"))


def test_there_is_one_head_of_the_history():
    check_refused(lambda: ChainHead.objects.create(pk=2, hash="0" * 64))


def test_a_document_needs_one_or_two_reviews():
    document = factories.document()

    check_refused(lambda: Document.objects.filter(pk=document.pk).update(reviews_required=3))
