"""Verdicts written into the line of their claim, “[FALSE] The law binds all.”, “The law binds all (TRUE)”: read as a
column of their own, where no other holds verdicts."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .by_cells import NO_FINDINGS
from .columns import CLAIM_ROLES, guess_columns
from .rows import Table
from .verdict_remarks import split_remark
from .verdict_words import PICTURES, meaning_of

HEADING = "Verdict"
MAX_SAID_CHARS, MAX_SAID_WORDS = 60, 4
# As many lines have a verdict that is known.
MIN_KNOWN = 2
_SAID = rf"(?P<said>[^\[\](){{}}\n:]{{1,{MAX_SAID_CHARS}}})"
_IN_BRACKETS = rf"[\[(]\s*(?P<said>[^\[\]()\n]{{1,{MAX_SAID_CHARS}}}?)\s*[\])]"
# Each form by itself: what stands in brackets, before a sign, or is a picture.
FORMS = tuple(
    re.compile(form, re.DOTALL)
    for form in (
        rf"\s*{_IN_BRACKETS}\s*[:–—-]?\s*(?P<claim>\S.*)",
        rf"(?P<claim>.*\S)\s*{_IN_BRACKETS}\s*\.?\s*",
        rf"\s*{_SAID}(?::|\s+[–—|-])\s+(?P<claim>\S.*)",
        rf"(?P<claim>.*\S)\s+(?:[–—|-]|->|→|=)+\s*{_SAID}",
        rf"\s*(?P<said>{PICTURES})\s*(?P<claim>[^\W_].*|[“\"'(‘«].*)",
        rf"(?P<claim>.*\S)\s*(?P<said>{PICTURES})\s*",
    )
)


class Beside(NamedTuple):
    """The table, whose last column holds the verdicts, with the numbers of the rows that had one and what these said;
    none where it is as it was."""

    table: Table
    said: Sequence[tuple[int, str]] = ()


def with_beside(table: Table, header: int | None) -> Beside:
    """The table with the verdicts in the lines of its claims in a further column, and the claims without them; as it is
    where another column holds verdicts, or fewer than two lines have one that is known."""
    headings, below = _parted(table, header)
    columns = guess_columns(headings, [cells for _number, cells in below])
    claim = next((columns[role] for role in CLAIM_ROLES if role in columns), None)
    verdict = columns.get("verdict")
    if claim is None or any(verdict is not None and _cell(cells, verdict) for _number, cells in below):
        return Beside(table)
    form = _form([_cell(cells, claim) for _number, cells in below])
    if form is None:
        return Beside(table)
    width = max(len(cells) for _number, cells in table.rows)
    said = {number: found for number, cells in below if (found := _split(form, _cell(cells, claim)))}
    rows = [
        (number, _with(cells, claim, width, *said[number]) if number in said else cells) for number, cells in table.rows
    ]
    if header is not None:
        rows[header] = (rows[header][0], [*headings, *[""] * (width - len(headings)), HEADING])
    return Beside(table._replace(rows=rows), [(number, words) for number, (_claim, words) in said.items()])


def _parted(table: Table, header: int | None) -> tuple[list[str], list[tuple[int, list[str]]]]:
    return ([], table.rows) if header is None else (table.rows[header][1], table.rows[header + 1 :])


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _form(claims: Sequence[str]) -> re.Pattern[str] | None:
    """The form in which most lines have a verdict that is known, where most of what stands in that form is one."""
    best, chosen = MIN_KNOWN - 1, None
    for form in FORMS:
        found = [_said(place["said"]) for claim in claims if (place := form.fullmatch(claim))]
        known = [words for words in found if meaning_of(words) not in (None, *NO_FINDINGS)]
        others = [words for words in found if words not in known and not _is_shouted(words)]
        if len(known) > best and len(known) > len(others):
            best, chosen = len(known), form
    return chosen


def _said(cell: str) -> str:
    return split_remark(cell)[0]


def _split(form: re.Pattern[str], claim: str) -> tuple[str, str] | None:
    """The claim and the verdict of a line; what is not known is one where it stands in capitals, as “UNVERIFIED”."""
    found = form.fullmatch(claim)
    if found is None:
        return None
    said = found["said"].strip()
    is_one = _is_shouted(said) or meaning_of(_said(said), HEADING) is not None
    return (found["claim"].strip(), said) if is_one else None


def _is_shouted(said: str) -> bool:
    return said.isupper() and len(said.split()) <= MAX_SAID_WORDS and not any(map(str.isdigit, said))


def _with(cells: Sequence[str], at: int, width: int, claim: str, said: str) -> list[str]:
    return [*cells[:at], claim, *cells[at + 1 :], *[""] * (width - len(cells)), said]
