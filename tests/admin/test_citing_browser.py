"""The citation line in a browser: three presses for a pasted address, offers by digit, and nothing axe objects to."""

import pytest

from claims.models import Citation, Review
from tests import factories
from tests.admin.browsing import NARROW, focused, open_desk, said, sign_in, wait_for, wait_for_focus
from tests.admin.conftest import page_of
from tests.axe import violations_light_and_dark
from tests.browsing import press

pytestmark = pytest.mark.django_db(transaction=True)


def paste(page, words):
    page.evaluate(
        """(words) => {
          const data = new DataTransfer();
          data.setData("text/plain", words);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""",
        words,
    )
    page.keyboard.insert_text(words)


def test_a_pasted_address_takes_two_presses_and_the_work_goes_on(page, six):
    first, second = six.claims.in_document_order()[:2]
    open_desk(page, six)

    press(page, "c")
    wait_for_focus(page, "cite-0-url")
    paste(page, "https://leg.example/act?utm_source=mail")
    press(page, "Enter")
    said(page, "Cited: https://leg.example/act.")

    wait_for_focus(page, "decision-heading")
    assert page.locator(".citation", has_text="https://leg.example/act").is_visible()
    press(page, "u")
    wait_for(page, second)
    assert (Citation.objects.get().claim, Review.objects.get().claim) == (first, first)


def test_the_stance_takes_one_press_more_and_half_a_thought_stays(page, six):
    open_desk(page, six)
    page.get_by_label("Rationale").fill("Half a thou")

    page.get_by_label("Rationale").press("Escape")
    press(page, "c")
    wait_for_focus(page, "cite-0-url")
    paste(page, "https://leg.example/act")
    press(page, "Alt+r", "Enter")
    said(page, "Cited:")

    wait_for_focus(page, "decision-heading")
    assert Citation.objects.get().stance == "refutes"
    assert page.get_by_label("Rationale").input_value() == "Half a thou"


def test_offers_are_taken_by_digit_with_their_pinpoint(page, people, six):
    claim = six.claims.in_document_order()[0]
    factories.cite(claim, people["sam"], identifier="45 CFR 164.512", title="The privacy rule")
    open_desk(page, six)

    press(page, "c", "4")
    assert page.get_by_label("Source", exact=True).input_value() == "4"
    page.get_by_label("Source", exact=True).fill("")
    press(page, "ArrowDown", "ArrowDown")
    press(page, "Alt+1")
    wait_for_focus(page, "cite-0-pinpoint")
    page.keyboard.type("s 3")
    press(page, "Enter")
    said(page, "Cited: SB19-001.")
    wait_for_focus(page, "decision-heading")
    assert Citation.objects.filter(source__identifier="SB19-001", pinpoint="s 3").exists()


def test_an_offer_that_nobody_sees_is_not_taken(page, people, six):
    claim = six.claims.in_document_order()[0]
    factories.cite(claim, people["sam"], identifier="45 CFR 164.512", title="The privacy rule")
    open_desk(page, six)

    press(page, "1", "2")
    press(page, "v")
    wait_for_focus(page, "decision-rationale")

    assert not Citation.objects.filter(reviewer=people["rita"]).exists()
    assert page.locator("#id_cite-0-url").input_value() == ""


def test_the_claim_and_all_offers_are_in_sight_while_one_cites(page, people, six):
    """Each offer takes one line, and the words of the claim stay beside them."""
    for number in range(9):
        title = f"Report {number} of the department of health care policy and financing on what is shared with whom"
        factories.cite(six.claims.first(), people["sam"], url=f"https://{number}.example/", title=title)
    page.set_viewport_size({"width": 1440, "height": 900})
    open_desk(page, six)

    press(page, "c")
    wait_for_focus(page, "cite-0-url")

    offers = [offer.bounding_box() for offer in page.locator("button.offer").all()]
    assert len(offers) == 9
    assert max(box["height"] for box in offers) < 36
    for box in [*offers, page.locator("mark.current").bounding_box(), page.locator("#claim-said").bounding_box()]:
        assert box["y"] >= 0 and box["y"] + box["height"] <= 900, box


def test_what_is_typed_is_read_and_its_pinpoint_filled_in(page, six):
    open_desk(page, six)

    press(page, "c")
    wait_for_focus(page, "cite-0-url")
    page.keyboard.type("45 CFR 164.512(f)")
    page.get_by_text("Read as: 45 CFR 164.512").wait_for()

    assert focused(page) == "cite-0-url"
    assert page.get_by_label("Pinpoint").input_value() == "(f)"
    press(page, "Escape", "Escape")
    assert page.locator("#citing").get_attribute("open") is None


def test_axe_finds_nothing_in_the_box(page, people, six):
    claim = six.claims.in_document_order()[0]
    factories.cite(claim, people["sam"], title="The act", excerpt="So.", weight="circular")
    page.set_viewport_size(NARROW)
    open_desk(page, six)
    press(page, "c")
    page.keyboard.type("45 CFR 164.512(f)")
    page.get_by_text("Read as:").wait_for()

    found = [violations_light_and_dark(page)]
    width = page.evaluate("document.documentElement.scrollWidth")
    page.goto(page_of(claim))
    found.append(violations_light_and_dark(page))

    assert (found, width) == ([[], []], NARROW["width"])


def test_axe_finds_nothing_where_an_excerpt_is_checked(page, people, six):
    claim = six.claims.in_document_order()[0]
    found, differs, unlike = (
        factories.cite(claim, people["sam"], url=f"https://{number}.example/", excerpt=excerpt)
        for number, excerpt in enumerate(["The state may opt out.", "The state must opt out.", "Bananas ripen."])
    )
    for citation in (found, differs, unlike):
        factories.copy(citation, people["sam"], "# Section 3\n\nThe state  may opt out.\n", "act.md")
    page.set_viewport_size(NARROW)
    sign_in(page, "rita")

    wrong = {}
    for address in [
        *(f"/admin/citations/{citation.pk}/excerpt/" for citation in (found, differs, unlike)),
        page_of(found.source),
    ]:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        wrong[address] = (violations_light_and_dark(page), width - NARROW["width"])

    assert {address: told for address, told in wrong.items() if told != ([], 0)} == {}


def test_a_second_citation_is_joined_with_two_presses(page, people, six):
    claim = six.claims.in_document_order()[0]
    factories.cite(claim, people["rita"], url="https://leg.example/act", pinpoint="§ 2")
    open_desk(page, six)

    press(page, "c")
    wait_for_focus(page, "cite-0-url")
    paste(page, "https://leg.example/act")
    page.get_by_label("Pinpoint").fill("§ 5")
    press(page, "Enter")
    wait_for_focus(page, "cite-0-twice")
    # Sooner it would be the second press of one, which answers no question.
    page.wait_for_timeout(500)
    press(page, "Enter")
    wait_for_focus(page, "decision-heading")

    assert Citation.objects.get().pinpoint == "§ 2, § 5"
