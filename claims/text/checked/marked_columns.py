"""A column for each verdict, with a mark in the one that holds: read as one column, whose cells say what is marked."""

from collections.abc import Sequence
from typing import NamedTuple

from .columns import guess_columns
from .headings import BELOW
from .rows import Table
from .verdict_words import OPEN, meaning_of

SIGNS = frozenset("x × ✓ ✔ ✔️ ☑ ☒ ✅ • ● *".split())
MARKS = SIGNS | frozenset("1 yes y ja j oui o si sí s true wahr vrai verdadero".split())
NO_MARKS = frozenset("- – — ☐ 0 no n nein non false falsch faux falso".split())
BETWEEN = " / "
MIN_VERDICTS = 2


class Marked(NamedTuple):
    """The table with one column of verdicts, in the place of the first of those (from 0) that were read as one."""

    table: Table
    columns: list[int]


def with_marked(table: Table, header: int | None) -> Marked:
    """The table as it is, with no columns told, where its headings name no two verdicts above marks alone, or name the
    column of the verdict besides."""
    if header is None:
        return Marked(table, [])
    headings = table.rows[header][1]
    columns = [at for at, heading in enumerate(headings) if _is_verdict(heading)]
    if len(columns) < MIN_VERDICTS:
        return Marked(table, [])
    below = [cells for _number, cells in table.rows[header + 1 :] if not _repeats(cells, headings, columns)]
    named = guess_columns(headings, below).get("verdict")
    is_each = named in (None, *columns) and _differ(headings, columns)
    if not is_each or not all(_is_of_marks(below, at) for at in columns):
        return Marked(table, [])
    columns = _with_neighbours(headings, below, columns)
    told = f"Verdict: {BETWEEN.join(_own(headings[at]) for at in columns)}"
    rows = [*table.rows[:header], (table.rows[header][0], _as_one(headings, columns, told))]
    for number, cells in table.rows[header + 1 :]:
        marked = [_own(headings[at]) for at in columns if at < len(cells) and _plain(cells[at]) in MARKS]
        # Headings that are repeated are known by being the same.
        words = told if _repeats(cells, headings, columns) else BETWEEN.join(marked)
        rows.append((number, _as_one(cells, columns, words)))
    return Marked(table._replace(rows=rows), columns)


def _with_neighbours(headings: Sequence[str], below: Sequence[Sequence[str]], columns: Sequence[int]) -> list[int]:
    """The columns, and those right beside them of marks alone that never stand where another is marked: verdicts whose
    names are not known."""
    found = [*columns]
    for step, ends in ((-1, min), (1, max)):
        while _is_neighbour(headings, below, ends(found) + step, found):
            found.append(ends(found) + step)
    inside = range(min(found), max(found))
    return sorted([*found, *(at for at in inside if at not in found and _is_neighbour(headings, below, at, found))])


def _is_neighbour(headings: Sequence[str], below: Sequence[Sequence[str]], at: int, columns: Sequence[int]) -> bool:
    if not 0 <= at < len(headings) or not _own(headings[at]) or not _is_of_marks(below, at):
        return False
    marked = [cells for cells in below if at < len(cells) and _plain(cells[at]) in SIGNS]
    others = (cells[one] for cells in marked for one in columns if one < len(cells))
    return bool(marked) and not any(_plain(cell) in MARKS for cell in others)


def _as_one(cells: Sequence[str], columns: Sequence[int], words: str) -> list[str]:
    first, *others = columns
    padded = [*cells, *[""] * (first + 1 - len(cells))]
    return [words if at == first else "" if at in others else cell for at, cell in enumerate(padded)]


def _repeats(cells: Sequence[str], headings: Sequence[str], columns: Sequence[int]) -> bool:
    return all(at < len(cells) and cells[at].strip() == _own(headings[at]) for at in columns)


def _own(heading: str) -> str:
    """What it says below the name of a group."""
    return heading.rpartition(BELOW)[2].strip()


def _is_verdict(heading: str) -> bool:
    return bool(_own(heading)) and meaning_of(_own(heading)) is not None


def _differ(headings: Sequence[str], columns: Sequence[int]) -> bool:
    """Whether they name two findings: “Open” and “Done” tell how far the work is."""
    return len({meaning_of(_own(headings[at])) for at in columns} - {OPEN}) >= MIN_VERDICTS


def _is_of_marks(below: Sequence[Sequence[str]], at: int) -> bool:
    return all(_plain(cells[at]) in MARKS | NO_MARKS for cells in below if at < len(cells) and cells[at].strip())


def _plain(cell: str) -> str:
    return cell.strip().casefold()
