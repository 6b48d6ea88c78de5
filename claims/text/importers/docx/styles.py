"""Paragraph styles: which are headings, which bring a number, which hide their words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .numbering import Numbering
from .parts import Element, child, children, is_on, value

HEADING_NAME = re.compile(r"(?i)heading ?([1-9])")
TITLE_NAME = "title"
BODY_LEVEL = 9
NO_LIST = "0"
DEPTH = re.compile("[0-8]")


class ListPlace(NamedTuple):
    """The list a paragraph stands in and its depth there, from 0."""

    list_id: str
    depth: int


class Styles:
    """The styles of a document, each with those that it is based on."""

    def __init__(self, part: Element | None, numbering: Numbering) -> None:
        self.numbering = numbering
        self._styles = {value(style, "w:styleId"): style for style in children(part, "w:style")}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if value(style, "w:type") == "paragraph" and _is_default(style)
            ),
            "",
        )
        self._settings: dict[tuple[str, str], Element | None] = {}
        self._levels: dict[str, int] = {}

    def style_of(self, properties: Element | None) -> str:
        """The id of a paragraph's style, from its properties."""
        return value(child(properties, "w:pStyle")) or self._default

    def heading_level(self, properties: Element | None) -> int:
        """1 to 9 for a heading, 0 for the title of the document, -1 for body text."""
        own = child(properties, "w:outlineLvl")
        if own is not None:
            return _outline(value(own))
        key = self.style_of(properties)
        if key not in self._levels:
            self._levels[key] = self._level_of_style(key)
        return self._levels[key]

    def _level_of_style(self, key: str) -> int:
        for style in self._with_bases(key):
            name = value(child(style, "w:name"))
            if name.lower() == TITLE_NAME:
                return 0
            outline = child(child(style, "w:pPr"), "w:outlineLvl")
            if outline is not None:
                return _outline(value(outline))
            if found := HEADING_NAME.fullmatch(name):
                return int(found.group(1))
        # A document without its styles keeps their usual names.
        found = None if key in self._styles else HEADING_NAME.fullmatch(key)
        return int(found.group(1)) if found else -1

    def list_place(self, properties: Element | None) -> ListPlace | None:
        """The list that a paragraph stands in, by its own word or its style's."""
        own = child(properties, "w:numPr")
        depth = value(child(own, "w:ilvl"))
        if own is not None and (list_id := value(child(own, "w:numId"))):
            return self._place(list_id, depth)
        key = self.style_of(properties)
        for style in self._with_bases(key):
            found = child(child(style, "w:pPr"), "w:numPr")
            list_id = value(child(found, "w:numId"))
            if list_id:
                at = depth or value(child(found, "w:ilvl"))
                return self._place(
                    list_id, at or str(self.numbering.level_of_style(list_id, value(style, "w:styleId")))
                )
        return None

    def _place(self, list_id: str, depth: str) -> ListPlace | None:
        if list_id == NO_LIST:
            return None
        linked = self._styles.get(self.numbering.link_of(list_id))
        if linked is not None:
            list_id = value(child(child(child(linked, "w:pPr"), "w:numPr"), "w:numId")) or list_id
        return ListPlace(list_id, int(depth) if DEPTH.fullmatch(depth) else 0)

    def is_set(self, key: str, switch: str) -> bool:
        """Whether a style sets a switch of its words: "w:vanish", "w:b"."""
        return is_on(self.setting(key, switch))

    def setting(self, key: str, name: str) -> Element | None:
        """What a style, or the nearest that it is based on, sets for its words: "w:vertAlign"."""
        if (key, name) not in self._settings:
            told = (child(child(style, "w:rPr"), name) for style in self._with_bases(key))
            self._settings[key, name] = next((found for found in told if found is not None), None)
        return self._settings[key, name]

    def _with_bases(self, key: str) -> Iterator[Element]:
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            yield style
            key = value(child(style, "w:basedOn"))


def _is_default(style: Element) -> bool:
    return value(style, "w:default") in ("1", "true", "on")


def _outline(text: str) -> int:
    level = int(text) if text.isdecimal() else BODY_LEVEL
    return level + 1 if level < BODY_LEVEL else -1
