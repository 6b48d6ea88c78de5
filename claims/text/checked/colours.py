"""Colours that cells are filled with: a further column of their names, since many teams mark by them what they found.

What a colour means is never guessed: where no other column holds verdicts, its name is asked about as one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from .colour_names import name_of
from .column_names import letter_of
from .rows import Table

HEADING = "Colour"
# So many rows of a colour, each the second after another, are bands to read along.
MIN_BANDS = 3
NO_LEGEND: Mapping[str, str] = {}


class Coloured(NamedTuple):
    """The table with a last column of colours, and these by name, each with what a legend says of it, or ""; none where
    the table is as it was."""

    table: Table
    legend: Mapping[str, str] = NO_LEGEND


def with_colours(table: Table, header: int | None, apart: Set[int]) -> Coloured:
    """The table as it is where no colour tells one row below the header from another. The numbers `apart` are of rows
    that are no claims, whose colours mark them as such."""
    first = 0 if header is None else header + 1
    numbers = [number for number, _cells in table.rows[first:] if number not in apart]
    by_row = _without_bands(_telling(_fills(table), numbers), numbers)
    if not any(by_row.values()):
        return Coloured(table)
    names = _names({colour for cells in by_row.values() for colour in cells.values()})
    column = max(len(cells) for _number, cells in table.rows)
    rows = [(number, _widened(cells, column, _told(by_row.get(number, {}), names))) for number, cells in table.rows]
    if header is not None:
        rows[header] = (rows[header][0], _widened(table.rows[header][1], column, HEADING))
    legend = _legend(table, {number for number, _cells in table.rows} - set(numbers))
    return Coloured(table._replace(rows=rows), {name: legend.get(colour, "") for colour, name in names.items()})


def _fills(table: Table) -> dict[int, dict[int, str]]:
    """The colours by row and column."""
    found: dict[int, dict[int, str]] = {}
    for place, colour in table.fills.items():
        row, column = map(int, place.split(":"))
        found.setdefault(row, {})[column] = colour
    return found


def _telling(fills: Mapping[int, Mapping[int, str]], numbers: list[int]) -> dict[int, dict[int, str]]:
    """The colours of each of these rows without those that a column has in all of them."""
    counts = Counter((column, colour) for number in numbers for column, colour in fills.get(number, {}).items())
    return {
        number: {at: colour for at, colour in fills.get(number, {}).items() if counts[at, colour] < len(numbers)}
        for number in numbers
    }


def _without_bands(by_row: Mapping[int, dict[int, str]], numbers: Sequence[int]) -> dict[int, dict[int, str]]:
    """The colours of the rows without those that every second row has, but for rows of another colour, and no other."""
    places: dict[str, list[int]] = {}
    for at, number in enumerate(numbers):
        for colour in set(by_row[number].values()):
            places.setdefault(colour, []).append(at)
    marked = [bool(by_row[number]) for number in numbers]
    bands = {
        colour
        for colour, found in places.items()
        if len(found) >= MIN_BANDS
        and len({at % 2 for at in found}) == 1
        and all(marked[at] for at in range(found[0] % 2, len(numbers), 2))
    }
    return {
        number: {at: colour for at, colour in cells.items() if colour not in bands} for number, cells in by_row.items()
    }


def _names(colours: Set[str]) -> dict[str, str]:
    """What the colours are called; with their codes where two shades would be called the same."""
    called = Counter(map(name_of, colours))
    return {
        colour: name if called[name] == 1 else f"{name} #{colour}"
        for name, colour in sorted((name_of(colour), colour) for colour in colours)
    }


def _told(cells: Mapping[int, str], names: Mapping[str, str]) -> str:
    """The colour of a row; of one with several, where each of them is."""
    places: dict[str, list[str]] = {}
    for column, colour in sorted(cells.items()):
        places.setdefault(names[colour], []).append(letter_of(column))
    if len(places) == 1:
        return next(iter(places))
    return ", ".join(f"{name} ({', '.join(letters)})" for name, letters in places.items())


def _widened(cells: list[str], column: int, words: str) -> list[str]:
    return [*cells, *[""] * (column - len(cells)), words] if words else cells


def _legend(table: Table, apart: Set[int]) -> dict[str, str]:
    """What stands in the cells of these rows that have a colour: “Green = confirmed”."""
    rows = dict(table.rows)
    found: dict[str, str] = {}
    for place, colour in table.fills.items():
        row, column = map(int, place.split(":"))
        words = rows[row][column].strip() if row in apart and column < len(rows[row]) else ""
        if words:
            found.setdefault(colour, words)
    return found
