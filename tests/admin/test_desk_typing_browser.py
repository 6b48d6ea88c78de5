"""Keys of the desk and typed words in a browser: neither is taken for the other."""

import pytest

from claims.choices import Status
from claims.models import Claim, Queue, Review
from tests.admin.browsing import (
    PAUSE_MS,
    RUN_MS,
    open_desk,
    said,
    wait_for,
    wait_for_focus,
    wait_to_leave,
)
from tests.browsing import press

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_verdict_key_that_begins_a_word_decides_nothing_and_the_word_is_kept(page, six):
    """Its verdict is taken back, since a press of its own is not to wait for a second one."""
    open_desk(page, six)
    first = Queue.objects.get().items.order_by("ordinal")[0].claim

    press(page, "u", *"nclear: no source, xpdv")
    said(page, "You went on typing, so the verdict was taken back")
    page.keyboard.type(" says so")

    assert page.locator("[name=decision-rationale]").input_value() == "nclear: no source, xpdv says so"
    assert page.locator("#claim-heading").inner_text().startswith(first.number)
    assert not Review.objects.standing().exists()
    press(page, "Control+Enter")
    wait_to_leave(page, first)
    assert Review.objects.standing().get().rationale == "nclear: no source, xpdv says so"


def test_a_verdict_key_within_a_word_decides_nothing(page, six):
    open_desk(page, six)

    press(page, *"but unproven")
    said(page, "That looked like typing: nothing was decided")
    page.wait_for_timeout(PAUSE_MS)

    assert not Review.objects.exists()
    press(page, "u")
    wait_to_leave(page, six.claims.order_by("-worth", "place", "pk")[0])
    assert Review.objects.count() == 1


def test_moving_on_and_deciding_at_once_is_no_typing(page, six):
    open_desk(page, six)
    second = Queue.objects.get().items.order_by("ordinal")[1].claim

    press(page, "j")
    page.wait_for_function("(n) => document.querySelector('h1').innerText.startsWith(n)", arg=second.number)
    press(page, "u")
    wait_to_leave(page, second)

    assert Review.objects.get().claim == second


def test_words_typed_on_after_a_verdict_are_no_keys_of_the_next_claim(page, six):
    open_desk(page, six)
    first, second = [item.claim for item in Queue.objects.get().items.order_by("ordinal")[:2]]

    page.evaluate(
        """(pause) => {
          const type = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          type("u");
          setTimeout(() => [..."no source says so, xpdv"].forEach(type), pause);
        }""",
        RUN_MS + 30,
    )
    wait_for(page, second)
    said(page, "What you typed after it did nothing")

    assert list(Review.objects.values_list("claim", flat=True)) == [first.pk]
    assert Queue.objects.get().current_id == second.pk
    # Sooner it would be one more letter of the run.
    page.wait_for_timeout(RUN_MS)
    press(page, "x")
    wait_to_leave(page, second)
    assert Review.objects.count() == 2


def test_words_typed_on_after_a_refused_verdict_begin_its_rationale(page, six):
    open_desk(page, six)
    first = Queue.objects.get().items.order_by("ordinal")[0].claim
    # Slow enough that all of it is typed before the answer.
    page.route("**/admin/desk/**", lambda route: (page.wait_for_timeout(300), route.continue_()))

    press(page, "d", *"section 3")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type(" bars it")

    assert page.locator("[name=decision-rationale]").input_value() == "section 3 bars it"
    assert "verdict is in" not in page.locator("#desk-status").inner_text()
    assert not Review.objects.filter(claim=first).exists()


def test_the_key_of_a_button_that_is_not_there_says_why(page, six):
    open_desk(page, six)

    page.keyboard.press("z")

    said(page, "There is no decision of yours that can be taken back.")
    page.keyboard.press("Shift+Z")
    said(page, "You have taken nothing back that could be done again.")


def test_keys_that_scroll_type_or_delete_decide_nothing(page, six):
    open_desk(page, six)

    press(page, "Space", "Enter", "Backspace", "Delete", "Control+v", "Alt+d")
    press(page, "v")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type("vpdux0yz")
    press(page, "Control+z")

    assert not Review.objects.exists()
    assert page.locator("h1").inner_text().startswith(six.claims.in_document_order()[0].number)


def test_a_double_press_counts_once(page, six):
    first, second = six.claims.in_document_order()[:2]
    open_desk(page, six)

    press(page, "u", "u")
    wait_for(page, second)
    press(page, "u")
    page.locator("button[value='verdict:not_checkable+next']").dblclick()
    page.wait_for_function("(number) => !document.querySelector('h1').innerText.startsWith(number)", arg=second.number)

    decided = Claim.objects.filter(status=Status.SETTLED)
    assert first in decided
    assert decided.count() <= 2


def test_with_alt_and_shift_single_keys_are_silent(page, six):
    first, second = six.claims.in_document_order()[:2]
    open_desk(page, six)
    press(page, "?")
    page.get_by_label("With Alt and Shift").check()
    page.get_by_role("button", name="Save settings").click()
    page.wait_for_load_state()

    press(page, "x")
    press(page, "Alt+Shift+KeyX")
    wait_for(page, second)
    assert [review.claim for review in Review.objects.all()] == [first]
