"""What an export says of each claim, in the same few parts whatever form it has, and what the store says now.

A part is kept as a digest: files hold hundreds of thousands of claims.
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from django.utils.translation import gettext as _

from claims.exports.csv_export import COLUMNS, cells_of, unguarded
from claims.exports.csv_zip import Opened, unpack
from claims.exports.export import manifest_path
from claims.exports.manifest import sha256_of
from claims.exports.records import Record, record_of
from claims.exports.rows import CITATION, SOURCE, USUAL, Row, Wanted
from claims.exports.told_workbook import OTHER_FORM, Workbook

MAX_CELL_CHARS = 2**31 - 1
DIGEST_BYTES = 8
# The fields of each part, by its name; a record has anchors where a row has a quote.
PARTS = {
    "statement": ("statement",),
    "grounds": ("reason", "rationale", "correction"),
    "citations": ("citations",),
    "quotes": ("quote",),
    # Not the version and the offsets: a new version moves every claim of a document, and says nothing of them by that.
    "place": ("document", "section"),
    "kind": ("kind", "claimant"),
    "authorities": ("authorities",),
    "plan": ("as_of", "jurisdiction", "recheck_on", "tags"),
    "reviews": ("reviews", "decided_at"),
}
# Of these a workbook keeps less than the store: its times end at the millisecond.
NOT_IN_WORKBOOKS = frozenset({"decided_at"})


class Told(NamedTuple):
    """What a file, or the store, says of a claim; `parts` holds a digest for each of `PARTS`."""

    status: str
    verdict: str
    is_changed: bool
    parts: bytes

    def differing(self, other: "Told") -> list[str]:
        """The names of the parts that are not the same."""
        digests = (slice(first, first + DIGEST_BYTES) for first in range(0, len(self.parts), DIGEST_BYTES))
        return [name for name, one in zip(PARTS, digests, strict=True) if self.parts[one] != other.parts[one]]


class Read(NamedTuple):
    """An export as read: its manifest, its claims by number, what to say of the file as a whole, and how the store
    tells of a row in the same form, which is read as `wanted`."""

    manifest: dict[str, Any]
    claims: Iterable[tuple[str, Told]]
    of_row: Callable[[tuple[Any, ...]], Told]
    notes: list[str]
    wanted: Wanted = USUAL


def read_export(path: Path) -> Read:
    """Read a JSON, JSON Lines, CSV (with its manifest beside it, or both in a ZIP) or XLSX export.

    Raises what its parser raises for a file that is none of them, and ValueError with a sentence for another form.
    """
    if zipfile.is_zipfile(path):
        pair = unpack(path)
        return _read_csv(*pair) if pair else _read_xlsx(path)
    with path.open("rb") as file:
        first = file.readline()
    if first.startswith(b'{"manifest":') and (told := orjson.loads(first)).keys() == {"manifest"}:
        return Read(told["manifest"], _json_lines(path), _of_record, [])
    if first.lstrip().startswith(b"{"):
        return _read_json(path)
    beside = manifest_path(path)
    if not first.startswith((b'"', COLUMNS[0].encode(), b"\xef\xbb\xbf")):
        raise ValueError(OTHER_FORM)
    if not beside.is_file():
        raise ValueError(_("a CSV needs its manifest beside it, {name}").format(name=beside.name))
    return _read_csv(lambda: path.open("rb"), beside.read_bytes())


def _read_json(path: Path) -> Read:
    """As we lay it out it is read claim by claim; written anew by another program, whole."""
    with path.open("rb") as file:
        is_ours = (file.readline(), file.readline()) == (b"{\n", b'  "manifest": {\n')
    if is_ours:
        manifest = next(_objects(path, b'  "manifest": {', b"  }"))
        return Read(manifest, _json_claims(path), _of_record, [])
    whole = orjson.loads(path.read_bytes())
    if not {"manifest", "claims"} <= whole.keys():
        raise ValueError(OTHER_FORM)
    return Read(whole["manifest"], ((claim["id"], _by_record(claim)) for claim in whole["claims"]), _of_record, [])


def _json_claims(path: Path) -> Iterator[tuple[str, Told]]:
    for claim in _objects(path, b"    {", b"    }"):
        yield claim["id"], _by_record(claim)


def _objects(path: Path, first: bytes, last: bytes) -> Iterator[dict[str, Any]]:
    """What stands between such lines, which no text can contain. Raises ValueError for a file that is cut short."""
    lines: list[bytes] | None = None
    bare = b""
    with path.open("rb") as file:
        for line in file:
            bare = line.rstrip(b",\r\n")
            if bare == first:
                lines = [b"{"]
            elif lines is not None and bare == last:
                yield orjson.loads(b"".join([*lines, b"}"]))
                lines = None
            elif lines is not None:
                lines.append(line)
    if bare != b"}":
        raise ValueError(_("it is cut short"))


def _json_lines(path: Path) -> Iterator[tuple[str, Told]]:
    with path.open("rb") as file:
        file.readline()
        for line in file:
            claim = orjson.loads(line)
            yield claim["id"], _by_record(claim)


def _read_csv(opened: Opened, beside: bytes) -> Read:
    manifest = orjson.loads(beside)
    form = manifest["form"]
    with opened() as file:
        is_same = sha256_of(file) == form["sha256"]
    notes = [] if is_same else [_("The file is not the one that its manifest tells of.")]
    return Read(
        manifest, _csv_rows(opened, is_guarded=form["spreadsheet_safe"]), _of_cells, notes, Wanted(in_lines=True)
    )


def _csv_rows(opened: Opened, *, is_guarded: bool) -> Iterator[tuple[str, Told]]:
    csv.field_size_limit(MAX_CELL_CHARS)
    with io.TextIOWrapper(opened(), encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            cells = {name: unguarded(cell) for name, cell in row.items()} if is_guarded else row
            yield cells["id"], _by_cells(cells)


def _read_xlsx(path: Path) -> Read:
    book = Workbook(path)
    sources = {source: told for source, *told in _columns(book.rows("sources"), ("source", *SOURCE))}
    citations = _sheet_citations(_columns(book.rows("citations"), ("claim", "source", *CITATION)), sources)
    return Read(book.manifest(), _xlsx_rows(book, citations), _of_sheet, [])


def _columns(rows: Iterable[Mapping[str, str]], names: Sequence[str]) -> Iterator[list[str]]:
    return ([row[name] for name in names] for row in rows)


def _sheet_citations(rows: Iterable[list[str]], sources: Mapping[str, list[str]]) -> dict[str, bytes]:
    """Of each claim a digest of its citations, in their order, each with all that is told of its source."""
    found: dict[str, bytes] = {}
    for claim, source, *cited in rows:
        found[claim] = _digest([found.get(claim, b"").hex(), source, *sources[source], *cited])
    return found


def _xlsx_rows(book: Workbook, citations: Mapping[str, bytes]) -> Iterator[tuple[str, Told]]:
    for cells in book.rows("claims"):
        told = cells | {"citations": citations.get(cells["id"], b"").hex()}
        yield cells["id"], _by_cells(told, without=NOT_IN_WORKBOOKS)


# What the store says, in the form of the file.


def _of_record(row: tuple[Any, ...]) -> Told:
    return _by_record(record_of(row))


def _of_cells(row: tuple[Any, ...]) -> Told:
    return _by_cells(dict(zip(COLUMNS, cells_of(row), strict=True)))


def _of_sheet(row: tuple[Any, ...]) -> Told:
    claim = Row._make(row)
    cells = dict(zip(COLUMNS, cells_of(claim._replace(citations=[])), strict=True))
    told = b""
    for source, *fields in claim.citations:
        told = _digest([told.hex(), f"source{source}", *fields[: len(SOURCE) + len(CITATION)]])
    return _by_cells(cells | {"citations": told.hex()}, without=NOT_IN_WORKBOOKS)


def _by_record(claim: Record) -> Told:
    quotes = [anchor["quote"] for anchor in claim["anchors"]]
    return _told(claim | {"quote": quotes}, claim["text_changed"])


def _by_cells(cells: Mapping[str, Any], *, without: frozenset[str] = frozenset()) -> Told:
    return _told({name: cells[name] for name in COLUMNS if name not in without}, cells["text_changed"] == "true")


def _told(fields: Mapping[str, Any], is_changed: bool) -> Told:
    parts = (_digest([fields.get(name) for name in names]) for names in PARTS.values())
    return Told(fields["status"], fields["verdict"], is_changed, b"".join(parts))


def _digest(value: Any) -> bytes:
    written = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(written, digest_size=DIGEST_BYTES).digest()
