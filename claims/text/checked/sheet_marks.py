"""What a person sees in a sheet and no cell holds: areas that are merged, rows and columns that are hidden."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from openpyxl.utils.cell import coordinate_to_tuple

from .column_names import letter_of
from .rows import Table

MAX_TOLD = 5
# ISO/IEC 29500-1, 18.3.1.54; its references are letters and numbers alone.
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
# 18.3.1.73.
ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*>")
HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
NUMBER = re.compile(rb"""\sr=["'](\d{1,7})["']""")
# 18.3.1.13.
COLUMN = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
FIRST, LAST = re.compile(rb"""\smin=["'](\d{1,5})["']"""), re.compile(rb"""\smax=["'](\d{1,5})["']""")


class Area(NamedTuple):
    """Cells that are merged: the numbers of their first and last row, and of their columns from 0."""

    top: int
    bottom: int
    left: int
    right: int


def merged_in(part: bytes) -> list[Area]:
    areas = [area.decode().split(":") for area in MERGED.findall(part)]
    ends = [(coordinate_to_tuple(first), coordinate_to_tuple(last)) for first, last in areas]
    return [Area(top, bottom, left - 1, right - 1) for (top, left), (bottom, right) in ends]


def with_merged_rows(table: Table, areas: Sequence[Area]) -> tuple[Table, list[str]]:
    """The table where each row that a cell stretches over has the value of that cell, and the address behind it, in the
    first of its columns; and the areas of which that is so. A row of nothing else says nothing."""
    numbers = [number for number, _cells in table.rows]
    rows = {number: list(cells) for number, cells in table.rows}
    links, merged, told, given = dict(table.links), dict(table.merged), [], list[str]()
    ends: dict[int, int] = {}
    for area in sorted(areas):
        # An area within another is a fault of the file.
        if area.top <= ends.get(area.left, 0) or not (first := rows.get(area.top)):
            continue
        ends[area.left] = area.bottom
        below = numbers[bisect_right(numbers, area.top) : bisect_right(numbers, area.bottom)]
        value = first[area.left] if area.left < len(first) else ""
        filled = [number for number in below if value.strip() and _fill(rows[number], area.left, value)]
        link = links.get(f"{area.top}:{area.left}", "")
        places = [f"{number}:{area.left}" for number in filled]
        given += places
        links |= dict.fromkeys(places, link) if link else {}
        merged |= dict.fromkeys(places, area.right) if area.right > area.left else {}
        told += [f"{letter_of(area.left)}{area.top}:{letter_of(area.right)}{area.bottom}"] if filled else []
    rows_now = [(number, rows[number]) for number in numbers]
    return table._replace(rows=rows_now, links=links, merged=merged, filled=given), told


def _fill(cells: list[str], column: int, value: str) -> bool:
    cells += [""] * (column + 1 - len(cells))
    if cells[column].strip():
        return False
    cells[column] = value
    return True


def hidden_rows(part: bytes, table: Table) -> list[str]:
    """The numbers of the rows that say something and are not shown."""
    found = (NUMBER.search(row[0]) for row in ROW.finditer(part) if HIDDEN.search(row[0]))
    hidden = {int(number[1]) for number in found if number}
    return [str(number) for number, _cells in table.rows if number in hidden]


def hidden_columns(part: bytes, table: Table) -> list[str]:
    """The letters of the columns that say something and are not shown."""
    filled = {at for _number, cells in table.rows for at, cell in enumerate(cells) if cell.strip()}
    shown = [column[0] for column in COLUMN.finditer(part) if HIDDEN.search(column[0])]
    ends = [(FIRST.search(column), LAST.search(column)) for column in shown]
    hidden = {at for at in filled for first, last in ends if first and last and int(first[1]) <= at + 1 <= int(last[1])}
    return [letter_of(at) for at in sorted(hidden)]


def told_places(what: str, by_sheet: Sequence[Sequence[str]]) -> list[str]:
    """A remark that counts the places and names the first, with the number of the sheet where there are several."""
    several = len(by_sheet) > 1
    places = [
        f"{place} of sheet {number}" if several else place
        for number, found in enumerate(by_sheet, start=1)
        for place in found
    ]
    further = ["…"] if len(places) > MAX_TOLD else []
    return [f"{what}: {len(places):,} ({', '.join([*places[:MAX_TOLD], *further])})"] if places else []
