"""Columns: which of them holds what, guessed from their headings, or as a person says."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from .by_cells import barred_by_cells, filled_in, with_cells, wordiest
from .desk_words import AT_END, OF, OF_CHECKS, QUOTED_ELSEWHERE
from .foreign_words import FOREIGN, INTERNAL, NO_NOTE
from .headings import key_of
from .source_columns import is_address, source_columns, with_sources
from .wordings import BARE_WHO, WORDINGS

# Where the words of a claim stand.
CLAIM_ROLES = ("statement", "quote")
# Rows that tell what a column holds.
SAMPLE_ROWS = 200
# As many as any wording has.
MAX_WORDS_OF_A_WORDING = 8
# Beyond it the word may stand in anything.
WORDS_OF_A_HEADING = 5

Columns = Mapping[str, int]


@cache
def keys() -> dict[str, tuple[str, ...]]:
    return {role: tuple(key_of(wording) for wording in wordings) for role, wordings in WORDINGS.items()}


@cache
def known_keys() -> frozenset[str]:
    """What a column of any role is called."""
    return frozenset(key for named in keys().values() for key in named)


@cache
def _ranks() -> dict[str, dict[str, int]]:
    """How likely each heading is the one of a role: the lower, the likelier."""
    return {role: {key: rank for rank, key in reversed(list(enumerate(keys)))} for role, keys in keys().items()}


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
    # Asked several times of each table.
    return dict(_guessed(tuple(headings), tuple(map(tuple, below[:SAMPLE_ROWS]))))


@lru_cache(maxsize=128)
def _guessed(headings: tuple[str, ...], below: Sequence[Sequence[str]]) -> dict[str, int]:
    # A title or a note, alone in its row, tells nothing of the column it stands in.
    below = [cells for cells in below[:SAMPLE_ROWS] if sum(map(bool, map(str.strip, cells))) > 1] or below[:SAMPLE_ROWS]
    filled = filled_in(below)
    found = _named(headings, barred_by_cells(filled))
    if below and not names_claim(found):
        named = {index for index, heading in enumerate(headings) if is_address(heading) or _names_other(heading)}
        claim = wordiest(filled, {*found.values(), *named})
        found = _named(headings, {}) if claim is None else found | {"statement": claim}
    return with_sources(headings, with_cells(headings, filled, found))


def _named(headings: Sequence[str], barred: Mapping[str, set[int]]) -> dict[str, int]:
    """The column of each role by its heading; `barred` are those that none of a role is by what stands in them."""
    named = [key_of(heading) for heading in headings]
    found: dict[str, int] = {}
    for ranked in (_rank_of_whole, _rank_of_beginning, _rank_of_end):
        for role in WORDINGS:
            if role in found:
                continue
            taken = set(found.values()) | barred.get(role, set())
            taken |= {index for index, name in enumerate(named) if not _foreign(role).isdisjoint(name.split())}
            ranks = ((ranked(role, name), index) for index, name in enumerate(named) if index not in taken)
            fitting = [(rank, index) for rank, index in ranks if rank is not None]
            if fitting:
                found[role] = min(fitting)[1]
    found |= _quotes(named, found) | _speakers(named, found)
    internal = (index for index, name in enumerate(named) if index not in found.values() and _is_internal(name.split()))
    if "note" not in found and (place := next(internal, None)) is not None:
        found["note"] = place
    return found


def _quotes(named: Sequence[str], found: Columns) -> dict[str, int]:
    """“Citation” as the words of the text, where nothing else names a claim and another column names sources."""
    quoted = found.get("source")
    if names_claim(found) or quoted is None or named[quoted] not in _keys_of(QUOTED_ELSEWHERE):
        return {}
    taken = set(found.values())
    others = (at for at, name in enumerate(named) if at not in taken and _rank_of_beginning("source", name) is not None)
    source = next(others, None)
    return {} if source is None else {"quote": quoted, "source": source}


def _speakers(named: Sequence[str], found: Columns) -> dict[str, int]:
    """A bare “Who?” as who makes the claim, where another column plainly names who checked it."""
    bare = next((at for at, name in enumerate(named) if name in _keys_of(BARE_WHO)), None)
    plain = tuple(f"{wording} " for wording in keys()["who"] if " " in wording)
    taken = {at for role, at in found.items() if role != "who"}
    other = (at for at, name in enumerate(named) if at not in {bare, *taken} and f"{name} ".startswith(plain))
    who = found.get("who") if found.get("who") != bare else next(other, None)
    if bare is None or who is None or bare in taken or "claimant" in found:
        return {}
    return {"who": who, "claimant": bare}


def _is_internal(words: list[str]) -> bool:
    inside, other = _keys_of(INTERNAL), _keys_of(NO_NOTE)
    return len(words) <= WORDS_OF_A_HEADING and not inside.isdisjoint(words) and other.isdisjoint(words)


def names_claim(columns: Columns) -> bool:
    return any(role in columns for role in CLAIM_ROLES)


def _rank_of_whole(role: str, name: str) -> int | None:
    return _ranks()[role].get(name)


def _rank_of_beginning(role: str, name: str) -> int | None:
    """“Claim (from the script)” begins with a wording, as a whole word; “who” and more asks what stands behind it."""
    words = name.split()
    if role in CLAIM_ROLES and f"{name} ".startswith(tuple(f"{begun} " for begun in OF_CHECKS)):
        return None
    beginnings = (" ".join(words[:count]) for count in range(1, min(len(words), MAX_WORDS_OF_A_WORDING + 1)))
    ranks = (_ranks()[role].get(one) for one in beginnings if one not in _keys_of(BARE_WHO))
    return min((rank for rank in ranks if rank is not None), default=None)


def _rank_of_end(role: str, name: str) -> int | None:
    """“Post / claim” ends with a wording, and is of nothing else: “ID of claim”."""
    *before, last = name.split() or [""]
    return AT_END[role].index(last) if before and last in AT_END.get(role, ()) and not set(OF) & set(before) else None


def _names_other(heading: str) -> bool:
    """Whether the heading is one of what no claim is, even where another column was taken for that."""
    name = key_of(heading)
    others = (role for role in WORDINGS if role not in CLAIM_ROLES)
    return any(ranked(role, name) is not None for role in others for ranked in (_rank_of_beginning, _rank_of_end))


def columns_read(headings: Sequence[str], columns: Columns) -> set[int]:
    """The columns that have a role, with those whose words join one of them."""
    joined = (at for work in source_columns(headings, columns) for at in work if at is not None)
    return {*columns.values(), *joined}
