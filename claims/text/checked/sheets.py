"""Workbooks (XLSX): the values of their sheets as a person sees them, formulas by what they last came to."""

import io
import re
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from lxml import etree
from openpyxl import load_workbook
from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.utils.cell import coordinate_to_tuple

from claims.text.encodings import Unreadable
from claims.text.importers.docx.archive import Archive

from .column_names import letter_of
from .own import documents_of_table, remarks_of
from .own_book import with_citations
from .rows import MAX_COLUMNS, MAX_ROWS, Contents, Table
from .sheet_comments import comments_on
from .sheet_errors import TOLD as ERRORS
from .sheet_errors import without_errors
from .sheet_fills import theme_colours
from .sheet_links import IS_LINK, Formula, cell_links, formulas_in, with_formula_links
from .sheet_marks import hidden_columns, hidden_rows, merged_in, told_places, with_merged_rows
from .sheet_parts import parsed
from .sheet_values import Styles, text_of

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
LINKS_HINT = re.compile(rb"HYPERLINK\(", re.IGNORECASE)
UNSAVED = "cells that hold a formula without a stored value, and are empty until a spreadsheet program saves the file"
MERGED_ROWS = "cells merged over several rows, whose value each of these rows was given (a claim stays one)"
HIDDEN_ROWS = "hidden rows that came in as the others do"
HIDDEN_COLUMNS = "hidden columns that came in as the others do"
UNKNOWN_LINKS = "cells with a link whose address a formula works out, which came in without it"
STRUCK = "cells with struck text, which came in as if it were not struck"
# 18.4.8, 18.3.1.53, 18.4.4, 18.4.12 and 18.4.10.
STRINGS = "xl/sharedStrings.xml"
SHARED = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}si"
INLINE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}is"
RUN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}r"
WORDS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"
STRIKE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}strike"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Sheet(NamedTuple):
    """A sheet as a table, and the places in it of what no table tells."""

    table: Table
    merged: list[str]
    hidden: list[str]
    hidden_columns: list[str]
    unknown_links: list[str]
    errors: list[str]
    struck: list[str]


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
    sheets, further = book.worksheets[:MAX_SHEETS], book.worksheets[MAX_SHEETS:]
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    styles = Styles(theme_colours(book.loaded_theme))
    struck_texts = _struck_texts(archive.part(STRINGS) if STRINGS in archive else b"")
    read = [_sheet(archive, sheet, styles, struck_texts) for sheet in shown]
    tables = [one.table for one in read]
    # Their names stay inside: remarks show with the document.
    hidden = [sheet for sheet in sheets if sheet.sheet_state != "visible"]
    remarks = [f"hidden sheets were left out: {len(hidden)}"] if hidden else []
    remarks += [f"sheets behind the first {MAX_SHEETS} were left out: {len(further)}"] if further else []
    if unsaved := sum(len(table.formulas) for table in tables):
        remarks.append(f"{UNSAVED}: {unsaved}")
    remarks += told_places(MERGED_ROWS, [one.merged for one in read])
    remarks += told_places(HIDDEN_ROWS, [one.hidden for one in read])
    remarks += told_places(HIDDEN_COLUMNS, [one.hidden_columns for one in read])
    remarks += told_places(UNKNOWN_LINKS, [one.unknown_links for one in read])
    remarks += told_places(ERRORS, [one.errors for one in read])
    remarks += told_places(STRUCK, [one.struck for one in read])
    found = with_citations([table for table in tables if table.rows])
    remarks += remarks_of(found)
    return Contents("xlsx", found, [], remarks, documents=[one for table in found for one in documents_of_table(table)])


def _sheet(archive: Archive, sheet: Any, styles: Styles, struck_texts: frozenset[str]) -> Sheet:
    path = _path(sheet)
    part, relations = archive.part(path), _relations(archive, path)
    (formulas, linking), areas = _formulas(part), merged_in(part)
    rows, struck, fills = _rows(
        sheet, {int(cell.split(":")[0]) for cell in formulas}, styles, struck_texts | _struck_texts(part)
    )
    stretched = {f"{area.top}:{area.left}": area.right for area in areas if area.right > area.left}
    table = Table(sheet.title, rows, {}, formulas, stretched, fills=fills)
    # Read from the part itself: read-only sheets do not tell them.
    table = table._replace(links=cell_links(parsed(part), relations, table) if relations else {})
    table, unknown = with_formula_links(table, linking)
    table, errors = without_errors(table)
    table, merged = with_merged_rows(table, areas)
    table = table._replace(comments=comments_on(archive, path, list(relations.values())))
    hidden = hidden_rows(part, table), hidden_columns(part, table)
    return Sheet(table, merged, *hidden, unknown, errors, struck)


def _struck_texts(part: bytes) -> frozenset[str]:
    """The texts of cells of which some words are struck, and not the cell; a part without any is not parsed."""
    if b"strike" not in part:
        return frozenset()
    texts = (text for text in parsed(part).iter(SHARED, INLINE) if any(map(_is_on, text.iter(STRIKE))))
    return frozenset("".join(run.findtext(WORDS) or "" for run in text.iter(RUN)) for text in texts)


def _is_on(mark: Any) -> bool:
    return mark.get("val") not in ("0", "false")


def _path(sheet: Any) -> str:
    path: str = sheet._worksheet_path.lstrip("/")
    return path


def _formulas(part: bytes) -> tuple[list[str], list[Formula]]:
    """The cells whose formula has no stored value, as programs write them that do not calculate; and those whose
    formula makes a link."""
    if not UNSAVED_HINT.search(part) and not LINKS_HINT.search(part):
        return [], []
    found, written = list[str](), list[tuple[str, str | None]]()
    shared: dict[str | None, tuple[str, str]] = {}
    try:
        rows: Any = etree.iterparse(io.BytesIO(part), tag=ROW, resolve_entities=False, no_network=True, load_dtd=False)
        for _event, row in rows:
            for cell in row.iter(CELL):
                found += [cell.attrib["r"]] if _is_unsaved(cell) else []
                written.append((cell.attrib["r"], _formula_of(cell, shared)))
            # Neither it nor those before it are needed any more.
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
        places = [coordinate_to_tuple(reference) for reference in found]
        return [f"{row}:{column - 1}" for row, column in places], list(formulas_in(written))
    except (etree.XMLSyntaxError, KeyError, ValueError, TranslatorError) as error:
        raise Unreadable(f"the workbook is damaged ({error})") from None


def _formula_of(cell: Any, shared: dict[str | None, tuple[str, str]]) -> str | None:
    """As it is written; of one that is written once for several cells, as it would be for this one."""
    formula = cell.find(FORMULA)
    if formula is None or formula.get("t") != "shared":
        return None if formula is None else str(formula.text or "")
    if formula.text:
        shared[formula.get("si")] = (cell.attrib["r"], f"={formula.text}")
        return str(formula.text)
    origin, text = shared.get(formula.get("si"), ("", ""))
    if not IS_LINK.match(text):
        return None
    return str(Translator(text, origin=origin).translate_formula(cell.attrib["r"]))


def _is_unsaved(cell: Any) -> bool:
    """A text formula that came to nothing has an empty value too, and says that it is a text."""
    value = cell.findtext(VALUE)
    return cell.find(FORMULA) is not None and not value and (value is None or cell.get("t") != "str")


def _rows(
    sheet: Any, unsaved: set[int], styles: Styles, struck_texts: frozenset[str]
) -> tuple[list[tuple[int, list[str]]], list[str], dict[str, str]]:
    """The rows that say something, the places of cells with struck text, and the colours of cells."""
    # What the sheet says of its own size is not always so.
    sheet.reset_dimensions()
    rows: list[tuple[int, list[str]]] = []
    struck, fills = list[str](), dict[str, str]()
    for number, found in enumerate(sheet.iter_rows(), start=1):
        shown = [styles.of(cell) for cell in found]
        cells = [text_of(cell.value, style) for cell, style in zip(found, shown, strict=True)]
        struck += [
            f"{letter_of(column)}{number}"
            for column, (text, style) in enumerate(zip(cells, shown, strict=True))
            if text.strip() and (style.is_struck or text in struck_texts)
        ]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise Unreadable(f"row {number} of “{sheet.title}” has more than {MAX_COLUMNS} cells, which is the limit")
        if any(cell.strip() for cell in cells) or number in unsaved:
            rows.append((number, cells))
            fills |= {f"{number}:{column}": style.fill for column, style in enumerate(shown) if style.fill}
        if len(rows) > MAX_ROWS + 1:
            raise Unreadable(f"“{sheet.title}” has more than {MAX_ROWS:,} rows, which is the limit")
    return rows, struck, fills


def _relations(archive: Archive, path: str) -> dict[str | None, tuple[str, str]]:
    """The types and targets of what a part names by an ID."""
    parent = PurePosixPath(path)
    relations = str(parent.parent / "_rels" / f"{parent.name}.rels")
    if relations not in archive:
        return {}
    found = parsed(archive.part(relations)).iter(RELATION)
    return {one.get("Id"): (one.get("Type", ""), one.get("Target", "")) for one in found}
