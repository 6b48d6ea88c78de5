"""Taking decisions back at the desk, and making them again."""

import pytest

from claims.choices import Status, Verdict
from claims.models import Claim, Queue, QueueItem
from claims.workflow import perform
from tests import factories
from tests.admin.desk import answer_to, claim_at, claims_of
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db


def test_what_nobody_decided_is_not_offered_to_be_taken_back(cast, ten, desk):
    for claim in claims_of(ten)[1:]:
        perform("take", claim, by=cast.sam.person)
    QueueItem.objects.filter(claim=claim_at(desk)).delete()
    Queue.objects.update(current=None)

    assert "Undo my decision" not in cast.rita.get(f"/admin/desk/{Queue.objects.get().pk}/").words


def offered(visitor, address):
    """What the head of the desk offers to take back and to do again."""
    shown = visitor.get(address).attributes
    return {one["value"] for one in shown if one.get("value") in ("undo_last", "redo_last")}


def test_the_desk_offers_to_undo_what_there_is_to_undo_by_its_number(cast, ten, desk):
    first = claims_of(ten)[0].number
    assert offered(cast.rita, desk) == set()
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    assert offered(cast.rita, there) == {"undo_last"}
    assert f"Undo my decision on {first}" in cast.rita.get(there).words
    answer_to(cast.rita, there, "undo_last")
    assert offered(cast.rita, desk) == {"redo_last"}
    assert f"Redo it on {first}" in cast.rita.get(desk).words
    answer_to(cast.rita, desk, "redo_last")
    assert offered(cast.rita, desk) == {"undo_last"}


def test_undo_goes_back_to_the_claim(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    assert answer_to(cast.rita, there, "undo_last") == desk
    assert factories.claim(ten).status == Status.UNREVIEWED


def test_redo_decides_again(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    answer_to(cast.rita, there, "undo_last")

    assert answer_to(cast.rita, desk, "redo_last") == desk
    assert factories.claim(ten).verdict == Verdict.UNVERIFIABLE


def test_redo_reaches_back_over_all_that_was_undone(cast, ten, desk):
    second = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    third = answer_to(cast.rita, second, "away", **{"away-reason": "question"})
    answer_to(cast.rita, answer_to(cast.rita, third, "undo_last"), "undo_last")

    assert answer_to(cast.rita, desk, "redo_last") == desk
    there = answer_to(cast.rita, desk, "redo_last")

    assert f"C-{claim_at(second):04}: dismissed again as before." in cast.rita.get(there).words
    assert not Claim.objects.filter(pk=claim_at(second)).exists()
    response = cast.rita.send(desk, act="redo_last")
    assert (response.status_code, "taken nothing back" in response.content.decode()) == (422, True)


def test_a_dismissal_done_again_on_its_own_claim_goes_on(cast, ten, desk):
    there = answer_to(cast.rita, desk, "away", **{"away-reason": "question"})
    assert answer_to(cast.rita, there, "undo_last") == desk

    # It had come back to its own place in the queue.
    assert claim_at(answer_to(cast.rita, desk, "redo_last")) == claims_of(ten)[0].pk


def test_a_refused_undo_says_why_and_offers_the_one_before(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    blind = factories.claim(factories.document(reviews_required=2))
    factories.review(blind, cast.rita.person)

    response = cast.rita.send(there, act="undo_last")

    shown = Page(response.content.decode())
    assert response.status_code == 422
    assert f"{blind.number}: A review of a blind pair" in shown.words
    before = next(value for _name, value in shown.buttons if value.startswith("undo_last:"))
    assert answer_to(cast.rita, there, before) == desk


def test_undo_tells_of_a_later_act_before_it_reaches_further_back(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    answer_to(cast.rita, there, "save", **{"note-0-body": "Ask the clerk.", "note-TOTAL_FORMS": "1",
                                          "note-INITIAL_FORMS": "0"})  # fmt: skip

    response = cast.rita.send(there, act="undo_last")

    shown = Page(response.content.decode())
    assert response.status_code == 422
    assert f"on {claims_of(ten)[1].number} is not undone here" in shown.words
    assert factories.claim(ten).status == Status.SETTLED
    before = next(value for _name, value in shown.buttons if value.startswith("undo_last:"))
    assert answer_to(cast.rita, there, before) == desk


def test_the_last_decision_can_be_taken_back_from_the_end(cast, ten, desk):
    for claim in claims_of(ten)[1:]:
        perform("take", claim, by=cast.sam.person)
    end = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    assert answer_to(cast.rita, end, "undo_last") == desk
