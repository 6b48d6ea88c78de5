"""Page furniture: the running headers and page numbers that a paged text repeats between the lines of a sentence."""

import re
from collections import defaultdict
from collections.abc import Iterable

from .lines import Line
from .spans import Span

PAGE_NUMBER = re.compile(r"(?i)[-–— ]*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?[-–— ]*")
DIGITS = re.compile(r"\d+")
BLANKS = re.compile(r"\s+")
MAX_HEADER_CHARS = 90
MIN_PAGES = 3
# A header is printed beside its page number: at most this many written lines away.
MAX_LINES_APART = 2


def find_furniture(text: str, lines: list[Line]) -> set[int]:
    """Indexes of the lines that are page furniture: short lines that come back on three pages or more with another
    number each time, and lines that come back unchanged beside those."""
    written = [index for index, line in enumerate(lines) if not line.is_blank and line.width <= 3 * MAX_HEADER_CHARS]
    shapes = _shapes(text, lines, written)
    numbered = {index for group in shapes.values() if _counts_pages(text, lines, group) for index in group}
    rank = {index: place for place, index in enumerate(written)}
    beside = {place + step for place in map(rank.__getitem__, numbered) for step in range(-MAX_LINES_APART, MAX_LINES_APART + 1)}
    repeated = (group for group in shapes.values() if len(group) >= MIN_PAGES and all(rank[index] in beside for index in group))
    return numbered.union(*repeated)


def furniture_spans(text: str, lines: list[Line]) -> list[Span]:
    """The same as spans of the lines' words."""
    return [Span(lines[index].start, lines[index].end) for index in sorted(find_furniture(text, lines))]


def _shapes(text: str, lines: list[Line], written: Iterable[int]) -> dict[str, list[int]]:
    shapes: dict[str, list[int]] = defaultdict(list)
    for index in written:
        words = text[lines[index].start : lines[index].end]
        if len(words) <= MAX_HEADER_CHARS:
            shapes[BLANKS.sub(" ", DIGITS.sub("0", words))].append(index)
    return shapes


def _counts_pages(text: str, lines: list[Line], group: list[int]) -> bool:
    """Whether lines of one shape carry rising numbers, as page numbers do, and are no numbered list."""
    if len(group) < MIN_PAGES or any(lines[index].label for index in group):
        return False
    numbers = [DIGITS.findall(text, lines[index].start, lines[index].end) for index in group]
    if not numbers[0] or any(len(found) != len(numbers[0]) for found in numbers):
        return False
    return any(all(int(a) < int(b) for a, b in zip(column, column[1:], strict=False)) for column in zip(*numbers, strict=True))
