"""The text of a report as a paper: its headings, lists and tables as in the document, every claim in it marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _l

from claims.choices import BlockKind
from claims.exports.paper import Block, Heading, Item, Paragraph, Table, Words
from claims.exports.report import Entry, Report
from claims.services.reading.lines import Line
from claims.services.reading.looks import Piece, dressed
from claims.services.reading.nesting import List, lists_of
from claims.services.reading.passages import Run
from claims.services.reading.places import Place
from claims.text import HEADER_ROW
from claims.text.blocks import ADDRESS

# How to find the claims in the text.
UNDERLINED = _l("Each claim is underlined; the number behind it leads to what was found of it.")
IN_BRACKETS = _l(
    "Each claim stands between raised brackets; the number behind it leads to what was found of it. Where claims "
    "overlap, the number stands in front as well."
)

# Of a column, whatever its cells hold, and what its edges take besides.
LEAST_CHARS, MOST_CHARS, EDGE_CHARS = 8, 40, 6


class Marked(NamedTuple):
    """What the text says of the claims in it. `crossing` are the places whose brackets would be taken for those of
    others, since they overlap and none holds the other. `language`: that of the text."""

    by_claim: dict[int, Entry]
    crossing: frozenset[tuple[int, int, int]]
    language: str

    def opening(self, place: Place) -> Words:
        number = self.by_claim[place.claim].number if _key(place) in self.crossing else ""
        return Words("", is_raised=True, bracket=f"{number}[")

    def closing(self, place: Place) -> Words:
        entry = self.by_claim[place.claim]
        told = f" {entry.icon}\u2060{entry.number}"
        return Words(told, is_raised=True, mark=entry.mark, target=f"#{entry.anchor}", bracket="]")


def text_of(report: Report) -> Iterator[Block]:
    """The blocks of the text, every claim marked where it stands."""
    places = [place for section in report.sections for line in section.every_line for place in line.places]
    marked = Marked(report.by_claim, crossing(places), report.work.language)
    for section in report.sections:
        if section.heading:
            yield Heading(min(section.heading.level + 1, 6), _line(section.heading, marked))
        for group in section.groups:
            if group.kind == "table":
                yield _table(group.lines, marked)
            elif group.kind == "list":
                for nested in lists_of(group.lines):
                    yield from _list(nested, marked)
            else:
                yield from (Paragraph(_line(line, marked)) for line in group.lines)


def crossing(places: Iterable[Place]) -> frozenset[tuple[int, int, int]]:
    """The keys of the places that overlap others without holding them or standing within them."""
    around: list[Place] = []
    found: set[tuple[int, int, int]] = set()
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        around = [one for one in around if one.end > place.start]
        for one in around:
            if one.start < place.start and one.end < place.end:
                found |= {_key(one), _key(place)}
        around.append(place)
    return frozenset(found)


def _key(place: Place) -> tuple[int, int, int]:
    return place.start, place.end, place.claim


def _list(nested: List, marked: Marked, depth: int = 1, column: int = 0) -> Iterator[Block]:
    counts_on = nested.counts_on
    for item in nested.items:
        marker = item.label
        width = len(f"{marker} ") if counts_on else len("- ")
        here = column + (width if marker else 0)
        for part in item.parts:
            if isinstance(part, List):
                yield from _list(part, marked, depth + 1, here)
            else:
                yield Item(_line(part, marked), marker, depth, counts_on and bool(marker), here)
                marker = ""


def _table(lines: Sequence[Line], marked: Marked) -> Table:
    rows = [list(_row(line, marked)) for line in lines]
    shares = tuple(map(_share, zip(*rows, strict=True)))
    has_header = lines[0].block.level == HEADER_ROW
    return Table(rows[0], rows[1:], shares) if has_header else Table([], rows, shares)


def _share(column: Iterable[Sequence[Words]]) -> int:
    """Of the width: as much as the words of a column ask for, so that short ones leave room to long ones."""
    chars = max(sum(len(words.text) for words in cell) for cell in column)
    return min(max(chars, LEAST_CHARS), MOST_CHARS) + EDGE_CHARS


def _row(line: Line, marked: Marked) -> Iterator[list[Words]]:
    """The cells, with the empty ones between them."""
    assert line.row
    for cell in line.row.cells:
        yield from ([] for _column in range(cell.skipped))
        yield _words(dressed(cell.stretches, cell.start, line.looks), marked)
    yield from ([] for _column in range(line.row.rest))


def _line(line: Line, marked: Marked) -> list[Words]:
    # A list shows those of its items.
    label = "" if line.block.kind == BlockKind.LIST_ITEM else line.block.label
    told = _words(dressed(line.stretches, line.block.start, line.looks), marked)
    return [Words(f"{label} "), *told] if label else told


def _words(runs: Iterable[tuple[Run[Place], list[Piece]]], marked: Marked) -> list[Words]:
    return [words for run, pieces in runs for words in _run(run, pieces, marked)]


def _run(run: Run[Place], pieces: Iterable[Piece], marked: Marked) -> Iterator[Words]:
    """The words under the line of the shortest claim on them, then the numbers of those that end here."""
    yield from map(marked.opening, run.begins)
    inner = run.anchors[-1] if run.anchors else None
    for piece in pieces:
        gap = " " if ADDRESS in piece.looks else ""
        mark = inner.mark if inner else ""
        yield Words(gap + piece.text, mark=mark, target=piece.target, looks=piece.looks, language=marked.language)
    # The one that began last is closed first, as brackets are.
    yield from (marked.closing(place) for place in reversed(run.ends))
