"""Lists and piles in a narrow window: nothing is cut in its middle, and no column starves."""

import pytest
from django.utils import timezone

from claims.models import SavedView
from tests import factories
from tests.admin.browsing import NARROW, sign_in
from tests.axe import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
TITLE = "State benefits data sharing with other departments in Colorado"


@pytest.fixture
def lead(page):
    made = factories.user("lee", "lead")
    factories.document(title=TITLE)
    page.set_viewport_size(NARROW)
    sign_in(page, "lee")
    return made


def boxes(page, selector):
    found = [one.bounding_box() for one in page.locator(selector).all()]
    assert found, selector
    return found


def test_documents_and_piles_on_the_first_page(page, lead):
    page.goto("/admin/")

    [title] = boxes(page, ".documents a")
    assert title["width"] > NARROW["width"] * 0.8
    first, second, *_others = boxes(page, ".piles li")
    assert first["y"] == second["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert violations(page) == []


def test_filters_show_what_is_chosen(page, lead):
    page.goto("/admin/claims/claim/")

    assert all(box["width"] > NARROW["width"] * 0.7 for box in boxes(page, ".finder select:visible"))
    assert all(box["height"] >= 24 for box in boxes(page, "#result_list thead a"))


def test_the_count_of_a_view_stays_in_one_piece(page, lead):
    document = factories.document("".join(f"The town paid {n} dollars in 2020.\n\n" for n in range(12)))
    name = "Disputed ones of the very long name, all of them"
    SavedView.objects.create(
        owner=lead, name=name, list_name="site", query=f"document={document.pk}", created_at=timezone.now()
    )

    page.goto("/claims/")

    count = page.locator(".tab-count").first
    assert count.inner_text() == "12"
    assert count.bounding_box()["height"] < 30


def test_the_piles_of_the_dashboard_stand_in_one_row_where_there_is_room(page, lead):
    page.goto("/dashboard/")
    assert len({box["y"] for box in boxes(page, ".pile")}) == 4
    assert all(box["height"] < 36 for box in boxes(page, ".pile .button"))

    page.set_viewport_size({"width": 1280, "height": 800})
    assert len({box["y"] for box in boxes(page, ".pile")}) == 1


def test_marks_that_none_of_the_claims_has_leave_no_heading_behind(page, lead):
    page.goto("/claims/?text=nowhereinsight")
    assert page.get_by_text("No claim fits").is_visible()
    assert page.locator("#facet-mark").is_hidden()

    page.goto("/claims/")
    assert page.locator("#facet-mark").is_visible()


def test_the_sections_of_a_document_are_cards(page, lead):
    long = "What does the law of the state say about sharing the data of benefits with other departments?"
    document = factories.document(f"# {long}\n\nThe agency shares its data.\n", title=TITLE)
    page.goto(f"/admin/claims/document/{document.pk}/change/")

    box = page.locator(".table-box:has(.sections)")
    assert box.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert all(one["height"] < 90 for one in boxes(page, ".sections th"))
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert violations(page) == []
