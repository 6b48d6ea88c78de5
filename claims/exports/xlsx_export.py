"""A workbook: claims, citations, sources, authorities and a summary; every cell a text, a number or a time.

None is a formula. Addresses are texts, since a workbook drops the links after the 65,530th. The same state gives the
same bytes.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import IO, Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from claims.exports.cells import Fitting
from claims.exports.csv_export import COLUMNS, cells_of
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.exports.rows import CITATION, SOURCE, Row
from claims.exports.xlsx_layout import LABEL, LEFT_OUT, Words, headings, words_of
from claims.exports.xlsx_sheet import USUAL, Looks, Sheet, serial
from claims.exports.xlsx_summary import write_summary
from claims.models.numbers import claim_number

NUMBERS = tuple(map(COLUMNS.index, ("version", "start", "end", "reviews")))
TIMES = tuple(map(COLUMNS.index, ("decided_at", "as_of", "recheck_on")))
CITED = COLUMNS.index("citations")
TRUTH = COLUMNS.index("text_changed")
# What a citation says, behind the number of its source.
CITED_TEXTS = (*(f"source's {name}" for name in SOURCE), *CITATION)
# As rows are given to the sheets.
LABELLED = {
    "claims": ("kind", "status", "verdict", "reason"),
    "citations": ("stance", "excerpt_check"),
    "sources": ("kind", "weight"),
    "authorities": ("kind",),
}
STORED = {
    "claims": COLUMNS,
    "citations": ("claim", "source", "source_title", "source_url", *CITATION, "accessed_on"),
    "sources": ("source", *SOURCE, "citations"),
    "authorities": ("kind", "key", "claims"),
}
GIVEN = {sheet: (*stored, *(f"{name}{LABEL}" for name in LABELLED[sheet])) for sheet, stored in STORED.items()}
TITLE, URL = SOURCE.index("title"), SOURCE.index("url")
OPTIONS = {
    "constant_memory": True,
    "default_format_properties": USUAL,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(moment: Moment, file: IO[bytes], *, leave_out: bool = False) -> Manifest:
    """With `leave_out` without the claims of which a cell would cut a text.

    Raises Unfitting, naming them, where these shall not be left out, and Refused for more rows than a sheet has.
    """
    with Workbook(file, OPTIONS) as workbook:
        workbook.set_properties({"title": _("Claims"), "created": moment.dated})
        workbook.set_size(2400, 1400)
        book = Book(workbook, words_of(moment.wordings), Fitting(leave_out=leave_out))
        for batch in moment.batches():
            for row in batch:
                book.add(Row._make(row))
        book.add_shared()
        left_out = book.fitting.left_out()
        manifest = manifest_of(moment, _form() | ({"left_out": left_out} if left_out else {}))
        told = {"column": headings(GIVEN), "word": book.words, LEFT_OUT: left_out}
        write_summary(manifest, told, book.sheets, book.summary)
    return manifest


def _form() -> dict[str, Any]:
    return {
        "format": "xlsx",
        "text": _("faithful: every text as it is stored, days and times (UTC) as such, none a formula or a link"),
    }


class Book:
    """The sheets; sources and authorities are counted as they come by."""

    def __init__(self, workbook: Workbook, words: Words, fitting: Fitting) -> None:
        looks = Looks(workbook)
        self.words, self.fitting = words, fitting
        self.sheets = [Sheet(workbook, looks, name, given) for name, given in GIVEN.items()]
        self.claims, self.citations, self.sources_sheet, self.authorities_sheet = self.sheets
        self.summary = Sheet(workbook, looks, "summary", ("what", "value"))
        self.sources: dict[int, list[str]] = {}
        self.cited: Counter[int] = Counter()
        self.authorities: Counter[tuple[str, str]] = Counter()
        self._called = {
            sheet: [(STORED[sheet].index(name), words[sheet][name]) for name in names]
            for sheet, names in LABELLED.items()
        }
        self._truths = words["claims"]["text_changed"]

    def add(self, claim: Row) -> None:
        number = claim_number(claim.pk)
        # The citations have a sheet of their own.
        cells: list[Any] = list(cells_of(claim._replace(citations=[])))
        beside = ((CITED_TEXTS, citation[1 : 1 + len(CITED_TEXTS)]) for citation in claim.citations)
        if not self.fitting.holds(number, chain([(COLUMNS, cells)], beside)):
            return
        cells += self._labels("claims", cells)
        for place in NUMBERS:
            cells[place] = int(cells[place]) if cells[place] else ""
        for place in TIMES:
            cells[place] = serial(cells[place])
        cells[CITED] = len(claim.citations)
        cells[TRUTH] = self._truths.get(cells[TRUTH], "")
        self.claims.add(cells, number)
        self.authorities.update(claim.authorities)
        for source, *cells_ in claim.citations:
            self.sources.setdefault(source, cells_[: len(SOURCE)])
            self.cited[source] += 1
            *cited, accessed_on = cells_[len(SOURCE) :]
            told = [number, _key(source), cells_[TITLE], cells_[URL], *cited, serial(accessed_on)]
            self.citations.add([*told, *self._labels("citations", told)], number)

    def add_shared(self) -> None:
        for source, cells in sorted(self.sources.items()):
            told = [_key(source), *cells, self.cited[source]]
            self.sources_sheet.add([*told, *self._labels("sources", told)], _key(source))
        for (kind, key), claims in sorted(self.authorities.items()):
            self.authorities_sheet.add([kind, key, claims, *self._labels("authorities", [kind])], key)
        for sheet in self.sheets:
            sheet.offer_filters()
            sheet.end_paper()

    def _labels(self, sheet: str, cells: Sequence[Any]) -> list[str]:
        """What people read for the stored words among `cells`."""
        return [called.get(cells[place], "") for place, called in self._called[sheet]]


def _key(source: int) -> str:
    """The same as in the bibliography."""
    return f"source{source}"
