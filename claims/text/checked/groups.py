"""Headings over two rows: the name of a group of columns, and below it what each of them holds."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from .addresses import has_address
from .headings import BELOW, key_of, numbered
from .rows import Table
from .wordings import BY, FURTHER_SOURCES, LINKS, NAMES_OF_WORKS, ON, TEXTS, WORDINGS

WORDS_OF_A_LABEL, LABELS_ENOUGH = 6, 2
OF_SOURCES = frozenset(key_of(word) for word in (*WORDINGS["source"], *FURTHER_SOURCES))
KNOWN = frozenset(
    key_of(word)
    for words in (*WORDINGS.values(), FURTHER_SOURCES, LINKS, NAMES_OF_WORKS, TEXTS, BY, ON)
    for word in words
)


def headings_below(table: Table, index: int, read: Callable[[list[str]], int]) -> list[str] | None:
    """The headings of the row at `index` of `table.rows`, each with the name of the group above it, “Sources › Link”;
    None where the row above names no groups. `read` tells how many columns some headings tell the meaning of."""
    if not index or table.rows[index - 1][0] != table.rows[index][0] - 1:
        return None
    (number, upper), (_number, lower) = table.rows[index - 1 : index + 1]
    width = max(len(upper), len(lower))
    upper, lower = [_filled(cells, width) for cells in (upper, lower)]
    spans = [(start, end) for start, end in _spans(table, number, upper) if sum(map(bool, lower[start:end])) > 1]
    in_groups = {at for start, end in spans for at in range(start, end)}
    if not _are_labels(lower, in_groups) or any(
        lower[at] and upper[at] and lower[at] != upper[at] for at in range(width) if at not in in_groups
    ):
        return None
    headings = [lower[at] or upper[at] for at in range(width)]
    for start, end in spans:
        headings[start:end] = [_below(upper[start], cell) for cell in lower[start:end]]
    is_told_apart = len(set(filter(None, lower))) < sum(map(bool, lower))
    return headings if is_told_apart or read(lower) < read(headings) >= read(upper) else None


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


def _below(group: str, cell: str) -> str:
    return f"{group}{BELOW}{cell}" if cell and cell != group else group


def _spans(table: Table, number: int, cells: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where each name of a row stands over columns: as far as it is merged, or as nothing else does where
    nothing is merged in the row."""
    places = {at: table.merged.get(f"{number}:{at}") for at, cell in enumerate(cells) if cell}
    is_merged = any(end is not None for end in places.values())
    for start, following in pairwise([*places, len(cells)]):
        end = places[start]
        if end is not None:
            yield start, min(end, len(cells) - 1) + 1
        elif not is_merged:
            yield start, following


def _are_labels(cells: Sequence[str], in_groups: set[int]) -> bool:
    """Whether all cells are as short as headings, and some in groups say what columns hold."""
    if any(len(cell.split()) > WORDS_OF_A_LABEL or has_address(cell) for cell in cells):
        return False
    known = [at for at in in_groups if cells[at] and key_of(cells[at]).rstrip(" 0123456789") in KNOWN]
    return len(known) >= LABELS_ENOUGH
