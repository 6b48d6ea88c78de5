"""The shape of a sheet: what stands otherwise than in a row a claim and a column a thing, made so, each by a remark."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.services.checked.file_choices import Choices
from claims.services.checked.row_asides import Aside
from claims.text.checked import (
    Beside,
    Referred,
    Stacked,
    Table,
    column_named,
    find_asides,
    find_header,
    guess_columns,
    holds_claims,
    is_own,
    letter_of,
    place_of,
    rows_below,
    with_beside,
    with_cards,
    with_checkers,
    with_colours,
    with_groups,
    with_marked,
    with_references,
    with_stacked,
)


class Shaped(NamedTuple):
    """The table in its shape, the same without its colours, and what was done to it."""

    table: Table
    plain: Table
    asides: list[Aside]


def shape(table: Table, header: int | None, tables: Sequence[Table], choices: Choices) -> Shaped:
    """The table with names of groups in its headings, its sources written out from a list in one of the `tables`, and
    its verdicts in one column, where they stand otherwise."""
    table, stacked = _with_stacked(with_groups(table, header), header)
    table, referred = _with_references(table, header, tables, choices)
    table, marked = _with_marked(table, header, choices)
    table, several = _with_checkers(table, header)
    plain, beside = _with_beside(table, header, choices)
    table, coloured = _with_colours(plain, header)
    return Shaped(table, plain, [*stacked, *referred, *marked, *several, *beside, *coloured])


def as_cards(table: Table, choices: Choices) -> Table:
    """The table of its cards, unless somebody says that another row holds the headings, or none."""
    found = with_cards(table)
    header = find_header(found)
    is_said = header is not None and choices.headings == found.rows[header][0]
    return found if choices.headings is None or is_said else table


def unread(table: Table, tables: Sequence[Table]) -> list[Aside]:
    """The other sheets with claims, below headings of their own."""
    read = {table.name, *(part.name for part in table.parts)}
    others = ((at, other) for at, other in enumerate((one for one in tables if not one.parts), start=1))
    return [
        Aside("unread", f"sheet {at}", other.name)
        for at, other in others
        if other.name not in read and holds_claims(other)
    ]


def _with_stacked(table: Table, header: int | None) -> tuple[Table, list[Aside]]:
    found = with_stacked(table, header) if not is_own(table) else Stacked(table)
    told = ((place_of(table, number), ", ".join(filter(None, cells))) for number, cells in found.headings)
    return found.table, [Aside("stacked", *words) for words in told]


def _with_references(
    table: Table, header: int | None, tables: Sequence[Table], choices: Choices
) -> tuple[Table, list[Aside]]:
    """The table with what the marks of its sources stand for, unless somebody says that it is another column."""
    read = {table.name, *(part.name for part in table.parts)}
    others = [other for other in tables if other.name not in read]
    found = Referred(table) if is_own(table) else with_references(table, header, others)
    if not found.resolved or choices.columns.get("source", found.column) != found.column:
        return table, []
    kinds = (("referred", found.resolved), ("unlisted", found.unlisted), ("listed", [(at, "") for at in found.listed]))
    return found.table, [Aside(kind, place_of(table, at), words) for kind, told in kinds for at, words in told]


def _with_marked(table: Table, header: int | None, choices: Choices) -> tuple[Table, list[Aside]]:
    """The table with one column of verdicts where it has one for each, unless somebody says that it is another."""
    found = with_marked(table, header)
    if not found.columns or is_own(table) or choices.columns.get("verdict", found.columns[0]) != found.columns[0]:
        return table, []
    names = [table.rows[header or 0][1][at].strip() for at in found.columns]
    return found.table, [Aside("marked", ", ".join(map(letter_of, found.columns)), ", ".join(names))]


def _with_checkers(table: Table, header: int | None) -> tuple[Table, list[Aside]]:
    if is_own(table):
        return table, []
    found = with_checkers(table, header)
    names = ", ".join(column_named(column, table.rows[header or 0][1]) for column in found.columns)
    return found.table, [Aside("checkers", names, "")] if found.columns else []


def _with_beside(table: Table, header: int | None, choices: Choices) -> tuple[Table, list[Aside]]:
    """The table with the verdicts in the lines of its claims in a column, unless somebody says that it is another."""
    found = Beside(table) if is_own(table) else with_beside(table, header)
    column = max(len(cells) for _number, cells in found.table.rows) - 1
    if not found.said or choices.columns.get("verdict", column) != column:
        return table, []
    return found.table, [Aside("beside", place_of(table, number), words) for number, words in found.said]


def _with_colours(table: Table, header: int | None) -> tuple[Table, list[Aside]]:
    if not table.fills or is_own(table):
        return table, []
    headings, rows = table.rows[header][1] if header is not None else [], rows_below(table, header)
    asides = find_asides(table, rows, headings, guess_columns(headings, [cells for _number, cells in rows]))
    found = with_colours(table, header, asides.titles | asides.totals | asides.notes)
    return found.table, [Aside("coloured", colour, words) for colour, words in found.legend.items()]
