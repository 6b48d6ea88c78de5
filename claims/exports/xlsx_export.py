"""A workbook: claims, citations, sources, authorities and a summary; every cell a text or a number, never a formula.

Nothing is cut: what a sheet cannot hold is refused by the claim's number. Addresses are texts, since a workbook drops
the links after the 65,530th. The same state gives the same bytes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import IO, Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from claims.exports.csv_export import COLUMNS, MAX_CELL_UTF16_UNITS, MAX_SHEET_ROWS, cells_of
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.exports.rows import CITATION, SOURCE, Row
from claims.models.numbers import claim_number
from claims.refusal import Refused

NUMBERS = frozenset(COLUMNS.index(name) for name in ("version", "start", "end", "citations", "reviews"))
CITATIONS = ("claim", "source", "source_title", *CITATION, "accessed_on")
SOURCES = ("source", *SOURCE, "citations")
AUTHORITIES = ("kind", "key", "claims")
WIDE = {"statement", "quote", "rationale", "correction", "excerpt", "source_title", "title", "url", "archive_url"}
WIDE_COLUMN, NARROW_COLUMN = 48, 14
# A file that knows no clock.
CREATED = datetime(2000, 1, 1)
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(moment: Moment, file: IO[bytes]) -> Manifest:
    with Workbook(file, OPTIONS) as workbook:
        workbook.set_properties({"title": _("Claims"), "created": CREATED})
        workbook.set_size(2400, 1400)
        book = Book(workbook)
        for batch in moment.batches():
            for row in batch:
                book.add(Row._make(row))
        book.add_shared()
        manifest = manifest_of(moment, _form())
        book.summarise(manifest)
    return manifest


def _form() -> dict[str, Any]:
    return {
        "format": "xlsx",
        "text": _("faithful: every cell is a text or a number as it is stored, none a formula or a link"),
    }


class Sheet:
    """One sheet, written from the top down; `claim` names what a refusal is about."""

    def __init__(self, workbook: Workbook, bold: Format, name: str, columns: Sequence[str]) -> None:
        self.sheet: Worksheet = workbook.add_worksheet(name)
        self.rows = 0
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, WIDE_COLUMN if column in WIDE else NARROW_COLUMN)
            self.sheet.write_string(0, place, column, bold)
        self.sheet.freeze_panes(1, 1)

    def add(self, cells: Iterable[Any], claim: str = "") -> None:
        self.rows += 1
        if self.rows >= MAX_SHEET_ROWS:
            told = _("{claim} would be row {row} of “{sheet}”: a sheet holds {limit}. Export it as CSV or JSON.")
            row = self.rows + 1
            raise Refused(told.format(claim=claim, row=row, sheet=self.sheet.name, limit=MAX_SHEET_ROWS))
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                if cell:
                    _refuse_cut(cell, claim)
                    self.sheet.write_string(self.rows, place, cell)
            elif cell is not None:
                self.sheet.write_number(self.rows, place, cell)


class Book:
    """The sheets; sources and authorities are counted as they come by."""

    def __init__(self, workbook: Workbook) -> None:
        bold = workbook.add_format({"bold": True})
        self.claims = Sheet(workbook, bold, "claims", COLUMNS)
        self.citations = Sheet(workbook, bold, "citations", CITATIONS)
        self.sources_sheet = Sheet(workbook, bold, "sources", SOURCES)
        self.authorities_sheet = Sheet(workbook, bold, "authorities", AUTHORITIES)
        self.summary = Sheet(workbook, bold, "summary", ("what", "value"))
        self.sources: dict[int, list[str]] = {}
        self.cited: Counter[int] = Counter()
        self.authorities: Counter[tuple[str, str]] = Counter()

    def add(self, claim: Row) -> None:
        number = claim_number(claim.pk)
        # The citations have a sheet of their own.
        cells = list(cells_of(claim._replace(citations=[])))
        cells[COLUMNS.index("citations")] = str(len(claim.citations))
        self.claims.add(_typed(cells), number)
        self.authorities.update(claim.authorities)
        for source, *cells_ in claim.citations:
            self.sources.setdefault(source, cells_[: len(SOURCE)])
            self.cited[source] += 1
            self.citations.add([number, _key(source), cells_[1], *cells_[len(SOURCE) :]], number)

    def add_shared(self) -> None:
        for source, cells in sorted(self.sources.items()):
            self.sources_sheet.add([_key(source), *cells, self.cited[source]], _key(source))
        for (kind, key), claims in sorted(self.authorities.items()):
            self.authorities_sheet.add([kind, key, claims], key)

    def summarise(self, manifest: Manifest) -> None:
        for what, value in _flat("", manifest):
            self.summary.add([what, value], what)


def _typed(cells: Sequence[str]) -> Iterator[Any]:
    return (int(cell) if place in NUMBERS and cell else cell for place, cell in enumerate(cells))


def _key(source: int) -> str:
    """The same as in the bibliography."""
    return f"source{source}"


def _refuse_cut(cell: str, claim: str) -> None:
    # No character takes more than two units, so that most cells need no second look.
    if len(cell) * 2 > MAX_CELL_UTF16_UNITS and len(cell.encode("utf-16-le")) // 2 > MAX_CELL_UTF16_UNITS:
        told = _("{claim}: one of its texts is too long for a cell ({limit} characters). Export it as CSV or JSON.")
        raise Refused(told.format(claim=claim, limit=MAX_CELL_UTF16_UNITS))


def _flat(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The values of a manifest, each under its whole name."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}" if name else str(key), inner)
    elif isinstance(value, list):
        for ordinal, inner in enumerate(value, start=1):
            yield from _flat(f"{name}.{ordinal}", inner)
    else:
        yield name, str(value) if value is None or isinstance(value, bool) else value
