"""The reader in a browser, for whoever looks or hears otherwise: nothing axe objects to in any state."""

import pytest

from claims.models import Claim
from claims.services.versions.intake import import_document
from tests import factories
from tests.axe import violations_light_and_dark
from tests.browsing import press
from tests.views.browsing import NARROW, WORDS, focused, ids_of, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


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


@pytest.mark.parametrize("width", [760, 1120, 1500])
def test_paper_has_no_map_and_no_cards_however_wide_it_is(town, page, width):
    """A4 upright, across, and paper on which the screen would show everything."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{page.url}#{ids_of(town)[0]}")
    aids = ".map, .margin-cards, .section-nav, .work-link, .reader-bar, .crumbs, .jumps, .version-form"
    shown = (
        f"[...document.querySelectorAll('{aids}')].filter((one) => one.checkVisibility()).map((one) => one.className)"
    )
    assert page.evaluate(shown)

    page.emulate_media(media="print")

    assert page.evaluate(shown) == []
    assert page.locator(".doc-line .words", has_text="The town paid").is_visible()
