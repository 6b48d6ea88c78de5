"""Headings over several rows: the name of a group of columns, and below it what each of them holds."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from .addresses import has_address
from .headings import BELOW, key_of, numbered
from .rows import Table
from .wordings import BY, FURTHER_SOURCES, LINKS, NAMES_OF_WORKS, ON, TEXTS, WORDINGS

WORDS_OF_A_LABEL, LABELS_ENOUGH = 6, 2
# The row of headings, and the rows above it that name groups, and groups of groups.
MAX_LEVELS = 4
# What to fill in, and no name.
HINT = re.compile(r"\(.*\)|\[.*\]", re.DOTALL)
OF_SOURCES = frozenset(key_of(word) for word in (*WORDINGS["source"], *FURTHER_SOURCES))
KNOWN = frozenset(
    key_of(word)
    for words in (*WORDINGS.values(), FURTHER_SOURCES, LINKS, NAMES_OF_WORKS, TEXTS, BY, ON)
    for word in words
)


class Headings(NamedTuple):
    """The names of columns as they stand in so many `rows`, one below the other: “Check › Sources › Link”."""

    names: list[str]
    rows: int


def headings_below(table: Table, index: int, read: Callable[[list[str]], int]) -> Headings | None:
    """The headings of the row at `index` of `table.rows`, each with the names of the groups above it, from as many rows
    as tell something more; None where the row above names no groups. `read` tells how many columns some headings tell
    the meaning of."""
    known, found = table.rows[index][1], None
    for levels in range(2, MAX_LEVELS + 1):
        rows = table.rows[max(0, index + 1 - levels) : index + 1]
        if len(rows) < levels or rows[0][0] != rows[1][0] - 1:
            break
        names = _folded(table, rows)
        if names and _tells_more(names, known, read) and read(names) >= max(read(cells) for _at, cells in rows[:-1]):
            known, found = names, Headings(names, levels)
    return found


def _tells_more(names: list[str], known: list[str], read: Callable[[list[str]], int]) -> bool:
    return _count_same(names) < _count_same(known) or read(known) < read(names)


def _count_same(names: Sequence[str]) -> int:
    filled = [" ".join(name.split()) for name in names if name.strip()]
    return len(filled) - len(set(filled))


def _folded(table: Table, rows: Sequence[tuple[int, list[str]]]) -> list[str] | None:
    """The names of the columns through all these rows; None where these are not headings below names of groups."""
    width = max(len(cells) for _number, cells in rows)
    *upper, lower = [_filled(cells, width) for _number, cells in rows]
    groups: list[list[str]] = [[] for _at in range(width)]
    starts, in_groups = {0}, set[int]()
    for (number, _cells), cells in zip(rows, upper, strict=False):
        cells = ["" if HINT.fullmatch(cell) else cell for cell in cells]
        for start, end in list(_spans(table, number, cells, starts)):
            is_group = sum(map(bool, lower[start:end])) > 1 and not _is_title(start, end, cells, lower)
            in_groups.update(range(start, end) if is_group else ())
            starts |= {start, end} if is_group else set()
            for at in range(start, end if is_group else start + 1):
                groups[at].append(cells[start])
    is_merged = any(f"{rows[-2][0]}:{at}" in table.merged for at in range(width))
    if not _are_labels(lower, in_groups) or not (is_merged or _are_apart(upper[-1], lower, in_groups)):
        return None
    return [_joined([*groups[at], lower[at]]) for at in range(width)]


def _is_title(start: int, end: int, cells: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a name stands alone over all the headings, and so tells none of them from another."""
    named = [at for at, label in enumerate(lower) if label]
    return len([cell for cell in cells if cell]) == 1 and start <= named[0] and named[-1] < end


def _are_apart(upper: Sequence[str], lower: Sequence[str], in_groups: Set[int]) -> bool:
    """Whether no name stands right over another that is in no group: a row of claims may stand below headings so."""
    return not any(
        above and below and above != below
        for at, (above, below) in enumerate(zip(upper, lower, strict=True))
        if at not in in_groups
    )


def with_addresses(headings: Sequence[str], below: Sequence[Sequence[str]]) -> list[str]:
    """The headings, where one of sources stands over columns of addresses right of it as well, which have none."""
    width = max(map(len, (headings, *below)))
    found, over = [*headings, *[""] * (width - len(headings))], ""
    for at, heading in enumerate(found):
        if heading.strip():
            over = heading if numbered(key_of(heading))[0] in OF_SOURCES else ""
            continue
        filled = [cells[at] for cells in below if at < len(cells) and cells[at].strip()]
        over = over if sum(map(has_address, filled)) * 2 > len(filled) else ""
        found[at] = f"{over}{BELOW}Link" if over else heading
    return found if any(found[len(headings) :]) else found[: len(headings)]


def _filled(cells: Sequence[str], width: int) -> list[str]:
    return [" ".join(cell.split()) for cell in cells] + [""] * (width - len(cells))


def _joined(names: Sequence[str]) -> str:
    """One below the other, what is said twice only once."""
    return BELOW.join(name for name, _same in groupby(filter(None, names)))


def _spans(table: Table, number: int, cells: Sequence[str], starts: Set[int]) -> Iterator[tuple[int, int]]:
    """From where to where each name of a row stands over columns: as far as it is merged; or, where nothing is merged
    in the row, as nothing else does and the group reaches that it stands in, as the next one `starts`."""
    places = {at: table.merged.get(f"{number}:{at}") for at, cell in enumerate(cells) if cell}
    is_merged = any(end is not None for end in places.values())
    ends = sorted({*places, *starts, len(cells)})
    for start, end in places.items():
        if end is not None:
            yield start, min(end, len(cells) - 1) + 1
        else:
            yield start, start + 1 if is_merged else next(at for at in ends if at > start)


def _are_labels(cells: Sequence[str], in_groups: set[int]) -> bool:
    """Whether all cells are as short as headings, and some in groups say what columns hold."""
    if any(len(cell.split()) > WORDS_OF_A_LABEL or has_address(cell) for cell in cells):
        return False
    known = [at for at in in_groups if cells[at] and key_of(cells[at]).rstrip(" 0123456789") in KNOWN]
    return len(known) >= LABELS_ENOUGH
