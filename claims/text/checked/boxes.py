"""Boxes to tick, which spreadsheets save as TRUE and FALSE: an empty one may say no more than that nobody looked."""

from collections.abc import Mapping

from .by_cells import filled_in
from .rows import Table

BOXES = frozenset({"TRUE", "FALSE"})
EMPTY = "FALSE"
SEVERAL = 2


def unsure_boxes(table: Table, header: int | None, columns: Mapping[str, int]) -> frozenset[str]:
    """What may say nothing of the verdicts of a table: the empty box, where its verdicts are boxes alone and another
    column is one of boxes too."""
    filled = filled_in([cells for _number, cells in table.rows[0 if header is None else header + 1 :]])
    boxes = [at for at, cells in filled.items() if {cell.strip() for cell in cells} <= BOXES]
    return frozenset({EMPTY}) if len(boxes) >= SEVERAL and columns.get("verdict") in boxes else frozenset()
