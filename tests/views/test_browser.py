"""The site in a browser: axe, both colour schemes, 320 px, and by keyboard alone."""

import pytest

from claims.services.versions.intake import import_document
from tests.axe import violations, violations_light_and_dark
from tests.views.browsing import NARROW, sign_in
from tests.views.conftest import TEXT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def site(newsroom, cast, page, live_server):
    """A browser in which `lead` is signed in, and the pages to look at."""
    newer = TEXT.replace("The board meets in Denver each month.", "The board meets in Boulder in 2026.")
    import_document(body=newer.encode(), filename="faq.md", by=cast.lead, document=newsroom.document)
    sign_in(page, cast.lead, live_server)
    # States that no row of the access table shows; `tests/test_accessibility.py` has those.
    return [
        f"/documents/{newsroom.document.pk}/",
        f"/documents/{newsroom.document.pk}/v1/?marks=disputed",
        "/claims/?kind=legal&mark=nonsense&document=999",
        "/claims/?text=nothing-such",
        f"/claims/{newsroom.disputed.pk}/",
        f"/claims/{newsroom.open.pk}/",
        "/nowhere/",
    ]


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


def test_axe_finds_nothing(page, site):
    found = []
    for address in site:
        page.goto(address)
        unfold(page)
        found += [(address, *wrong) for wrong in violations_light_and_dark(page)]

    assert found == []


def test_the_control_axe_finds_a_picture_without_words(page, site):
    page.goto("/help/acts/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")

    assert violations(page)[0][0] == "image-alt"


def test_no_page_scrolls_sideways_at_320_pixels(page, site):
    page.set_viewport_size(NARROW)
    wide = {}
    for address in site:
        page.goto(address)
        unfold(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            wide[address] = width

    assert wide == {}


def focused(page):
    return page.evaluate("(document.activeElement.innerText || document.activeElement.id).trim()")


def test_the_list_is_filtered_and_left_by_keyboard(page, site, newsroom):
    page.goto("/claims/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Review these"
    page.keyboard.press("Tab")
    assert focused(page) == "id_text"
    page.keyboard.type("bars sharing")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/?text=bars+sharing**")

    assert page.locator("#claims-count").inner_text() == "1 claim"
    page.get_by_role("link", name=newsroom.disputed.number).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/claims/{newsroom.disputed.pk}/")


def test_one_signs_out_by_keyboard(page, site, cast):
    page.goto("/")
    page.locator("summary", has_text="lead").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "Sign out"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in/")


def test_a_claim_is_found_in_its_document(page, site, newsroom):
    page.goto(newsroom.disputed.get_absolute_url())
    page.get_by_role("link", name="Read it in the document").click()

    target = page.locator("mark:target")
    assert newsroom.disputed.anchors.first().quote in target.inner_text()
    assert target.bounding_box()["y"] > 0


def test_copied_words_are_the_document_s_words(page, site, newsroom):
    page.goto(newsroom.document.get_absolute_url())
    words = page.evaluate(
        """() => {
            const selection = getSelection();
            selection.selectAllChildren(document.querySelector('#s-1-p-1 .words'));
            return selection.toString();
        }"""
    )

    assert words == "Senate Bill 216 of 2019 bars sharing of data. HIPAA covers Medicaid records in 2024."


def test_a_file_that_takes_a_while_is_told(page, site, newsroom):
    page.goto("/claims/")

    with page.expect_download():
        page.get_by_role("link", name="JSON", exact=True).click()

    page.locator("#export-said", has_text="its download begins by itself").wait_for()
