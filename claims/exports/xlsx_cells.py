"""The cells of a workbook as they are in its file.

XlsxWriter takes a text from <r> to </r> for markup, which breaks the file; and its looks at each text are most of the
time of a large workbook, though one look is enough for nearly all.
"""

from functools import cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_letters = cache(xl_col_to_name)


class FaithfulWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet in constant memory, whose rows have no format of their own; every text in it is a text."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if cell.__class__.__name__ != "String":
            super()._write_cell(row, col, cell)
            return
        look = cell.format or (self.col_info[col].column_format if col in self.col_info else None)
        style = f' s="{look._get_xf_index()}"' if look else ""
        told, space = cell.string, ""
        if not _is_plain(told):
            told = self._escape_data(self._escape_control_characters(told))
            # Else readers take it off both ends.
            space = ' xml:space="preserve"'
        self.fh.write(f'<c r="{_letters(col)}{row + 1}"{style} t="inlineStr"><is><t{space}>{told}</t></is></c>')


def _is_plain(text: str) -> bool:
    """Whether it surely stands in XML as it is; of the others some do as well, which costs time alone."""
    return (
        text.isprintable()
        and "&" not in text
        and "<" not in text
        and ">" not in text
        and "_x" not in text
        and text[:1] != " " != text[-1:]
    )
