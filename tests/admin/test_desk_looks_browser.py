"""The desk in a browser, in every state: nothing axe objects to, nothing that scrolls sideways."""

import pytest
from django.utils import timezone

from claims.choices import Verdict
from claims.models import Claim
from claims.services.desk.queues import open_queue
from claims.workflow import perform
from tests import factories
from tests.admin.browsing import NARROW, open_desk, sign_in
from tests.axe import violations_light_and_dark
from tests.browsing import press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def states(people, six):
    """A queue whose claims are in every state the desk can show; the address of each."""
    lee, sam = people["lee"], people["sam"]
    claims = list(six.claims.in_document_order())
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    changed = factories.claim(old)
    factories.review(changed, sam)
    body = b"# Old\n\nThe state passed the law in July 2019.\n"
    factories.import_document(body=body, filename="new.md", by=lee, document=old)
    factories.cite(claims[0], lee, excerpt="The act says so.", title="The act", pinpoint="s 3")
    factories.note(claims[0], sam)
    factories.review(claims[1], sam)
    perform("take", claims[2], by=sam)
    perform("ask_second", claims[3], by=sam, reason="Delicate.")
    factories.review(claims[3], sam, Verdict.UNVERIFIABLE)
    factories.review(claims[3], lee, Verdict.NOT_CHECKABLE)
    rows = Claim.objects.filter(pk__in=[*(claim.pk for claim in claims), changed.pk])
    queue = open_queue(owner=people["rita"], claims=rows, title="All states", at=timezone.now())
    own = [f"/admin/desk/{queue.pk}/{claim.pk}/" for claim in [*claims[:4], changed]]
    nothing = open_queue(owner=people["rita"], claims=rows, title="Nothing", at=timezone.now())
    return [*own, f"{own[0]}?add=1", f"{own[0]}?parts=1", f"/admin/desk/{nothing.pk}/"]


def in_every_state(page, states, look):
    """What `look` finds wrong, by state: each page as it comes and with everything open, and what answers a press."""
    found = {}
    for address in states:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
        found[address] = look(page)
    for act in ("verdict:verified+next", "later"):
        page.goto(states[0])
        page.locator(f"button[value='{act}']").click()
        page.wait_for_timeout(300)
        found[act] = look(page)
    return {state: wrong for state, wrong in found.items() if wrong}


def test_axe_finds_nothing_at_the_desk(page, states):
    sign_in(page, "rita")

    assert in_every_state(page, states, violations_light_and_dark) == {}


def test_nothing_scrolls_sideways_at_the_desk(page, states):
    page.set_viewport_size(NARROW)
    sign_in(page, "rita")

    def too_wide(page):
        width = page.evaluate("document.documentElement.scrollWidth")
        return width if width > NARROW["width"] else None

    assert in_every_state(page, states, too_wide) == {}
    tops = "['claim-heading', 'source-heading', 'decision-heading', 'citations-heading', 'queue-heading']"
    page.goto(states[0])
    order = page.evaluate(f"{tops}.map((id) => document.getElementById(id).getBoundingClientRect().top)")
    assert order == sorted(order)


def test_the_search_of_the_queue_is_in_its_landmark(page, six):
    open_desk(page, six)

    assert page.get_by_role("search").count() == 1
    assert page.get_by_role("search").get_by_role("searchbox", name="Search in the queue").is_visible()


def test_splitting_stands_apart_from_trimming(page, six):
    open_desk(page, six)

    trims = page.locator(".desk-trims").bounding_box()
    split = page.locator("[data-key=w]").bounding_box()
    assert split["y"] - trims["y"] - trims["height"] >= 8


def test_rows_that_were_found_show_the_words_that_differ(page, people):
    plans = [
        "cost forty million dollars",
        "open in March 2027",
        "employ three hundred people",
        "house two hundred buses",
    ]
    text = "\n\n".join(f"The new depot by the old river yard will {plan}." for plan in plans)
    page.set_viewport_size({"width": 1440, "height": 900})
    open_desk(page, factories.document(f"# Depot\n\n{text}\n"))

    press(page, "/")
    page.keyboard.type("depot")
    press(page, "Enter")
    page.locator("#desk-found").wait_for()

    cut = "(rows) => rows.filter((row) => row.scrollHeight > row.clientHeight + 1 || row.scrollWidth > row.clientWidth)"
    rows = page.locator(".desk-row")
    assert rows.evaluate_all(f"(rows) => ({cut})(rows).length") == 0
    assert all(any(plan in row for row in rows.all_inner_texts()) for plan in plans)
    assert rows.locator("mark").all_inner_texts() == ["depot"] * len(plans)
