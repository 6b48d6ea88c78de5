"""Eight people at once, on both databases: nothing lost, nothing doubled, nothing overwritten (tests 8 and 9)."""

from collections import Counter

import pytest
from django.db.models import Sum

from claims import history
from claims.choices import Status
from claims.models import Claim, Event, Review
from claims.workflow import perform
from tests.factories import document
from tests.trust import jobs, oracle, texts
from tests.trust.crowd import CONTEXT, PEOPLE, figure, together

pytestmark = pytest.mark.slow


def claims_to_review(count, **description):
    made = document(texts.body("Denver", texts.sentences("Denver", count)).decode(), **description)
    found = list(made.claims.in_document_order().values_list("pk", flat=True))
    assert len(found) == count
    return found


@pytest.mark.parametrize(
    ("claims", "steps"), [(figure(60, 2000), figure(20, 2000)), (10, figure(20, 500))], ids=["many", "hot"]
)
def test_eight_people_lose_and_double_nothing(people, seed, claims, steps):
    numbers = claims_to_review(claims)

    told = together(jobs.review_at_random, [(person.pk, numbers, steps, seed) for person in people])

    done = Counter()
    for one in told:
        done.update({key: count for key, count in one.items() if key[0]})
    written = Counter(Event.objects.exclude(act="import").values_list("claim_number", "act"))
    assert written == done
    assert done.total() == PEOPLE * steps
    oracle.assert_history_is_whole()
    oracle.assert_rounds_hold()
    assert history.first_flaw() is None


@pytest.mark.postgres
def test_a_plain_save_would_lose_updates(people, seed):
    """The negative control: the same crowd through get, change, save has to lose, or the test above shows nothing."""
    numbers = claims_to_review(10)
    steps = figure(150, 500)

    saved = sum(together(jobs.save_plainly, [(numbers, steps, seed + index) for index in range(PEOPLE)]))

    kept = Claim.objects.aggregate(sum=Sum("lock_version"))["sum"]
    print(f"a plain save lost {saved - kept} of {saved}")
    assert kept < saved


def test_of_eight_who_decide_at_once_one_is_heard(people, lead):
    numbers = claims_to_review(5)
    for round_ in (1, 2):
        turn = CONTEXT.Barrier(PEOPLE)

        told = together(jobs.decide_in_step, [(person.pk, numbers, turn) for person in people])

        for outcomes in zip(*told, strict=True):
            assert outcomes.count("done") == 1
            assert set(outcomes) <= {"done", "Stale", "Refused"}
        for claim in Claim.objects.all():
            assert Review.objects.standing().filter(claim=claim, round=round_).count() == 1
            assert claim.status == Status.SETTLED
            perform("reopen", claim, by=lead, reason="Once more.")
    oracle.assert_history_is_whole()


def test_of_eight_who_insist_two_are_heard_where_two_are_needed(people):
    numbers = claims_to_review(5, reviews_required=2)
    turn = CONTEXT.Barrier(PEOPLE)

    told = together(jobs.decide_in_step, [(person.pk, numbers, turn) for person in people], stubborn=True)

    for outcomes in zip(*told, strict=True):
        assert Counter(outcomes) == {"done": 2, "Refused": PEOPLE - 2}
    for claim in Claim.objects.all():
        reviewers = claim.reviews.standing().values_list("reviewer", flat=True)
        assert len(set(reviewers)) == len(reviewers) == 2
        assert claim.status == Status.SETTLED
    oracle.assert_history_is_whole()


def test_of_eight_who_take_a_claim_one_holds_it(people):
    numbers = claims_to_review(5)
    turn = CONTEXT.Barrier(PEOPLE)

    told = together(jobs.take_in_step, [(person.pk, numbers, turn) for person in people])

    holders = list(Claim.objects.in_document_order().values_list("holder", flat=True))
    for outcomes, holder in zip(zip(*told, strict=True), holders, strict=True):
        assert Counter(outcomes) == {"done": 1, "Refused": PEOPLE - 1}
        assert people[outcomes.index("done")].pk == holder
