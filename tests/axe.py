"""What axe objects to on a page."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The dark scheme differs from the light one in colours alone, and whatever is looked at in it is so in both.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
SCHEMES = {"light": RULES, "dark": COLOUR_RULES}
NODES, CHARACTERS = 5, 200


def violations(page: Page, rules: Sequence[str] = RULES) -> list[tuple[str, list[str]]]:
    """Return each rule that is broken with the first of the elements that break it, to be read in the failure.

    To tell of what is in order as well would take axe twice as long.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(Axe().axe_script)
    options = {"runOnly": list(rules), "resultTypes": ["violations"]}
    found = page.evaluate("async (options) => (await axe.run(options)).violations", options)
    return [(rule["id"], [node["html"][:CHARACTERS] for node in rule["nodes"][:NODES]]) for rule in found]


def violations_light_and_dark(page: Page) -> list[tuple[str, str, list[str]]]:
    """The same for the page as it stands in each scheme; in the end it is light again."""
    found = []
    for scheme, rules in SCHEMES.items():
        # Without motion the colours change at once.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches")
        found += [(scheme, *wrong) for wrong in violations(page, rules)]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return found
