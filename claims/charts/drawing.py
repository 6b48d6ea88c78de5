"""Shapes in percent of their picture, as text: a template puts them into SVG and does no sums.

Words stand outside the shapes or are not scaled with them, so that they stay readable on a narrow screen.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from claims.services.listing.counting import grouped

# A number is written into a part that is at least this wide, in percent.
WIDE_ENOUGH = 8
# Of a column chart, in percent: columns leave room above for the number of the highest.
HEIGHT = 88
GAP = 0.25


class Amount(NamedTuple):
    """How much there is of something. `style` names its colour and pattern, `href` the list of it."""

    label: Any
    n: int
    style: str
    href: str = ""


class Part(NamedTuple):
    label: Any
    n: int
    style: str
    href: str
    x: str
    width: str
    middle: str
    has_number: bool


class Row(NamedTuple):
    """A bar with what stands above it; `parts` without zeros, `told` is what a screen reader hears."""

    label: Any
    href: str
    note: Any
    parts: list[Part]
    told: str


class Bars(NamedTuple):
    rows: list[Row]

    template: str = "claims/charts/bars.html"


class Column(NamedTuple):
    label: Any
    value: int
    x: str
    y: str
    width: str
    height: str
    middle: str


class Columns(NamedTuple):
    """`groups` are pictures of one scale, each with its caption, its columns and the highest of them."""

    groups: list[tuple[Any, list[Column], int]]
    first: Any
    last: Any
    has_labels: bool

    template: str = "claims/charts/columns.html"


class Line(NamedTuple):
    label: Any
    style: str
    points: str
    last: int


class Lines(NamedTuple):
    lines: list[Line]
    first: Any
    last: Any
    highest: int

    template: str = "claims/charts/lines.html"


Drawing = Bars | Columns | Lines


def bar(label: Any, amounts: Sequence[Amount], *, href: str = "", note: Any = "") -> Row:
    total = sum(amount.n for amount in amounts) or 1
    parts, before = [], 0
    for amount in amounts:
        if not amount.n:
            continue
        width = 100 * amount.n / total
        x = 100 * before / total
        numbered = width >= WIDE_ENOUGH
        parts.append(Part(*amount, percent(x), percent(width), percent(x + width / 2), numbered))
        before += amount.n
    return Row(label, href, note, parts, ", ".join(f"{part.label} {grouped(part.n)}" for part in parts))


def columns(
    captioned: Sequence[tuple[Any, Sequence[int]]], labels: Sequence[Any], *, labelled: bool = False
) -> Columns:
    """One picture per captioned series, all to the scale of the highest value of any."""
    highest = max((max(values, default=0) for _caption, values in captioned), default=0)
    groups = [
        (caption, _columns(values, labels, highest or 1), max(values, default=0)) for caption, values in captioned
    ]
    return Columns(groups, labels[0], labels[-1], labelled)


def _columns(values: Sequence[int], labels: Sequence[Any], highest: int) -> list[Column]:
    step = 100 / len(values)
    found = []
    for index, (value, label) in enumerate(zip(values, labels, strict=True)):
        height = HEIGHT * value / highest
        x, width = step * (index + GAP / 2), step * (1 - GAP)
        shape = (percent(x), percent(100 - height), percent(width), percent(height), percent(x + width / 2))
        found.append(Column(label, value, *shape))
    return found


def lines(series: Sequence[tuple[Any, str, Sequence[int]]], labels: Sequence[Any]) -> Lines:
    highest = max((max(values) for _label, _style, values in series), default=0)
    drawn = [Line(label, style, _points(values, highest or 1), values[-1]) for label, style, values in series]
    return Lines(drawn, labels[0], labels[-1], highest)


def _points(values: Sequence[int], highest: int) -> str:
    """Points of a polyline in a square of 100 by 100, the origin at its top left."""
    if len(values) == 1:
        values = [*values, *values]
    step = 100 / (len(values) - 1)
    return " ".join(f"{index * step:.2f},{100 - 96 * value / highest:.2f}" for index, value in enumerate(values))


def percent(value: float) -> str:
    return f"{value:.3f}%"
