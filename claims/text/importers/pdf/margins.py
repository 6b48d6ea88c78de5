"""Page furniture of a PDF: what comes back at the top or foot of its pages, and the page numbers there."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from .pages import Line, Page

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"(?i)[-–—\s]*(?:page\s+|p\.\s*)?(\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*")
MAX_LINE_CHARS = 120
# Headers and footers stand within so many lines of the page's edge, and in the outer part of its height.
EDGE_LINES = 5
EDGE_HEIGHT = 0.15
MIN_PAGES = 3
MIN_SHARE = 0.25


def take_out_furniture(pages: Sequence[Page]) -> list[str]:
    """Take headers, footers and page numbers off the pages; return what was taken, one of each shape, in order.

    A line is furniture when it stands at the edge of a page and comes back there, whatever its numbers, on three pages
    and a quarter of all, or when it is the number of the page.
    """
    edges = {page.number: _edge_lines(page) for page in pages}
    found: dict[str, set[int]] = defaultdict(set)
    for number, lines in edges.items():
        for line in lines:
            found[_shape(line)].add(number)
    needed = max(MIN_PAGES, MIN_SHARE * len(pages))
    shapes = {shape for shape, numbers in found.items() if len(numbers) >= needed}
    offset = _numbering(edges)
    taken: dict[str, str] = {}
    for page in pages:
        gone = {
            id(line)
            for line in edges[page.number]
            if _shape(line) in shapes or (offset is not None and _page_number(line) == page.number + offset)
        }
        for line in page.lines:
            if id(line) in gone:
                taken.setdefault(_shape(line), line.text.strip())
        page.lines = [line for line in page.lines if id(line) not in gone]
    return list(taken.values())


def _edge_lines(page: Page) -> list[Line]:
    ordered = sorted(page.lines, key=lambda line: -line.top)
    near = ordered[:EDGE_LINES] + ordered[EDGE_LINES:][-EDGE_LINES:]
    low, high = EDGE_HEIGHT * page.height, (1 - EDGE_HEIGHT) * page.height
    return [line for line in near if len(line.text) <= MAX_LINE_CHARS and (line.top <= low or line.bottom >= high)]


def _shape(line: Line) -> str:
    return " ".join(DIGITS.sub("0", line.text).split())


def _page_number(line: Line) -> int | None:
    found = PAGE_NUMBER.fullmatch(line.text)
    return int(found.group(1)) if found and found.group(1).isdecimal() else None


def _numbering(edges: dict[int, list[Line]]) -> int | None:
    """What to add to the count of a page to get the number printed on it; None where pages are not numbered."""
    offsets = Counter(
        printed - number
        for number, lines in edges.items()
        for printed in {_page_number(line) for line in lines} - {None}
        if printed is not None
    )
    if not offsets:
        return None
    offset, count = offsets.most_common(1)[0]
    return offset if count > 1 or (offset == 0 and len(edges) == 1) else None
