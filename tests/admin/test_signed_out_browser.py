"""A session that ends in the middle of the work, in a browser: the page stays, and what was typed comes back to whoever
typed it. And whatever else answers the desk with something that it cannot show."""

import pytest
from django.conf import settings

from claims.choices import Role
from claims.models import Review
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.test_browser import NARROW, sign_in
from tests.axe import violations_light_and_dark

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a-long-password-1"
DRAFTS = (
    "Object.entries(localStorage).filter(([name]) => name.startsWith('desk-draft:')).map(([, text]) => text).join()"
)


@pytest.fixture
def claims(db):
    for name in ("rita", "sam"):
        factories.user(name, Role.REVIEWER, password=PASSWORD)
    return list(factories.document(title="The report").claims.in_document_order())


def open_desk(page, claims):
    sign_in(page, "rita")
    page.goto(f"/admin/claims/document/{claims[0].document_id}/change/")
    page.get_by_role("button", name="Review its claims").click()
    page.wait_for_url("**/admin/desk/*/*/")
    page.wait_for_load_state()


def end_session(page):
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def sign_in_by_form(page, name):
    page.wait_for_url("**/sign-in/**")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)


def rationale(page):
    return page.get_by_label("Rationale").input_value()


def test_the_desk_says_that_one_is_signed_out_and_keeps_what_was_typed(page, claims):
    open_desk(page, claims)
    address = page.url
    page.get_by_label("Rationale").fill("Half a thought")
    end_session(page)

    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.get_by_role("alert").get_by_text(
        "You are signed out. Nothing more is saved; what you typed is kept."
    ).wait_for()

    assert page.url == address
    assert rationale(page) == "Half a thought"
    assert violations_light_and_dark(page) == []
    page.get_by_role("link", name="Sign in").click()
    sign_in_by_form(page, "rita")
    assert page.url == address
    page.get_by_role("button", name="Bring it back").click()
    assert rationale(page) == "Half a thought"
    assert not Review.objects.exists()


def test_an_open_desk_says_so_by_itself(page, claims):
    open_desk(page, claims)
    end_session(page)

    page.locator("#desk-hold button[value=take]").click()

    page.get_by_role("alert").get_by_text("You are signed out.").wait_for()


@pytest.mark.parametrize("status", [200, 403, 404, 500])
def test_an_answer_that_is_no_desk_leaves_the_desk(page, claims, status):
    open_desk(page, claims)
    address = page.url
    page.get_by_label("Rationale").fill("Half a thought")
    page.route(
        "**/admin/desk/*/*/", lambda route: route.fulfill(status=status, content_type="text/html", body="<h1>No</h1>")
    )

    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.locator("#desk-status", has_text="Not saved: something went wrong").wait_for()

    assert page.url == address
    assert rationale(page) == "Half a thought"


def test_the_page_of_a_claim_offers_what_was_typed_before_one_was_signed_out(page, claims):
    sign_in(page, "rita")
    page.goto(page_of(claims[0]))
    page.get_by_label("Unverifiable").check()
    page.get_by_label("Rationale").fill("Nothing can show it.")
    page.get_by_label("Statement").fill("Said otherwise.")
    end_session(page)

    page.get_by_role("button", name="Decide", exact=True).click()
    page.get_by_text("You were signed out, so this was not saved.").wait_for()
    sign_in_by_form(page, "rita")
    page.get_by_text("Said otherwise. … Unverifiable … Nothing can show it.").wait_for()
    page.set_viewport_size(NARROW)
    assert violations_light_and_dark(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.get_by_role("button", name="Bring it back").focus()
    page.keyboard.press("Enter")
    assert rationale(page) == "Nothing can show it."
    page.get_by_role("button", name="Decide", exact=True).click()
    page.locator(".message.success").wait_for()

    assert Review.objects.get().rationale == "Nothing can show it."
    assert page.evaluate(DRAFTS) == ""
    assert not page.locator("#desk-draft").is_visible()


def test_what_was_refused_is_in_its_fields_and_kept(page, claims):
    sign_in(page, "rita")
    page.goto(page_of(claims[0]))
    page.get_by_label("Disputed").check()
    page.get_by_label("Rationale").fill("It does not say so.")

    page.get_by_role("button", name="Decide", exact=True).click()
    page.get_by_text("needs a citation of your own").first.wait_for()

    assert not page.locator("#desk-draft").is_visible()
    assert "It does not say so." in page.evaluate(DRAFTS)


def test_saving_one_thing_forgets_that_alone(page, claims):
    sign_in(page, "rita")
    page.goto(page_of(claims[0]))
    page.get_by_label("Rationale").fill("Half a thought")
    page.get_by_label("Statement").fill("Said otherwise.")

    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".message.success").wait_for()

    assert page.evaluate(DRAFTS) == '{"decision-rationale":"Half a thought"}'


def test_nobody_else_at_the_same_browser_sees_what_was_typed(page, claims):
    sign_in(page, "rita")
    page.goto(page_of(claims[0]))
    page.get_by_label("Rationale").fill("A secret of Rita’s")
    end_session(page)

    page.get_by_role("button", name="Decide", exact=True).click()
    sign_in_by_form(page, "sam")
    page.wait_for_url(f"**{page_of(claims[0])}")
    page.wait_for_load_state()

    assert rationale(page) == ""
    assert not page.locator("#desk-draft").is_visible()
    assert page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])").find("secret") == -1


def test_a_list_says_that_one_is_signed_out(page, claims):
    sign_in(page, "rita")
    page.goto("/claims/")
    page.wait_for_load_state()
    end_session(page)

    page.locator("#id_text").fill("state")
    page.get_by_role("alert").get_by_text("You are signed out.").wait_for()

    assert page.locator("#claims-list").is_visible()
    assert page.get_by_role("link", name="Sign in").get_attribute("href").endswith("/sign-in/?next=%2Fclaims%2F")
