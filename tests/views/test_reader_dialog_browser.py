"""What is done to a claim or a sentence in the reader's dialog, in a browser, and how the page follows."""

import pytest
from django.conf import settings

from claims.models import Claim, Dismissal
from tests import factories
from tests.browsing import press
from tests.views.browsing import focused, said

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_a_claim_is_trimmed_taken_away_and_brought_back_in_the_dialog(page, town):
    claim = town.claims.in_document_order()[0]
    quote = claim.anchors.get().quote
    press(page, "n", "a")
    page.locator("#work-dialog[open]").wait_for()
    assert page.evaluate("document.activeElement.innerText").startswith(claim.number)

    page.get_by_role("button", name="A word less").first.click()
    page.locator("#work [role=status]", has_text=f"{claim.number} now reads").wait_for()
    page.get_by_role("button", name="A word less").first.click()
    page.wait_for_function("() => document.querySelectorAll('#work q')[0].innerText.split(' ').length < 6")
    assert claim.anchors.get().quote == " ".join(quote.split(" ")[:-2])

    page.locator("#work summary", has_text="No claim here").first.click()
    page.locator("#work details[open] select").select_option("transition")
    page.get_by_role("button", name="Take the claim away").first.click()
    page.locator("#work [role=status]", has_text=f"{claim.number}: no claim here.").wait_for()
    assert not town.claims.filter(pk=claim.pk).exists()
    page.get_by_role("button", name="Undo").click()
    page.locator("#work [role=status]", has_text=f"{claim.number} is back.").wait_for()

    assert town.claims.filter(pk=claim.pk).exists()
    press(page, "Escape")
    page.wait_for_load_state()
    page.locator("mark[data-told]").first.wait_for()


def test_a_dismissed_sentence_is_taken_back_in_the_dialog(page, town):
    press(page, "u", "a")
    page.locator("#work-dialog[open]").wait_for()
    page.get_by_label("Or why it carries no claim").select_option("question")
    page.get_by_role("button", name="Dismiss the sentence").click()
    page.locator("#work [role=status]", has_text="The sentence is dismissed.").wait_for()
    assert Dismissal.objects.count() == 1

    page.get_by_role("button", name="Take back").click()
    page.locator("#work [role=status]", has_text="The sentence is unread again.").wait_for()

    assert Dismissal.objects.count() == 0


def counts(page):
    return page.locator(".reader-head .figure").inner_text()


def in_list(page):
    return page.locator(".claim-list li > a").all_inner_texts()


def test_an_act_changes_its_place_and_the_page_stays(page, town):
    page.set_viewport_size({"width": 1000, "height": 420})
    page.evaluate("window.isTheSame = true")
    first, second, third = town.claims.in_document_order()
    press(page, "2", "n", "n", "a")
    page.locator("#work-dialog[open]").wait_for()
    top = page.locator("#s-1-p-1").bounding_box()["y"]
    page.get_by_label("Or why it carries no claim").select_option("question")
    page.locator("label.sentence", has_text="who knows").click()
    page.get_by_role("button", name="Dismiss the sentence").click()
    page.locator("#work [role=status]", has_text="The sentence is dismissed.").wait_for()
    press(page, "Escape")
    said(page, "The sentence is dismissed.")

    assert page.locator("#text .unread, .unread-list").count() == 0
    assert "4 of 4 sentences read" in counts(page)
    assert abs(page.locator("#s-1-p-1").bounding_box()["y"] - top) < 2
    assert page.locator("#legend [data-mark=open]").get_attribute("aria-pressed") == "false"
    assert page.evaluate("document.activeElement.closest('.doc-line').id") == "s-1-p-1"
    assert in_list(page) == [first.number, second.number, third.number]
    assert page.evaluate("window.isTheSame")


def test_a_new_claim_is_gone_to_without_loading_the_page(page, town):
    page.evaluate("window.isTheSame = true")
    first, second, third = town.claims.in_document_order()

    press(page, "u", "a")
    page.locator("#work-dialog[open]").wait_for()
    press(page, "Enter")
    said(page, "added.")

    made = Claim.objects.latest("pk")
    assert focused(page) == made.number.lower()
    assert in_list(page) == [first.number, made.number, second.number, third.number]
    assert page.locator(f"#{made.number.lower().replace('c-', 'card-')}").count() == 1
    assert page.locator("#claims-heading").inner_text().endswith("4")
    assert "of 4 claims settled" in counts(page)
    press(page, "n")
    assert focused(page) == second.number.lower()
    assert page.evaluate("window.isTheSame")


def test_a_claim_that_is_taken_away_leaves_the_text_and_the_list(page, town):
    page.evaluate("window.isTheSame = true")
    first, second, third = town.claims.in_document_order()
    press(page, "n", "a")
    page.locator("#work-dialog[open]").wait_for()
    page.locator("#work summary", has_text="No claim here").first.click()
    page.locator("#work details[open] select").select_option("transition")
    page.get_by_role("button", name="Take the claim away").first.click()
    page.locator("#work [role=status]", has_text="no claim here.").wait_for()
    press(page, "Escape")
    said(page, "no claim here.")

    assert page.locator(f"#{first.number.lower()}").count() == 0
    assert in_list(page) == [second.number, third.number]
    press(page, "n")
    assert page.evaluate("window.isTheSame")


def test_escape_leaves_the_paragraph_as_it_is(page, town):
    press(page, "n", "a")
    page.locator("#work-dialog[open]").wait_for()

    press(page, "Escape")

    page.locator("#work-dialog[open]").wait_for(state="detached")
    assert town.claims.count() == 3


def test_the_unread_sentence_stepped_to_is_worked_on_and_not_the_claim_before_it(page, town, cast, live_server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    document = factories.document(
        "The town paid 5 dollars in 2020.\n\nAnd who knows why? So it goes, as they say.\n", by=cast.lead
    )
    page.goto(document.get_absolute_url())
    wanted = page.locator(".unread").last

    press(page, "n", "u", "u")
    page.get_by_role("button", name="Copy link").click()
    said(page, "The link is copied.")
    press(page, "a")
    page.locator("#work-dialog[open]").wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"#{wanted.get_attribute('id')}")
    assert page.evaluate("document.activeElement.parentElement.innerText").strip() == wanted.inner_text()


@pytest.mark.parametrize(("is_out", "told"), [(True, "You are signed out"), (False, "cannot be reached")])
def test_why_nothing_was_done_is_said_in_the_dialog(town, page, is_out, told):
    press(page, "n", "a")
    dialog = page.locator("#work-dialog[open]")
    dialog.wait_for()
    if is_out:
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    else:
        page.route("**/words/**", lambda route: route.abort())

    dialog.get_by_role("button", name="Add a claim on it").click()

    dialog.get_by_role("alert").get_by_text(told).wait_for()
    assert Claim.objects.count() == town.claims.count()
