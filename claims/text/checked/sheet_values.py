"""Values of a workbook's cells in the words that a person sees there."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from openpyxl.utils.escape import unescape

# ISO/IEC 29500-1, 18.8.31: one number of digits and a percent sign; what else a format can say is not read.
PERCENT = re.compile(r"(?P<whole>[#0?]+(?:,[#0?]+)?)(?:\.(?P<decimals>[#0?]+))?(?P<space>\s?)%")
# Colours and conditions, room for a sign, fillers, marks that a sign is meant itself.
UNSEEN = re.compile(r"\[[^\]]*\]|_.|\*.|\\(?=[\s%])")
# What no team reads as a percentage, and its digits are many.
TOO_MANY = 10**9


class Style(NamedTuple):
    """How a cell shows what it holds; `percent` is None for what is no percentage."""

    percent: re.Match[str] | None = None
    is_struck: bool = False


PLAIN = Style()


class Styles:
    """The styles of one workbook's cells, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[int, Style] = {}

    def of(self, cell: Any) -> Style:
        """Of a cell as openpyxl reads it; a plain one where the workbook does not have its style."""
        number = getattr(cell, "_style_id", 0)
        if number not in self._known:
            self._known[number] = _style(cell) if hasattr(cell, "_style_id") else PLAIN
        return self._known[number]


def _style(cell: Any) -> Style:
    try:
        written, font = cell.number_format or "", cell.font
    except (IndexError, KeyError, AttributeError):
        return PLAIN
    percent = PERCENT.fullmatch(UNSEEN.sub("", written.split(";")[0]).strip())
    return Style(percent, bool(font is not None and font.strike))


def text_of(value: Any, style: Style = PLAIN) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, style)
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    # As ISO/IEC 29500 (22.4.2.4, ST_Xstring) writes what XML cannot hold.
    text = unescape(text) if "_x" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _number(value: float, style: Style) -> str:
    if style.percent and abs(value) < TOO_MANY:
        return _percentage(value, style.percent)
    return str(int(value)) if float(value).is_integer() else str(value)


def _percentage(value: float, style: re.Match[str]) -> str:
    """With the decimals that the cell shows: a person reads 7.1%, where 0.0712 is stored."""
    decimals = style["decimals"] or ""
    shown = (Decimal(repr(value)) * 100).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    written = f"{shown:,f}" if "," in style["whole"] else f"{shown:f}"
    # Such digits show where they are not zero.
    for digit in reversed(decimals):
        written = written[:-1] if digit == "#" and written.endswith("0") else written
        if digit != "#":
            break
    return f"{written.rstrip('.') if decimals else written}{style['space']}%"
