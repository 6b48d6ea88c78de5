"""A sheet of a workbook as a person reads it: wrapped texts, real times, a heading that stays, pages that are legible.

Nothing is cut: what a sheet cannot hold is refused by the claim's number.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from claims.exports.cells import MAX_SHEET_ROWS, too_much
from claims.exports.xlsx_cells import FaithfulWorksheet
from claims.exports.xlsx_layout import NO_PAGE, SHEETS, STORED, Column
from claims.refusal import Refused

MOMENT, DAY = 'yyyy-mm-dd hh:mm "UTC"', "yyyy-mm-dd"
TIMES = {"decided_at": MOMENT, "as_of": DAY, "recheck_on": DAY, "accessed_on": DAY}
# Every cell is so; that it is the format of the book itself saves naming it in each.
USUAL = {"text_wrap": True, "valign": "top", "align": "left"}
# Of eleven points, which leaves more than eight; the pages of `SHEETS` fit A4 and US Letter so.
PRINT_SCALE = 75
MARGINS_INCH = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
FOOTER = "&L&A&R&P / &N"
# In points, as of the font that a workbook has by itself; no row can be higher.
LINE_HEIGHT, MAX_HEIGHT, HEADING_LINES = 15, 409, 2
# As workbooks count days. Before the first of March 1900 they count one that never was.
EPOCH, FIRST_DAY, A_DAY = datetime(1899, 12, 30), 61, timedelta(days=1)


class Looks:
    """The formats of a workbook beside `USUAL`, which its options name."""

    def __init__(self, workbook: Workbook) -> None:
        self.heading: Format = workbook.add_format({"bold": True})
        self.stored: Format = workbook.add_format({"bold": True, "italic": True, "font_color": "#595959"})
        self.times: dict[str, Format] = {shown: workbook.add_format({"num_format": shown}) for shown in (MOMENT, DAY)}

    def of(self, column: str) -> Format | None:
        return self.times[TIMES[column]] if column in TIMES else None


class Sheet:
    """One sheet, written from the top down."""

    def __init__(self, workbook: Workbook, looks: Looks, name: str, given: Sequence[str]) -> None:
        """`given` are the columns in the order in which rows are given."""
        self.sheet: FaithfulWorksheet = workbook.add_worksheet(name, FaithfulWorksheet)
        self.rows, self.rows_cut, self._looks, self._columns = 0, 0, looks, SHEETS[name]
        number = self.sheet.write_number
        self._write = {int: number, float: number}
        places = {column.name: place for place, column in enumerate(self._columns)}
        self._cells = [(places[column], self._columns[places[column]].width) for column in given]
        pages = [column.page for column in self._columns]
        # The columns with which further pages begin, and those of them that say something.
        self._breaks = [place for place in range(1, len(pages)) if pages[place - 1] < pages[place] < NO_PAGE]
        self._begun: set[int] = set()
        for place, column in enumerate(self._columns):
            self._head(place, column)
        self.sheet.set_row(0, HEADING_LINES * LINE_HEIGHT)
        self.sheet.freeze_panes(1, 1)
        self._lay_out_paper()

    def _head(self, place: int, column: Column) -> None:
        is_stored = column.page == STORED
        # A cell without a format of its own has that of its column.
        look = self._looks.of(column.name)
        self.sheet.set_column(place, place, column.width, look, {"level": 1} if is_stored else {})
        self.sheet.write_string(0, place, str(column.heading), self._looks.stored if is_stored else self._looks.heading)

    def _lay_out_paper(self) -> None:
        self.sheet.set_landscape()
        # On paper as well.
        self.sheet.hide_gridlines(0)
        self.sheet.set_print_scale(PRINT_SCALE)
        self.sheet.set_margins(**MARGINS_INCH)
        self.sheet.set_footer(FOOTER)
        self.sheet.repeat_rows(0)

    def add(self, cells: Iterable[Any], claim: str = "", look: Format | None = None) -> None:
        """Write a row of texts and numbers; `claim` names what a refusal is about. Raises Refused."""
        self.rows += 1
        if self.rows >= MAX_SHEET_ROWS:
            raise self._full(claim)
        lines = 1
        for cell, (place, width) in zip(cells, self._cells, strict=False):
            if isinstance(cell, str):
                if cell:
                    lines = max(lines, self._tell(cell, place, width, claim, look))
            elif cell is not None:
                self._write[type(cell)](self.rows, place, cell, look)
        if lines > 1:
            self._heighten(lines)

    def _tell(self, words: str, place: int, width: int, claim: str, look: Format | None) -> int:
        """Write a text; return about how many lines it takes."""
        self.sheet.write_string(self.rows, place, words, look)
        if place in self._breaks:
            self._begun.add(place)
        if len(words) <= width and "\n" not in words:
            return 1
        _refuse_cut(words, claim)
        return _lines_of(words, width)

    def _full(self, claim: str) -> Refused:
        told = _("{claim} would be row {row} of “{sheet}”: a sheet holds {limit}. Export it as CSV or JSON.")
        return Refused(told.format(claim=claim, row=self.rows + 1, sheet=self.sheet.name, limit=MAX_SHEET_ROWS))

    def _heighten(self, lines: int) -> None:
        """Excel finds the height by itself; LibreOffice would show one line of each text."""
        # The rows above are on disk; what the library remembers of them would grow with the sheet.
        self.sheet.row_info.clear()
        self.sheet.row_sizes.clear()
        self.sheet.set_row(self.rows, min(lines * LINE_HEIGHT, MAX_HEIGHT))
        self.rows_cut += lines * LINE_HEIGHT > MAX_HEIGHT

    def add_heading(self, words: str) -> None:
        """After an empty row."""
        self.rows += 1
        self.add([words], look=self._looks.heading)

    def add_moment(self, what: str, moment: str) -> None:
        self.add([what])
        self.sheet.write_number(self.rows, 1, serial(moment), self._looks.times[MOMENT])

    def offer_filters(self) -> None:
        """Once all rows are there."""
        self.sheet.autofilter(0, 0, self.rows, len(self._columns) - 1)

    def end_paper(self) -> None:
        """What follows stays on the screen, as do further pages whose first column is empty."""
        ends = [*self._breaks, sum(column.page < NO_PAGE for column in self._columns)]
        breaks = [place for place in self._breaks if place in self._begun]
        if breaks:
            self.sheet.repeat_columns(0)
            self.sheet.set_v_pagebreaks(breaks)
            # The pages of the same rows follow each other.
            self.sheet.print_across()
        self.sheet.print_area(0, 0, self.rows, ends[len(breaks)] - 1)


def serial(iso: str) -> Any:
    """A day or a time in UTC as workbooks count it; the text itself where they cannot, and "" for none."""
    if not iso:
        return ""
    days = (datetime.fromisoformat(iso).replace(tzinfo=None) - EPOCH) / A_DAY
    return days if days >= FIRST_DAY else iso


def _lines_of(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))


def _refuse_cut(cell: str, claim: str) -> None:
    if why := too_much(cell):
        raise Refused(_("{claim}: a text of it {why}. Export it as CSV or JSON.").format(claim=claim, why=why))
