"""The rows below the headings of a table, by what each column holds; none of them goes without a word."""

from collections.abc import Mapping, Sequence, Set
from functools import partial
from typing import Any, NamedTuple

from .asides import Asides
from .column_names import letter_of
from .columns import CLAIM_ROLES, columns_read
from .continued import goes_on, with_more
from .rows import MAX_COLUMNS, Part, Row, Table, words_of
from .source_columns import SourceColumns, source_columns, sources_in

# Where the address behind a cell is what it is about.
LINKED = {"url"}
PLACE = "row "
SHEET = "Sheet"
NO_ASIDES = Asides()


class Below(NamedTuple):
    """`rows` are those that say something of a claim; `silent` ones have words in columns alone that nothing is read
    from; `titles` name the section of the rows below them; `totals`, `notes` and what is `left` do not come in;
    `doubtful` ones are among the rows, and may be any of these; `commented` are the cells ("row:column") whose comments
    come in with the rows; `continued` are those read as more of the claim in the row above."""

    rows: list[Row]
    silent: list[Row]
    titles: list[Row]
    totals: list[Row]
    notes: list[Row]
    left: list[Row]
    doubtful: list[Row]
    commented: list[str]
    continued: list[Row]


def rows_of(table: Table, header: int | None, columns: Mapping[str, int], asides: Asides = NO_ASIDES) -> Below:
    """The rows below the header (all of them without one), by role; the other columns under their own headings."""
    headings = table.rows[header][1] if header is not None else []
    unsaved, stretched = _rows_of_claims(table.formulas, columns), _rows_of_claims(table.filled, columns)
    works, used = source_columns(headings, columns), columns_read(headings, columns)
    found = Below([], [], [], [], [], [], [], [], [])
    section, last, sheet = "", 0, part_of(table, 0)
    for number, cells in rows_below(table, header):
        # A section ends with its sheet.
        section, sheet = section if part_of(table, number) == sheet else "", part_of(table, number)
        if number in asides.titles:
            section = _words_in(cells, claim_columns(columns))[0]
            found.titles.append(Row(place_of(table, number), section=section))
            continue
        if (aside := _kept_out(found, asides, number)) is not None:
            aside.append(Row(place_of(table, number), ", ".join(_words_in(cells))))
            continue
        named = _named(table, number, cells, columns, works)
        comments = _comments(table, number, headings)
        row = Row(place_of(table, number), **named, other=(*_other(cells, headings, used), *comments.values()))
        if not any(named.values()) and number not in unsaved:
            found.silent.extend([row] if row.other else [])
            continue
        found.commented.extend(comments)
        # A claim that stretches over several rows is one, with the sources of all of them.
        if number in stretched and found.rows and words_of(found.rows[-1]) == words_of(row):
            found.rows[-1] = with_more(found.rows[-1], row)
            last = number
            continue
        is_beside = found.rows and number == last + 1 and number not in unsaved and last not in asides.doubtful
        last = number
        if is_beside and goes_on(row, found.rows[-1]):
            found.rows[-1] = with_more(found.rows[-1], row)
            found.continued.append(row)
            continue
        row = _in_place(row, section, sheet)
        found.rows.append(row)
        if number in asides.doubtful and words_of(row):
            found.doubtful.append(row)
    return found


def _in_place(row: Row, section: str, sheet: Part | None) -> Row:
    """The row with its section and its sheet; what a row without a claim holds is what stands in it alone."""
    row = row if row.section or not words_of(row) else row._replace(section=section)
    return row._replace(other=(*row.other, (SHEET, sheet.name))) if sheet and words_of(row) else row


def _kept_out(found: Below, asides: Asides, number: int) -> list[Row] | None:
    """Where a row goes that does not come in; None for one that does."""
    kinds = ((asides.totals, found.totals), (asides.notes, found.notes), (asides.left, found.left))
    return next((rows for numbers, rows in kinds if number in numbers), None)


def _words_in(cells: Sequence[str], first: Sequence[int] = ()) -> list[str]:
    """What stands in the cells, those of the `first` columns before the others."""
    order = [*first, *(column for column in range(len(cells)) if column not in first)]
    return [cells[column].strip() for column in order if column < len(cells) and cells[column].strip()]


def rows_below(table: Table, header: int | None) -> list[tuple[int, list[str]]]:
    return table.rows if header is None else table.rows[header + 1 :]


def claim_columns(columns: Mapping[str, int]) -> list[int]:
    return [columns[role] for role in CLAIM_ROLES if role in columns]


def _rows_of_claims(cells: Sequence[str], columns: Mapping[str, int]) -> set[int]:
    """The rows of those of the cells ("row:column") that stand in a column of claims."""
    places = (map(int, cell.split(":")) for cell in cells)
    return {row for row, column in places if column in claim_columns(columns)}


def _named(
    table: Table, number: int, cells: list[str], columns: Mapping[str, int], works: Sequence[SourceColumns]
) -> dict[str, Any]:
    named = {role: cells[at].strip() for role, at in columns.items() if at < len(cells)}
    cell = partial(_cell, table, number, cells)
    for role in LINKED.intersection(named):
        named[role] = cell(columns[role])
    if works:
        named["source"] = sources_in(works, cell)
    return named


def _other(cells: list[str], headings: list[str], used: Set[int]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (headings[index] if index < len(headings) and headings[index] else letter_of(index), cell)
        for index, cell in enumerate(cells)
        if index not in used and cell.strip()
    )


def _comments(table: Table, number: int, headings: Sequence[str]) -> dict[str, tuple[str, str]]:
    """What is remarked on the cells of a row, each under the name of its column, by "row:column"."""
    if not table.comments:
        return {}
    width = max(len(headings), MAX_COLUMNS)
    places = {f"{number}:{at}": at for at in range(width) if f"{number}:{at}" in table.comments}
    names = {at: (headings[at] if at < len(headings) else "") or letter_of(at) for at in places.values()}
    return {place: (f"{names[at]} (comment)", table.comments[place]) for place, at in places.items()}


def part_of(table: Table, number: int) -> Part | None:
    """The sheet that a row of a table of several stands in; None in a table of one."""
    return next((part for part in reversed(table.parts) if part.before < number), None)


def place_of(table: Table, number: int) -> str:
    """Where a person finds the row of that number."""
    part = part_of(table, number)
    return f"{PLACE}{number - part.before} of sheet {part.number}" if part else f"{PLACE}{number}"


def cell_of(table: Table, cell: str) -> str:
    """Where a person finds a cell ("row:column")."""
    row, column = map(int, cell.split(":"))
    return f"{letter_of(column)}{place_of(table, row).removeprefix(PLACE)}"


def _cell(table: Table, number: int, cells: Sequence[str], column: int) -> str:
    """The words of a cell, and the address behind it."""
    words = cells[column].strip() if column < len(cells) else ""
    link = table.links.get(f"{number}:{column}", "")
    return f"{words} {link}".strip() if link not in words else words
