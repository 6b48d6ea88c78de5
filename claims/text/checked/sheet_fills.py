"""The colours that cells are filled with, as a workbook says them: by themselves, by its theme, or by a number."""

from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX

from claims.text.encodings import Unreadable

from .colour_names import name_of
from .sheet_parts import parsed

# ISO/IEC 29500-1, 20.1.6.2; a theme names dark before light, and its numbers in a workbook count light first.
SCHEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}clrScheme"
LIGHT_FIRST = (1, 0, 3, 2)


def theme_colours(theme: bytes | None) -> list[str]:
    """The colours of a workbook's theme in the order of their numbers, as RRGGBB; none where it has no theme."""
    if not theme:
        return []
    try:
        scheme = next(parsed(theme).iter(SCHEME), None)
    except Unreadable:
        return []
    found = [one[0].get("lastClr") or one[0].get("val", "") for one in (() if scheme is None else scheme) if len(one)]
    order = [*LIGHT_FIRST, *range(len(LIGHT_FIRST), len(found))]
    return [found[at] for at in order if at < len(found)]


def fill_of(cell: Any, theme: Sequence[str]) -> str:
    """The colour (RRGGBB) that a cell is filled with; "" for none, and for white, black and grey."""
    fill = cell.fill
    if getattr(fill, "patternType", None) in (None, "none"):
        return ""
    colour = _rgb(fill.fgColor, theme)
    return colour if colour and name_of(colour) else ""


def _rgb(colour: Any, theme: Sequence[str]) -> str:
    if colour.type == "theme":
        found = theme[colour.theme] if colour.theme < len(theme) else ""
    elif colour.type == "indexed":
        found = COLOR_INDEX[colour.indexed] if colour.indexed < len(COLOR_INDEX) else ""
    else:
        found = colour.rgb
    try:
        return _tinted(found[-6:].upper(), colour.tint) if found else ""
    except (ValueError, IndexError):
        return ""


def _tinted(colour: str, tint: float) -> str:
    """18.8.19: how much lighter, or darker where it is below zero."""
    hue, lightness, saturation = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, lightness, saturation))
