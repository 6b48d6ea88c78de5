"""HTML elements: which begin a block, which are never shown, and how a list counts."""

import re

from lxml import etree

from claims.text.importers.docx.numerals import letters, roman

Element = etree._Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(("ul", "ol", "menu", "dir"))
CELLS = frozenset(("td", "th"))
ROW_PARTS = frozenset(("tr", "thead", "tbody", "tfoot", "colgroup"))
VERBATIM = frozenset(("pre", "textarea", "listing", "xmp"))
BLOCKS = (
    frozenset(
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
        "footer form frameset header hgroup hr html legend li main nav option optgroup p search section select summary "
        "table".split()
    )
    | HEADINGS.keys()
    | LISTS
    | CELLS
    | ROW_PARTS
    | VERBATIM
)
# What no page shows; noscript stands where scripts do not run, and here they never do, but pages only complain there.
NEVER_SHOWN = {
    "script": "script",
    "style": "style",
    "template": "template",
    "noscript": "noscript",
    "head": "head",
    "iframe": "frame",
    "object": "frame",
    "audio": "frame",
    "video": "frame",
    "canvas": "frame",
    "datalist": "form",
    # A browser strikes it out; a text is read with its changes made, as Word's is.
    "del": "deleted",
    "rp": "ruby",
}
HIDING_STYLE = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
UNMARKED_STYLE = re.compile(r"(?i)(?:^|;)\s*list-style(?:-type)?\s*:\s*none\b")
NUMBER = re.compile(r"\s*(-?\d{1,9})")
BULLETS = ("•", "◦", "▪")
FORMS = {
    "a": lambda number: letters(number).lower(),
    "A": letters,
    "i": lambda number: roman(number).lower(),
    "I": roman,
}


def is_hidden(element: Element) -> bool:
    """Whether the element's own attributes keep it off the page; style sheets are not read."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    return bool(HIDING_STYLE.search(element.get("style") or ""))


class ListCount:
    """A list that is open: its depth and the marker of its next item, as HTML counts (start, value, type, reversed)."""

    def __init__(self, element: Element, depth: int) -> None:
        self.depth = depth
        self._is_ordered = element.tag == "ol"
        self._is_unmarked = bool(UNMARKED_STYLE.search(element.get("style") or ""))
        self._form = element.get("type") or "1"
        self._step = -1 if element.get("reversed") is not None else 1
        first = _number(element.get("start"))
        if first is None:
            first = sum(child.tag == "li" for child in element) if self._step < 0 else 1
        self._next = first

    def marker_of(self, item: Element) -> str:
        own = _number(item.get("value"))
        number = self._next if own is None else own
        self._next = number + self._step
        if self._is_unmarked:
            return ""
        if not self._is_ordered:
            return BULLETS[min(self.depth, len(BULLETS)) - 1]
        form = FORMS.get(item.get("type") or self._form, str)
        return f"{form(number)}."


def _number(text: str | None) -> int | None:
    found = NUMBER.match(text or "")
    return int(found.group(1)) if found else None
