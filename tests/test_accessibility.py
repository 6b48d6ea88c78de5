"""Every page of the product in a browser: nothing axe objects to, light and dark; nothing to scroll sideways at 320 px.

The pages are those of the access table, so that a new route is looked at without being listed here.
"""

import pytest
from django.conf import settings
from django.test import Client

from tests.access_table import PEOPLE, TABLE
from tests.axe import violations, violations_light_and_dark
from tests.test_access import newsroom

__all__ = ["newsroom"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

# 320 px is also what 1280 px leave at a zoom of 400 %.
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 256}
# Forms that are sent empty: the page that comes back says what is wrong, and where.
REFUSED = ["/password/", "/admin/claims/document/add/", "/admin/auth/user/add/", "/admin/password_change/"]


def who(row):
    """The person with the most rights among those for whom the row is a page."""
    return next((one for one, code in reversed([*zip(PEOPLE, row.codes("GET"), strict=True)]) if code == 200), None)


def pages():
    """Address and visitor of every page, the visitors one after the other."""
    rows = [(who(row), row.address) for row in TABLE if who(row)]
    return sorted(set(rows), key=lambda row: (PEOPLE.index(row[0]), row[1]))


def client_of(person):
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def is_page(client, address):
    """Not a file, nor a part that a script puts into a page."""
    answer = client.get(address)
    answer.close()
    return not answer.streaming and b"<h1" in answer.content


def sign_in(page, client, address):
    page.context.clear_cookies()
    if settings.SESSION_COOKIE_NAME not in client.cookies:
        return
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": address}])


def visit(page, newsroom, live_server, addresses, *, unfold=True):
    """Open each page, with all its parts unfolded where not told otherwise; yields its address."""
    cast, numbers = newsroom
    clients = {person: client_of(cast.get(person)) for person, _address in addresses}
    last = ""
    for person, address in addresses:
        if not is_page(clients[person], address.format(**numbers)):
            continue
        if person != last:
            sign_in(page, clients[person], live_server.url)
            last = person
        assert page.goto(address.format(**numbers)).ok, (person, address)
        if unfold:
            page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
        yield address


# In two parts, so that two processes have something to do.
@pytest.mark.parametrize("part", [0, 1])
def test_axe_finds_nothing_on_any_page(page, newsroom, live_server, part):
    page.set_viewport_size(WIDE)

    found = {
        address: violations_light_and_dark(page) for address in visit(page, newsroom, live_server, pages()[part::2])
    }

    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_in_what_a_refused_form_says(page, newsroom, live_server):
    wrong = {}
    for address in visit(page, newsroom, live_server, [("administrator", REFUSED[2]), *_by_lead(REFUSED)]):
        page.evaluate("document.querySelectorAll('[required]').forEach((field) => { field.required = false })")
        with page.expect_navigation():
            page.locator("main form:not(#logout-form) [type=submit], #content form [type=submit]").last.click()
        assert page.locator("[role=alert], .errorlist, .problem, .errors").count(), address
        if found := violations(page):
            wrong[address] = found

    assert wrong == {}


def _by_lead(addresses):
    return [("lead", address) for address in addresses if "/auth/" not in address]


def test_no_page_scrolls_sideways_at_320_pixels(page, newsroom, live_server):
    page.set_viewport_size(NARROW)
    width = "document.documentElement.scrollWidth"

    wide = {address: page.evaluate(width) for address in visit(page, newsroom, live_server, pages())}

    assert {address: pixels for address, pixels in wide.items() if pixels > NARROW["width"]} == {}


# Where the cursor is hidden by something that stays while the page scrolls, or leaves no mark.
HIDDEN_FOCUS = """() => {
  const shown = document.activeElement, box = shown.getBoundingClientRect(), style = getComputedStyle(shown);
  // A date is gone through part by part, and the browser marks each.
  if (shown === document.body || !box.width || shown.type === "date") return "";
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, 24) / 2];
  const top = document.elementFromPoint(x, y);
  const isLabel = [...(shown.labels || [])].some((label) => label.contains(top));
  const covered = top && !isLabel && !shown.contains(top) && !top.contains(shown);
  const isStroked = shown.ownerSVGElement && getComputedStyle(shown.querySelector("*")).stroke !== "none";
  const marked = isStroked || style.outlineStyle !== "none" || style.boxShadow !== "none";
  const name = `${shown.tagName} ${shown.name || shown.id || shown.textContent.trim().slice(0, 40)}`;
  return covered ? `${name} is under ${top.tagName}.${top.className}` : marked ? "" : `${name} shows no focus`;
}"""
LONG_PAGES = [
    "/admin/desk/{queue}/{open}/",
    "/admin/claims/claim/{settled}/change/",
    "/documents/{document}/",
    "/claims/",
]
TABS = 60


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_cursor_is_seen_and_never_under_a_bar(page, newsroom, live_server, size):
    page.set_viewport_size(size)
    wrong = {}
    for address in visit(page, newsroom, live_server, [("reviewer", address) for address in LONG_PAGES], unfold=False):
        for _step in range(TABS):
            page.keyboard.press("Tab")
            if found := page.evaluate(HIDDEN_FOCUS):
                wrong.setdefault(address, []).append(found)

    assert wrong == {}


# By the door for scripts: the policy of the page lets no style be put into it.
FAINT_IN_THE_DARK = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@media (prefers-color-scheme: dark) { main * { color: #333 !important } }");
  document.adoptedStyleSheets.push(sheet);
}"""


def test_the_controls_see_what_is_wrong(page, newsroom, live_server):
    for _address in visit(page, newsroom, live_server, [("lead", "/help/acts/")]):
        page.evaluate(FAINT_IN_THE_DARK)
        assert [wrong[:2] for wrong in violations_light_and_dark(page)] == [("dark", "color-contrast")]
        page.evaluate("document.querySelector('main').append(document.createElement('img'))")
        assert violations(page)[0][0] == "image-alt"
        page.evaluate("document.querySelectorAll('a').forEach((link) => { link.style.outline = 'none' })")
        page.keyboard.press("Tab")
        assert page.evaluate(HIDDEN_FOCUS)
