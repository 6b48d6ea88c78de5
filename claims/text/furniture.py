"""Page furniture: the running headers and page numbers that a paged text repeats between the lines of a sentence."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from .lines import Line, read_lines

DIGITS = re.compile(r"\d+")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# What ends like a sentence is one, however often it comes back: better a header too many than a claim unread.
SENTENCE_END = re.compile(r"[.!?:;][\"'”’)]*\s*$")
BLANKS = re.compile(r"\s+")
# A page number alone ("- 3 -", "Page 3 of 9") or set off from the header's words by more than a blank.
PAGE_LINE = re.compile(
    r"(?i)[-–—\s]*(?:page\s|p\.\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?[-–—\s]*|\d{1,4}\s{2,}\S.*|\S.*\s{2,}\d{1,4}"
)
# Courts' filing systems stamp every page: "Case: 13-60088 Document: 00512503379 Page: 1 Date Filed: 01/16/2014".
STAMP = re.compile(r"(?:USCA\w* )?(?:Appeal|Case):? \S+\s+(?:Document|Doc|DktEntry|Filed)[:. ].{0,80}\d\s*")
MAX_HEADER_CHARS = 90
MIN_PAGES = 3
# A header is printed beside its page number: at most this many written lines away.
MAX_LINES_APART = 2


def find_furniture(text: str, lines: list[Line]) -> set[int]:
    """Indexes of the lines that are page furniture: short lines that come back on three pages or more with another
    number each time, lines of several shapes that count the pages one by one, and lines that come back unchanged
    beside those."""
    written = [index for index, line in enumerate(lines) if not line.is_blank and line.width <= 3 * MAX_HEADER_CHARS]
    shapes = _shapes(text, lines, written)
    numbered = {index for group in shapes.values() if _counts_pages(text, lines, group) for index in group}
    numbered |= _running_pages(text, lines, shapes)
    numbered |= {index for index in written if STAMP.fullmatch(text, lines[index].start, lines[index].end)}
    rank = {index: place for place, index in enumerate(written)}
    beside = {
        place + step
        for place in map(rank.__getitem__, numbered)
        for step in range(-MAX_LINES_APART, MAX_LINES_APART + 1)
    }
    repeated = (
        group for group in shapes.values() if len(group) >= MIN_PAGES and all(rank[index] in beside for index in group)
    )
    return numbered.union(*repeated)


def hide_furniture(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks in the place of the page furniture inside `spans`, and of the line ends there: a sentence
    over the turn of a page reads on. As long as `text`, so that offsets hold for both."""
    interrupted = [span for span in spans if BLANK_LINE.search(text, *span)]
    if not interrupted:
        return text
    lines = read_lines(text)
    hidden = list(text)
    for index in find_furniture(text, lines):
        hidden[lines[index].start : lines[index].end] = " " * (lines[index].end - lines[index].start)
    for start, end in interrupted:
        hidden[start:end] = [" " if character == "\n" else character for character in hidden[start:end]]
    return "".join(hidden)


def _shapes(text: str, lines: list[Line], written: Iterable[int]) -> dict[str, list[int]]:
    shapes: dict[str, list[int]] = defaultdict(list)
    for index in written:
        words = text[lines[index].start : lines[index].end]
        if len(words) <= MAX_HEADER_CHARS and not SENTENCE_END.search(words):
            shapes[BLANKS.sub(" ", DIGITS.sub("0", words))].append(index)
    return shapes


def _is_page_line(text: str, lines: list[Line], index: int) -> bool:
    line = lines[index]
    is_apart = index == 0 or lines[index - 1].is_blank or index + 1 == len(lines) or lines[index + 1].is_blank
    return is_apart and not line.label and bool(PAGE_LINE.fullmatch(text, line.start, line.end))


def _counts_pages(text: str, lines: list[Line], group: list[int]) -> bool:
    """Whether lines of one shape are printed apart with rising page numbers; "Chapter 2" and list entries are not."""
    if len(group) < MIN_PAGES or not all(_is_page_line(text, lines, index) for index in group):
        return False
    numbers = [DIGITS.findall(text, lines[index].start, lines[index].end) for index in group]
    if not numbers[0] or any(len(found) != len(numbers[0]) for found in numbers):
        return False
    return any(all(int(a) < int(b) for a, b in pairwise(column)) for column in zip(*numbers, strict=True))


def _running_pages(text: str, lines: list[Line], shapes: dict[str, list[int]]) -> set[int]:
    """The longest run of page lines that count by one, where left and right pages have headers of their own.

    A table of contents counts too, but no line of it comes back.
    """
    shape_of = {index: shape for shape, group in shapes.items() for index in group}
    before: dict[int, int] = {}
    last_with: dict[int, int] = {}
    length: dict[int, int] = {}
    for index in sorted(index for index in shape_of if _is_page_line(text, lines, index)):
        number = _page_number(text, lines[index])
        if number - 1 in last_with:
            before[index] = last_with[number - 1]
        length[index] = length.get(before.get(index, -1), 0) + 1
        last_with[number] = index
    run = _chain(before, max(length, key=lambda index: length[index], default=-1))
    return run if len(run) >= MIN_PAGES and len({shape_of[index] for index in run}) < len(run) else set()


def _page_number(text: str, line: Line) -> int:
    """The number that stands first or last in the line."""
    numbers = DIGITS.findall(text, line.start, line.end)
    return int(numbers[0] if text[line.start].isdigit() else numbers[-1])


def _chain(before: dict[int, int], last: int) -> set[int]:
    chain = set()
    while last >= 0:
        chain.add(last)
        last = before.get(last, -1)
    return chain
