"""Sheets with the same headings, one for each chapter or month: read as one table, whose rows know their sheets."""

from collections.abc import Sequence
from itertools import combinations

from .columns import CLAIM_ROLES, guess_columns
from .header_rows import choose_table, find_header
from .headings import key_of
from .own import is_own
from .rows import MAX_ROWS, Part, Table

# Headings are looked for among the first rows alone.
MAX_ROWS_ABOVE_ALL = 15
NAMED = 3


def with_joined(tables: Sequence[Table]) -> list[Table]:
    """The tables, and before them one of all that have the headings of the one that says most of its claims."""
    chosen = choose_table(tables)
    header = find_header(chosen) if chosen and len(tables) > 1 and not is_own(chosen) else None
    if chosen is None or header is None:
        return [*tables]
    keys = _keys(chosen, header)
    found = [(table, at) for table in tables if (at := find_header(table)) is not None and _keys(table, at) == keys]
    rows = sum(len(table.rows) for table, _at in found)
    above = sum(at for _table, at in found)
    if len(found) == 1 or rows > MAX_ROWS or above > MAX_ROWS_ABOVE_ALL or _are_states(found):
        return [*tables]
    return [_joined(found, [tables.index(table) + 1 for table, _at in found]), *tables]


def _are_states(found: Sequence[tuple[Table, int]]) -> bool:
    """Whether one of the sheets has most claims of another: an older state of it, or a copy."""
    claims = [_claims(table, header) for table, header in found]
    return any(len(one & other) * 2 > min(len(one), len(other)) for one, other in combinations(claims, 2))


def _claims(table: Table, header: int) -> set[str]:
    below = [cells for _number, cells in table.rows[header + 1 :]]
    columns = guess_columns(table.rows[header][1], below)
    at = next((columns[role] for role in CLAIM_ROLES if role in columns), None)
    return {cells[at].strip() for cells in below if at is not None and at < len(cells) and cells[at].strip()}


def _keys(table: Table, header: int) -> list[str]:
    keys = [key_of(heading) for heading in table.rows[header][1]]
    while keys and not keys[-1]:
        keys.pop()
    return keys


def _joined(found: Sequence[tuple[Table, int]], numbers: Sequence[int]) -> Table:
    """What stands above the headings of the others stands above those of the first, which are told once."""
    parts, moved, before = list[Part](), list[tuple[Table, int]](), 0
    for (table, header), number in zip(found, numbers, strict=True):
        parts.append(Part(before, number, table.name))
        moved.append((_moved(table, before), header))
        before += table.rows[-1][0]
    (first, _header), *others = moved
    above = [row for table, at in others for row in table.rows[:at]]
    below = [row for table, at in others for row in table.rows[at + 1 :]]
    return Table(
        _name([table.name for table, _header in found]),
        [*above, *first.rows, *below],
        {place: words for table, _at in moved for place, words in table.links.items()},
        [place for table, _at in moved for place in table.formulas],
        {place: last for table, _at in moved for place, last in table.merged.items()},
        [place for table, _at in moved for place in table.filled],
        comments={place: words for table, _at in moved for place, words in table.comments.items()},
        fills={place: colour for table, _at in moved for place, colour in table.fills.items()},
        parts=parts,
    )


def _moved(table: Table, rows: int) -> Table:
    """The table with every row as many rows further down."""

    def there(place: str) -> str:
        row, column = place.split(":")
        return f"{int(row) + rows}:{column}"

    return table._replace(
        rows=[(number + rows, cells) for number, cells in table.rows],
        links={there(place): words for place, words in table.links.items()},
        formulas=[there(place) for place in table.formulas],
        merged={there(place): last for place, last in table.merged.items()},
        filled=[there(place) for place in table.filled],
        comments={there(place): words for place, words in table.comments.items()},
        fills={there(place): colour for place, colour in table.fills.items()},
    )


def _name(names: Sequence[str]) -> str:
    further = f" + {len(names) - NAMED} more" if len(names) > NAMED else ""
    return " + ".join(names[:NAMED]) + further
