"""One review for several claims that say the same: each accepted by a person, each through the door."""

import pytest

from claims.choices import Verdict
from claims.models import Citation, Claim, Event, Match, SourceCopy
from claims.refusal import Refused
from claims.services.desk import answering
from claims.services.desk.answering import answer_alike
from claims.services.sources.copies import check_citation, read_copy
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(request):
    """Three claims of one document, the first decided by nobody yet."""
    document = factories.document(**getattr(request, "param", {}))
    claims = list(document.claims.order_by("pk")[:3])
    for other in claims[1:]:
        Match.objects.create(claim=claims[0], other=other, kind="same", score=1)
    return claims


def seen(*claims):
    return {claim.pk: claim.lock_version for claim in claims}


def test_a_review_is_given_again_with_copies_of_its_citations(group, reviewer):
    factories.review(group[0], reviewer, reason="invented", correction="No such act.")

    answered = answer_alike(group[0], by=reviewer, accepted=seen(*group[1:]))

    assert [claim.pk for claim in answered.done] == [claim.pk for claim in group[1:]]
    for claim in group[1:]:
        claim.refresh_from_db()
        review = claim.reviews.get()
        assert (claim.verdict, review.rationale, review.reason) == ("disputed", "The act says otherwise.", "invented")
        assert claim.citations.get().reviewer == reviewer
        assert [event.act for event in Event.objects.of_claim(claim.pk)] == ["cite", "decide"]


@pytest.mark.parametrize(("text", "check"), [("It reads: the act says so.", "found"), ("Another text.", "differs")])
def test_a_copied_excerpt_is_held_against_the_same_copy(group, reviewer, text, check):
    citation = factories.cite(group[0], reviewer, excerpt="the act says so")
    check_citation(citation, by=reviewer, copy=read_copy(text.encode(), "act.txt"))
    factories.review(group[0], reviewer)

    answer_alike(group[0], by=reviewer, accepted=seen(*group[1:]))

    citation.refresh_from_db()
    for claim in group[1:]:
        copied = claim.citations.get(excerpt=citation.excerpt)
        assert (copied.excerpt_check, copied.checked_copy) == (check, citation.checked_copy)


def test_a_copy_that_goes_midway_leaves_the_citation_unchecked(group, reviewer, monkeypatch):
    citation = factories.cite(group[0], reviewer, excerpt="the act says so")
    check_citation(citation, by=reviewer, copy=read_copy(b"It reads: the act says so.", "act.txt"))
    factories.review(group[0], reviewer)

    def gone_meanwhile(copied, *, by, copy):
        SourceCopy.objects.filter(pk=copy).delete()
        return check_citation(copied, by=by, copy=copy)

    monkeypatch.setattr(answering, "check_citation", gone_meanwhile)
    answered = answer_alike(group[0], by=reviewer, accepted=seen(*group[1:]))

    assert (answered.done, answered.refused) == (group[1:], [])
    assert {claim.citations.get(excerpt=citation.excerpt).excerpt_check for claim in group[1:]} == {"not_checked"}


def test_only_accepted_claims_are_decided(group, reviewer):
    factories.review(group[0], reviewer)

    answer_alike(group[0], by=reviewer, accepted=seen(group[1]))

    assert Claim.objects.get(pk=group[2].pk).status == "unreviewed"


def test_a_citation_that_is_there_is_not_doubled(group, reviewer):
    factories.cite(group[1], reviewer)
    factories.review(group[0], reviewer)

    answer_alike(group[0], by=reviewer, accepted=seen(group[1]))

    assert Citation.objects.filter(claim=group[1]).count() == 1


def test_what_the_door_refuses_is_named_and_stops_nothing_else(group, reviewer):
    factories.review(group[0], reviewer)
    perform("take", group[1], by=factories.user("sam", "reviewer"))

    answered = answer_alike(group[0], by=reviewer, accepted=seen(*group[1:]))

    assert [claim.pk for claim in answered.done] == [group[2].pk]
    assert [(claim.pk, "holds" in reason) for claim, reason in answered.refused] == [(group[1].pk, True)]
    assert not Citation.objects.filter(claim=group[1]).exists()


def test_a_claim_that_changed_since_it_was_shown_is_refused(group, reviewer):
    factories.review(group[0], reviewer)
    accepted = seen(group[1])
    perform("amend", group[1], by=factories.user("sam", "reviewer"), statement="Something else.")

    answered = answer_alike(group[0], by=reviewer, accepted=accepted)

    assert (answered.done, len(answered.refused)) == ([], 1)


@pytest.mark.parametrize("group", [{"reviews_required": 2}], indirect=True)
def test_blind_rounds_stay_blind(group, reviewer):
    sam = factories.user("sam", "reviewer")
    factories.review(group[0], reviewer)

    answer_alike(group[0], by=reviewer, accepted=seen(group[1]))

    group[1].refresh_from_db()
    assert (group[1].status, group[1].verdict) == ("second_review", "")
    assert not Citation.objects.visible_to(sam).exists()
    with pytest.raises(Refused, match="no review of yours"):
        answer_alike(group[0], by=sam, accepted=seen(group[2]))


def test_without_a_review_of_this_round_there_is_nothing_to_give(group, reviewer):
    factories.review(group[0], reviewer, Verdict.UNVERIFIABLE)
    perform("reopen", group[0], by=reviewer, reason="New ruling.")

    with pytest.raises(Refused, match="no review of yours"):
        answer_alike(group[0], by=reviewer, accepted=seen(group[1]))


def test_only_claims_of_the_group_are_answered(group, reviewer):
    factories.review(group[0], reviewer)
    Match.objects.filter(other=group[2]).delete()

    for accepted in ({}, seen(group[2]), seen(*group[1:]), {0: 0}):
        with pytest.raises(Refused, match="say the same"):
            answer_alike(group[0], by=reviewer, accepted=accepted)
