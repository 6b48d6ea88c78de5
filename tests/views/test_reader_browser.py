"""The reader in a browser: keys, the legend, cards, the map."""

import pytest

from claims.choices import DeskKeys
from claims.models import DeskSettings
from claims.services.versions.intake import import_document
from tests import factories
from tests.browsing import press
from tests.views.browsing import WORDS, focused, ids_of, said

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_keys_go_from_claim_to_claim(page, town):
    first, second, third = ids_of(town)

    press(page, "n")
    assert focused(page) == first
    press(page, "n")
    assert focused(page) == second
    press(page, "n", "p", "p")
    assert focused(page) == first
    press(page, "Shift+N")
    assert focused(page) == third
    press(page, "n")
    said(page, "There is no such claim after this one.")
    assert page.url.endswith(f"#{third}")


def test_enter_goes_to_the_card_and_escape_back(page, town):
    first = ids_of(town)[0]
    press(page, "n", "Enter")
    assert focused(page) == first.replace("c-", "card-")

    press(page, "Escape")
    assert focused(page) == first


def test_the_legend_switches_at_once_and_keeps_its_counts(page, town):
    second = ids_of(town)[1]
    disputed = page.locator("#legend [data-mark=disputed]")
    assert disputed.get_attribute("aria-pressed") == "true"

    press(page, "1")

    said(page, "Disputed is hidden.")
    assert disputed.get_attribute("aria-pressed") == "false"
    assert "1" in disputed.inner_text()
    assert page.locator(f"#{second}").evaluate("mark => getComputedStyle(mark).textDecorationLine") == "none"
    assert page.locator(f"#{second.replace('c-', 'card-')}").is_hidden()
    press(page, "n", "n")
    assert focused(page) == ids_of(town)[2]
    page.reload()
    assert disputed.get_attribute("aria-pressed") == "false"


def test_all_marks_and_what_they_tell_can_be_hidden(page, town):
    first = page.locator(f"#{ids_of(town)[0]}")
    assert first.evaluate("mark => getComputedStyle(mark, '::before').content") != "none"

    press(page, "h")

    said(page, "All marks are hidden.")
    assert first.evaluate("mark => getComputedStyle(mark, '::before').content") == "none"
    assert page.locator(".claim-number:visible, .margin-card:visible").count() == 0
    press(page, "h")
    assert page.locator(".margin-card:visible").count() == 3


@pytest.mark.parametrize("key", [" ", "Enter", "Backspace", "Delete"])
def test_no_dangerous_key_does_anything(page, town, key):
    press(page, "n", key)

    page.wait_for_timeout(100)
    assert town.claims.count() == 3
    assert page.url.partition("#")[0].endswith(town.get_absolute_url())


@pytest.mark.parametrize(("mode", "heard"), [(DeskKeys.OFF, ""), (DeskKeys.MODIFIED, "Alt+Shift+N")])
def test_keys_obey_the_person(page, town, cast, mode, heard):
    DeskSettings.objects.create(pk=cast.author.pk, keys=mode)
    page.reload()

    press(page, "n")
    assert focused(page) == ""
    page.locator("[data-does=next]").wait_for()
    if heard:
        press(page, heard)
        assert focused(page) == ids_of(town)[0]


def test_keys_are_set_from_the_list_of_keys(page, town, cast):
    press(page, "?")
    page.locator("#keys-dialog[open]").wait_for()
    listed = page.locator("#key-list").inner_text()
    assert "Next claim" in listed
    # As it is called everywhere else.
    assert "? Keys" in listed and "Shift+/" not in listed

    page.get_by_label("No keys").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**{town.get_absolute_url()}")

    assert DeskSettings.objects.get(pk=cast.author.pk).keys == DeskKeys.OFF


def test_a_card_stands_at_its_mark(page, town, cast):
    page.set_viewport_size({"width": 1440, "height": 900})
    filler = "Who would have thought so? " * 12
    long = factories.document(f"The town paid 5 dollars in 2020. {filler} The board met in June 2021.", by=cast.lead)
    page.goto(long.get_absolute_url())
    card = page.locator(".margin-card").last
    page.wait_for_function("(card) => card.parentElement.style.marginTop !== ''", arg=card.element_handle())

    mark = page.locator(f"#{long.claims.in_document_order().last().number.lower()}")
    assert abs(card.bounding_box()["y"] - mark.bounding_box()["y"]) < 16


def test_the_map_leads_to_claims_and_its_stops_are_large_enough(page, town):
    page.set_viewport_size({"width": 1440, "height": 900})
    stops = page.locator(".map a:visible")

    boxes = [stops.nth(index).locator("rect").bounding_box() for index in range(stops.count())]
    assert all(box["height"] >= 24 and box["width"] >= 24 for box in boxes)
    stops.last.focus()
    press(page, "Enter")
    page.wait_for_url(f"**#{ids_of(town)[2]}")


@pytest.mark.parametrize("width", [320, 768, 1090])
def test_a_narrow_window_has_a_map_too(page, town, width):
    page.set_viewport_size({"width": width, "height": 700})
    stops = page.locator(".map a:visible")

    boxes = [stops.nth(index).locator("rect").bounding_box() for index in range(stops.count())]
    assert len(boxes) == 3
    assert all(box["height"] >= 24 and box["width"] >= 24 and 0 <= box["x"] <= width - box["width"] for box in boxes)
    told = [stops.nth(index).get_attribute("aria-label") for index in range(len(boxes))]
    assert told[1] == f"From {town.claims.in_document_order()[1].number}: 1 claim, 1 Disputed"
    stops.last.focus()
    press(page, "Enter")
    page.wait_for_url(f"**#{ids_of(town)[2]}")
    strip, mark = page.locator(".strip").bounding_box(), page.locator(f"#{ids_of(town)[2]}").bounding_box()
    assert mark["y"] >= strip["y"] + strip["height"]


def test_a_key_goes_through_what_changed(page, town, cast):
    newer = WORDS.replace("5 dollars", "6 dollars").replace("in 2019", "in 2018")
    import_document(body=newer.encode(), filename="t.md", by=cast.lead, document=town)
    page.goto(f"{town.get_absolute_url()}?since=1")

    seen = []
    for _press in range(4):
        press(page, "c")
        seen.append(page.evaluate("document.activeElement.textContent"))
    press(page, "c")

    assert seen == ["5", "6", "2019", "2018"]
    said(page, "No change after this place.")
    page.get_by_role("button", name="Hide all marks").click()
    assert "since=1" in page.url
