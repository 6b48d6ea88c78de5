"""Workbooks as openpyxl reads them."""

import io
from typing import Any

import openpyxl

from tests.exports.exported import exported


def workbook(*selection: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(exported(*selection, format="xlsx")))


def headings(book: openpyxl.Workbook, name: str) -> dict[str, str]:
    """The heading of each column by its stored name, as the summary tells programs."""
    told = dict(book["summary"].iter_rows(min_row=2, max_col=2, values_only=True))
    start = f"column.{name}."
    return {str(key).removeprefix(start): value for key, value in told.items() if str(key).startswith(start)}


def sheet(name: str, *selection: Any) -> list[dict[str, Any]]:
    """The rows by the stored names of their columns; those of the summary by their headings."""
    book = workbook(*selection)
    names = {heading: column for column, heading in headings(book, name).items()}
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip([names.get(heading, heading) for heading in header], row, strict=True)) for row in rows]


def place(book: openpyxl.Workbook, column: str) -> int:
    header = [cell.value for cell in book["claims"][1]]
    return header.index(headings(book, "claims")[column]) + 1


LABELS = {"kind_label", "status_label", "verdict_label", "reason_label"}


def told_by(name: str, *selection: Any) -> dict[str, Any]:
    return {row["What"]: row["Value"] for row in sheet(name, *selection) if row["Value"] is not None}
