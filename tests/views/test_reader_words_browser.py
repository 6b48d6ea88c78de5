"""Words of the reader in a browser: selected, linked to, copied."""

import pytest

from claims.models import Claim
from tests.browsing import press
from tests.views.browsing import focused, ids_of, said, select

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_selected_words_become_a_claim(page, town):
    select(page, "𝒂nd who knows")

    press(page, "a")
    page.locator("#work-dialog[open]").get_by_text("𝒂nd who knows", exact=True).wait_for()
    assert town.claims.count() == 3
    press(page, "Enter")
    page.wait_for_url("**#c-*")

    made = Claim.objects.latest("pk")
    assert made.anchors.get().quote == "𝒂nd who knows"
    said(page, f"{made.number} added.")
    assert focused(page) == made.number.lower()


@pytest.mark.parametrize(("words", "is_cut"), [("The mayor", True), ("Law", True), ("", False)])
def test_a_selection_over_two_paragraphs_says_which_words_are_taken(page, town, words, is_cut):
    """A triple click ends right before the next paragraph, and selects none of it."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT), found = {};
            while (walker.nextNode()) found[walker.currentNode.data.trim().slice(0, 9)] = walker.currentNode;
            getSelection().setBaseAndExtent(found["The board"], 4, found[words || "Law"], words.length);
        }""",
        words,
    )

    press(page, "a")
    dialog = page.locator("#work-dialog[open]")
    dialog.get_by_text("board met in June 2021.", exact=True).wait_for()

    assert dialog.get_by_text("You selected words of further paragraphs too.").count() == is_cut


def test_a_sentence_is_added_by_keyboard_alone(page, town):
    press(page, "u", "a")
    page.locator("#work-dialog[open]").wait_for()
    assert page.evaluate("document.activeElement.parentElement.innerText").startswith("👩‍🚀")

    press(page, "Enter")
    said(page, "added.")

    assert Claim.objects.latest("pk").anchors.get().quote == "👩‍🚀 é́ 𝒂nd who knows why?"


def test_a_link_to_a_fragment_of_text_lands_across_marks(page, town):
    page.set_viewport_size({"width": 900, "height": 200})
    page.goto("about:blank")

    page.goto(f"{town.get_absolute_url()}#:~:text=in%202020.%20%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80%20e%CC%81%CC%81")

    page.wait_for_function("scrollY > 0")


def test_a_link_and_a_quote_are_copied(page, town, live_server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    first = ids_of(town)[0]
    press(page, "n")

    page.get_by_role("button", name="Copy link").click()
    said(page, "The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy with citations").click()
    said(page, "The quote is copied with its citations.")
    quote = page.evaluate("navigator.clipboard.readText()")

    assert link == f"{live_server.url}{town.get_absolute_url()}v1/#{first}"
    assert quote.startswith("“The town paid 5 dollars in 2020.”")
    assert link in quote


def test_words_are_copied_as_they_stand(page, town):
    copied = page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector('#s-1-p-1 .words'));
            return getSelection().toString();
        }"""
    )

    assert copied == "The town paid 5 dollars in 2020. 👩‍🚀 é́ 𝒂nd who knows why? The board met in June 2021."
