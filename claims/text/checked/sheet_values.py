"""Values of a workbook's cells in the words that a person sees there."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from openpyxl.utils.escape import unescape

from .sheet_fills import fill_of

# ISO/IEC 29500-1, 18.8.31: one number, and what stands around it; what else a format can say is not read.
_AROUND = r"(?:\"[^\"]*\"|\\.|[$€£¥%\s()+-])*"
NUMBER = re.compile(
    rf"(?P<before>{_AROUND})(?P<whole>[#0?]+(?:,[#0?]+)*)(?:\.(?P<decimals>[#0?]+))?(?P<behind>{_AROUND})"
)
CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
# Colours and conditions, room for a sign, fillers.
UNSEEN = re.compile(r"\[[^\]]*\]|_.|\*.")
# Signs that are written as themselves.
MEANT = re.compile(r"\"([^\"]*)\"|\\(.)")
LEADING_ZEROS = re.compile(r"00+")
# What no team reads as a percentage, and its digits are many; what a cell can hold to the last digit.
TOO_MANY, EXACT = 10**9, 10**15


class Shown(NamedTuple):
    """A number with what stands around it, such as a currency: the digits in front at the least, those behind the
    point, by which sign they are shown, and whether thousands are parted."""

    before: str
    digits: int
    decimals: str
    parts: bool
    behind: str
    is_percent: bool


class Style(NamedTuple):
    """How a cell shows what it holds; `number` is None where its digits alone say it, `fill` a colour as RRGGBB."""

    number: "Shown | None" = None
    is_struck: bool = False
    fill: str = ""


PLAIN = Style()


class Styles:
    """The styles of one workbook's cells, each looked up once; with the colours of its theme."""

    def __init__(self, theme: Sequence[str] = ()) -> None:
        self._theme = theme
        self._known: dict[int, Style] = {}

    def of(self, cell: Any) -> Style:
        """Of a cell as openpyxl reads it; a plain one where the workbook does not have its style."""
        number = getattr(cell, "_style_id", 0)
        if number not in self._known:
            self._known[number] = _style(cell, self._theme) if hasattr(cell, "_style_id") else PLAIN
        return self._known[number]


def _style(cell: Any, theme: Sequence[str]) -> Style:
    try:
        written, font, fill = cell.number_format or "", cell.font, fill_of(cell, theme)
    except (IndexError, KeyError, AttributeError):
        return PLAIN
    return Style(_shown(written), bool(font is not None and font.strike), fill)


def _shown(written: str) -> Shown | None:
    """None for what says no more than the digits do."""
    first = CURRENCY.sub(lambda found: f'"{found[1]}"' if found[1] else "", written).split(";")[0]
    found = NUMBER.fullmatch(UNSEEN.sub("", first).strip())
    if found is None:
        return None
    before, behind = (MEANT.sub(lambda one: one[1] or one[2] or "", found[name]) for name in ("before", "behind"))
    percent = "%" in MEANT.sub("", found["before"] + found["behind"])
    whole = found["whole"].replace(",", "")
    zeros = len(whole) if LEADING_ZEROS.fullmatch(whole) else 0
    if not (before + behind).strip(" ()+-") and not zeros:
        return None
    return Shown(before.lstrip(), zeros, found["decimals"] or "", "," in found["whole"], behind.rstrip(), percent)


def text_of(value: Any, style: Style = PLAIN) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, style)
    if isinstance(value, date | timedelta):
        return _time(value)
    text = str(value)
    # As ISO/IEC 29500 (22.4.2.4, ST_Xstring) writes what XML cannot hold.
    text = unescape(text) if "_x" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _time(value: date | timedelta) -> str:
    if isinstance(value, timedelta):
        hours, seconds = divmod(round(value.total_seconds()), 3600)
        return f"{hours}:{seconds // 60:02}:{seconds % 60:02}"
    return value.isoformat(" ").removesuffix(" 00:00:00") if isinstance(value, datetime) else value.isoformat()


def _number(value: float, style: Style) -> str:
    if style.number and abs(value) < (TOO_MANY if style.number.is_percent else EXACT):
        return _with_signs(value, style.number)
    return str(int(value)) if float(value).is_integer() else str(value)


def _with_signs(value: float, shown: Shown) -> str:
    """With the decimals that the cell shows: a person reads 7.1%, where 0.0712 is stored."""
    exact = Decimal(repr(value)) * (100 if shown.is_percent else 1)
    rounded = abs(exact).quantize(Decimal(1).scaleb(-len(shown.decimals)), ROUND_HALF_UP)
    written = f"{rounded:,f}" if shown.parts else f"{rounded:f}"
    # Such digits show where they are not zero.
    for digit in reversed(shown.decimals):
        written = written[:-1] if digit == "#" and written.endswith("0") else written
        if digit != "#":
            break
    written = written.rstrip(".") if shown.decimals else written
    whole, point, rest = written.partition(".")
    sign = "-" if exact < 0 else ""
    return f"{sign}{shown.before}{whole.zfill(shown.digits)}{point}{rest}{shown.behind}"
