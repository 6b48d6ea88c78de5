"""The review desk in a browser: whole reviews by keyboard alone, by mouse alone, and by two people."""

import pytest

from claims.choices import Status, Verdict
from claims.models import Claim, Event, Note, Queue, Review
from tests.admin.browsing import (
    NARROW,
    drag_over,
    open_desk,
    press_again,
    said,
    sign_in,
    wait_for,
    wait_for_focus,
    wait_to_leave,
)
from tests.browsing import press
from tests.conftest import complaints_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_whole_review_by_keyboard_alone(page, six):
    open_desk(page, six)
    first, second, third, fourth = [item.claim for item in Queue.objects.get().items.order_by("ordinal")[:4]]

    press(page, "v")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type("The act says so in section 3. vpdux")
    press(page, "Control+Enter")
    wait_for_focus(page, "cite-0-url")
    page.keyboard.type("https://leg.example/act")
    press(page, "Control+Enter")
    wait_for(page, second)
    press(page, "m")
    wait_for_focus(page, "note-0-body")
    page.keyboard.type("Ask the agency.")
    press(page, "Escape", "u")
    wait_for(page, third)
    said(page, f"{second.number}: Unverifiable.")
    press(page, "z")
    wait_for(page, second)
    press(page, "x")
    wait_for(page, third)
    press(page, "s")
    wait_for(page, fourth)
    press(page, "0")
    wait_for_focus(page, "away-reason")
    press(page, "ArrowDown", "Tab", "Tab", "Enter")
    page.wait_for_function("(number) => !document.querySelector('h1').innerText.startsWith(number)", arg=fourth.number)

    assert Claim.objects.get(pk=first.pk).verdict == Verdict.VERIFIED
    assert Claim.objects.get(pk=second.pk).verdict == Verdict.NOT_CHECKABLE
    assert Note.objects.get().claim == second
    assert not Claim.objects.filter(pk=fourth.pk).exists()
    assert Queue.objects.get().items.last().claim == third
    assert list(Event.objects.filter(act="undo").values_list("claim_number", flat=True)) == [second.pk]


def test_the_search_of_a_folded_queue_is_one_key_away(page, six):
    """Where it stands below everything the queue is folded; the letters that follow would be keys elsewhere."""
    page.set_viewport_size(NARROW)
    open_desk(page, six)
    assert not page.locator("#desk-find-words").is_visible()

    press(page, "/")
    wait_for_focus(page, "find")
    page.keyboard.type("town")
    page.keyboard.press("Enter")

    page.locator("#desk-found").wait_for()
    wait_for_focus(page, "find")


def test_a_refusal_has_the_cursor(page, six):
    open_desk(page, six)

    page.locator("button[value^='step:next']").first.focus()
    page.evaluate("document.activeElement.value = 'no-such-act'")
    press(page, "Enter")
    page.locator("#desk [role=alert]").wait_for()

    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"


def test_the_list_of_keys_opens_and_closes_with_one_key(page, six):
    open_desk(page, six)

    press(page, "?")
    page.locator(".desk-keys[open]").wait_for()
    press_again(page, "?")
    page.locator(".desk-keys:not([open])").wait_for()


def test_a_queue_is_finished_by_keyboard_alone(page, six):
    """Every verdict, a citation by itself, a second opinion asked for, a missed claim; until nothing is left."""
    open_desk(page, six)
    first, second, third, fourth, fifth, sixth = [item.claim for item in Queue.objects.get().items.order_by("ordinal")]

    press(page, "f")
    wait_for_focus(page, "ask_second-reason")
    page.keyboard.type("Delicate.")
    press(page, "Control+Enter")
    wait_for(page, second)
    press(page, "d")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type("The act says otherwise.")
    press_again(page, "Control+Enter")
    wait_for_focus(page, "cite-0-url")
    page.keyboard.type("https://leg.example/act")
    press_again(page, "Control+Enter")
    wait_for(page, third)
    press(page, "c")
    wait_for_focus(page, "cite-0-url")
    page.keyboard.type("https://leg.example/other")
    press(page, "Enter")
    wait_for_focus(page, "decision-heading")
    press(page, "p")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type("Half of it.")
    press(page, "Control+Enter")
    wait_for(page, fourth)
    press(page, "u")
    wait_for(page, fifth)
    press(page, "x")
    wait_for(page, sixth)
    press(page, "a")
    wait_for_focus(page, "add-sentence")
    press(page, "Enter")
    said(page, "added; it comes next")
    press(page, "u")
    wait_for(page, Claim.objects.latest("pk"))
    press_again(page, "u")
    wait_for(page, first)
    press_again(page, "u")
    page.get_by_role("heading", name="Nothing left for you here").wait_for()

    page.get_by_text("1 waits for another second reviewer").wait_for()
    page.get_by_text("6 of 7 are settled").wait_for()
    found = dict(Claim.objects.settled().values_list("pk", "verdict"))
    assert (found[second.pk], found[third.pk]) == (Verdict.DISPUTED, Verdict.PARTLY_SUPPORTED)
    assert list(found.values()).count(Verdict.UNVERIFIABLE) == 3
    assert Claim.objects.get(pk=first.pk).status == Status.SECOND_REVIEW


def test_a_review_by_mouse_alone(page, six):
    open_desk(page, six)
    first, second, third, *_rest, last = [item.claim for item in Queue.objects.get().items.order_by("ordinal")]

    page.locator("button.verdict", has_text="Unverifiable").click()
    wait_for(page, second)
    page.get_by_role("button", name="Undo my decision on").click()
    wait_for(page, first)
    page.locator("button.verdict", has_text="Not checkable").click()
    wait_for(page, second)
    page.locator("button[value='later']").click()
    wait_for(page, third)
    page.get_by_role("button", name="A word less").click()
    said(page, "now reads")
    page.locator("summary", has_text="No claim here").click()
    page.locator("select[name=away-reason]").select_option(index=1)
    page.get_by_role("button", name="Dismiss").click()
    wait_to_leave(page, third)
    page.locator("button.desk-row", has_text=last.number).click()
    wait_for(page, last)
    drag_over(page, "who knows what 𝒂ll of it is")
    page.get_by_role("link", name="Add a missed claim").click()
    said(page, "added; it comes next")

    assert Claim.objects.get(pk=first.pk).verdict == Verdict.NOT_CHECKABLE
    assert Claim.objects.get(pk=second.pk).status == Status.UNREVIEWED
    assert not Claim.objects.filter(pk=third.pk).exists()
    assert "knows what 𝒂ll of it" in Claim.objects.latest("pk").anchors.get().quote


def test_two_people_on_one_list_share_it_without_loss(page, browser, live_server, six):
    context = browser.new_context(base_url=live_server.url)
    other = context.new_page()
    complaints = complaints_of(other)
    claims = list(six.claims.in_document_order())
    open_desk(page, six)
    sign_in(other, "sam")
    other.goto(f"/admin/claims/document/{six.pk}/change/")
    other.get_by_role("button", name="Review its claims").click()
    windows = ((page, 0), (other, 1))
    for window, index in windows:
        window.get_by_role("heading", level=1, name=claims[index].number).wait_for()

    for turn in range(0, 6, 2):
        for window, number in windows:
            index = turn + number
            press(window, "x")
            window.wait_for_function(
                "(number) => !document.querySelector('h1').innerText.startsWith(number)", arg=claims[index].number
            )
            # A second press within half a second is no second decision.
            window.wait_for_timeout(500)

    page.get_by_text("1 is held by somebody else, free again at").wait_for()
    other.get_by_text("6 of 6 are settled").wait_for()
    assert sorted(Review.objects.values_list("claim_id", flat=True)) == [claim.pk for claim in claims]
    assert {review.reviewer.username for review in Review.objects.all()} == {"rita", "sam"}
    assert complaints == []
    context.close()
