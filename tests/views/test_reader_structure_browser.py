"""Tables in the reader in a browser: selections become claims, rows are drawn anew, nothing axe objects to."""

import pytest

from claims.models import Claim
from tests import factories
from tests.axe import violations, violations_light_and_dark
from tests.browsing import press
from tests.views.browsing import NARROW, said, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TABLE = (
    "# Towns\n\n| City | Year | What it did |\n|---|---|---|\n"
    "| Rye | | The town paid 5 dollars to the state in June of 2020. |\n| 👩‍🚀 Troy | 2021 | Roads, bridges |\n"
)
SELECT = """([first, last]) => {
    const walker = document.createTreeWalker(document.querySelector(".doc-table"), NodeFilter.SHOW_TEXT), found = {};
    while (walker.nextNode()) found[walker.currentNode.data] = walker.currentNode;
    getSelection().setBaseAndExtent(found[first], 0, found[last], last.length);
}"""


@pytest.fixture
def towns(cast, page, live_server):
    document = factories.document(TABLE, by=cast.lead)
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())
    return document


@pytest.mark.parametrize(
    ("cells", "quote"), [(("Rye", "Rye"), "Rye"), (("2021", "Roads, bridges"), "2021 | Roads, bridges")]
)
def test_words_selected_in_cells_become_a_claim_with_what_stands_between_them(page, towns, cells, quote):
    page.evaluate(SELECT, list(cells))

    press(page, "a")
    page.locator("#work-dialog[open]").wait_for()
    press(page, "Enter")
    said(page, "added.")

    made = Claim.objects.latest("pk")
    assert made.anchors.get().quote == quote
    assert page.locator(".doc-table tr").count() == 3
    assert page.evaluate("document.activeElement.closest('.doc-table').nodeName") == "DIV"
    assert page.locator(f"#{made.number.lower()}").is_visible()


def test_a_table_is_accessible_and_scrolls_by_itself_on_a_phone(page, towns):
    assert violations_light_and_dark(page) == []
    page.set_viewport_size(NARROW)

    assert violations_light_and_dark(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    table = page.locator(".doc-table")
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    assert page.get_by_role("columnheader").all_inner_texts() == ["City", "Year", "What it did"]


def test_words_selected_over_emphasis_become_a_claim_with_its_signs(cast, page, live_server):
    document = factories.document(
        "# Towns\n\nSo **the 𝒂 town** of *Rye* and `x`, who knows?\n\nIt met in 2019.\n", by=cast.lead
    )
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())
    assert "So the 𝒂 town of Rye and x" in page.locator("#b-1").inner_text()
    page.evaluate(SELECT.replace(".doc-table", "#b-1"), ["the 𝒂 town", "Rye"])

    press(page, "a")
    page.locator("#work-dialog[open]").wait_for()
    press(page, "Enter")
    said(page, "added.")

    made = Claim.objects.latest("pk")
    assert made.anchors.get().quote == "the 𝒂 town** of *Rye"
    assert page.locator(f"#{made.number.lower()}").inner_text() == "the 𝒂 town of Rye"
    assert violations(page) == []


def test_two_tables_are_no_landmarks_of_one_name(cast, page, live_server):
    table = "| City | Year |\n|---|---|\n| Rye | 2020 |\n"
    document = factories.document(f"# Towns\n\n{table}\nIt met in 2019.\n\n{table}", by=cast.lead)
    sign_in(page, cast.author, live_server)

    page.goto(document.get_absolute_url())

    assert page.locator(".doc-table").count() == 2
    assert violations(page) == []


def test_the_card_of_a_row_is_in_sight_on_a_phone_and_beside_it_elsewhere(page, towns):
    card = page.locator(".doc-table .margin-card").first
    row = page.locator(".doc-table tr.words", has=page.locator("mark")).first
    assert row.locator(".margin-card").count() == 1
    page.set_viewport_size(NARROW)
    page.wait_for_timeout(400)

    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= NARROW["width"]
    assert card.evaluate("card => card.scrollWidth <= card.clientWidth")
    assert violations(page) == []
    page.locator(".doc-table").evaluate("table => table.scrollTo(200, 0)")
    assert card.bounding_box()["x"] >= 0
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(400)
    assert row.locator(".margin-card").count() == 1 and page.locator(".row-cards").count() == 0
