"""Columns: which of them holds what, guessed from their headings, or as a person says."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from claims.text.encodings import Unreadable

from .headings import key_of
from .rows import Row, Table
from .source_columns import is_address, source_columns, sources_in, with_sources
from .wordings import FOREIGN, WORDINGS

# Where the words of a claim stand.
CLAIM_ROLES = ("statement", "quote")
# A title or a date may stand above the headings.
MAX_ROWS_ABOVE = 20
MAX_LETTERS = 3
# Where the address behind a cell is what it is about.
LINKED = {"url"}
PLACE = "row "
NO_HEADINGS = (0, 0)
# As many roles make a row one of headings, where none of them is a claim's.
ROLES_ENOUGH = 2
# Rows that tell what a column holds.
SAMPLE_ROWS = 200
WORD = re.compile(r"[^\W\d_]{2,}")
WORDS_OF_A_NAME, WORDS_OF_A_CLAIM, LETTERS_OF_A_WORD = 2, 3, 3

Columns = Mapping[str, int]


@cache
def _keys() -> dict[str, tuple[str, ...]]:
    return {role: tuple(key_of(wording) for wording in wordings) for role, wordings in WORDINGS.items()}


@cache
def _foreign(role: str) -> frozenset[str]:
    return frozenset(map(key_of, FOREIGN.get(role, ())))


def guess_columns(headings: list[str], below: Sequence[list[str]] = ()) -> dict[str, int]:
    """Which column (from 0) has which role, by what the headings say; a role that none names is left out.

    Where rows `below` the headings are given, a claim's words are looked for last in a column of numbers, marks or
    initials, whatever its heading ("Line #"); and where no heading names a claim, the column with most words in its
    cells is taken for it, of those that are nothing else.
    """
    below = below[:SAMPLE_ROWS]
    found = _named(headings, _wordless(below))
    if below and not _names_claim(found):
        addresses = {index for index, heading in enumerate(headings) if is_address(heading)}
        wordiest = _wordiest(below, {*found.values(), *addresses})
        found = _named(headings, set()) if wordiest is None else found | {"statement": wordiest}
    return with_sources(headings, found)


def _named(headings: list[str], wordless: set[int]) -> dict[str, int]:
    named = [key_of(heading) for heading in headings]
    found: dict[str, int] = {}
    for fits in (_is_same, _is_longer):
        for role, wordings in _keys().items():
            if role in found:
                continue
            taken = set(found.values()) | (wordless if role in CLAIM_ROLES else set())
            taken |= {index for index, name in enumerate(named) if not _foreign(role).isdisjoint(name.split())}
            places = (
                index
                for wording in wordings
                for index, name in enumerate(named)
                if index not in taken and fits(name, wording)
            )
            place = next(places, None)
            if place is not None:
                found[role] = place
    return found


def _names_claim(columns: Columns) -> bool:
    return any(role in columns for role in CLAIM_ROLES)


def _cells(below: Iterable[Sequence[str]]) -> Iterable[tuple[int, str]]:
    return ((index, cell) for cells in below for index, cell in enumerate(cells) if cell.strip())


def _wordless(below: Iterable[Sequence[str]]) -> set[int]:
    """The columns most of whose cells are no words: “12”, “Line 12”, “✓”, “MB”."""
    filled, worded = Counter[int](), Counter[int]()
    for index, cell in _cells(below):
        filled[index] += 1
        words = WORD.findall(cell)
        is_word = len("".join(words)) >= LETTERS_OF_A_WORD and not re.search(r"\d", cell)
        worded[index] += is_word or len(words) >= WORDS_OF_A_NAME
    return {index for index, cells in filled.items() if worded[index] * 2 < cells}


def _wordiest(below: Iterable[Sequence[str]], taken: set[int]) -> int | None:
    """The column, but for those, with most words to a cell; None where none has as many as a claim."""
    filled, words = Counter[int](), Counter[int]()
    for index, cell in _cells(below):
        if index not in taken:
            filled[index] += 1
            words[index] += len(WORD.findall(cell))
    best = max(filled, key=lambda index: (words[index] / filled[index], -index), default=None)
    return best if best is not None and words[best] >= WORDS_OF_A_CLAIM * filled[best] else None


def _is_same(name: str, wording: str) -> bool:
    return name == wording


def _is_longer(name: str, wording: str) -> bool:
    """“Claim (from the script)” begins with a wording of two letters and more, as a whole word."""
    return name.startswith(f"{wording} ")


def find_header(table: Table) -> int | None:
    """The index in `table.rows` of the row of headings: the one of the first rows that names most roles, a claim
    among them; else the first that names several others. None where there is none."""
    best, chosen, other = NO_HEADINGS, None, None
    for index, (_number, cells) in enumerate(table.rows[:MAX_ROWS_ABOVE]):
        named = _named_by(cells)
        if named > best:
            best, chosen = named, index
        if other is None and _plainly_named(cells, guess_columns(cells)) >= ROLES_ENOUGH:
            other = index
    return other if chosen is None else chosen


def _named_by(cells: list[str]) -> tuple[int, int]:
    """How many roles a row names, and how many of them by a heading that is the wording and nothing more: a title that
    begins with “Fact” or “Claims” names one too."""
    found = guess_columns(cells)
    if not _names_claim(found):
        return NO_HEADINGS
    return len(found), _plainly_named(cells, found)


def _plainly_named(cells: list[str], found: Columns) -> int:
    return sum(
        key_of(cells[column]) in _keys()[role] or (role == "source" and is_address(cells[column]))
        for role, column in found.items()
    )


def choose_table(tables: Sequence[Table]) -> Table | None:
    """The sheet whose headings name most roles, a claim among them; the first of several, or of all where none does."""

    def named(table: Table) -> tuple[int, int]:
        header = find_header(table)
        return NO_HEADINGS if header is None else _named_by(table.rows[header][1])

    return max(tables, key=named, default=None)


def letter_of(column: int) -> str:
    """The letters that a spreadsheet shows above a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_named(column: int, headings: Sequence[str]) -> str:
    """A column (from 0) as a person finds it: B “Claim”."""
    heading = " ".join(headings[column].split()) if column < len(headings) else ""
    return f"{letter_of(column)} “{heading}”" if heading else letter_of(column)


def column_of(written: str, headings: list[str]) -> int:
    """The column (from 0) that somebody names by its heading or its letters. Raises Unreadable."""
    wanted = key_of(written)
    for index, heading in enumerate(headings):
        if wanted and key_of(heading) == wanted:
            return index
    if re.fullmatch(rf"[A-Za-z]{{1,{MAX_LETTERS}}}", written.strip()):
        number = 0
        for letter in written.strip().upper():
            number = 26 * number + ord(letter) - ord("A") + 1
        return number - 1
    raise Unreadable(f"there is no column “{written}”; the headings are {', '.join(filter(None, headings))}")


def rows_of(table: Table, header: int | None, columns: Columns) -> list[Row]:
    """The rows below the header (all of them without one), by role; the other columns under their own headings."""
    headings = table.rows[header][1] if header is not None else []
    below = table.rows[header + 1 :] if header is not None else table.rows
    works = source_columns(headings, columns)
    used = columns_read(headings, columns)
    unsaved = {int(cell.split(":")[0]) for cell in table.formulas if int(cell.split(":")[1]) in _claims(columns)}
    rows = []
    for number, cells in below:
        named: dict[str, Any] = {role: cells[at].strip() for role, at in columns.items() if at < len(cells)}
        for role in LINKED.intersection(named):
            named[role] = _cell(table, number, cells, columns[role])
        if works:
            named["source"] = sources_in(works, partial(_cell, table, number, cells))
        other = tuple(
            (headings[index] if index < len(headings) and headings[index] else letter_of(index), cell)
            for index, cell in enumerate(cells)
            if index not in used and cell.strip()
        )
        if any(named.values()) or number in unsaved:
            rows.append(Row(f"{PLACE}{number}", **named, other=other))
    return rows


def columns_read(headings: Sequence[str], columns: Columns) -> set[int]:
    """The columns that have a role, with those whose words join one of them."""
    joined = (at for work in source_columns(headings, columns) for at in work if at is not None)
    return {*columns.values(), *joined}


def _claims(columns: Columns) -> set[int]:
    return {columns[role] for role in CLAIM_ROLES if role in columns}


def cell_of(row: Row, column: int) -> str:
    """The cell of a row that `rows_of` gave, as `links` and `formulas` of its table name it."""
    return f"{row.place.removeprefix(PLACE)}:{column}"


def _cell(table: Table, number: int, cells: Sequence[str], column: int) -> str:
    """The words of a cell, and the address behind it."""
    words = cells[column].strip() if column < len(cells) else ""
    link = table.links.get(f"{number}:{column}", "")
    return f"{words} {link}".strip() if link not in words else words
