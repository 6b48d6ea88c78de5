"""What was taken back is done again, step by step, the last undone first, until something else was decided."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.choices import DismissalReason, Status, Verdict
from claims.history import first_flaw
from claims.models import Claim, Dismissal, Event, EventText
from claims.refusal import Refused
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.redoing import redo, redoable
from claims.services.desk.undoing import REACH, last_decision, undo
from claims.services.store.verification import first_mismatch
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db
THREE = "\n\n".join(f"Senate Bill {number} of 2019 bars sharing in town {number}." for number in (1, 2, 3))


@pytest.fixture
def three(db):
    return list(factories.document(THREE).claims.in_document_order())


def decide(claim, user, verdict=Verdict.UNVERIFIABLE):
    claim.refresh_from_db()
    perform("decide", claim, by=user, verdict=verdict, rationale="None.")


def undo_last(user, times=1):
    for _time in range(times):
        undo(last_decision(user, at=timezone.now()), by=user)


def again(user, **later):
    return redo(by=user, at=timezone.now() + timedelta(**later))


def verdicts(claims):
    return [Claim.objects.get(pk=claim.pk).verdict for claim in claims]


def test_all_that_was_undone_in_a_row_is_done_again_first_undone_last(rita, three):
    for claim in three:
        decide(claim, rita)
    undo_last(rita, 3)

    assert [again(rita).claim for _step in three] == three
    assert verdicts(three) == ["unverifiable"] * 3
    with pytest.raises(Refused, match="taken nothing back"):
        again(rita)
    assert first_flaw() is None and first_mismatch() is None


def test_what_was_done_again_is_undone_and_done_again(rita, three):
    decide(three[0], rita)
    decide(three[1], rita)
    undo_last(rita, 2)
    again(rita)
    undo_last(rita)

    assert [again(rita).claim, again(rita).claim] == three[:2]


def test_another_decision_ends_what_can_be_done_again(rita, three):
    decide(three[0], rita)
    decide(three[1], rita)
    undo_last(rita, 2)
    decide(three[2], rita)

    with pytest.raises(Refused, match="taken nothing back"):
        again(rita)


def test_so_does_another_verdict_on_the_same_claim(rita, three):
    decide(three[0], rita)
    decide(three[1], rita)
    undo_last(rita, 2)
    decide(three[0], rita, Verdict.NOT_CHECKABLE)

    with pytest.raises(Refused, match="taken nothing back"):
        again(rita)


def test_a_claim_that_somebody_changed_since_is_left_alone(rita, three):
    decide(three[0], rita)
    decide(three[1], rita)
    undo_last(rita, 2)
    again(rita)
    three[1].refresh_from_db()
    perform("amend", three[1], by=factories.user("sam", "reviewer"), statement="Otherwise.")

    with pytest.raises(Refused, match="was changed since you took it back"):
        again(rita)
    assert verdicts(three) == ["unverifiable", "", ""]


def test_it_reaches_a_day_back(rita, three):
    decide(three[0], rita)
    undo_last(rita)

    with pytest.raises(Refused):
        redo(by=rita, at=timezone.now() + REACH)


def test_what_others_took_back_is_theirs(rita, three):
    decide(three[0], rita)
    undo_last(rita)

    with pytest.raises(Refused):
        again(factories.user("sam", "reviewer"))


@pytest.mark.parametrize(("reason", "remark"), [("transition", ""), ("other", "A mere heading.")])
def test_a_dismissal_is_done_again_as_it_was(rita, three, reason, remark):
    decide(three[0], rita)
    dismiss_claim(three[1], by=rita, seen=three[1].lock_version, reason=DismissalReason(reason), remark=remark)
    undo_last(rita, 2)
    assert Dismissal.objects.count() == 0

    assert again(rita) == (three[0], False)
    assert again(rita) == (three[1], True)

    assert not Claim.objects.filter(pk=three[1].pk).exists()
    assert Dismissal.objects.values_list("reason", "remark").get() == (reason, remark)
    undo_last(rita)
    assert Claim.objects.filter(pk=three[1].pk).exists()
    assert first_flaw() is None and first_mismatch() is None


def test_a_claim_taken_away_without_a_dismissal_goes_alone_again(rita, three):
    perform("drop", three[0], by=rita, reason="A mere heading.")
    undo_last(rita)

    assert again(rita).is_gone
    assert Dismissal.objects.count() == 0
    assert Event.objects.filter(act="drop").count() == 2


def test_a_claim_changed_since_it_came_back_is_not_taken_away(rita, three):
    dismiss_claim(three[0], by=rita, seen=three[0].lock_version, reason=DismissalReason.REPEATED, remark="")
    undo_last(rita)
    claim = Claim.objects.get(pk=three[0].pk)
    perform("amend", claim, by=factories.user("sam", "reviewer"), statement="Otherwise.")

    with pytest.raises(Refused, match="was changed since"):
        again(rita)


def test_asking_for_a_second_review_is_done_again_and_a_dismissal_after_it(rita, three):
    perform("ask_second", three[0], by=rita, reason="Delicate.")
    dismiss_claim(three[1], by=rita, seen=three[1].lock_version, reason=DismissalReason.REPEATED, remark="")
    undo_last(rita, 2)

    assert again(rita).claim.second_asked
    assert again(rita) == (three[1], True)
    asked = Event.objects.filter(act="ask_second").last()
    assert EventText.objects.get(event_number=asked.number, name="reason").body == "Delicate."


def test_what_was_taken_back_with_many_is_not_done_again_one_by_one(rita, three):
    perform("ask_second", three[0], by=rita, reason="Delicate.", batch=1)
    undo(last_decision(rita, at=timezone.now()), by=rita, batch=2)

    with pytest.raises(Refused, match="taken nothing back"):
        again(rita)
    assert Claim.objects.get(pk=three[0].pk).status == Status.UNREVIEWED


def test_what_can_be_done_again_is_offered_and_nothing_else(rita):
    claim = factories.claim()
    assert redoable(rita, at=timezone.now()) == ""
    factories.review(claim, rita)
    assert redoable(rita, at=timezone.now()) == ""
    undo_last(rita)
    assert redoable(rita, at=timezone.now()) == claim.number
    claim.refresh_from_db()
    perform("amend", claim, by=factories.user("sam", "reviewer"), statement="Otherwise.")

    assert redoable(rita, at=timezone.now()) == ""
