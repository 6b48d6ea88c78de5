"""Rows of a table: cells that stand beside each other are read as one line."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from claims.text.blocks import HEADER_ROW, Block, Cell, cells_in, looks_in, written_cells, written_looks

# The path of a cell's words up to its row, innermost where tables are nested; and the cell's own step.
IN_ROW = re.compile(r"(?P<row>.*/tr\[\d+\])/(?P<cell>td|th|tc)\[\d+\]")
IN_HEAD = re.compile(r"/thead\[\d+\]/tr\[\d+\]$")


def join_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the cells of each row made one: from its first word to its last (code points), at the row's path.

    A row of header cells (`th`), or one in the head of its table, is marked as such; others keep the mark they have.
    """
    return [row for (place, _name), cells in groupby(blocks, _row_of) for row in _joined(place, list(cells))]


def _row_of(block: Block) -> tuple[str, str]:
    found = IN_ROW.match(block.place) if block.kind == "table_cell" else None
    return (found["row"], "") if found else ("", block.place)


def _joined(place: str, cells: Sequence[Block]) -> Iterator[Block]:
    if not place:
        yield from cells
        return
    steps = [found["cell"] for cell in cells if (found := IN_ROW.match(cell.place))]
    is_header = IN_HEAD.search(place) is not None or set(steps) == {"th"}
    level = HEADER_ROW if is_header else cells[0].level
    looks = written_looks(look for cell in cells for look in looks_in(cell.looks, cell.start - cells[0].start))
    whole = cells[0]._replace(end=cells[-1].end, level=level, cells=_written(cells), looks=looks)
    yield whole._replace(place=place) if len(cells) > 1 else whole


def _written(blocks: Sequence[Block]) -> str:
    """The cells of the row that these blocks make, each from its first paragraph to its last."""
    first = blocks[0].start
    found: list[Cell] = []
    for block in blocks:
        for cell in cells_in(block.cells):
            start, end = block.start + cell.start - first, block.start + cell.end - first
            if found and found[-1].column == cell.column:
                start = found.pop().start
            found.append(Cell(cell.column, start, end))
    return written_cells(found)
