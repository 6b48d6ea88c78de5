"""Lists as they are nested: what a run of list items is to a reader, from the depth and the marker of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.services.reading.lines import Line
from claims.text import number_of

# What is nested deeper is shown at this depth: no page has room for more.
MAX_DEPTH = 8
COUNTED = re.compile(r"(\d{1,9})([.)])")


@dataclass
class Item:
    """Its words, then further paragraphs and the lists in it, in the order of the text."""

    parts: "list[Line | List]" = field(default_factory=list)

    @property
    def label(self) -> str:
        first = self.parts[0]
        return first.block.label if isinstance(first, Line) else ""


@dataclass
class List:
    """`level` as the document has it."""

    level: int
    is_numbered: bool
    items: list[Item] = field(default_factory=list)

    @property
    def counts_on(self) -> bool:
        """Whether its numbers follow each other ("3.", "4."): whoever counts from the first gives the others."""
        found = [COUNTED.fullmatch(item.label) for item in self.items]
        numbers = [(int(one.group(1)), one.group(2)) for one in found if one]
        steps = pairwise(numbers)
        return len(numbers) == len(found) and all(after == (number + 1, sign) for (number, sign), after in steps)


def lists_of(lines: Sequence[Line]) -> list[List]:
    """The outermost lists that the items make; a list of numbers ends where one of bullets begins."""
    found: list[List] = []
    stack: list[List] = []
    for line in lines:
        level = max(line.block.level, 1)
        while len(stack) > 1 and stack[-1].level > level:
            stack.pop()
        if stack and len(stack) < MAX_DEPTH and stack[-1].level < level:
            stack.append(_inside(stack[-1], line, level))
        elif not stack or not _belongs(stack[-1], line):
            stack = [*stack[:-1], _beside(stack, found, line, level)]
        _add(stack[-1], line)
    return found


def _is_numbered(line: Line) -> bool:
    return bool(number_of(line.block.label))


def _belongs(last: List, line: Line) -> bool:
    return not line.block.label or last.is_numbered == _is_numbered(line)


def _inside(outer: List, line: Line, level: int) -> List:
    made = List(level, _is_numbered(line))
    outer.items[-1].parts.append(made)
    return made


def _beside(stack: Sequence[List], found: list[List], line: Line, level: int) -> List:
    """A list that stands where the last one stood."""
    if len(stack) > 1:
        return _inside(stack[-2], line, level)
    found.append(List(level, _is_numbered(line)))
    return found[-1]


def _add(here: List, line: Line) -> None:
    """A line without a marker goes on in the item before it, unless that has none either."""
    if here.items and here.items[-1].label and not line.block.label:
        here.items[-1].parts.append(line)
    else:
        here.items.append(Item([line]))
