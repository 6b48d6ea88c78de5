"""How an element makes its words look: by its name, its own style and where it leads. Style sheets are not read."""

import re

from claims.text.blocks import BOLD, CODE, ITALIC, LINK, STRUCK
from claims.text.importers.styled import Style
from claims.text.links import link_address

from .elements import Element

LOOKS = {
    **dict.fromkeys(("b", "strong"), BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), ITALIC),
    **dict.fromkeys(("s", "strike"), STRUCK),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), CODE),
}
WEIGHT = re.compile(r"(?i)(?:^|;)\s*font-weight\s*:\s*(?:(?P<on>bold|bolder|[6-9]00)|normal|lighter|[1-5]00)\b")
SLANT = re.compile(r"(?i)(?:^|;)\s*font-style\s*:\s*(?:(?P<on>italic|oblique)|normal)\b")


LINE_THROUGH = re.compile(r"(?i)(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through\b")
RAISED = re.compile(r"(?i)(?:^|;)\s*vertical-align\s*:\s*super\b")


def is_raised(element: Element, tag: str) -> bool:
    """Whether it is a superscript: in a formula the second part of a base with one."""
    parent = element.getparent()
    is_power = parent is not None and parent.tag == "msup" and element.getprevious() is not None
    return tag == "sup" or is_power or bool(RAISED.search(element.get("style") or ""))


def style_of(element: Element, tag: str, outer: Style) -> Style:
    """Of the words in it, which stands in words of the style `outer`."""
    looks = set(outer.looks) | {LOOKS[tag]} if tag in LOOKS else set(outer.looks)
    if css := element.get("style"):
        for look, rule in ((BOLD, WEIGHT), (ITALIC, SLANT)):
            if found := rule.search(css):
                looks = looks | {look} if found["on"] else looks - {look}
        if LINE_THROUGH.search(css):
            looks = looks | {STRUCK}
    target = outer.target
    if tag == "a" and (address := element.get("href")) is not None:
        target = link_address(address)
        looks = looks | {LINK} if target else looks - {LINK}
    if looks == set(outer.looks) and target == outer.target:
        return outer
    return Style("".join(sorted(looks)), target)


def is_link_lost(element: Element, style: Style) -> bool:
    """Whether it leads to another page, and the words do not say where."""
    address = (element.get("href") or "").strip()
    return bool(address) and not address.startswith("#") and not style.target
