"""Numbers of lists and headings as Word shows them: "2.3.1", "(a)", "iv.", a bullet."""

import re
from collections import defaultdict
from typing import NamedTuple

from claims.text.importers.bullets import with_bullets

from .numerals import BULLET, numeral
from .parts import Element, child, children, is_on, value

PLACEHOLDER = re.compile(r"%([1-9])")
MAX_LEVEL = 8
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


class Level(NamedTuple):
    """How one depth of a list counts: first number, numeral form, pattern ("%1.%2."), whether all numbers are arabic,
    and after which level it starts again (None: after every higher one)."""

    start: int
    form: str
    pattern: str
    style: str
    arabic: bool
    restart: int | None


class Numbering:
    """The list definitions of a document, and how far each has counted."""

    def __init__(self, part: Element | None) -> None:
        self._lists: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._definition_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._own_levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        for found in children(part, "w:abstractNum"):
            self._read_definition(found)
        for found in children(part, "w:num"):
            self._read_list(found)

    def _read_definition(self, found: Element) -> None:
        key = value(found, "w:abstractNumId")
        self._lists[key] = dict(map(_level, children(found, "w:lvl")))
        self._linked[key] = value(child(found, "w:numStyleLink"))

    def _read_list(self, found: Element) -> None:
        key = value(found, "w:numId")
        self._definition_of[key] = value(child(found, "w:abstractNumId"))
        for override in children(found, "w:lvlOverride"):
            level = _number(value(override, "w:ilvl"), 0)
            start = child(override, "w:startOverride")
            own = child(override, "w:lvl")
            if start is not None:
                self._overrides.setdefault(key, {})[level] = _number(value(start), 1)
            if own is not None:
                self._own_levels.setdefault(key, {})[level] = _level(own)[1]

    def link_of(self, list_id: str) -> str:
        """The style that brings the levels of this list, empty where it has its own."""
        return self._linked.get(self._definition_of.get(list_id, ""), "")

    def level_of_style(self, list_id: str, style: str) -> int:
        """The depth of a list at which paragraphs of this style stand, from 0."""
        levels = self._lists.get(self._definition_of.get(list_id, ""), {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def next_label(self, list_id: str, depth: int) -> str | None:
        """Count one on at `depth` (from 0) and return what is shown; None where there is no such list, "" where it
        shows nothing."""
        key = self._definition_of.get(list_id, "")
        levels = self._lists.get(key, {}) | self._own_levels.get(list_id, {})
        depth = min(max(depth, 0), MAX_LEVEL)
        if depth not in levels:
            return None
        self._count(key, list_id, depth, levels)
        return _shown(levels, depth, self._counters[key])

    def _count(self, key: str, list_id: str, depth: int, levels: dict[int, Level]) -> None:
        counters = self._counters[key]
        override = self._overrides.get(list_id, {}).get(depth)
        if override is not None and (list_id, depth) not in self._begun:
            counters[depth] = override
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = levels[depth].start
        self._begun.add((list_id, depth))
        # A higher level that was left out counts as begun: 2.1.1 straight after 2 is followed by 2.2.
        for higher in range(depth):
            if higher in levels:
                counters.setdefault(higher, levels[higher].start)
        for deeper in [level for level in counters if level > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and depth < restart):
                del counters[deeper]


def _level(found: Element) -> tuple[int, Level]:
    restart = child(found, "w:lvlRestart")
    form = value(child(found, "w:numFmt")) or "decimal"
    return _number(value(found, "w:ilvl"), 0), Level(
        _number(value(child(found, "w:start")), 1 if form == "bullet" else 0),
        form,
        value(child(found, "w:lvlText")),
        value(child(found, "w:pStyle")),
        is_on(child(found, "w:isLgl")),
        None if restart is None else _number(value(restart), 0),
    )


def _number(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


def _shown(levels: dict[int, Level], depth: int, counters: dict[int, int]) -> str:
    level = levels[depth]
    if level.form == BULLET:
        # "o" in a typewriter font is the ring of the second level.
        return PRIVATE_USE.sub("•", "◦" if level.pattern == "o" else with_bullets(level.pattern)).strip()

    def number(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        counted = levels.get(at)
        if counted is None:
            return ""
        form = "decimal" if level.arabic else counted.form
        return numeral(counters.get(at, counted.start), form)

    return PLACEHOLDER.sub(number, level.pattern).strip()
