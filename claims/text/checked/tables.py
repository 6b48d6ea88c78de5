"""Tables as text (RFC 4180 and what programs write instead): which sign parts the cells is seen from the rows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from claims.text.code_pages import CODE_PAGES, guess_code_page
from claims.text.encodings import Decoded, Unreadable, decode, is_told

from .own import documents_of_table, is_own, remarks_of
from .rows import MAX_COLUMNS, MAX_ROWS, Contents, Table
from .sheet_errors import TOLD as ERRORS
from .sheet_errors import without_errors
from .sheet_marks import told_places

DELIMITERS = (",", ";", "\t", "|")
TOLD_DELIMITER = re.compile(r"\"?sep=([,;|\t])\"?\r?\n", re.IGNORECASE)
SAMPLE_ROWS = 50
# What the safe form of our own export, which begins with a byte-order mark, puts before every cell.
GUARD = "'"


def read_table(body: bytes) -> Contents:
    """Raises Unreadable, which names the row."""
    decoded = _decoded(body)
    remarks = list(decoded.remarks)
    text, delimiter = _told_delimiter(decoded.text)
    if delimiter:
        remarks.append(f"its first line says that “{delimiter}” parts its cells, and is no row")
    delimiter = delimiter or _delimiter_of(text)
    try:
        rows = _numbered(text, delimiter, strict=True)
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise Unreadable("a quotation mark is opened in it and never closed") from None
        rows = _numbered(text, delimiter, strict=False)
        remarks.append(f"quotation marks stand oddly in it ({error})")
    if decoded.had_bom and is_own(Table("", rows)):
        rows = [(number, [cell.removeprefix(GUARD) for cell in cells]) for number, cells in rows]
        remarks.append("it is our own spreadsheet-safe export: one apostrophe was taken off every cell that began so")
    table, errors = without_errors(Table("", rows))
    remarks += told_places(ERRORS, [errors])
    remarks += remarks_of([table])
    told = (decoded.encoding, decoded.had_bom, decoded.newlines)
    return Contents("csv", [table], [], remarks, *told, documents_of_table(table))


def _decoded(body: bytes) -> Decoded:
    """As any text is; what is no UTF-8 by the code page that its letters fit."""
    if is_told(body):
        return decode(body)
    guess = guess_code_page(body)
    near = f", and {' or '.join(guess.others)} would fit as well" if guess.others else ""
    remark = f"encoding guessed as {CODE_PAGES[guess.encoding]}, since it is no UTF-8{near}: another can be chosen"
    decoded = decode(body, guess.encoding)
    return decoded._replace(remarks=(*decoded.remarks, remark))


def _numbered(text: str, delimiter: str, *, strict: bool) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(_records(text, delimiter, strict=strict), start=1):
        if len(cells) > MAX_COLUMNS:
            raise Unreadable(f"row {number} has {len(cells):,} cells, and the limit is {MAX_COLUMNS}")
        if any(cell.strip() for cell in cells):
            rows.append((number, cells))
        if len(rows) > MAX_ROWS + 1:
            raise Unreadable(f"it has more than {MAX_ROWS:,} rows, which is the limit")
    return rows


def _records(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _told_delimiter(text: str) -> tuple[str, str]:
    """The text without a first line that tells spreadsheet programs the sign, which they do not count as a row; and
    that sign, or "" without one."""
    told = TOLD_DELIMITER.match(text)
    return (text[told.end() :], told[1]) if told else (text, "")


def _delimiter_of(text: str) -> str:
    """The sign by which most of the first rows have the same number of cells, and more than one."""
    best, chosen = (0, 0), ","
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            for _number, cells in zip(range(SAMPLE_ROWS), _records(text, delimiter, strict=False), strict=False):
                widths[len(cells)] += 1
        except csv.Error:
            continue
        width, times = max(widths.items(), key=lambda found: (found[0] > 1, found[1], found[0]), default=(1, 0))
        if width > 1 and (times, width) > best:
            best, chosen = (times, width), delimiter
    return chosen
