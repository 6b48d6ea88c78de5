"""What waits for whom, and in which order."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from claims.choices import Verdict
from claims.lists import Listing
from claims.marks import State
from claims.models import Claim
from claims.services.listing.claim_orders import work_order
from claims.services.listing.keyset import keys_of, place_of
from claims.services.listing.work import kinds_of_work, piles_of
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "\n\n".join(f"Town {number} shares its data." for number in range(8))


@pytest.fixture
def cast(db):
    return {name: factories.user(name, "reviewer") for name in ("me", "other")} | {
        "lead": factories.user("lead", "lead")
    }


@pytest.fixture
def claims(cast):
    """One claim in each condition, by name, and the rest unreviewed."""
    found = list(factories.document(TEXT).claims.in_document_order())
    held, assigned, second, mine, contested = found[:5]
    perform("take", held, by=cast["me"])
    perform("assign", assigned, by=cast["lead"], assignee=cast["me"])
    for claim, author in ((second, "other"), (mine, "me"), (contested, "me")):
        perform("ask_second", claim, by=cast["lead"], reason="Hard.")
        factories.review(claim, cast[author])
    factories.review(contested, cast["other"], Verdict.UNVERIFIABLE)
    return {
        "held": held,
        "assigned": assigned,
        "second": second,
        "mine": mine,
        "contested": contested,
        "rest": found[5:],
    }


def piles(person):
    return {pile.name: list(pile.claims) for pile in piles_of(person, timezone.now())}


def test_each_pile_holds_what_this_person_may_do(cast, claims):
    mine = piles(cast["me"])

    assert mine["held"] == [claims["held"]]
    assert mine["assigned"] == [claims["assigned"]]
    assert mine["second"] == [claims["second"]]
    assert claims["held"] in mine["open"] and claims["second"] not in mine["open"]
    assert "contested" not in mine


def test_contests_wait_for_a_lead_who_is_no_side(cast, claims):
    assert piles(cast["lead"])["contested"] == [claims["contested"]]
    side = factories.user("side", "lead", "reviewer")
    Claim.reviews.rel.related_model.objects.filter(claim=claims["contested"], reviewer=cast["me"]).update(reviewer=side)

    assert piles(side)["contested"] == []


def test_what_others_hold_is_not_free(cast, claims):
    assert claims["held"] not in piles(cast["other"])["open"]
    later = {pile.name: list(pile.claims) for pile in piles_of(cast["other"], timezone.now() + timedelta(days=1))}

    assert claims["held"] in later["open"]


@pytest.mark.parametrize("roles", [["viewer"], ["administrator"], []])
def test_those_who_do_not_review_have_no_piles(claims, roles):
    assert piles(factories.user("someone", *roles)) == {}


def in_work_order(claims, user):
    found = claims.in_bulk()
    return [found[key] for key in keys_of(claims, work_order(user, timezone.now()), 1000)]


def test_the_work_order_puts_mine_first_and_settled_last(cast, claims):
    factories.review(claims["rest"][0], cast["other"])
    claims["rest"][1].text_changed = True
    claims["rest"][1].save(update_fields=["text_changed"])

    order = in_work_order(Claim.objects.all(), cast["me"])

    assert set(order[:2]) == {claims["held"], claims["assigned"]}
    assert order[2:4] == [claims["second"], claims["rest"][1]]
    assert order[4:] == [claims["rest"][2], claims["mine"], claims["contested"], claims["rest"][0]]


def test_a_contest_comes_first_for_a_lead_who_may_settle_it(cast, claims):
    order = in_work_order(Claim.objects.unsettled(), cast["lead"])

    assert order.index(claims["contested"]) == 2


def test_open_claims_come_by_worth_and_then_by_place(cast):
    low, high, same = factories.document(TEXT).claims.in_document_order()[:3]
    Claim.objects.update(worth=0.0)
    Claim.objects.filter(pk__in=[high.pk, same.pk]).update(worth=0.75)

    order = in_work_order(Claim.objects.filter(pk__in=[low.pk, high.pk, same.pk]), cast["me"])

    assert order == [high, same, low]


def test_the_claims_of_each_kind_of_work_have_a_state_of_it(cast, claims):
    """What a list leaves out by its states would be missed without a word."""
    Claim.objects.filter(pk__in=[claims["held"].pk, claims["second"].pk, claims["mine"].pk]).update(text_changed=True)
    settled = claims["rest"][0]
    factories.review(settled, cast["me"])
    Claim.objects.filter(pk=settled.pk).update(recheck_on=timezone.now().date(), text_changed=True)
    at, seen = timezone.now(), set()

    for person in cast.values():
        for task in kinds_of_work(person, at):
            for claim in Claim.objects.filter(task.condition):
                assert State(claim.status, claim.text_changed) in task.states, task.name
                seen.add(task.name)

    assert seen == {task.name for task in kinds_of_work(cast["lead"], at)}


def test_no_part_of_the_order_of_work_holds_a_claim_of_another_state(cast, claims):
    every = [claims["held"], claims["assigned"], claims["second"], claims["mine"], claims["contested"], *claims["rest"]]
    factories.review(claims["rest"][0], cast["me"])
    for changed in (False, True):
        Claim.objects.update(text_changed=changed)
        for person in cast.values():
            order = work_order(person, timezone.now())
            for claim in Claim.objects.filter(pk__in=[one.pk for one in every]):
                assert State(claim.status, changed) in order.states[place_of(claim, order).part]


def test_a_list_of_one_kind_of_work_reads_the_parts_that_can_hold_it(cast, claims):
    def read(query):
        return len(Listing(cast["lead"], QueryDict(query), at=timezone.now(), usual="work").order.parts)

    assert [read(query) for query in ("", "work=second", "work=recheck", "work=text_changed")] == [8, 4, 2, 3]
    assert [read(query) for query in ("text_changed=yes", "text_changed=no", "mark=verified")] == [3, 7, 1]
