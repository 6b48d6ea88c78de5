"""Whoever had written in confidence of a claim that another person dropped is told so, and nobody else is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.choices import DismissalReason
from claims.models import Event, LostWork
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.lost_work import lost_by
from claims.services.desk.undoing import Decision, undo
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db
SEEN = "/admin/outcomes/seen/"


@pytest.fixture
def dropped(cast, blind):
    """The number of a claim that Sam had begun and Rita has dropped."""
    factories.cite(blind, cast.sam.person)
    factories.note(blind, cast.sam.person, "In confidence.")
    factories.note(blind, cast.rita.person, "Hers.")
    return drop(cast, blind)


def drop(cast, claim):
    claim.refresh_from_db()
    dismiss_claim(claim, by=cast.rita.person, seen=claim.lock_version, reason=DismissalReason.TRANSITION, remark="")
    return claim.pk


def test_who_had_begun_is_told_with_who_and_why_and_what_they_had_written(cast, dropped):
    words = cast.sam.get("/admin/").words

    assert "Dropped: 1 claim you had begun" in words
    reason = DismissalReason.TRANSITION.label
    for told in (f"C-{dropped:04}", f"rita found no claim here: {reason}", "1 citation of yours", "In confidence."):
        assert told in words, told
    assert "Hers." not in words


@pytest.mark.parametrize("other", ["rita", "lee", "ada"])
def test_nobody_else_is_told(cast, dropped, other):
    words = getattr(cast, other).get("/admin/").words

    assert "you had begun" not in words and "In confidence." not in words


def test_where_names_are_hidden_it_is_somebody(cast):
    claim = factories.claim(factories.document(reviews_required=2, hides_names=True))
    factories.note(claim, cast.sam.person)
    drop(cast, claim)

    assert "Somebody found no claim here" in cast.sam.get("/admin/").words


def test_it_is_told_until_they_say_to_have_seen_it(cast, dropped):
    cast.rita.client.post(SEEN, {"dropped": dropped})
    assert "you had begun" in cast.sam.get("/admin/").words

    cast.sam.client.post(SEEN, {"dropped": [str(dropped), "x"]})

    words = cast.sam.get("/admin/").words
    assert "1 dropped claim seen." in words and "you had begun" not in words


def test_what_came_back_is_not_told_and_is_again_once_it_is_dropped_again(cast, dropped):
    undo(Decision(Event.objects.get(act="drop").number, "drop", dropped), by=cast.rita.person)
    assert "you had begun" not in cast.sam.get("/admin/").words

    claim = factories.Claim.objects.get(pk=dropped)
    perform("drop", claim, by=cast.rita.person, reason="None after all.")

    assert [(lost.claim, lost.reason) for lost in lost_by(cast.sam.person).rows] == [(dropped, "None after all.")]


def test_who_drops_what_nobody_else_had_begun_tells_nobody(cast, claim):
    factories.note(claim, cast.rita.person)
    drop(cast, claim)

    assert not LostWork.objects.exists()


def test_ten_of_them_cost_no_more_than_one(cast, ten):
    counts = []
    for claim in ten.claims.order_by("pk"):
        perform("ask_second", claim, by=cast.lee.person, reason="Hard.")
        factories.note(claim, cast.sam.person)
        drop(cast, claim)
        with CaptureQueriesContext(connection) as captured:
            assert lost_by(cast.sam.person).rows
        counts.append(len(captured))

    assert set(counts) == {counts[0]}
    assert len(lost_by(cast.sam.person).rows) == 10
