"""A contest settled by keyboard alone, at the desk and on the claim page; nothing axe objects to, nothing too wide."""

import pytest
from django.utils import timezone

from claims.choices import Verdict
from claims.models import Claim, Review
from claims.services.desk.contests import contest_of
from claims.services.desk.queues import open_queue
from claims.workflow import perform
from tests import factories
from tests.admin.browsing import NARROW, sign_in
from tests.axe import violations_light_and_dark
from tests.browsing import press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def contested(people):
    """Two contests of one document that hides names: each side cites a work of its own."""
    document = factories.document(reviews_required=2, hides_names=True, title="The report")
    found = list(document.claims.in_document_order()[:2])
    for claim in found:
        for name, verdict in (("rita", "disputed"), ("sam", "verified")):
            factories.cite(claim, people[name], url=f"https://{name}.example/", excerpt="It says so.")
            perform("decide", claim, by=people[name], verdict=verdict, rationale=f"Why it is {verdict}.")
            claim.refresh_from_db()
    return found


@pytest.fixture
def addresses(people, contested):
    rows = Claim.objects.filter(pk__in=[claim.pk for claim in contested])
    queue = open_queue(owner=people["lee"], claims=rows, title="Contests", at=timezone.now())
    claim = contested[0]
    return {"desk": f"/admin/desk/{queue.pk}/{claim.pk}/", "page": f"/admin/claims/claim/{claim.pk}/change/"}


def settled(claim):
    return Review.objects.get(claim=claim, settles=True)


@pytest.mark.parametrize("where", ["desk", "page"])
def test_a_contest_is_settled_by_keyboard_alone(page, people, contested, addresses, where):
    claim = contested[0]
    contest = contest_of(claim, people["lee"])
    sign_in(page, "lee")
    page.goto(addresses[where])
    page.locator("[name='settle-verdict_from'][value=a]").focus()

    # Verdict: A. Rationale: a third. Of the citations of one side: A's.
    press(page, "1", "3")
    page.wait_for_function("() => document.activeElement.name === 'settle-rationale'")
    page.keyboard.type("Both misread section 3. 123")
    press(page, "Tab", "1", "1", "2", "2", "1")
    press(page, "Control+Enter")

    page.get_by_text(f"{claim.number}: {contest.sides['a'].get_verdict_display()}").first.wait_for()
    given = settled(claim)
    assert (given.verdict, given.rationale) == (contest.sides["a"].verdict, "Both misread section 3. 123")
    mine = claim.citations.filter(reviewer=people["lee"])
    assert [one.source.url for one in mine] == [f"https://{contest.sides['a'].reviewer.username}.example/"]


def test_two_takes_the_other_side_and_buttons_take_all(page, people, contested, addresses):
    claim = contested[0]
    contest = contest_of(claim, people["lee"])
    sign_in(page, "lee")
    page.goto(addresses["page"])
    page.get_by_label("Rationale: why it is settled so").fill("Mine.")

    page.get_by_role("button", name="Take all of A").click()
    assert page.get_by_label("Rationale: why it is settled so").input_value() == "Mine."
    assert not Review.objects.filter(settles=True).exists()
    page.get_by_role("button", name="Take all of B").click()
    page.get_by_role("button", name="Settle", exact=True).click()
    page.get_by_text(f"{claim.number}: {contest.sides['b'].get_verdict_display()}").first.wait_for()

    assert (settled(claim).verdict, settled(claim).rationale) == (
        contest.sides["b"].verdict,
        contest.sides["b"].rationale,
    )
    mine = claim.citations.filter(reviewer=people["lee"])
    assert [one.source.url for one in mine] == [f"https://{contest.sides['b'].reviewer.username}.example/"]


def test_digits_that_are_typed_choose_nothing(page, contested, addresses):
    sign_in(page, "lee")
    page.goto(addresses["desk"])

    page.get_by_label("Rationale: why it is settled so").focus()
    page.keyboard.type("123")

    assert page.locator(".settle input:checked").count() == 1, "what is written makes it a third"
    assert page.locator(".settle input[value=own]:checked").count() == 1
    assert page.get_by_label("Rationale: why it is settled so").input_value() == "123"


@pytest.mark.parametrize("where", ["desk", "page"])
def test_axe_finds_nothing_where_a_contest_is_settled(page, people, contested, addresses, where):
    sign_in(page, "lee")
    page.goto(addresses[where])
    assert violations_light_and_dark(page) == []
    page.get_by_role("button", name="Take all of A").click()
    assert violations_light_and_dark(page) == []
    page.locator("button[value='settle'], button[value='go+next']").first.click()
    page.wait_for_timeout(300)
    assert violations_light_and_dark(page) == []


@pytest.mark.parametrize("where", ["desk", "page"])
def test_a_contest_does_not_scroll_sideways(page, contested, addresses, where):
    page.set_viewport_size(NARROW)
    sign_in(page, "lee")
    page.goto(addresses[where])

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert contested[0].reviews.filter(verdict=Verdict.DISPUTED).exists()


def test_a_digit_beside_the_table_is_about_the_first_open_row(page, people, contested, addresses):
    sign_in(page, "lee")
    page.goto(addresses["desk"])
    page.locator("#claim-heading").focus()

    press(page, "2")

    assert page.locator("[name='settle-verdict_from'][value=b]").is_checked()
    assert page.locator("#id_cite-0-url").input_value() == ""


def test_going_on_without_a_choice_says_that_nothing_was_chosen(page, people, contested, addresses):
    sign_in(page, "lee")
    page.goto(addresses["desk"])

    press(page, "Control+Enter")

    page.locator("#desk-status", has_text=f"{contested[0].number}: nothing chosen, still contested.").wait_for()
