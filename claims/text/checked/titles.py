"""Section titles among the rows of a table: a row of its own with a name and nothing else, which is no claim."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .rows import Table

NUMBERED = re.compile(
    r"(?:chapter|part|section|act|scene|episode|kapitel|teil|abschnitt|chapitre|partie|capítulo|sección|parte)"
    r"\s+(?:\d+|[ivxlc]+)\s*(?:[:.–—-].*)?",
    re.IGNORECASE | re.DOTALL,
)
ENDED = re.compile(r"[.!?…。][\"'”’»)]*\s*$")
MAX_TITLE_WORDS = 12
# Where more rows than one in so many have their words alone, nobody has checked those yet.
ROWS_TO_A_DOUBT = 3


class Titles(NamedTuple):
    """The numbers of the rows that are titles, and of those that may be: claims, as far as anybody can tell."""

    sure: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()


def find_titles(table: Table, below: Sequence[tuple[int, list[str]]], claims: Sequence[int]) -> Titles:
    """The titles among the rows `below` the headings of a table whose `claims` stand in these columns.

    Sure is a cell that alone in its row is merged over several columns, as no cell of the other rows is, or that reads
    “Chapter 1: The mill” or “About the mill:”. Where most rows have nothing but a claim there is no telling.
    """
    alone = {number: found[0] for number, cells in below if len(found := _filled(cells)) == 1}
    others = [number for number, _cells in below if number not in alone]
    if not others or len(others) < len(alone):
        return Titles()
    merged = _merged(table)
    usual = {column for number in others for column in merged.get(number, ())}
    words = {number: cells[alone[number]].strip() for number, cells in below if number in alone}
    stretched = {number for number, column in alone.items() if column in merged.get(number, ()) and column not in usual}
    in_claims = {number for number, column in alone.items() if column in claims}
    sure = stretched | {number for number in in_claims if _is_titled(words[number])}
    doubtful = {number for number in in_claims - sure if _is_short(words[number])}
    if len(doubtful) * ROWS_TO_A_DOUBT > len(others):
        doubtful = set()
    return Titles(frozenset(sure), frozenset(doubtful))


def _filled(cells: Sequence[str]) -> list[int]:
    return [column for column, cell in enumerate(cells) if cell.strip()]


def _merged(table: Table) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = {}
    for cell in table.merged:
        row, column = map(int, cell.split(":"))
        found.setdefault(row, set()).add(column)
    return found


def _is_titled(words: str) -> bool:
    return len(words.split()) <= MAX_TITLE_WORDS and (words.endswith(":") or bool(NUMBERED.fullmatch(words)))


def _is_short(words: str) -> bool:
    return len(words.split()) <= MAX_TITLE_WORDS and not ENDED.search(words)
