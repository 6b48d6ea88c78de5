"""What axe objects to on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The dark scheme differs from the light one in colours alone, and whatever is looked at in it is so in both.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"
NODES, CHARACTERS = 5, 200


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return each rule that is broken with the first of the elements that break it, to be read in the failure.

    To tell of what is in order as well would take axe twice as long.
    """
    options = {"runOnly": COLOUR_RULES if page.evaluate(IS_DARK) else RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"][:CHARACTERS] for node in rule["nodes"][:NODES]]) for rule in found]
