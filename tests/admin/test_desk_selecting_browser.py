"""Claims that the machine missed, added at the desk in a browser."""

import pytest

from claims.models import Claim
from tests import factories
from tests.admin.browsing import (
    SAME_PRESS_MS,
    UNCLAIMED,
    open_desk,
    press_again,
    said,
    wait_for,
    wait_for_focus,
)
from tests.axe import violations
from tests.browsing import press

pytestmark = pytest.mark.django_db(transaction=True)


def select_who_knows(page):
    page.evaluate(
        """() => {
          const block = [...document.querySelectorAll(".passage .block")].find((one) =>
            one.textContent.includes("who knows"));
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          let node = walker.nextNode();
          while (!node.data.includes("who knows")) node = walker.nextNode();
          const start = node.data.indexOf("who knows");
          getSelection().setBaseAndExtent(node, start, node, start + "who knows what 𝒂ll".length);
        }"""
    )


def test_a_missed_claim_takes_two_presses_and_selected_words_one(page, six):
    open_desk(page, six)
    press(page, "k")
    said(page, "This is the first one.")
    last = six.claims.in_document_order().last()
    page.locator(f"button[value='goto:{last.pk}']").click()
    wait_for(page, last)

    press(page, "a")
    wait_for_focus(page, "add-sentence")
    press(page, "Enter")
    said(page, "added; it comes next")
    assert Claim.objects.latest("pk").anchors.get().quote == UNCLAIMED

    select_who_knows(page)
    # The same key again within a moment counts as pressed twice by mistake.
    page.wait_for_timeout(SAME_PRESS_MS)
    press(page, "a")
    page.get_by_role("button", name="Add it anyway").wait_for()
    # Pressed twice by habit: nothing is added that is there already.
    press(page, "Enter")
    page.wait_for_function("() => !document.getElementById('add-form')")
    assert Claim.objects.latest("pk").anchors.get().quote == UNCLAIMED
    select_who_knows(page)
    press_again(page, "a")
    page.get_by_role("button", name="Add it anyway").focus()
    press(page, "Enter")
    page.wait_for_function("() => !document.getElementById('add-form')")
    assert Claim.objects.latest("pk").anchors.get().quote == "who knows what 𝒂ll"


def test_words_selected_over_emphasis_become_a_claim_with_its_signs(page, people):
    document = factories.document("# Towns\n\nSo **the 𝒂 town** of *Rye*, who knows?\n\nIt met in 2019.\n")
    open_desk(page, document)
    assert "So the 𝒂 town of Rye" in page.locator("#b-1").inner_text()
    page.evaluate(
        """() => getSelection().setBaseAndExtent(document.querySelector("#b-1 strong").firstChild, 4,
          document.querySelector("#b-1 em").firstChild, 3)"""
    )

    press(page, "a")
    said(page, "added")

    assert Claim.objects.latest("pk").anchors.get().quote == "𝒂 town** of *Rye"
    assert violations(page) == []
