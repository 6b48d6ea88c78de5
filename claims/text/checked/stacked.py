"""Tables one below the other on a sheet, each with headings of its own: read as one, whose rows stand below theirs."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .columns import guess_columns, keys, known_keys, names_claim
from .headings import key_of
from .rows import Table

# As many cells that are headings and nothing more, a claim's among them, begin another table.
MIN_NAMED = 2
# Between the words of a heading.
MAX_BLANKS = 6


class Stacked(NamedTuple):
    """The table, with the rows of headings that further ones had; none where it is as it was."""

    table: Table
    headings: Sequence[tuple[int, list[str]]] = ()


def with_stacked(table: Table, header: int | None) -> Stacked:
    """The table with the cells of further tables below the headings that say the same, or in columns behind its own."""
    if header is None:
        return Stacked(table)
    headings = [*table.rows[header][1]]
    further = [row for row in table.rows[header + 1 :] if _are_other_headings(row[1], headings)]
    if not further:
        return Stacked(table)
    rows, places, there = [*table.rows[: header + 1]], dict[int, Mapping[int, int]](), dict[int, int]()
    for number, cells in table.rows[header + 1 :]:
        if (number, cells) in further:
            there = _columns(cells, headings)
            continue
        places[number] = there
        rows.append((number, _moved(cells, there)))
    rows[header] = (rows[header][0], headings)
    return Stacked(_with_places(table._replace(rows=rows), places), further)


def _are_other_headings(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a row names a claim and more, and not all of it where the headings have it."""
    filled = {at: cell.strip() for at, cell in enumerate(cells) if cell.strip()}
    if len(filled) < MIN_NAMED or any(cell.count(" ") > MAX_BLANKS for cell in filled.values()):
        return False
    # Asked of every row: what no heading is called is told before its columns are guessed.
    named = sum(key_of(cell) in known_keys() for cell in filled.values())
    if named < MIN_NAMED or named * 2 < len(filled):
        return False
    found = guess_columns([cell.strip() for cell in cells])
    plain = [role for role, at in found.items() if key_of(filled[at]) in keys()[role]]
    if len(plain) < MIN_NAMED or len(plain) * 2 < len(filled) or not names_claim({role: found[role] for role in plain}):
        return False
    above = guess_columns([*headings])
    return any(above.get(role) != found[role] for role in plain)


def _columns(cells: Sequence[str], headings: list[str]) -> dict[int, int]:
    """Where the cells below some headings go: below those that are called the same or hold the same, or behind all of
    them, which are added to `headings`."""
    named, above, there = guess_columns([cell.strip() for cell in cells]), guess_columns([*headings]), dict[int, int]()
    roles = {at: role for role, at in named.items()}
    for at, cell in enumerate(map(str.strip, cells)):
        same = [one for one, heading in enumerate(headings) if heading.strip() and key_of(heading) == key_of(cell)]
        same += [above[roles[at]]] if roles.get(at) in above else []
        free = [one for one in same if one not in there.values()]
        if not free:
            headings.append(cell)
        there[at] = free[0] if free else len(headings) - 1
    return there


def _there(at: int, there: Mapping[int, int]) -> int:
    return there.get(at, at) if there else at


def _moved(cells: Sequence[str], there: Mapping[int, int]) -> list[str]:
    if not there:
        return [*cells]
    found = {_there(at, there): cell for at, cell in enumerate(cells) if cell}
    return [found.get(at, "") for at in range(max(found, default=-1) + 1)]


def _with_places(table: Table, places: Mapping[int, Mapping[int, int]]) -> Table:
    """The table with what stands beside its cells where these stand now."""

    def moved(place: str) -> str:
        row, column = map(int, place.split(":"))
        return f"{row}:{_there(column, places.get(row, {}))}"

    return table._replace(
        links={moved(place): words for place, words in table.links.items()},
        formulas=[moved(place) for place in table.formulas],
        filled=[moved(place) for place in table.filled],
        comments={moved(place): words for place, words in table.comments.items()},
        fills={moved(place): colour for place, colour in table.fills.items()},
    )
