"""A column of verdicts for each of several checkers: a further one, of what they agree in, or of all that they say."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .by_cells import filled_in, is_judged, is_legend
from .columns import guess_columns
from .headings import key_of, numbered
from .initials import are_initials
from .rows import Table
from .verdict_remarks import split_remark
from .verdict_words import is_answer, meaning_of

BETWEEN = " / "
SAMPLE_ROWS = 200
SEVERAL = 2


class Checkers(NamedTuple):
    """The table, and the columns (from 0) of which its last one holds the verdicts; none where it is as it was."""

    table: Table
    columns: Sequence[int] = ()


def with_checkers(table: Table, header: int | None) -> Checkers:
    """The table with a last column of the verdicts in several others; as it is where one is named that is no sibling of
    these. What two checkers differ in is told whole, for somebody to say what it means."""
    if header is None:
        return Checkers(table)
    headings, below = table.rows[header][1], [cells for _number, cells in table.rows[header + 1 :]]
    columns = _columns(headings, below)
    if len(columns) < SEVERAL:
        return Checkers(table)
    width = max(len(cells) for _number, cells in table.rows)
    told = f"Verdict: {BETWEEN.join(headings[at].strip() for at in columns)}"
    rows = [*table.rows[:header], (table.rows[header][0], _widened(headings, width, told))]
    for number, cells in table.rows[header + 1 :]:
        said = {at: cells[at].strip() for at in columns if at < len(cells) and cells[at].strip()}
        rows.append((number, _widened(cells, width, _agreed(said, headings))))
    return Checkers(table._replace(rows=rows), columns)


def _columns(headings: Sequence[str], below: Sequence[list[str]]) -> list[int]:
    found, filled = guess_columns(list(headings), below), filled_in(below[:SAMPLE_ROWS])
    named = found.get("verdict")
    others = [at for at in filled if at < len(headings) and at not in found.values() and not is_legend(headings[at])]
    if named is None:
        return [at for at in others if is_judged(filled[at], headings[at])]
    siblings = [at for at in others if _are_siblings(headings[named], headings[at]) and any(map(is_answer, filled[at]))]
    return sorted([named, *siblings])


def _are_siblings(heading: str, other: str) -> bool:
    """“Check 1” and “Check 2”."""
    (stem, number), (stem_of_other, number_of_other) = numbered(key_of(heading)), numbered(key_of(other))
    return stem == stem_of_other != "" and number != number_of_other


def _agreed(said: Mapping[int, str], headings: Sequence[str]) -> str:
    """What one says; what several say where they mean the same, with the initials of each; else all that they say."""
    if len(said) < SEVERAL:
        return next(iter(said.values()), "")
    parted = [split_remark(words, headings[at]) for at, words in said.items()]
    meant = {meaning_of(words, headings[at]) for (words, _remark), at in zip(parted, said, strict=True)}
    if len({words.casefold() for words, _remark in parted}) > 1 and (len(meant) > 1 or None in meant):
        return BETWEEN.join(said.values())
    return "\n".join(said.values()) if all(are_initials(remark) for _words, remark in parted) else parted[0][0]


def _widened(cells: Sequence[str], width: int, words: str) -> list[str]:
    return [*cells, *[""] * (width - len(cells)), words] if words else [*cells]
