"""What was typed at the desk and not sent, in a browser."""

import pytest

from claims.choices import Verdict
from claims.models import Claim, Queue
from tests import factories
from tests.admin.browsing import open_desk, wait_for
from tests.browsing import press
from tests.conftest import complaints_of

pytestmark = pytest.mark.django_db(transaction=True)

# As in desk.js.
DRAFT_AFTER_MS = 300


def test_a_draft_survives_a_closed_tab_and_not_a_sign_out(page, six):
    open_desk(page, six)
    address = page.url
    page.get_by_label("Rationale").fill("Half a thought")
    page.wait_for_function("() => Object.keys(localStorage).some((name) => name.startsWith('desk-draft:'))")
    again = page.context.new_page()
    complaints = complaints_of(again)
    page.goto("about:blank")

    again.goto(address)
    again.get_by_role("button", name="Bring it back").click()
    assert again.get_by_label("Rationale").input_value() == "Half a thought"

    again.get_by_role("button", name="Sign out").click()
    again.wait_for_url("**/sign-in/")
    assert again.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('desk-draft:'))") == []
    assert complaints == []


def test_what_was_saved_is_no_draft_any_more(page, six):
    first, second = six.claims.in_document_order()[:2]
    open_desk(page, six)
    page.get_by_label("Rationale").fill("Nothing can show it.")
    press(page, "Escape", "x")
    wait_for(page, second)

    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('desk-draft:'))") == []
    assert first.reviews.get().rationale == "Nothing can show it."


def test_a_draft_whose_field_is_gone_is_shown_to_be_copied(page, people, six):
    open_desk(page, six)
    claim = Queue.objects.get().items.order_by("ordinal")[0].claim
    page.get_by_label("Rationale").fill("What I found out.")
    page.wait_for_timeout(DRAFT_AFTER_MS)
    Claim.objects.filter(pk=claim.pk).update(holder=None, held_until=None)
    claim.refresh_from_db()
    factories.review(claim, people["sam"], Verdict.UNVERIFIABLE)

    page.reload()

    page.locator("#desk-draft", has_text="What I found out.").wait_for()
    assert page.locator("[data-draft=take]").is_hidden()
    page.get_by_role("button", name="Throw it away").click()
    page.reload()
    assert page.locator("#desk-draft").is_hidden()
