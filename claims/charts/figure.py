"""What a figure consists of: a sentence, a picture, a table with the same numbers."""

from typing import Any, NamedTuple

from claims.charts.drawing import Drawing
from claims.services.listing.counting import grouped


class Cell(NamedTuple):
    """One value of a table, and the list that shows what it counts."""

    text: Any
    href: str = ""

    @property
    def shown(self) -> Any:
        return grouped(self.text) if isinstance(self.text, int) else self.text


class Table(NamedTuple):
    """The first cell of a row is its header."""

    headings: list[Any]
    rows: list[list[Cell]]


class Figure(NamedTuple):
    """`summary` says in a sentence what the picture shows, `remark` what is counted and what is not.

    Without a drawing `summary` says why there is none.
    """

    summary: str
    drawing: Drawing | None = None
    table: Table | None = None
    remark: Any = ""
    # Further tables, each with its caption.
    more: tuple[tuple[Any, Table], ...] = ()
