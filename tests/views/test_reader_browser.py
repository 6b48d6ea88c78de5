"""The reader in a browser: keys, the legend, cards, selections, links; nothing axe objects to in any state."""

import pytest

from claims.choices import DeskKeys, Verdict
from claims.models import Claim, DeskSettings, Dismissal
from claims.services.intake import import_document
from tests import factories
from tests.axe import violations_light_and_dark
from tests.views.test_browser import NARROW, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

WORDS = (
    "# Town\n\n## Money\n\nThe town paid 5 dollars in 2020. 👩‍🚀 é́ 𝒂nd who knows why? "
    "The board met in June 2021.\n\n## Law\n\nThe mayor signed the act in 2019.\n"
)


@pytest.fixture
def town(cast, page, live_server):
    """The reader of a small document, open, for a reviewer; its second claim is settled."""
    document = factories.document(WORDS, by=cast.lead)
    factories.review(document.claims.in_document_order()[1], cast.second, Verdict.DISPUTED)
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())
    return document


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def said(page, words):
    page.locator("#said", has_text=words).wait_for()


def focused(page):
    return page.evaluate("document.activeElement.id")


def ids_of(document):
    return [claim.number.lower() for claim in document.claims.in_document_order()]


def select(page, words):
    """Select these words as a hand would; they stand in one text node."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
        }""",
        words,
    )


def test_keys_go_from_claim_to_claim(page, town):
    first, second, third = ids_of(town)

    press(page, "n")
    assert focused(page) == first
    press(page, "n")
    assert focused(page) == second
    press(page, "n", "p", "p")
    assert focused(page) == first
    press(page, "Shift+N")
    assert focused(page) == third
    press(page, "n")
    said(page, "There is no such claim after this one.")
    assert page.url.endswith(f"#{third}")


def test_enter_goes_to_the_card_and_escape_back(page, town):
    first = ids_of(town)[0]
    press(page, "n", "Enter")
    assert focused(page) == first.replace("c-", "card-")

    press(page, "Escape")
    assert focused(page) == first


def test_the_legend_switches_at_once_and_keeps_its_counts(page, town):
    second = ids_of(town)[1]
    disputed = page.locator("#legend [data-mark=disputed]")
    assert disputed.get_attribute("aria-pressed") == "true"

    press(page, "1")

    said(page, "Disputed is hidden.")
    assert disputed.get_attribute("aria-pressed") == "false"
    assert "1" in disputed.inner_text()
    assert page.locator(f"#{second}").evaluate("mark => getComputedStyle(mark).textDecorationLine") == "none"
    assert page.locator(f"#{second.replace('c-', 'card-')}").is_hidden()
    press(page, "n", "n")
    assert focused(page) == ids_of(town)[2]
    page.reload()
    assert disputed.get_attribute("aria-pressed") == "false"


def test_all_marks_and_what_they_tell_can_be_hidden(page, town):
    first = page.locator(f"#{ids_of(town)[0]}")
    assert first.evaluate("mark => getComputedStyle(mark, '::before').content") != "none"

    press(page, "h")

    said(page, "All marks are hidden.")
    assert first.evaluate("mark => getComputedStyle(mark, '::before').content") == "none"
    assert page.locator(".claim-number:visible, .margin-card:visible").count() == 0
    press(page, "h")
    assert page.locator(".margin-card:visible").count() == 3


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
    assert "of 4 claims decided" in counts(page)
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


@pytest.mark.parametrize("key", [" ", "Enter", "Backspace", "Delete"])
def test_no_dangerous_key_does_anything(page, town, key):
    press(page, "n", key)

    page.wait_for_timeout(100)
    assert town.claims.count() == 3
    assert page.url.partition("#")[0].endswith(town.get_absolute_url())


@pytest.mark.parametrize(("mode", "heard"), [(DeskKeys.OFF, ""), (DeskKeys.MODIFIED, "Alt+Shift+N")])
def test_keys_obey_the_person(page, town, cast, mode, heard):
    DeskSettings.objects.create(pk=cast.author.pk, keys=mode)
    page.reload()

    press(page, "n")
    assert focused(page) == ""
    page.locator("[data-does=next]").wait_for()
    if heard:
        press(page, heard)
        assert focused(page) == ids_of(town)[0]


def test_keys_are_set_from_the_list_of_keys(page, town, cast):
    press(page, "?")
    page.locator("#keys-dialog[open]").wait_for()
    listed = page.locator("#key-list").inner_text()
    assert "Next claim" in listed
    # As it is called everywhere else.
    assert "? Keys" in listed and "Shift+/" not in listed

    page.get_by_label("No keys").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**{town.get_absolute_url()}")

    assert DeskSettings.objects.get(pk=cast.author.pk).keys == DeskKeys.OFF


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


def test_no_download_is_printed(page, town):
    downloads = page.locator(".document-exports")
    assert downloads.is_visible()

    page.emulate_media(media="print")

    assert not downloads.is_visible()


def test_without_a_script_links_and_forms_do_the_same(browser, page, town, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(town.get_absolute_url())

    plain.locator("#legend [data-mark=disputed]").click()
    plain.wait_for_url("**?hide=disputed")
    assert plain.locator(f"#{ids_of(town)[1].replace('c-', 'card-')}").is_hidden()
    assert plain.locator("#tools").is_hidden()
    plain.locator(f"#{ids_of(town)[0]} + a").click()
    assert plain.url.endswith(town.claims.in_document_order()[0].get_absolute_url())
    plain.goto(f"{town.get_absolute_url()}#s-1-p-1")
    assert plain.locator(".work-link:visible").count() == 1
    plain.locator("#s-1-p-1 .work-link").click()
    plain.get_by_role("button", name="Add a claim on it").click()
    plain.wait_for_url("**#c-*")

    assert Claim.objects.latest("pk").anchors.get().quote == "👩‍🚀 é́ 𝒂nd who knows why?"
    context.close()


def test_words_are_copied_as_they_stand(page, town):
    copied = page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector('#s-1-p-1 .words'));
            return getSelection().toString();
        }"""
    )

    assert copied == "The town paid 5 dollars in 2020. 👩‍🚀 é́ 𝒂nd who knows why? The board met in June 2021."


def heard(page):
    """What a screen reader comes by: the names of words and links."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = [node for node in nodes if not node["ignored"] and node["role"].get("value") in ("StaticText", "link")]
    return [node.get("name", {}).get("value", "") for node in told]


def test_a_screen_reader_is_told_each_claim_once_in_the_text_and_once_in_the_list(page, town):
    claim = town.claims.in_document_order()[1]

    in_the_map = f"From {claim.number}: "
    assert sorted(name for name in heard(page) if claim.number in name and not name.startswith(in_the_map)) == [
        # The link in the list and its own words.
        claim.number,
        claim.number,
        f"{claim.number}, end, to its card",
        f"[{claim.number}, Disputed]",
    ]


def test_where_a_claim_ends_leads_to_its_card_which_is_heard_then(page, town):
    claim = town.claims.in_document_order()[1]
    card = claim.number.lower().replace("c-", "card-")
    page.locator(f".claim-number[data-card={card}]").focus()

    press(page, "Enter")

    assert focused(page) == card
    assert any(name.startswith(f"{claim.number} Disputed") for name in heard(page))
    press(page, "Escape")
    assert focused(page) == claim.number.lower()
    assert not any(name.startswith(f"{claim.number} Disputed") for name in heard(page))


def test_a_card_stands_at_its_mark(page, town, cast):
    page.set_viewport_size({"width": 1440, "height": 900})
    filler = "Who would have thought so? " * 12
    long = factories.document(f"The town paid 5 dollars in 2020. {filler} The board met in June 2021.", by=cast.lead)
    page.goto(long.get_absolute_url())
    card = page.locator(".margin-card").last
    page.wait_for_function("(card) => card.parentElement.style.marginTop !== ''", arg=card.element_handle())

    mark = page.locator(f"#{long.claims.in_document_order().last().number.lower()}")
    assert abs(card.bounding_box()["y"] - mark.bounding_box()["y"]) < 16


def test_the_map_leads_to_claims_and_its_stops_are_large_enough(page, town):
    page.set_viewport_size({"width": 1440, "height": 900})
    stops = page.locator(".map a:visible")

    boxes = [stops.nth(index).locator("rect").bounding_box() for index in range(stops.count())]
    assert all(box["height"] >= 24 and box["width"] >= 24 for box in boxes)
    stops.last.focus()
    press(page, "Enter")
    page.wait_for_url(f"**#{ids_of(town)[2]}")


@pytest.mark.parametrize("width", [320, 768, 1090])
def test_a_narrow_window_has_a_map_too(page, town, width):
    page.set_viewport_size({"width": width, "height": 700})
    stops = page.locator(".map a:visible")

    boxes = [stops.nth(index).locator("rect").bounding_box() for index in range(stops.count())]
    assert len(boxes) == 3
    assert all(box["height"] >= 24 and box["width"] >= 24 and 0 <= box["x"] <= width - box["width"] for box in boxes)
    told = [stops.nth(index).get_attribute("aria-label") for index in range(len(boxes))]
    assert told[1] == f"From {town.claims.in_document_order()[1].number}: 1 claim, 1 Disputed"
    stops.last.focus()
    press(page, "Enter")
    page.wait_for_url(f"**#{ids_of(town)[2]}")
    strip, mark = page.locator(".strip").bounding_box(), page.locator(f"#{ids_of(town)[2]}").bounding_box()
    assert mark["y"] >= strip["y"] + strip["height"]


def test_a_key_goes_through_what_changed(page, town, cast):
    newer = WORDS.replace("5 dollars", "6 dollars").replace("in 2019", "in 2018")
    import_document(body=newer.encode(), filename="t.md", by=cast.lead, document=town)
    page.goto(f"{town.get_absolute_url()}?since=1")

    seen = []
    for _press in range(4):
        press(page, "c")
        seen.append(page.evaluate("document.activeElement.textContent"))
    press(page, "c")

    assert seen == ["5", "6", "2019", "2018"]
    said(page, "No change after this place.")
    page.get_by_role("button", name="Hide all marks").click()
    assert "since=1" in page.url


STATES = {
    "as it comes": [],
    "at a claim": ["n"],
    "filtered": ["1"],
    "hidden": ["h"],
    "adding": ["n", "a"],
    "keys": ["?"],
}


def test_axe_finds_nothing_in_any_state(page, town, cast):
    newer = WORDS.replace("5 dollars", "6 dollars").replace("The mayor signed the act in 2019.", "Nothing.")
    import_document(body=newer.encode(), filename="t.md", by=cast.lead, document=town)
    page.set_viewport_size({"width": 1440, "height": 900})
    address = town.get_absolute_url()
    found = []
    for name, keys in STATES.items():
        page.goto(address)
        press(page, *keys)
        if name in ("adding", "keys"):
            page.locator("dialog[open]").wait_for()
        found += [(name, *wrong) for wrong in violations_light_and_dark(page)]
    for other in [
        f"{address}v1/",
        f"{address}?hide=open",
        f"{address}?hide=all",
        f"{address}?since=1",
        f"{address}words/2/",
    ]:
        page.goto(other)
        found += [(other, *wrong) for wrong in violations_light_and_dark(page)]

    assert found == []


def test_nothing_scrolls_sideways_at_320_pixels(page, town):
    page.set_viewport_size(NARROW)
    page.goto(f"{town.get_absolute_url()}words/2/")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.goto(town.get_absolute_url())
    press(page, "n", "a")
    page.locator("#work-dialog[open]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, NARROW], ids=str)
def test_the_map_has_the_colours_that_somebody_forces(page, town, size):
    page.set_viewport_size(size)
    page.emulate_media(forced_colors="active", color_scheme="dark")

    backgrounds = page.evaluate(
        "[...document.querySelectorAll('.map svg')].filter((one) => one.checkVisibility())"
        ".map((one) => getComputedStyle(one).backgroundColor)"
    )
    canvas = page.evaluate(
        "(() => { const one = document.createElement('p'); one.style.background = 'Canvas';"
        " document.body.append(one); return getComputedStyle(one).backgroundColor; })()"
    )
    assert backgrounds == [canvas]


@pytest.mark.parametrize("title", ["قانون (SB 19-216)", "Report \u202egnp.txt"])
def test_a_title_turns_nothing_round_that_follows_it(cast, page, live_server, title):
    """Neither letters that run from right to left nor a control character reach beyond it."""
    document = factories.document("# Part (1)\n\nThe town paid 5 dollars in 2020.\n", title=title, publisher=title)
    sign_in(page, cast.author, live_server)

    page.goto(document.claims.get().get_absolute_url())
    ends = page.locator(".crumbs a").evaluate("one => one.getBoundingClientRect().right")
    assert page.locator(".crumbs bdi").evaluate("one => one.getBoundingClientRect().left") > ends
    page.goto(document.get_absolute_url())
    after = page.locator(".byline").evaluate(
        """one => { const range = new Range();
          const text = [...one.childNodes].find(node => /version/.test(node.textContent));
          range.setStart(text, text.textContent.indexOf("v"));
          range.setEnd(text, text.textContent.indexOf("v") + 1);
          return range.getBoundingClientRect().left - one.querySelector("bdi").getBoundingClientRect().right; }"""
    )
    assert after > 0
