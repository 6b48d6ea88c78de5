"""Somebody at the admin and its review desk in a browser."""

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tests.browsing import press

SIX = "\n\n".join(f"Senate Bill {number} of 2019 bars sharing in town {number}." for number in range(1, 7))
UNCLAIMED = "And 🏛️ who knows what 𝒂ll of it is?"
# As in desk.js.
SAME_PRESS_MS, PAUSE_MS, RUN_MS = 450, 400, 300
NARROW = {"width": 320, "height": 700}


def sign_in(page, name="ada"):
    """Give the browser the session of somebody; that the form gives one as well is tested once."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": "localhost", "path": "/"}]
    )


def open_desk(page, document, name="rita"):
    """Sign in, and open the document's claims at the desk without a mouse."""
    sign_in(page, name)
    page.goto(f"/admin/claims/document/{document.pk}/change/")
    page.get_by_role("button", name="Review its claims").focus()
    press(page, "Enter")
    page.wait_for_url("**/admin/desk/**")
    number = document.claims.order_by("-worth", "place", "pk")[0].number
    page.get_by_role("heading", level=1, name=number).wait_for()


def wait_for(page, claim):
    """Until the claim is up and its heading has the cursor."""
    page.wait_for_function(
        "(number) => { const shown = document.getElementById('claim-heading');"
        " return shown && shown.innerText.startsWith(number) && document.activeElement === shown; }",
        arg=claim.number,
    )
    # What is typed sooner than this after a verdict is no key.
    page.wait_for_timeout(PAUSE_MS)


def focused(page):
    return page.evaluate("document.activeElement.name || document.activeElement.id")


def wait_for_focus(page, name):
    page.wait_for_function(
        "(name) => [document.activeElement.name, document.activeElement.id].includes(name)", arg=name
    )


def said(page, words):
    page.locator("#desk-status", has_text=words).wait_for()


def press_again(page, *keys):
    """The same key within a moment counts as pressed twice by mistake."""
    page.wait_for_timeout(SAME_PRESS_MS)
    press(page, *keys)


def wait_to_leave(page, claim):
    page.wait_for_function("(number) => !document.querySelector('h1').innerText.startsWith(number)", arg=claim.number)


def drag_over(page, words):
    """Select words of the passage as a mouse does, from before the first letter to after the last."""
    box = page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector(".passage"), NodeFilter.SHOW_TEXT);
          let node = walker.nextNode();
          while (!node.data.includes(words)) node = walker.nextNode();
          node.parentElement.scrollIntoView({ block: "center" });
          const range = document.createRange(), start = node.data.indexOf(words);
          range.setStart(node, start);
          range.setEnd(node, start + words.length);
          return range.getBoundingClientRect().toJSON();
        }""",
        words,
    )
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, middle, steps=5)
    page.mouse.up()
