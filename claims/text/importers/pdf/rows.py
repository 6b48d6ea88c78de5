"""Rows: pieces of one printed line put together again, and read from top to bottom."""

import re
from collections.abc import Iterator, Sequence

from .pages import Line

# Pieces of one line overlap in height by half, and stand no further apart than two letters are wide.
MIN_OVERLAP = 0.5
MAX_GAP = 1.2
# The marker of an entry and the number of a heading may stand off.
MARKER = re.compile(r"[•‣▪◦●■□➢✓*–-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{2,6})[.)]|(?:\d{1,3}\.){1,5}\d{0,3}|\.\d{1,2}")
MAX_MARKER_GAP = 8.0
# Blanks are about a quarter of the height wide.
MIN_BLANK = 0.12
MIN_COLUMN_LINES = 4


def join_rows(lines: Sequence[Line]) -> list[Line]:
    """Join pieces that PDFium parted, as it does at raised numbers and at changes of font."""
    rows: list[Line] = []
    for line in lines:
        before = rows[-1] if rows else None
        if before and before.note and before.note == before.text and is_beside(before, line):
            # The number of a note, and the note: the line is the note's.
            line.note, line.text, line.left = before.note, line.text.lstrip(), before.left
            rows[-1] = line
        elif before and _goes_on(before, line):
            gap = line.left - before.right
            blank = "" if line.text.startswith(" ") or gap < MIN_BLANK * before.size else " "
            before.text = before.text + blank + (line.text if not blank else line.text.lstrip())
            before.right, before.is_divided = max(before.right, line.right), line.is_divided
        else:
            line.text = line.text.lstrip()
            rows.append(line)
    return rows


def _goes_on(before: Line, line: Line) -> bool:
    if before.is_divided or not is_beside(before, line):
        return False
    most = MAX_MARKER_GAP if MARKER.fullmatch(before.text) else MAX_GAP
    return -0.5 * before.size <= line.left - before.right <= most * before.size


def is_beside(one: Line, other: Line) -> bool:
    """Whether two lines stand on the same height of the page."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > MIN_OVERLAP * min(one.size, other.size)


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Runs of lines stay as the file has them; a run that stands wholly above an earlier one in the same column is
    read first."""
    runs = list(_runs(lines))
    page_margin = max((line.right for line in lines), default=0.0)
    for run in runs:
        margin = max(line.right for line in run) if len(run) >= MIN_COLUMN_LINES else page_margin
        for line in run:
            line.margin = margin
    ordered: list[list[Line]] = []
    for run in runs:
        place = len(ordered)
        while place and _is_above(run, ordered[place - 1]):
            place -= 1
        ordered.insert(place, run)
    return [line for run in ordered for line in run]


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and line.bottom > run[-1].top:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_above(run: Sequence[Line], other: Sequence[Line]) -> bool:
    lowest = min(line.bottom for line in run)
    highest = max(line.top for line in other)
    left, right = min(line.left for line in run), max(line.right for line in run)
    shares_column = left < max(line.right for line in other) and min(line.left for line in other) < right
    return lowest >= highest and shares_column
