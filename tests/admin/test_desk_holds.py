"""Who holds a claim at the desk, who else is there, and what each is told."""

import pytest

from claims.models import Claim, Queue, QueueItem
from claims.workflow import perform
from tests.admin.desk import claim_at, open_queue
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db


def test_a_claim_taken_meanwhile_loses_no_text(cast, desk):
    page = cast.rita.get(desk)
    claim = Claim.objects.get(pk=claim_at(desk))
    perform("release", claim, by=cast.rita.person)
    perform("take", claim, by=cast.sam.person)

    response = cast.rita.send(desk, page, act="verdict:unverifiable+next", decision__rationale="My long thoughts.")

    shown = Page(response.content.decode())
    assert response.status_code == 422
    assert "Somebody else holds this claim" in shown.words
    assert shown.fields["decision-rationale"] == ["My long thoughts."]


def test_the_hold_is_extended_and_its_loss_is_told(cast, desk):
    assert cast.rita.client.post(f"{desk}hold/").json()["held"] is True
    claim = Claim.objects.get(pk=claim_at(desk))
    perform("release", claim, by=cast.rita.person)
    perform("take", claim, by=cast.sam.person)

    assert cast.rita.client.post(f"{desk}hold/").json()["held"] is False


def test_a_page_says_who_was_there_when_it_was_made(cast, ten, desk):
    open_queue(cast.sam, filters=f"document={ten.pk}")

    assert "1 other in this document: sam" in cast.rita.get(desk).words


def test_a_heartbeat_tells_who_else_is_there_and_takes_nothing_where_it_only_looks(cast, ten, desk):
    claim = Claim.objects.get(pk=claim_at(desk))
    other = open_queue(cast.sam, filters=f"document={ten.pk}")
    perform("release", claim, by=cast.rita.person)

    answer = cast.rita.client.post(f"{desk}hold/", {"looking": "1"}).json()

    assert answer == {"held": False, "said": "", "others": "1 other in this document: sam"}
    assert Claim.objects.get(pk=claim.pk).holder is None
    cast.sam.client.post(f"{other}hold/")
    assert cast.rita.client.post(f"{desk}hold/").json()["held"] is True


def test_a_lost_hold_says_who_has_the_claim_now(cast, desk):
    claim = Claim.objects.get(pk=claim_at(desk))
    perform("release", claim, by=cast.rita.person)
    perform("take", claim, by=cast.sam.person)

    answer = cast.rita.client.post(f"{desk}hold/").json()

    assert answer["held"] is False
    assert "sam has this claim now, until" in answer["said"] and "What you typed is still here." in answer["said"]


def test_a_refused_decision_holds_no_other_claim(cast, ten, desk):
    cast.rita.send(desk, act="verdict:verified+next")

    assert [item.claim_id for item in QueueItem.objects.exclude(lent_until=None)] == [claim_at(desk)]
    assert [claim.pk for claim in Claim.objects.exclude(holder=None)] == [claim_at(desk)]
    assert Queue.objects.get().current_id == claim_at(desk)
