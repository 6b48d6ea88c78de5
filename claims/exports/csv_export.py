"""One row per claim (RFC 4180): faithful for programs, or spreadsheet-safe, where no cell starts a formula."""

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

from django.utils.translation import gettext as _

from claims.exports.records import Record
from claims.refusal import Refused

COLUMNS = (
    "id",
    "document",
    "version",
    "section",
    "statement",
    "quote",
    "start",
    "end",
    "kind",
    "claimant",
    "status",
    "verdict",
    "reason",
    "rationale",
    "correction",
    "authorities",
    "citations",
    "reviews",
    "decided_at",
    "text_changed",
)
# Between the quotes of a claim that stands in several places; a line of its own.
OMISSION = "\n[…]\n"
# What spreadsheets take for the start of a formula, also in full width, and our own mark.
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'")
# A spreadsheet cuts longer cells, and drops further rows, without a word.
MAX_CELL_UTF16_UNITS = 32_767
MAX_SHEET_ROWS = 1_048_576

Cell = str | int


def write_csv(claims: Iterable[Record], file: IO[bytes], *, spreadsheet_safe: bool) -> None:
    """Raises Refused, naming the claim, where a spreadsheet would cut what it is given."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if spreadsheet_safe else "utf-8", newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_guarded_row(COLUMNS) if spreadsheet_safe else COLUMNS)
    for number, claim in enumerate(claims, start=2):
        cells = _cells(claim)
        if spreadsheet_safe:
            _refuse_cut(claim["id"], cells, number)
            cells = _guarded_row(cells)
        rows.writerow(cells)
    text.flush()
    text.detach()


def guarded(cell: str) -> str:
    """Put an apostrophe before what could start a formula, and before an apostrophe, so that it can be taken back."""
    return f"'{cell}" if cell.startswith(GUARDED) else cell


def unguarded(cell: str) -> str:
    """Give back what `guarded` was given."""
    return cell.removeprefix("'")


def _guarded_row(cells: Iterable[Cell]) -> list[Cell]:
    return [guarded(cell) if isinstance(cell, str) else cell for cell in cells]


def _cells(claim: Record) -> list[Cell]:
    row = claim | _joined(claim)
    return [_cell(row[name]) for name in COLUMNS]


def _joined(claim: Record) -> Record:
    """One cell each for what is a list in the record."""
    anchors = claim["anchors"]
    return {
        "quote": OMISSION.join(anchor["quote"] for anchor in anchors),
        "start": anchors[0]["start"] if anchors else None,
        "end": anchors[-1]["end"] if anchors else None,
        "authorities": "; ".join(authority["key"] for authority in claim["authorities"]),
        "citations": "\n".join(map(_citation, claim["citations"])),
        "reviews": len(claim["reviews"]),
    }


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def _citation(citation: Record) -> str:
    """A readable line, such as: refutes — SB19-216, Colorado General Assembly, title line, https://…: “Concerning …”"""
    source = citation["source"]
    named = [source["title"], source["publisher"], citation["pinpoint"], source["url"] or source["identifier"]]
    line = f"{citation['stance']} — {', '.join(part for part in named if part)}"
    return f"{line}: “{citation['excerpt']}”" if citation["excerpt"] else line


def _refuse_cut(claim: str, cells: list[Cell], row: int) -> None:
    for name, cell in zip(COLUMNS, cells, strict=True):
        # The guard takes one character more.
        if len(str(cell).encode("utf-16-le")) // 2 >= MAX_CELL_UTF16_UNITS:
            told = _(
                "{claim}: its {column} is too long for a spreadsheet cell ({limit} characters). Export it faithfully."
            )
            raise Refused(told.format(claim=claim, column=name, limit=MAX_CELL_UTF16_UNITS))
    if row > MAX_SHEET_ROWS:
        told = _("{claim} would be row {row}: a spreadsheet holds {limit}. Export it faithfully.")
        raise Refused(told.format(claim=claim, row=row, limit=MAX_SHEET_ROWS))
