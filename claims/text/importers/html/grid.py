"""The columns of a table that is open: HTML counts them with what cells of this row and of rows above span."""

import re

from .elements import Element

SPAN = re.compile(r"\s*(\d{1,5})")
# HTML 4.9.11: no cell spans more columns. What spans more rows than this reaches the end of its table all the same.
MAX_COLUMNS, MAX_ROWS = 1000, 65_534


class Grid:
    def __init__(self) -> None:
        self._next = 1
        # From each column on, how many columns are taken by a cell of a row above, and for how many more rows.
        self._taken: dict[int, tuple[int, int]] = {}

    def begin_row(self) -> None:
        self._next = 1
        self._taken = {column: (width, rows - 1) for column, (width, rows) in self._taken.items() if rows > 1}

    def column_of(self, cell: Element) -> int:
        """The column of the row's next cell, from 1."""
        while self._next in self._taken:
            self._next += self._taken[self._next][0]
        column, width, rows = self._next, _span(cell, "colspan", MAX_COLUMNS), _span(cell, "rowspan", MAX_ROWS)
        if rows > 1:
            self._taken[column] = (width, rows)
        self._next = column + width
        return column


def _span(cell: Element, name: str, most: int) -> int:
    found = SPAN.match(cell.get(name) or "")
    return min(max(int(found.group(1)), 1), most) if found else 1
