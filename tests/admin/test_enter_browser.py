"""Enter and Ctrl+Enter in a field save what the field is of, on every page whose form has several buttons."""

import pytest

from claims.choices import Role
from claims.models import Claim, Dismissal, Note
from tests import factories
from tests.admin.browsing import SIX, UNCLAIMED, open_desk, sign_in, wait_for
from tests.browsing import press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def six(db):
    factories.user("rita", Role.REVIEWER)
    factories.user("lee", Role.LEAD)
    return factories.document(f"# Six\n\n{SIX}\n\n{UNCLAIMED}\n", title="The six")


def test_enter_in_a_description_saves_the_description(page, six):
    sign_in(page, "lee")
    page.goto(f"/admin/claims/document/{six.pk}/change/")
    claims = six.claims.count()

    page.get_by_text("Change the description").press("Enter")
    page.get_by_label("Publisher").fill("The town")
    press(page, "Enter")
    page.get_by_text("description saved").wait_for()

    six.refresh_from_db()
    assert (six.publisher, six.claims.count()) == ("The town", claims)


def test_enter_in_a_remark_dismisses(page, six):
    sign_in(page, "rita")
    block = six.newest_version.blocks.latest("ordinal")
    page.goto(f"/documents/{six.pk}/words/{block.ordinal}/")
    claims = six.claims.count()

    page.get_by_label("Or why it carries no claim").select_option("question")
    page.get_by_label("Remark").first.fill("It only asks.")
    press(page, "Enter")
    page.get_by_text("The sentence is dismissed.").wait_for()

    assert Dismissal.objects.get().remark == "It only asks."
    assert six.claims.count() == claims


def test_a_note_is_saved_where_it_stands(page, six):
    open_desk(page, six)
    claim = Claim.objects.get(pk=int(page.url.rstrip("/").rpartition("/")[2]))

    press(page, "m")
    page.keyboard.type("Ask the clerk.")
    press(page, "Tab", "Enter")
    page.locator(".note-body", has_text="Ask the clerk.").wait_for()

    assert Note.objects.get().claim == claim
    wait_for(page, claim)


def test_ctrl_enter_loses_no_rationale_without_a_verdict(page, six):
    open_desk(page, six)
    address = page.url

    page.locator("#id_decision-rationale").fill("Because the act says so.")
    press(page, "Control+Enter")
    page.get_by_role("alert").wait_for()

    assert page.url == address
    assert page.locator("#id_decision-rationale").input_value() == "Because the act says so."
