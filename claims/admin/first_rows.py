"""The first rows of a file of claims checked elsewhere, as they are read: a table without empty columns."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from claims.models.verdict_wording import verdict_label
from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.row_problems import Problem
from claims.text.checked import Row

SHOWN_ROWS = 10
CLAIM_CHARS, SOURCE_CHARS, SAID_CHARS, WORD_CHARS = 200, 160, 120, 60


class FirstRows(NamedTuple):
    """The headings, and of each row its place, a remark on it or "", and its cells under their headings."""

    headings: list[str]
    rows: list[tuple[str, str, list[tuple[str, str]]]]


def first_rows(file: CheckedFile, problems: Sequence[Problem]) -> FirstRows:
    remarks = {aside.place: _("may be no claim") for aside in file.asides if aside.kind == "doubtful"}
    remarks |= {problem.place: _("cannot come in") for problem in problems}
    rows = file.rows[:SHOWN_ROWS]
    told = [_told(file, row) for row in rows]
    headings = [heading for heading in (told[0] if told else {}) if any(cells[heading] for cells in told)]
    return FirstRows(
        headings,
        [
            (row.place, remarks.get(row.place, ""), [(heading, cells[heading]) for heading in headings])
            for row, cells in zip(rows, told, strict=True)
        ],
    )


def _told(file: CheckedFile, row: Row) -> dict[str, str]:
    said, meaning = _cut(row.verdict, WORD_CHARS), verdict_label(file.verdict(row))
    return {
        _("Section"): _cut(row.section, WORD_CHARS),
        _("Claim"): _cut(row.statement or row.quote, CLAIM_CHARS),
        _("Who says it"): _cut(row.claimant, WORD_CHARS),
        _("Verdict"): f"{said} → {meaning}" if meaning else said,
        _("Source"): _cut(row.source, SOURCE_CHARS),
        _("Rationale"): _cut(row.rationale, SAID_CHARS),
        _("What it should say"): _cut(row.correction, SAID_CHARS),
        _("Note"): _cut(row.note, SAID_CHARS),
        _("Checked by"): f"{_cut(row.who, WORD_CHARS)} {_cut(row.when, WORD_CHARS)}".strip(),
    }


def _cut(words: str, chars: int) -> str:
    return Truncator(words).chars(chars)
