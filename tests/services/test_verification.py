"""Stored claims and reviews are held against the history."""

import pytest

from claims.choices import Verdict
from claims.models import Claim, EventText, Review
from claims.services.store.verification import first_mismatch
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims(db):
    author, other = factories.user("author", "reviewer"), factories.user("other", "reviewer", "lead")
    document = factories.document("\n\n".join(f"Town {number} shares its data." for number in range(6)))
    settled, undone, waiting, reopened, held = document.claims.in_document_order()[:5]
    factories.review(settled, author, correction="It names another act.")
    factories.review(undone, author)
    perform("undo", undone, by=author)
    perform("ask_second", waiting, by=other, reason="Hard.")
    factories.review(waiting, author)
    factories.review(reopened, author)
    perform("reopen", reopened, by=other, reason="New law.")
    perform("take", held, by=author)
    return {"settled": settled, "undone": undone, "waiting": waiting}


def test_what_went_through_the_door_is_as_it_was_told(claims):
    assert first_mismatch() is None


@pytest.mark.parametrize("values", [{"verdict": Verdict.VERIFIED}, {"lock_version": 7}, {"lock_version": 1}])
def test_a_claim_changed_round_the_door_is_named(claims, values):
    Claim.objects.filter(pk=claims["settled"].pk).update(**values)

    flaw = first_mismatch()

    assert flaw is not None and f"claim {claims['settled'].pk} " in flaw.problem


@pytest.mark.parametrize(
    "values", [{"verdict": Verdict.PARTLY_SUPPORTED}, {"rationale": "forged"}, {"correction": "forged"}]
)
@pytest.mark.parametrize("which", ["settled", "waiting"])
def test_a_review_changed_round_the_door_is_named(claims, which, values):
    Review.objects.filter(claim=claims[which]).update(**values)

    flaw = first_mismatch()

    assert flaw is not None and f"of claim {claims[which].pk} " in flaw.problem


def test_an_erased_text_contradicts_nothing(claims):
    EventText.objects.all().delete()

    assert first_mismatch() is None


def test_a_verdict_from_nowhere_is_named(claims):
    from django.utils import timezone

    fresh = Claim.objects.filter(lock_version=0).last()
    Claim.objects.filter(pk=fresh.pk).update(status="settled", verdict="verified", decided_at=timezone.now())

    flaw = first_mismatch()

    assert flaw is not None and flaw.number == 0
