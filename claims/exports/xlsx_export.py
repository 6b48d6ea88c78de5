"""A workbook: claims, citations, sources, authorities and a summary; every cell a text, a number or a time.

None is a formula. Addresses are texts, since a workbook drops the links after the 65,530th. The same state gives the
same bytes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from claims.exports.csv_export import COLUMNS, cells_of
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.exports.rows import CITATION, SOURCE, Row
from claims.exports.xlsx_sheet import USUAL, Looks, Sheet, serial
from claims.exports.xlsx_summary import write_summary
from claims.models.numbers import claim_number

NUMBERS = frozenset(COLUMNS.index(name) for name in ("version", "start", "end", "citations", "reviews"))
TRUTH = COLUMNS.index("text_changed")
TIMES = frozenset(COLUMNS.index(name) for name in ("decided_at", "as_of", "recheck_on"))
CITATIONS = ("claim", "source", "source_title", *CITATION, "accessed_on")
SOURCES = ("source", *SOURCE, "citations")
AUTHORITIES = ("kind", "key", "claims")
# A file that knows no clock.
CREATED = datetime(2000, 1, 1)
OPTIONS = {
    "constant_memory": True,
    "default_format_properties": USUAL,
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
        write_summary(manifest, book.summary)
    return manifest


def _form() -> dict[str, Any]:
    return {
        "format": "xlsx",
        "text": _("faithful: every text as it is stored, days and times (UTC) as such, none a formula or a link"),
    }


class Book:
    """The sheets; sources and authorities are counted as they come by."""

    def __init__(self, workbook: Workbook) -> None:
        looks = Looks(workbook)
        self.claims = Sheet(workbook, looks, "claims", COLUMNS)
        self.citations = Sheet(workbook, looks, "citations", CITATIONS)
        self.sources_sheet = Sheet(workbook, looks, "sources", SOURCES)
        self.authorities_sheet = Sheet(workbook, looks, "authorities", AUTHORITIES)
        self.summary = Sheet(workbook, looks, "summary", ("what", "value"))
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
            *cited, accessed_on = cells_[len(SOURCE) :]
            self.citations.add([number, _key(source), cells_[1], *cited, serial(accessed_on)], number)

    def add_shared(self) -> None:
        for source, cells in sorted(self.sources.items()):
            self.sources_sheet.add([_key(source), *cells, self.cited[source]], _key(source))
        for (kind, key), claims in sorted(self.authorities.items()):
            self.authorities_sheet.add([kind, key, claims], key)
        for sheet in (self.claims, self.citations, self.sources_sheet, self.authorities_sheet):
            sheet.offer_filters()


def _typed(cells: Sequence[str]) -> Iterator[Any]:
    for place, cell in enumerate(cells):
        if place in NUMBERS and cell:
            yield int(cell)
        elif place == TRUTH:
            yield cell == "true"
        else:
            yield serial(cell) if place in TIMES else cell


def _key(source: int) -> str:
    """The same as in the bibliography."""
    return f"source{source}"
