"""What axe objects to on a page."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
NODES, CHARACTERS = 5, 200


def violations(page: Page, rules: Sequence[str] = RULES) -> list[tuple[str, list[str]]]:
    """Return each rule that is broken with the first of the elements that break it, to be read in the failure.

    To tell of what is in order as well would take axe twice as long.
    """
    options = {"runOnly": list(rules), "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"][:CHARACTERS] for node in rule["nodes"][:NODES]]) for rule in found]
