"""The web addresses behind the words of a sheet's cells: links of cells, and formulas that make links."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.utils.cell import coordinate_to_tuple

from .column_names import letter_of
from .rows import Table

# ISO/IEC 29500-1, 18.3.1.47 and 29500-2, 9.3.
HYPERLINK = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}hyperlink"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SCHEMES = ("http://", "https://")
# 29500-1, 18.17.7.149: the address and what is shown, each a text, a cell, or worked out.
_TEXT = r"\"(?:[^\"]|\"\")*\""
_CELL = r"\$?[A-Z]{1,3}\$?\d{1,7}"
FORMULA = re.compile(
    rf"^=?\s*HYPERLINK\(\s*(?:(?P<address>{_TEXT})|(?P<cell>{_CELL}))\s*(?:[,;]\s*(?P<shown>{_TEXT})?[^\"]*)?\)\s*$",
    re.IGNORECASE,
)
IS_LINK = re.compile(r"^=?\s*HYPERLINK\(", re.IGNORECASE)


class Formula(NamedTuple):
    """A formula that makes a link: where it stands ("row:column"), and as it is written."""

    place: str
    written: str


def cell_links(part: Any, relations: Mapping[str | None, tuple[str, str]], table: Table) -> dict[str, str]:
    """The addresses of links, by the cells that have them: all that say something, where a link is over several."""
    found: dict[str, str] = {}
    for link in part.iter(HYPERLINK):
        _kind, target = relations.get(link.get(RELATION_ID), ("", ""))
        if not target.startswith(SCHEMES):
            continue
        # A place in the page stands apart.
        location = link.get("location") or ""
        address = f"{target}#{location}" if location and "#" not in target else target
        first, *last = str(link.get("ref", "A1")).split(":")
        (top, left), (bottom, right) = coordinate_to_tuple(first), coordinate_to_tuple(*last or [first])
        found[f"{top}:{left - 1}"] = address
        for row, cells in table.rows if bottom > top or right > left else ():
            if top <= row <= bottom:
                found |= {f"{row}:{at}": address for at in range(left - 1, right) if _cell(cells, at)}
    return found


def _cell(cells: Sequence[str] | None, at: int) -> str:
    return cells[at].strip() if cells and at < len(cells) else ""


def with_formula_links(table: Table, formulas: Iterable[Formula]) -> tuple[Table, list[str]]:
    """The table with the addresses that formulas link to, and the words these show where none are stored; and the cells
    whose address is worked out, which nobody but a spreadsheet program knows."""
    rows = {number: list(cells) for number, cells in table.rows}
    links, unsaved, unknown = dict(table.links), list(table.formulas), []
    for place, written in formulas:
        number, column = map(int, place.split(":"))
        found = FORMULA.match(written)
        address = _address(found, rows) if found else ""
        if not address.startswith(SCHEMES):
            unknown.append(f"{letter_of(column)}{number}")
            continue
        links.setdefault(place, address)
        if place in unsaved and found:
            unsaved.remove(place)
            cells = rows.setdefault(number, [])
            cells += [""] * (column + 1 - len(cells))
            cells[column] = _text(found["shown"]) or address
    return table._replace(rows=sorted(rows.items()), links=links, formulas=unsaved), unknown


def _address(found: re.Match[str], rows: Mapping[int, Sequence[str]]) -> str:
    if found["address"]:
        return _text(found["address"])
    row, column = coordinate_to_tuple(found["cell"].replace("$", "").upper())
    return _cell(rows.get(row), column - 1)


def _text(written: str | None) -> str:
    return written[1:-1].replace('""', '"').strip() if written else ""


def formulas_in(cells: Iterable[tuple[str, str | None]]) -> Iterator[Formula]:
    """Of cells ("B2") with their formulas, those that make links."""
    for reference, written in cells:
        if written and IS_LINK.match(written):
            row, column = coordinate_to_tuple(reference)
            yield Formula(f"{row}:{column - 1}", written)
