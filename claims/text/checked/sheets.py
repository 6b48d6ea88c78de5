"""Workbooks (XLSX): the values of their sheets as a person sees them, formulas by what they last came to."""

import io
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from claims.text.encodings import Unreadable
from claims.text.importers.docx.archive import Archive

from .rows import MAX_COLUMNS, MAX_ROWS, Contents, Table

MAX_SHEETS = 50


def read_workbook(body: bytes) -> Contents:
    """Raises Unreadable, naming the limit or the sheet."""
    # Sizes are checked from the archive's directory, before anything is unpacked.
    archive = Archive(body)
    if "xl/workbook.xml" not in archive:
        raise Unreadable("it is a ZIP archive, but no Excel workbook (.xlsx)")
    try:
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise Unreadable(f"the workbook is damaged ({error})") from None
    sheets = book.worksheets[:MAX_SHEETS]
    tables = [Table(sheet.title, _rows(sheet)) for sheet in sheets if sheet.sheet_state == "visible"]
    # Their names stay inside: remarks show with the document.
    hidden = [sheet for sheet in sheets if sheet.sheet_state != "visible"]
    remarks = [f"hidden sheets were left out: {len(hidden)}"] if hidden else []
    return Contents("xlsx", [table for table in tables if table.rows], [], remarks)


def _rows(sheet: Any) -> list[tuple[int, list[str]]]:
    # What the sheet says of its own size is not always so.
    sheet.reset_dimensions()
    rows: list[tuple[int, list[str]]] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise Unreadable(f"row {number} of “{sheet.title}” has more than {MAX_COLUMNS} cells, which is the limit")
        if any(cell.strip() for cell in cells):
            rows.append((number, cells))
        if len(rows) > MAX_ROWS + 1:
            raise Unreadable(f"“{sheet.title}” has more than {MAX_ROWS:,} rows, which is the limit")
    return rows


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    # As ISO/IEC 29500 (22.4.2.4, ST_Xstring) writes what XML cannot hold.
    text = unescape(text) if "_x" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n")
