"""Somebody at the site and its reader in a browser."""

from django.conf import settings
from django.test import Client

WORDS = (
    "# Town\n\n## Money\n\nThe town paid 5 dollars in 2020. 👩‍🚀 é́ 𝒂nd who knows why? "
    "The board met in June 2021.\n\n## Law\n\nThe mayor signed the act in 2019.\n"
)

NARROW = {"width": 320, "height": 640}


def sign_in(page, user, live_server):
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])


def said(page, words):
    page.locator("#said", has_text=words).wait_for()


def focused(page):
    return page.evaluate("document.activeElement.id")


def ids_of(document):
    return [claim.number.lower() for claim in document.claims.in_document_order()]


def select(page, words):
    """Select these words as a hand would; they stand in one text node."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
        }""",
        words,
    )
