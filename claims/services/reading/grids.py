"""Tables of a version laid out for reading: which rows are of one table, and which cell stands in which column."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from claims.choices import BlockKind
from claims.services.reading.lines import Line, Row, RowCell, Stretch
from claims.text import HEADER_ROW, Cell, cells_in

# The path of a row up to its table.
TABLE = re.compile(r"(.*?)(?:/(?:thead|tbody|tfoot)\[\d+\])?/tr\[\d+\](?!.*/tr\[)")
MAX_COLUMNS = 100


def lay_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of a section, rows of tables with their cells. A table of one column is left as the lines it is,
    and one so wide that nobody could read it as one."""
    found: list[Line] = []
    for number, group in groupby(lines, _Tables().of):
        rows = list(group)
        cells = [cells_in(line.block.cells) if number else [] for line in rows]
        columns = sorted({cell.column for row in cells for cell in row})
        places = {column: place for place, column in enumerate(columns)}
        for line, row in zip(rows, cells, strict=True):
            is_table = 1 < len(columns) <= MAX_COLUMNS
            found.append(line._replace(row=_row(line, number, row, places)) if is_table else line)
    return found


class _Tables:
    """Numbers the tables that lines are rows of; 0 for what is no row. A row that names columns after others that do
    not begins a table, where the file does not tell them apart by their paths."""

    def __init__(self) -> None:
        self.number, self.path, self.was_header = 0, "", True
        self.is_inside = False

    def of(self, line: Line) -> int:
        block = line.block
        if block.kind != BlockKind.TABLE_CELL or not block.cells:
            self.is_inside = False
            return 0
        found = TABLE.match(block.place)
        path, is_header = found.group(1) if found else "", block.level == HEADER_ROW
        goes_on = self.is_inside and path == self.path and (bool(path) or self.was_header or not is_header)
        self.number += not goes_on
        self.is_inside, self.path, self.was_header = True, path, is_header
        return self.number


def _row(line: Line, table: int, cells: Sequence[Cell], places: dict[int, int]) -> Row:
    parts = list(_cut(line.stretches, [edge for cell in cells for edge in (cell.start, cell.end)]))
    _move_edges(parts)
    found, at = [], 0
    for cell, gap, part in zip(cells, parts[:-1:2], parts[1::2], strict=True):
        between = "".join(stretch.run.text for stretch in gap)
        found.append(RowCell(between, places[cell.column] - at, line.block.start + cell.start, part))
        at = places[cell.column] + 1
    return Row(table, found, len(places) - at, "".join(stretch.run.text for stretch in parts[-1]))


def _cut(stretches: Sequence[Stretch], edges: Sequence[int]) -> Iterator[list[Stretch]]:
    """The stretches before the first edge, then up to the second, and so on: gaps and cells by turns, a gap last."""
    left, start = list(reversed(stretches)), 0
    for edge in edges:
        part: list[Stretch] = []
        while left and start < edge:
            first, rest = _divided(left.pop(), edge - start)
            start += len(first.run.text)
            part.append(first)
            left += [rest] if rest else []
        yield part
    yield left[::-1]


def _divided(stretch: Stretch, length: int) -> tuple[Stretch, Stretch | None]:
    run = stretch.run
    if len(run.text) <= length:
        return stretch, None
    first, rest = run._replace(text=run.text[:length], ends=()), run._replace(text=run.text[length:], begins=())
    return stretch._replace(run=first), stretch._replace(run=rest)


def _move_edges(parts: list[list[Stretch]]) -> None:
    """What begins in a gap begins with the cell behind it, and what ends there has ended with the cell before."""
    for index in range(0, len(parts), 2):
        begins = [place for stretch in parts[index] for place in stretch.run.begins]
        ends = [place for stretch in parts[index] for place in stretch.run.ends]
        if begins and index + 1 < len(parts):
            run = parts[index + 1][0].run
            inside = [place for place in begins if place in run.anchors]
            parts[index + 1][0] = parts[index + 1][0]._replace(run=run._replace(begins=(*inside, *run.begins)))
        if ends and index:
            run = parts[index - 1][-1].run
            inside = [place for place in ends if place in run.anchors]
            parts[index - 1][-1] = parts[index - 1][-1]._replace(run=run._replace(ends=(*run.ends, *inside)))
