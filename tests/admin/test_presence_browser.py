"""The heartbeat of the desk in a browser: who else is there, a hold longer at one key, and no text lost with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.choices import Role
from claims.models import Claim
from claims.services.desk.queues import go_to, open_queue
from tests import factories
from tests.admin.browsing import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(db):
    return {name: factories.user(name, Role.REVIEWER) for name in ("rita", "sam")}


@pytest.fixture
def claims(people):
    return list(factories.document(title="The report").claims.in_document_order())


def sit(person, claim):
    now = timezone.now()
    queue = open_queue(owner=person, claims=Claim.objects.filter(document=claim.document), title="All", at=now)
    go_to(queue, claim.pk, at=now)


def arrive(page, claims):
    sign_in(page, "rita")
    page.goto(f"/admin/claims/document/{claims[0].document_id}/change/")
    page.get_by_role("button", name="Review its claims").click()
    page.locator("#desk-held", has_text="You hold it until").wait_for()
    # Keys are heard once the scripts are there.
    page.wait_for_load_state()
    return Claim.objects.get(holder__username="rita")


def test_the_header_says_who_else_is_there(page, people, claims):
    sit(people["sam"], claims[-1])

    arrive(page, claims)

    page.locator("#desk-others", has_text="1 other in this document: sam").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_who_else_is_there_moves_nothing(page, people, claims, width):
    page.set_viewport_size({"width": width, "height": 900})
    arrive(page, claims)
    top = "document.querySelector('.desk-columns').getBoundingClientRect().top"

    before = page.evaluate(f"(() => {{ document.getElementById('desk-others').textContent = ''; return {top}; }})()")
    after = page.evaluate(
        f"(() => {{ document.getElementById('desk-others').textContent = '1 other reads this: sam'; return {top}; }})()"
    )

    assert after == before


def test_a_hold_goes_on_at_one_key_and_nothing_is_drawn_anew(page, people, claims):
    claim = arrive(page, claims)
    page.get_by_label("Rationale").fill("Half a thought")
    ends = timezone.now() + timedelta(minutes=1)
    Claim.objects.filter(pk=claim.pk).update(held_until=ends)

    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.locator("#desk-status", has_text="You hold it until").wait_for()

    claim.refresh_from_db()
    assert claim.held_until > ends
    assert page.get_by_label("Rationale").input_value() == "Half a thought"


def test_a_claim_lost_to_somebody_keeps_what_was_typed(page, people, claims):
    claim = arrive(page, claims)
    page.get_by_label("Rationale").fill("Half a thought")
    until = timezone.now() + timedelta(minutes=20)
    Claim.objects.filter(pk=claim.pk).update(holder=people["sam"], held_until=until)

    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.locator("#desk-status", has_text="sam has this claim now").wait_for()

    assert page.get_by_label("Rationale").input_value() == "Half a thought"


@pytest.mark.parametrize("how", ["key", "button"])
def test_a_second_opinion_is_asked_for_by_key_and_by_button(page, people, claims, how):
    claim = arrive(page, claims)

    if how == "key":
        page.keyboard.press("f")
        page.wait_for_function("() => document.activeElement.name === 'ask_second-reason'")
        page.keyboard.type("I doubt the number.")
        page.keyboard.press("Control+Enter")
    else:
        page.locator("summary", has_text="Ask for a second review").click()
        page.locator("[name='ask_second-reason']").fill("I doubt the number.")
        page.locator("button[value=ask_second]").click()
    page.locator("#desk-status", has_text=f"{claim.number}: a second review is asked for").wait_for()

    claim.refresh_from_db()
    assert claim.second_asked
    page.context.clear_cookies()
    sign_in(page, "sam")
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    page.get_by_text("rita asked for a second review:").wait_for()
