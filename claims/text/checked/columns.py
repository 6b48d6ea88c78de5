"""Columns: which of them holds what, guessed from their headings, or as a person says."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from .by_cells import WORD, WORDS_OF_A_CLAIM, barred_by_cells, filled_in, with_cells, wordiest
from .foreign_words import FOREIGN, INTERNAL, NO_NOTE
from .groups import headings_below, with_addresses
from .headings import key_of
from .rows import Table
from .source_columns import is_address, source_columns, with_sources
from .verdict_words import is_answer
from .wordings import BARE_WHO, WORDINGS

# Where the words of a claim stand.
CLAIM_ROLES = ("statement", "quote")
# A title or a date may stand above the headings.
MAX_ROWS_ABOVE = 20
NO_HEADINGS = (0, 0)
# As many roles make a row one of headings, where none of them is a claim's.
ROLES_ENOUGH = 2
# Fewer cells may be a title and its date.
LABELS_OF_A_ROW = 3
# Rows that tell what a column holds.
SAMPLE_ROWS = 200
SENTENCE_END = re.compile(r"[.!。][\"'”’»)]*\s*$")
# As many as any wording has.
MAX_WORDS_OF_A_WORDING = 8
# Beyond it the word may stand in anything.
WORDS_OF_A_HEADING = 5

Columns = Mapping[str, int]


@cache
def _keys() -> dict[str, tuple[str, ...]]:
    return {role: tuple(key_of(wording) for wording in wordings) for role, wordings in WORDINGS.items()}


@cache
def _ranks() -> dict[str, dict[str, int]]:
    """How likely each heading is the one of a role: the lower, the likelier."""
    return {role: {key: rank for rank, key in reversed(list(enumerate(keys)))} for role, keys in _keys().items()}


@cache
def _keys_of(wordings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key_of, wordings))


def _foreign(role: str) -> frozenset[str]:
    return _keys_of(FOREIGN.get(role, ()))


def guess_columns(headings: list[str], below: Sequence[list[str]] = ()) -> dict[str, int]:
    """Which column (from 0) has which role, by what the headings say; a role that none names is left out.

    Where rows `below` the headings are given, a claim's words are looked for last in a column of numbers, marks or
    initials, whatever its heading ("Line #"); and where no heading names a claim, the column with most words in its
    cells is taken for it, of those that are nothing else; what else cells tell is told in `by_cells`.
    """
    # A title or a note, alone in its row, tells nothing of the column it stands in.
    below = [cells for cells in below[:SAMPLE_ROWS] if sum(map(bool, map(str.strip, cells))) > 1] or below[:SAMPLE_ROWS]
    filled = filled_in(below)
    found = _named(headings, barred_by_cells(filled))
    if below and not _names_claim(found):
        addresses = {index for index, heading in enumerate(headings) if is_address(heading)}
        claim = wordiest(filled, {*found.values(), *addresses})
        found = _named(headings, {}) if claim is None else found | {"statement": claim}
    return with_sources(headings, with_cells(headings, filled, found))


def _named(headings: list[str], barred: Mapping[str, set[int]]) -> dict[str, int]:
    """The column of each role by its heading; `barred` are those that none of a role is by what stands in them."""
    named = [key_of(heading) for heading in headings]
    found: dict[str, int] = {}
    for ranked in (_rank_of_whole, _rank_of_beginning):
        for role in WORDINGS:
            if role in found:
                continue
            taken = set(found.values()) | barred.get(role, set())
            taken |= {index for index, name in enumerate(named) if not _foreign(role).isdisjoint(name.split())}
            ranks = ((ranked(role, name), index) for index, name in enumerate(named) if index not in taken)
            fitting = [(rank, index) for rank, index in ranks if rank is not None]
            if fitting:
                found[role] = min(fitting)[1]
    found |= _speakers(named, found)
    internal = (index for index, name in enumerate(named) if index not in found.values() and _is_internal(name.split()))
    if "note" not in found and (place := next(internal, None)) is not None:
        found["note"] = place
    return found


def _speakers(named: Sequence[str], found: Columns) -> dict[str, int]:
    """A bare “Who?” as who makes the claim, where another column plainly names who checked it."""
    bare = next((at for at, name in enumerate(named) if name in _keys_of(BARE_WHO)), None)
    plain = tuple(f"{wording} " for wording in _keys()["who"] if " " in wording)
    taken = {at for role, at in found.items() if role != "who"}
    other = (at for at, name in enumerate(named) if at not in {bare, *taken} and f"{name} ".startswith(plain))
    who = found.get("who") if found.get("who") != bare else next(other, None)
    if bare is None or who is None or bare in taken or "claimant" in found:
        return {}
    return {"who": who, "claimant": bare}


def _is_internal(words: list[str]) -> bool:
    inside, other = _keys_of(INTERNAL), _keys_of(NO_NOTE)
    return len(words) <= WORDS_OF_A_HEADING and not inside.isdisjoint(words) and other.isdisjoint(words)


def _names_claim(columns: Columns) -> bool:
    return any(role in columns for role in CLAIM_ROLES)


def _rank_of_whole(role: str, name: str) -> int | None:
    return _ranks()[role].get(name)


def _rank_of_beginning(role: str, name: str) -> int | None:
    """“Claim (from the script)” begins with a wording, as a whole word; “who” and more asks what stands behind it."""
    words = name.split()
    beginnings = (" ".join(words[:count]) for count in range(1, min(len(words), MAX_WORDS_OF_A_WORDING + 1)))
    ranks = (_ranks()[role].get(one) for one in beginnings if one not in _keys_of(BARE_WHO))
    return min((rank for rank in ranks if rank is not None), default=None)


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
        if named > best or (is_of_groups and named > NO_HEADINGS):
            best, chosen = named, index
        if other is None and _plainly_named(cells, guess_columns(cells)) >= ROLES_ENOUGH:
            other = index
    return other if chosen is None else chosen


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
    if not _names_claim(found) or any(is_sentence(cells[found[role]]) for role in CLAIM_ROLES if role in found):
        return NO_HEADINGS
    return len(found), _plainly_named(cells, found)


def _plainly_named(cells: list[str], found: Columns) -> int:
    return sum(
        key_of(cells[column]) in _keys()[role] or (role == "source" and is_address(cells[column]))
        for role, column in found.items()
    )


def are_headings(cells: Mapping[int, str], columns: Columns) -> bool:
    """Whether filled cells, by column, name a claim and more, each what its column holds: headings once more, in
    another language."""
    named = [role for role, column in columns.items() if column in cells]
    return (
        len(named) >= ROLES_ENOUGH
        and any(role in named for role in CLAIM_ROLES)
        and all(key_of(cells[columns[role]]) in _keys()[role] for role in named)
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
    """The sheet whose headings name most roles, a claim among them; the first of several, or of all where none does."""

    def named(table: Table) -> tuple[int, int]:
        header = find_header(table)
        return NO_HEADINGS if header is None else _named_by(with_groups(table, header).rows[header][1])

    return max(tables, key=named, default=None)


def columns_read(headings: Sequence[str], columns: Columns) -> set[int]:
    """The columns that have a role, with those whose words join one of them."""
    joined = (at for work in source_columns(headings, columns) for at in work if at is not None)
    return {*columns.values(), *joined}
