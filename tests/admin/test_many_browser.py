"""Acts on many claims and saved views in a browser, by keyboard alone; nothing axe objects to, nothing at 320 px."""

import pytest

from claims.choices import Role
from claims.models import Claim, SavedView, Tagging
from tests import factories
from tests.admin.browsing import NARROW, sign_in
from tests.axe import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def claims(db):
    factories.user("lee", Role.LEAD)
    return list(factories.document().claims.in_document_order())


def press_enter(page, role, name):
    """Focus by name, as a screen reader's list of buttons does, and press Enter."""
    page.get_by_role(role, name=name, exact=True).focus()
    page.keyboard.press("Enter")


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_many_claims_are_tagged_and_it_is_taken_back(page, claims):
    sign_in(page, "lee")
    page.set_viewport_size(NARROW)
    page.goto("/admin/claims/claim/")
    for claim in claims[:2]:
        page.get_by_label(f"Select {claim.number}").focus()
        page.keyboard.press("Space")
    press_enter(page, "button", "Tag …")

    page.get_by_label("Tag").focus()
    page.keyboard.type("Budget")
    press_enter(page, "button", "Look what will change")
    page.get_by_role("status").filter(has_text="2 will change, 0 cannot.").wait_for()
    assert not Tagging.objects.exists()
    assert violations(page) == [] and not is_too_wide(page)

    assert page.get_by_text("Tag: Budget").is_visible()
    press_enter(page, "button", "Tag: 2 claims")
    page.get_by_role("status").filter(has_text="2 done, 0 to go, 0 refused.").wait_for()
    assert set(Tagging.objects.values_list("claim", "tag__name")) == {(claim.pk, "Budget") for claim in claims[:2]}

    press_enter(page, "button", "Undo all of this")
    page.get_by_role("status").filter(has_text="2 taken back").wait_for()
    assert not Tagging.objects.exists()
    assert violations(page) == [] and not is_too_wide(page)


def test_a_view_is_saved_as_a_tab_and_reviewed_exactly(page, claims):
    sign_in(page, "lee")
    page.goto(f"/claims/?mark=open&text={claims[0].statement.split()[0]}")
    page.locator("summary", has_text="Save this view").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("To read")
    page.keyboard.press("Enter")

    tab = page.get_by_role("navigation", name="Saved views").get_by_role("link", name="To read")
    tab.wait_for()
    view = SavedView.objects.get()
    assert view.name == "To read"
    assert tab.get_attribute("aria-current") == "page"
    assert violations(page) == []
    page.set_viewport_size(NARROW)
    assert not is_too_wide(page)

    page.goto("/claims/")
    tab.focus()
    page.keyboard.press("Enter")
    press_enter(page, "button", "Review these")
    page.wait_for_url("**/admin/desk/**")
    held = Claim.objects.get(holder__username="lee")
    assert page.get_by_role("heading", name=held.number).is_visible()
