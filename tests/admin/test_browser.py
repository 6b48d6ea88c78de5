"""The admin in a browser: nothing axe objects to, light and dark; nothing to scroll sideways at 320 px; by keyboard."""

import pytest

from claims.choices import Role
from claims.models import Claim
from claims.workflow import perform
from tests import factories
from tests.admin.browsing import NARROW, sign_in
from tests.admin.conftest import page_of
from tests.axe import violations, violations_light_and_dark

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_work():
    """People, and claims in every state the pages can show."""
    people = [factories.user(name, role) for name, role in (("rita", Role.REVIEWER), ("lee", Role.LEAD))]
    rita, lee = people
    factories.user("ada", Role.ADMINISTRATOR, Role.LEAD)
    document = factories.document(title="The report", publisher="Press")
    first, second, third = document.claims.in_document_order()
    factories.cite(first, lee, excerpt="The act says so.", title="The act", pinpoint="s 3")
    factories.note(first, rita)
    factories.review(second, rita)
    perform("take", third, by=rita)
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n\nThanks for reading.\n")
    changed = factories.claim(old)
    factories.review(changed, rita)
    body = b"# Old\n\nThe state passed the law in July 2019.\n\nThanks for reading.\n"
    factories.import_document(body=body, filename="new.md", by=lee, document=old)
    return {"document": document, "old": old, "first": first, "settled": second, "changed": changed}


def addresses(at_work):
    """States of claims and documents that no row of the access table shows; `tests/test_accessibility.py` has those."""
    return [
        page_of(at_work["first"]),
        page_of(at_work["settled"]),
        page_of(at_work["changed"]),
        page_of(at_work["document"]),
        page_of(at_work["old"]),
        "/admin/claims/claim/",
    ]


def test_axe_finds_nothing(page, at_work):
    sign_in(page)
    found = {}
    for address in addresses(at_work):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
        found[address] = violations_light_and_dark(page)

    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_in_refusals_and_conflicts(page, at_work):
    sign_in(page)
    claim = at_work["first"]
    page.goto(page_of(claim))
    page.get_by_role("button", name="Decide", exact=True).click()
    assert page.get_by_role("alert").is_visible()
    assert violations(page) == []

    page.get_by_label("Statement").fill("Mine.")
    perform(
        "amend", Claim.objects.get(pk=claim.pk), by=factories.User.objects.get(username="rita"), statement="Theirs."
    )
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.get_by_role("link", name="Keep theirs").is_visible()
    assert violations(page) == []


def test_axe_sees_what_is_wrong(page, live_server):
    page.goto("/admin/login/")
    page.evaluate("document.querySelector('label').remove()")

    assert "label" in {rule for rule, _targets in violations(page)}


def test_somebody_signs_in_by_keyboard(page):
    factories.user("ada", Role.ADMINISTRATOR, password="a-long-password-1")
    page.goto("/admin/login/")

    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password").fill("a-long-password-1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")

    assert page.get_by_role("button", name="Sign out").count() == 1


def test_nothing_scrolls_sideways_at_320_pixels(page, at_work):
    page.set_viewport_size(NARROW)
    sign_in(page)
    wide = {}
    for address in addresses(at_work):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            wide[address] = width

    assert wide == {}


def test_a_claim_is_decided_by_keyboard_alone(page, at_work):
    sign_in(page, "lee")
    claim = at_work["first"]
    page.goto(page_of(claim))

    page.get_by_label("Disputed").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("The act says so in section 3.")
    for _step in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "decide":
            break
    page.keyboard.press("Enter")
    page.get_by_text(f"{claim.number}: Disputed.").wait_for()

    claim.refresh_from_db()
    assert claim.verdict == "disputed"


def test_enter_in_a_field_saves_and_never_decides(page, at_work):
    sign_in(page, "lee")
    claim = at_work["first"]
    page.goto(page_of(claim))
    page.get_by_label("Verified").check()
    page.get_by_label("Claimant").fill("The agency")
    page.keyboard.press("Enter")
    page.get_by_text("it is not done yet").wait_for()

    claim.refresh_from_db()
    assert (claim.claimant, claim.status) == ("The agency", "unreviewed")
    assert page.get_by_label("Verified").is_checked()


def test_a_refused_field_has_the_cursor(page, at_work):
    sign_in(page, "lee")
    page.goto(page_of(at_work["first"]))
    page.get_by_label("Disputed").check()
    page.get_by_role("button", name="Decide", exact=True).click()

    assert page.evaluate("document.activeElement.name") == "decision-rationale"


def test_all_rows_are_ticked_at_once(page, at_work):
    sign_in(page, "lee")
    page.goto("/admin/claims/claim/")
    page.get_by_label("Tick all claims of this page").check()
    assert page.locator(".action-counter").inner_text() == f"{Claim.objects.count()} ticked"

    page.get_by_role("button", name="Take", exact=True).click()

    page.get_by_text("done,").wait_for()
    assert Claim.objects.filter(holder__username="lee").exists()


def test_a_box_to_tick_has_its_label_beside_it_and_its_help_below(page, at_work):
    sign_in(page)
    page.goto(f"/admin/claims/document/{at_work['document'].pk}/change/")

    box, label = page.get_by_label("Names hidden until settled"), page.locator("label", has_text="Names hidden")
    ticked, named = box.bounding_box(), label.bounding_box()
    told = page.locator("#id_about-hides_names_helptext").bounding_box()
    assert 0 < named["x"] - ticked["x"] - ticked["width"] < 12
    assert told["x"] == named["x"] and told["y"] >= named["y"] + named["height"] - 1


def test_how_a_file_is_read_takes_the_width_and_stands_in_blocks_where_there_is_little(page, at_work):
    sign_in(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/admin/claims/document/bring-in/")
    rows = (
        b"Claim,Verdict,Source,Notes\nINTRODUCTION,,,\nThe act binds.,True,https://leg.example/" + b"x" * 90 + b",ok\n"
    )
    page.locator("[name=file]").set_input_files({"name": "facts.csv", "mimeType": "text/csv", "buffer": rows})
    page.get_by_role("button", name="See how it is read").click()

    card = page.locator("section.card", has_text="facts.csv: 1 claim")
    assert card.bounding_box()["width"] > 1150
    for box in page.locator(".table-box").all():
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert not violations(page)
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    for box in page.locator(".table-box").all():
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
