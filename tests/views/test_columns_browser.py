"""The lists in a browser with every column there is: axe, narrow screens, and their headings by keyboard alone."""

import re
from urllib.parse import urlencode

import pytest

from claims.lists.claim_table import ClaimTable
from claims.services.listing.claim_orders import ORDERS
from claims.workflow import perform
from tests.axe import violations_light_and_dark
from tests.views.browsing import NARROW, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ALL = list(ClaimTable.base_columns)
WHOLE = f"/claims/?{urlencode({'columns': ALL}, doseq=True)}"
# Can a pointer hit it, once it is scrolled to?
IN_SIGHT = """element => {
    element.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
    const {x, y, width, height} = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""
MIDDLING = {"width": 800, "height": 800}
ADMIN = "/admin/claims/claim/"
ADMIN_LISTS = [ADMIN, *(f"/admin/claims/{noun}/" for noun in ("source", "authority", "event", "document"))]


@pytest.fixture
def list_at_work(newsroom, cast, page, live_server):
    """A browser in which `lead` is signed in, and claims for each column to tell of."""
    perform("tag", newsroom.disputed, by=cast.author, label="Budget")
    perform("take", newsroom.open, by=cast.author)
    sign_in(page, cast.lead, live_server)
    return newsroom


def widths(page):
    return page.evaluate("document.documentElement.scrollWidth")


def test_axe_finds_nothing_in_any_column(page, list_at_work):
    found = {}
    for address in (WHOLE, *ADMIN_LISTS):
        page.goto(address)
        found[address] = violations_light_and_dark(page)

    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_the_list_scrolls_in_its_frame_and_the_page_never(page, list_at_work):
    page.set_viewport_size(MIDDLING)
    page.goto(WHOLE)

    assert page.evaluate("(box => box.scrollWidth > box.clientWidth)(document.querySelector('.table-scroll'))")
    assert widths(page) == MIDDLING["width"]


def test_a_card_at_320_pixels_tells_every_column(page, list_at_work):
    page.set_viewport_size(NARROW)
    page.goto(WHOLE)

    cells = page.locator("tbody tr").first.locator("th, td")
    assert cells.count() == len(ALL)
    for cell in cells.all():
        box = cell.bounding_box()
        assert box["width"] and box["x"] >= 0 and box["x"] + box["width"] <= NARROW["width"]
    assert widths(page) == NARROW["width"]


@pytest.mark.parametrize("address", ADMIN_LISTS)
def test_rows_of_the_admin_are_cards_at_320_pixels(page, list_at_work, address):
    page.set_viewport_size(NARROW)
    page.goto(address)

    table = page.locator("#result_list")
    boxes = [cell.bounding_box() for cell in table.locator("tbody tr").first.locator("th, td").all()]
    assert max(box["x"] + box["width"] for box in boxes) <= NARROW["width"]
    labels = table.locator("tbody tr").first.locator("td[data-label]")
    assert labels.count() >= len(boxes) - 3
    # The heading of a row, which a screen reader tells with each of its cells.
    assert table.locator("tbody th[scope=row]").count() == table.locator("tbody tr").count()


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, NARROW])
@pytest.mark.parametrize(("address", "sorts"), [(WHOLE, list(ORDERS)), (ADMIN, ["number", "status", "place", "age"])])
def test_each_heading_that_sorts_does_so_by_keyboard(page, list_at_work, address, sorts, size):
    page.set_viewport_size(size)
    page.goto(address)
    told = []
    for name in sorts:
        heading = page.locator(f"thead a[href*='sort={name}'], thead a[href*='sort=-{name}']")
        assert heading.evaluate(IN_SIGHT), name
        tab_to(page, heading)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(rf"[?&]sort=-?{name}(&|$)"))
        told.append(page.locator("thead th[aria-sort]").count())

    assert told == [1] * len(sorts)


def tab_to(page, wanted):
    """Reach an element with the tab key alone, from the top of the page."""
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    for _turn in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("The tab key does not lead there.")
