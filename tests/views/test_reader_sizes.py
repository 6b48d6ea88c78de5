"""The reader on a phone, where what goes on is under the thumb, and on a desk, where the text begins at once."""

import pytest

from claims.choices import Verdict
from tests import factories
from tests.axe import violations
from tests.views.browsing import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PHONES = [{"width": 320, "height": 640}, {"width": 390, "height": 844}, {"width": 480, "height": 900}]
LONG = "\n\n".join(f"The state paid {number} dollars to town {number} in June of 2021." for number in range(1, 41))
BAR = "document.querySelector('.reader-bar').getBoundingClientRect()"


@pytest.fixture
def document(cast):
    found = factories.document(f"# Towns\n\n{LONG}\n", by=cast.lead)
    factories.review(found.claims.in_document_order()[1], cast.second, Verdict.DISPUTED)
    return found


def shown(page):
    """The buttons of the bar that are in sight, as they are called."""
    return [button.inner_text().split("\n")[0] for button in page.locator("#tools button:visible").all()]


@pytest.mark.parametrize("size", PHONES, ids=str)
def test_what_goes_on_is_in_one_row_at_the_foot_of_a_phone(page, cast, live_server, document, size):
    page.set_viewport_size(size)
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())

    page.evaluate("scrollTo(0, 1500)")
    page.get_by_role("button", name="Next claim").click()

    bar = page.evaluate(f"({{top: {BAR}.top, bottom: {BAR}.bottom, page: document.documentElement.scrollWidth}})")
    assert shown(page) == ["Previous", "Next", "Add", "More"]
    assert bar["bottom"] == size["height"] and bar["top"] > size["height"] - 110
    assert bar["page"] <= size["width"]
    tops = {button.bounding_box()["y"] for button in page.locator("#tools > button:visible").all()}
    assert len(tops) == 1
    assert violations(page) == []


def test_the_rest_of_the_row_is_a_press_away_and_folds_up_again(page, cast, live_server, document):
    page.set_viewport_size(PHONES[0])
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())
    more = page.get_by_role("button", name="More")

    more.click()
    assert "Copy link" in shown(page)
    assert violations(page) == []
    page.get_by_role("button", name="Next unreviewed").click()
    assert "Copy link" not in shown(page)
    more.click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert shown(page) == ["Previous", "Next", "Add", "More"]
    assert page.evaluate("document.activeElement.dataset.does") == "more"


def test_who_may_not_add_is_not_offered_it(page, cast, live_server, document):
    page.set_viewport_size(PHONES[1])
    sign_in(page, cast.viewer, live_server)
    page.goto(document.get_absolute_url())

    page.locator("#tools").wait_for()
    assert shown(page) == ["Previous", "Next", "More"]


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_nothing_that_has_the_focus_is_under_the_row(page, cast, live_server, document, key):
    page.set_viewport_size(PHONES[0])
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())
    page.locator(".doc-line a").nth(0 if key == "Tab" else 45).focus()

    for _stop in range(40):
        page.keyboard.press(key)
        place = page.evaluate(
            f"(() => {{ const box = document.activeElement.getBoundingClientRect();"
            f" return {{said: document.activeElement.outerHTML.slice(0, 80), bottom: box.bottom, bar: {BAR}.top,"
            " isIn: !!document.activeElement.closest('.document-text') }; })()"
        )
        assert not place["isIn"] or place["bottom"] <= place["bar"], place


def test_the_row_is_not_printed(page, cast, live_server, document):
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())
    page.emulate_media(media="print")

    assert page.locator(".reader-bar").is_hidden()


@pytest.mark.parametrize("width", [1280, 1440])
def test_the_text_begins_on_the_first_screen_of_a_desk(page, cast, live_server, document, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())

    assert page.evaluate("document.querySelector('.document-text').getBoundingClientRect().top") < 350
