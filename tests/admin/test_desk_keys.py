"""Every key of the desk has a button."""

import pytest

from claims.choices import DeskKeys
from claims.models import DeskSettings, Queue
from tests.admin.desk import answer_to

pytestmark = pytest.mark.django_db

KEYS = {*"vpduxjkzZsfcmaet0[]{}ho/?w", "Control+Enter"}


def keys_of(page):
    return {given["data-key"] for given in page.attributes if "data-key" in given}


def test_every_key_has_a_button_that_says_it(cast, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    third = answer_to(cast.rita, there, "verdict:unverifiable+next")
    # One decision stands, and one is taken back.
    answer_to(cast.rita, third, "undo_last")
    page = cast.rita.get(third)

    assert keys_of(page) >= KEYS
    spoken = {given["aria-keyshortcuts"] for given in page.attributes if "data-key" in given}
    assert {"v", "Shift+z", "Control+Enter"} <= spoken
    assert not keys_of(page) & {" ", "Enter", "Backspace", "Delete", "Tab", "Escape"}


@pytest.mark.parametrize(("mode", "spoken"), [(DeskKeys.MODIFIED, "Alt+Shift+V"), (DeskKeys.OFF, None)])
def test_single_keys_can_be_set_to_something_else(cast, desk, mode, spoken):
    cast.rita.client.post("/admin/desk/settings/", {"keys": mode, "queue": Queue.objects.get().pk})

    page = cast.rita.get(desk)

    verified = next(given for given in page.attributes if given.get("value") == "verdict:verified+next")
    assert verified.get("aria-keyshortcuts") == spoken
    assert "Control+Enter" in keys_of(page)
    assert DeskSettings.objects.get().owner == cast.rita.person
