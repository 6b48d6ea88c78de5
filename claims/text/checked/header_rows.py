"""Rows of headings: which of the first rows it is, what stands above it, and which sheet has the best one."""

import re
from collections.abc import Mapping, Sequence

from .by_cells import WORD, WORDS_OF_A_CLAIM, barred_by_cells, filled_in
from .columns import (
    CLAIM_ROLES,
    SAMPLE_ROWS,
    WORDS_OF_A_HEADING,
    Columns,
    columns_read,
    guess_columns,
    keys,
    names_claim,
)
from .groups import headings_below, with_addresses
from .headings import key_of
from .rows import Table
from .source_columns import is_address
from .verdict_words import is_answer

# A title or a date may stand above the headings.
MAX_ROWS_ABOVE = 20
NO_HEADINGS = (0, 0)
# As many roles make a row one of headings, where none of them is a claim's.
ROLES_ENOUGH = 2
MAX_HEADING_CHARS = 80
# Fewer cells may be a title and its date.
LABELS_OF_A_ROW = 3
SENTENCE_END = re.compile(r"[.!。][\"'”’»)]*\s*$")


def is_sentence(words: str) -> bool:
    """Words as a claim has them and a heading does not: several, ended by a full stop or an exclamation mark."""
    return bool(SENTENCE_END.search(words)) and len(WORD.findall(words)) >= WORDS_OF_A_CLAIM


def find_header(table: Table) -> int | None:
    """The index in `table.rows` of the row of headings: the one of the first rows that names most roles, a claim
    among them; else the first that names several others. None where there is none."""
    best, chosen, other = NO_HEADINGS, None, None
    for index, (_number, cells) in enumerate(table.rows[:MAX_ROWS_ABOVE]):
        below = headings_below(table, index, _count_read)
        cells = below.names if below else cells
        named = _named_by(cells)
        # What names the groups of these names no column by itself.
        is_of_groups = below is not None and chosen is not None and index - below.rows < chosen
        is_further = chosen is not None and best[1] >= ROLES_ENOUGH and _has_rows(table, chosen, index)
        if (named > best and not is_further) or (is_of_groups and named > NO_HEADINGS):
            best, chosen = named, index
        if other is None and _plainly_named(cells, guess_columns(cells)) >= ROLES_ENOUGH:
            other = index
    return other if chosen is None else chosen


def _has_rows(table: Table, header: int, end: int) -> bool:
    """Whether claims stand below a row of headings before another such row, that of a further table."""
    columns = guess_columns(table.rows[header][1])
    claims = [columns[role] for role in CLAIM_ROLES if role in columns]
    rows = (cells for _number, cells in table.rows[header + 1 : end])
    return any(len(WORD.findall(cells[at])) >= WORDS_OF_A_CLAIM for cells in rows for at in claims if at < len(cells))


def with_groups(table: Table, header: int | None) -> Table:
    """The table whose row of headings has the names of the groups in the rows above it too, where these name some, and
    those of sources over each column of their addresses."""
    if header is None:
        return table
    below = [cells for _number, cells in table.rows[header + 1 :][:SAMPLE_ROWS]]
    named = headings_below(table, header, _count_read)
    headings = with_addresses(named.names if named else table.rows[header][1], below)
    rows = [*table.rows]
    rows[header] = (rows[header][0], headings)
    above = rows[header + 1 - named.rows : header] if named else []
    return table._replace(rows=rows, groups=[number for number, _cells in above] or table.groups)


def _count_read(headings: list[str]) -> int:
    return len(columns_read(headings, guess_columns(headings)))


def _named_by(cells: list[str]) -> tuple[int, int]:
    """How many roles a row names, and how many of them by a heading that is the wording and nothing more: a title that
    begins with “Fact” or “Claims” names one too."""
    found = guess_columns(cells)
    if not names_claim(found) or any(is_sentence(cells[found[role]]) for role in CLAIM_ROLES if role in found):
        return NO_HEADINGS
    return len(found), _plainly_named(cells, found)


def _plainly_named(cells: list[str], found: Columns) -> int:
    return sum(
        key_of(cells[column]) in keys()[role] or (role == "source" and is_address(cells[column]))
        for role, column in found.items()
    )


def are_headings(cells: Mapping[int, str], columns: Columns) -> bool:
    """Whether filled cells, by column, name a claim and more, each what its column holds: headings once more, in
    another language."""
    named = [role for role, column in columns.items() if column in cells]
    if any(len(cells[columns[role]]) > MAX_HEADING_CHARS for role in named):
        return False
    return (
        len(named) >= ROLES_ENOUGH
        and any(role in named for role in CLAIM_ROLES)
        and all(key_of(cells[columns[role]]) in keys()[role] for role in named)
    )


def first_of_columns(table: Table) -> int:
    """The index of the first row of several short cells, where most rows have as many: a title or a date stands above
    it; else that of the first row."""
    wide = [index for index, (_number, cells) in enumerate(table.rows) if len(filled_in([cells])) >= LABELS_OF_A_ROW]
    first = wide[0] if len(wide) * 2 > len(table.rows) else 0
    are_short = all(len(cell.split()) <= WORDS_OF_A_HEADING for cell in table.rows[first][1])
    return first if are_short and first < MAX_ROWS_ABOVE else 0


def has_no_headings(table: Table) -> bool:
    """Does the first row of columns of a table without known headings read as a row like the others?"""
    below = [cells for _number, cells in table.rows[first_of_columns(table) :]]
    first = below[0]
    # “True” is a heading too, but none beside the words of a claim.
    beside_claim = any(len(WORD.findall(cell)) >= WORDS_OF_A_CLAIM for cell in first)
    headings = ["" if beside_claim and is_answer(cell) else cell for cell in first]
    if _plainly_named(headings, guess_columns(headings)):
        return False
    return any(is_sentence(cell) for cell in first) or any(
        is_answer(cell) and all(is_answer(cells[at]) for cells in below if at < len(cells) and cells[at].strip())
        for at, cell in enumerate(first)
    )


def choose_table(tables: Sequence[Table]) -> Table | None:
    """The sheet whose headings name most roles, a claim among them, of those with claims below them; the first of
    several, or of all where none does."""

    def named(table: Table) -> tuple[bool, tuple[int, int]]:
        header = find_header(table)
        if header is None:
            return False, NO_HEADINGS
        headings = with_groups(table, header).rows[header][1]
        return _has_claims(headings, [cells for _number, cells in table.rows[header + 1 :]]), _named_by(headings)

    return max(tables, key=named, default=None)


def holds_claims(table: Table) -> bool:
    """Whether a sheet has claims below headings that name them and more."""
    header = find_header(table)
    if header is None or not names_claim(guess_columns(table.rows[header][1])):
        return False
    return _has_claims(table.rows[header][1], [cells for _number, cells in table.rows[header + 1 :]])


def _has_claims(headings: list[str], below: list[list[str]]) -> bool:
    """Whether words stand where claims should: in an overview of chapters, “Facts” are numbers."""
    filled = filled_in(below[:SAMPLE_ROWS])
    found = guess_columns(headings)
    barred = barred_by_cells(filled)
    return any(found[role] in filled and found[role] not in barred[role] for role in CLAIM_ROLES if role in found)
