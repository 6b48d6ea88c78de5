"""A sheet of a workbook as a person reads it: wrapped texts, real times, a heading that stays, a page that fits.

Nothing is cut: what a sheet cannot hold is refused by the claim's number.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from claims.exports.csv_export import MAX_CELL_UTF16_UNITS, MAX_SHEET_ROWS
from claims.refusal import Refused

MOMENT, DAY = 'yyyy-mm-dd hh:mm:ss "UTC"', "yyyy-mm-dd"
TIMES = {"decided_at": MOMENT, "as_of": DAY, "recheck_on": DAY, "accessed_on": DAY}
# Every cell is so; that it is the format of the book itself saves naming it in each.
USUAL = {"text_wrap": True, "valign": "top", "align": "left"}
# In characters; the columns that are not named here are as wide as the last.
WIDTHS = {
    **dict.fromkeys(("statement", "quote", "rationale", "excerpt", "value"), 60),
    **dict.fromkeys(("correction", "source_title", "title", "url", "archive_url", "what"), 40),
    **dict.fromkeys(("section", "authorities", "publisher", "identifier", "pinpoint", "key"), 26),
    **dict.fromkeys(("decided_at", "claimant", "tags"), 24),
    **dict.fromkeys(("version", "start", "end", "citations", "reviews", "claims"), 10),
}
NARROW = 16
# In points, as of the font that a workbook has by itself; no row can be higher.
LINE_HEIGHT, MAX_HEIGHT = 15, 409
# As workbooks count days. Before the first of March 1900 they count one that never was.
EPOCH, FIRST_DAY, A_DAY = datetime(1899, 12, 30), 61, timedelta(days=1)


class Looks:
    """The formats of a workbook beside `USUAL`, which its options name."""

    def __init__(self, workbook: Workbook) -> None:
        self.heading: Format = workbook.add_format({"bold": True})
        self.times: dict[str, Format] = {shown: workbook.add_format({"num_format": shown}) for shown in (MOMENT, DAY)}

    def of(self, column: str) -> Format | None:
        return self.times[TIMES[column]] if column in TIMES else None


class Sheet:
    """One sheet, written from the top down."""

    def __init__(self, workbook: Workbook, looks: Looks, name: str, columns: Sequence[str]) -> None:
        self.sheet: Worksheet = workbook.add_worksheet(name)
        self.rows, self._looks = 0, looks
        number = self.sheet.write_number
        self._write = {bool: self.sheet.write_boolean, int: number, float: number}
        self._widths = [WIDTHS.get(column, NARROW) for column in columns]
        for place, column in enumerate(columns):
            # A cell without a format of its own has that of its column.
            self.sheet.set_column(place, place, self._widths[place], looks.of(column))
            self.sheet.write_string(0, place, column, looks.heading)
        self.sheet.freeze_panes(1, 1)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)

    def add(self, cells: Iterable[Any], claim: str = "", look: Format | None = None) -> None:
        """Write a row of texts, numbers and truths; `claim` names what a refusal is about. Raises Refused."""
        self.rows += 1
        if self.rows >= MAX_SHEET_ROWS:
            raise self._full(claim)
        lines = 1
        for place, (cell, width) in enumerate(zip(cells, self._widths, strict=False)):
            if isinstance(cell, str):
                if cell:
                    _refuse_cut(cell, claim)
                    self.sheet.write_string(self.rows, place, cell, look)
                    if len(cell) > width or "\n" in cell:
                        lines = max(lines, _lines_of(cell, width))
            elif cell is not None:
                self._write[type(cell)](self.rows, place, cell, look)
        if lines > 1:
            self._heighten(lines)

    def _full(self, claim: str) -> Refused:
        told = _("{claim} would be row {row} of “{sheet}”: a sheet holds {limit}. Export it as CSV or JSON.")
        return Refused(told.format(claim=claim, row=self.rows + 1, sheet=self.sheet.name, limit=MAX_SHEET_ROWS))

    def _heighten(self, lines: int) -> None:
        """Excel finds the height by itself; LibreOffice would show one line of each text."""
        # The rows above are on disk; what the library remembers of them would grow with the sheet.
        self.sheet.row_info.clear()
        self.sheet.row_sizes.clear()
        self.sheet.set_row(self.rows, min(lines * LINE_HEIGHT, MAX_HEIGHT))

    def add_heading(self, words: str) -> None:
        """After an empty row."""
        self.rows += 1
        self.add([words], look=self._looks.heading)

    def add_moment(self, what: str, moment: str) -> None:
        self.add([what])
        self.sheet.write_number(self.rows, 1, serial(moment), self._looks.times[MOMENT])

    def offer_filters(self) -> None:
        """Once all rows are there."""
        self.sheet.autofilter(0, 0, self.rows, len(self._widths) - 1)


def serial(iso: str) -> Any:
    """A day or a time in UTC as workbooks count it; the text itself where they cannot, and "" for none."""
    if not iso:
        return ""
    days = (datetime.fromisoformat(iso).replace(tzinfo=None) - EPOCH) / A_DAY
    return days if days >= FIRST_DAY else iso


def _lines_of(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))


def _refuse_cut(cell: str, claim: str) -> None:
    # No character takes more than two units, so that most cells need no second look.
    if len(cell) * 2 > MAX_CELL_UTF16_UNITS and len(cell.encode("utf-16-le")) // 2 > MAX_CELL_UTF16_UNITS:
        told = _("{claim}: one of its texts is too long for a cell ({limit} characters). Export it as CSV or JSON.")
        raise Refused(told.format(claim=claim, limit=MAX_CELL_UTF16_UNITS))
