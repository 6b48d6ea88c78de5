"""The door: who may do what from where, and what each act leaves behind."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from claims.choices import Status, Verdict
from claims.models import Claim, Event, Review
from claims.workflow import ACTS, NotAllowed, Refused, Stale, available, perform
from tests import factories

pytestmark = pytest.mark.django_db

STATES = ("unreviewed", "second_review", "contested", "settled")
PEOPLE = ("nobody", "viewer", "reviewer", "author", "lead", "administrator")

# Every act on a claim that each person may do in each state; what is in no row is refused.
ALWAYS = {"cite", "uncite", "note", "mention", "unmention", "confirm_match", "reject_match", "schedule", "tag", "untag"}
ALWAYS |= {"check_excerpt", "unpublish"}
WORDS = {"amend", "retrim", "split", "merge", "drop"}
ALLOWED = {
    ("unreviewed", "reviewer"): ALWAYS | WORDS | {"take", "decide", "ask_second"},
    ("unreviewed", "author"): ALWAYS | WORDS | {"take", "decide", "ask_second"},
    ("unreviewed", "lead"): ALWAYS | WORDS | {"take", "decide", "ask_second", "assign"},
    ("second_review", "reviewer"): ALWAYS | {"take", "decide"},
    ("second_review", "author"): ALWAYS,
    ("second_review", "lead"): ALWAYS | {"take", "decide", "assign"},
    ("contested", "reviewer"): ALWAYS,
    ("contested", "author"): ALWAYS,
    ("contested", "lead"): ALWAYS | {"take", "settle", "assign"},
    ("settled", "reviewer"): ALWAYS | {"reopen"},
    ("settled", "author"): ALWAYS | {"reopen", "undo"},
    ("settled", "lead"): ALWAYS | {"reopen"},
}


def claim_in(state, cast):
    """A claim brought to `state` by `author` (and `other`) through the door."""
    claim = factories.claim()
    if state in ("second_review", "contested"):
        perform("ask_second", claim, by=cast["other"], reason="Hard to tell.")
    if state != "unreviewed":
        factories.review(claim, cast["author"])
    if state == "contested":
        factories.review(claim, cast["other"], Verdict.UNVERIFIABLE)
    return claim


@pytest.mark.parametrize(("state", "person"), list(product(STATES, PEOPLE)))
def test_acts_are_available_to_the_right_people_in_the_right_state(cast, state, person):
    claim = claim_in(state, cast)

    names = {act.name for act in available(cast[person], claim)}

    assert claim.status == state
    assert names == ALLOWED.get((state, person), set())


@pytest.mark.parametrize(("state", "person"), list(product(STATES, PEOPLE)))
def test_what_is_not_available_is_refused(cast, state, person):
    claim = claim_in(state, cast)
    before = Claim.objects.filter(pk=claim.pk).values().get()
    on_claims = {act.name for act in ACTS.values() if act.statuses}

    for name in on_claims - ALLOWED.get((state, person), set()):
        # What the act needs is given, so that only the table stands in its way.
        data = {"verdict": "unverifiable", "rationale": "r", "reason": "r", "body": "b", "stance": "context"}
        data |= {
            "quote": "HIPAA",
            "parts": [{}],
            "other": claim,
            "kind": "bill",
            "key": "SB1",
            "url": "https://a.example",
        }
        if name in ("uncite", "unmention"):
            data |= {"citation": 1, "mention": 1}
        data |= {"note": 1, "match": 1, "label": "Urgent", "tag": 1, "as_of": "2026-01-31"}
        with pytest.raises(Refused):
            perform(name, claim, by=cast[person], **data)

    assert Claim.objects.filter(pk=claim.pk).values().get() == before


def test_a_verdict_on_the_facts_needs_rationale_and_own_citation(cast):
    claim = factories.claim()
    factories.cite(claim, cast["other"])

    with pytest.raises(Refused, match="needs a rationale, and a citation of your own"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.VERIFIED)
    for verdict in (Verdict.VERIFIED, Verdict.PARTLY_SUPPORTED, Verdict.DISPUTED):
        with pytest.raises(Refused, match="citation of your own"):
            perform("decide", claim, by=cast["author"], verdict=verdict, rationale="Seen.")
    factories.cite(claim, cast["author"])
    with pytest.raises(Refused, match="rationale"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.DISPUTED, rationale=" \n")
    perform("decide", claim, by=cast["author"], verdict=Verdict.DISPUTED, rationale="Seen.")

    assert (claim.status, claim.verdict) == (Status.SETTLED, Verdict.DISPUTED)


def test_a_citation_of_an_earlier_round_is_no_ground(cast):
    claim = claim_in("settled", cast)
    perform("reopen", claim, by=cast["other"], reason="New law.")

    with pytest.raises(Refused, match="citation of your own"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.DISPUTED, rationale="Seen.")


@pytest.mark.parametrize("field", ["reason", "correction"])
def test_reason_and_correction_go_with_a_fault_only(cast, field):
    claim = factories.claim()

    with pytest.raises(Refused, match="disputed and partly supported only"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.UNVERIFIABLE, **{field: "outdated"})


@pytest.mark.parametrize(
    ("first", "second", "status", "verdict"),
    [
        (Verdict.DISPUTED, Verdict.DISPUTED, Status.SETTLED, Verdict.DISPUTED),
        (Verdict.DISPUTED, Verdict.PARTLY_SUPPORTED, Status.CONTESTED, ""),
        (Verdict.UNVERIFIABLE, Verdict.NOT_CHECKABLE, Status.CONTESTED, ""),
    ],
)
def test_status_is_computed_from_the_reviews(cast, first, second, status, verdict):
    claim = factories.claim(factories.document(reviews_required=2))

    factories.review(claim, cast["author"], first)
    assert (claim.status, claim.verdict) == (Status.SECOND_REVIEW, "")
    factories.review(claim, cast["other"], second)

    claim.refresh_from_db()
    assert (claim.status, claim.verdict) == (status, verdict)


def test_nobody_gives_both_reviews(cast):
    claim = claim_in("second_review", cast)

    with pytest.raises(Refused, match="reviewed this claim in this round"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.UNVERIFIABLE)


def test_a_lead_who_is_a_side_does_not_settle(cast):
    claim = factories.claim(factories.document(reviews_required=2))
    factories.review(claim, cast["lead"], Verdict.UNVERIFIABLE)
    factories.review(claim, cast["other"], Verdict.NOT_CHECKABLE)
    second_lead = factories.user("second lead", "lead")

    with pytest.raises(Refused):
        perform("settle", claim, by=cast["lead"], verdict=Verdict.UNVERIFIABLE, rationale="Mine.")
    perform("settle", claim, by=second_lead, verdict=Verdict.UNVERIFIABLE, rationale="Nobody can know.")

    assert (claim.status, claim.verdict) == (Status.SETTLED, Verdict.UNVERIFIABLE)


def test_a_settlement_needs_its_own_grounds(cast):
    claim = claim_in("contested", cast)

    with pytest.raises(Refused, match="citation of your own"):
        perform("settle", claim, by=cast["lead"], verdict=Verdict.DISPUTED, rationale="Seen.")


def test_undo_takes_the_review_back_and_is_told(cast):
    claim = claim_in("settled", cast)

    perform("undo", claim, by=cast["author"])

    claim.refresh_from_db()
    assert (claim.status, claim.verdict, claim.decided_at) == (Status.UNREVIEWED, "", None)
    assert Review.objects.get(claim=claim).undone_at
    assert Event.objects.of_claim(claim.pk).latest("number").act == "undo"


def test_undo_is_refused_once_somebody_acted(cast):
    claim = claim_in("settled", cast)
    factories.cite(claim, cast["other"])

    with pytest.raises(Refused, match="changed this claim since"):
        perform("undo", claim, by=cast["author"])


@pytest.mark.parametrize("second", [None, Verdict.DISPUTED, Verdict.UNVERIFIABLE])
def test_a_review_of_a_blind_pair_is_not_undone(cast, second):
    claim = claim_in("second_review", cast)
    if second:
        factories.review(claim, cast["other"], second)

    with pytest.raises(Refused, match="blind pair"):
        perform("undo", claim, by=cast["other"] if second else cast["author"])


def test_a_settlement_can_be_undone(cast):
    claim = claim_in("contested", cast)
    perform("settle", claim, by=cast["lead"], verdict=Verdict.UNVERIFIABLE, rationale="Nobody can know.")

    perform("undo", claim, by=cast["lead"])

    assert claim.status == Status.CONTESTED


def test_reopening_begins_a_round_in_which_the_same_people_review_again(cast):
    claim = claim_in("settled", cast)

    perform("reopen", claim, by=cast["other"], reason="The law changed.")
    factories.review(claim, cast["author"], Verdict.VERIFIED)

    claim.refresh_from_db()
    assert (claim.round, claim.verdict) == (2, Verdict.VERIFIED)


def test_a_stale_act_changes_nothing_and_shows_the_claim_as_it_is(cast):
    mine = factories.claim()
    theirs = Claim.objects.get(pk=mine.pk)
    perform("amend", theirs, by=cast["other"], statement="Theirs.")

    with pytest.raises(Stale) as refusal:
        perform("amend", mine, by=cast["author"], statement="Mine.")

    assert refusal.value.current.statement == "Theirs."
    assert Claim.objects.get(pk=mine.pk).statement == "Theirs."


def test_mine_over_theirs_goes_with_the_current_number(cast):
    mine = factories.claim()
    perform("amend", Claim.objects.get(pk=mine.pk), by=cast["other"], statement="Theirs.")

    perform("amend", mine, by=cast["author"], seen=mine.lock_version + 1, statement="Mine.")

    assert Claim.objects.get(pk=mine.pk).statement == "Mine."


def test_a_lease_keeps_others_out_until_it_expires(cast):
    claim, now = factories.claim(), timezone.now()
    perform("take", claim, by=cast["author"], at=now)

    with pytest.raises(Refused, match="holds this claim"):
        perform("decide", claim, by=cast["other"], verdict=Verdict.UNVERIFIABLE, at=now)
    with pytest.raises(Refused):
        perform("take", claim, by=cast["other"], at=now)
    perform("take", claim, by=cast["other"], at=now + timedelta(hours=1))

    claim.refresh_from_db()
    assert claim.holder == cast["other"]


def test_a_lease_leaves_no_event_and_makes_no_form_stale(cast):
    claim = factories.claim()
    events = Event.objects.count()

    perform("take", claim, by=cast["author"])
    perform("release", claim, by=cast["lead"])

    claim.refresh_from_db()
    assert (claim.holder, claim.lock_version, Event.objects.count()) == (None, 0, events)


def test_deciding_ends_the_lease(cast):
    claim = factories.claim()
    perform("take", claim, by=cast["author"])

    factories.review(claim, cast["author"])

    claim.refresh_from_db()
    assert (claim.holder, claim.held_until) == (None, None)


def test_assigning_goes_to_reviewers_only(cast):
    claim = factories.claim()

    with pytest.raises(Refused, match="no reviewer"):
        perform("assign", claim, by=cast["lead"], assignee=cast["viewer"])
    perform("assign", claim, by=cast["lead"], assignee=cast["author"])

    claim.refresh_from_db()
    assert claim.assignee == cast["author"]


def test_roles_are_asked_before_anything_else(cast):
    claim = claim_in("settled", cast)

    with pytest.raises(NotAllowed):
        perform("decide", claim, by=cast["viewer"], seen=0, verdict=Verdict.VERIFIED)
