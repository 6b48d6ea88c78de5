"""Workbooks (XLSX): the values of their sheets as a person sees them, formulas by what they last came to."""

import io
import re
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.escape import unescape

from claims.text.encodings import Unreadable
from claims.text.importers.docx.archive import Archive

from .own import documents_of_table, remarks_of
from .own_book import with_citations
from .rows import MAX_COLUMNS, MAX_ROWS, Contents, Table

MAX_SHEETS = 50
# ISO/IEC 29500-1, 18.3.1.47, and 29500-2, 9.3.
ROW = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c"
FORMULA = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"
VALUE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}v"
# A formula, behind which no value stands or an empty one; a sheet without any is not parsed for them.
UNSAVED_HINT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^>]*)?/>)\s*(?:</|<(?:\w+:)?v(?:\s[^>]*)?/>|<(?:\w+:)?v(?:\s[^>]*)?></)"
)
UNSAVED = "cells that hold a formula without a stored value, and are empty until a spreadsheet program saves the file"
# 18.3.1.54; its references are letters and numbers alone.
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
HYPERLINK = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}hyperlink"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


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
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    tables = [_table(archive, sheet) for sheet in shown]
    # Their names stay inside: remarks show with the document.
    hidden = [sheet for sheet in sheets if sheet.sheet_state != "visible"]
    remarks = [f"hidden sheets were left out: {len(hidden)}"] if hidden else []
    if unsaved := sum(len(table.formulas) for table in tables):
        remarks.append(f"{UNSAVED}: {unsaved}")
    found = with_citations([table for table in tables if table.rows])
    remarks += remarks_of(found)
    return Contents("xlsx", found, [], remarks, documents=[one for table in found for one in documents_of_table(table)])


def _table(archive: Archive, sheet: Any) -> Table:
    part = archive.part(_path(sheet))
    formulas = _formulas(part)
    rows = _rows(sheet, {int(cell.split(":")[0]) for cell in formulas})
    return Table(sheet.title, rows, _links(archive, sheet), formulas, _merged(part))


def _merged(part: bytes) -> list[str]:
    areas = [area.decode().split(":") for area in MERGED.findall(part)]
    ends = [(coordinate_to_tuple(first), coordinate_to_tuple(last)) for first, last in areas]
    return [f"{row}:{column - 1}" for (row, column), (_row, last) in ends if last > column]


def _path(sheet: Any) -> str:
    path: str = sheet._worksheet_path.lstrip("/")
    return path


def _formulas(part: bytes) -> list[str]:
    """The cells whose formula has no stored value, as programs write them that do not calculate."""
    if not UNSAVED_HINT.search(part):
        return []
    found: list[str] = []
    try:
        rows: Any = etree.iterparse(io.BytesIO(part), tag=ROW, resolve_entities=False, no_network=True, load_dtd=False)
        for _event, row in rows:
            found += [cell.attrib["r"] for cell in row.iter(CELL) if _is_unsaved(cell)]
            # Neither it nor those before it are needed any more.
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
        places = [coordinate_to_tuple(reference) for reference in found]
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise Unreadable(f"the workbook is damaged ({error})") from None
    return [f"{row}:{column - 1}" for row, column in places]


def _is_unsaved(cell: Any) -> bool:
    """A text formula that came to nothing has an empty value too, and says that it is a text."""
    value = cell.findtext(VALUE)
    return cell.find(FORMULA) is not None and not value and (value is None or cell.get("t") != "str")


def _rows(sheet: Any, unsaved: set[int]) -> list[tuple[int, list[str]]]:
    # What the sheet says of its own size is not always so.
    sheet.reset_dimensions()
    rows: list[tuple[int, list[str]]] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise Unreadable(f"row {number} of “{sheet.title}” has more than {MAX_COLUMNS} cells, which is the limit")
        if any(cell.strip() for cell in cells) or number in unsaved:
            rows.append((number, cells))
        if len(rows) > MAX_ROWS + 1:
            raise Unreadable(f"“{sheet.title}” has more than {MAX_ROWS:,} rows, which is the limit")
    return rows


def _links(archive: Archive, sheet: Any) -> dict[str, str]:
    """The web addresses behind cells, which are read from the parts themselves: read-only sheets do not tell them."""
    path = PurePosixPath(_path(sheet))
    relations = str(path.parent / "_rels" / f"{path.name}.rels")
    if relations not in archive:
        return {}
    targets = {part.get("Id"): part.get("Target", "") for part in _parsed(archive.part(relations)).iter(RELATION)}
    found: dict[str, str] = {}
    for link in _parsed(archive.part(str(path))).iter(HYPERLINK):
        target = targets.get(link.get(RELATION_ID), "")
        # A link over several cells is that of the first.
        if target.startswith(("http://", "https://")):
            row, column = coordinate_to_tuple(str(link.get("ref", "A1")).split(":")[0])
            found[f"{row}:{column - 1}"] = target
    return found


def _parsed(part: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"the workbook is damaged ({error})") from None


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
