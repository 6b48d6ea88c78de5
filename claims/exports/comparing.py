"""Holding an export against the store: what has changed since it was written."""

import csv
import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from claims import history
from claims.choices import Status
from claims.exports.csv_export import OMISSION, unguarded
from claims.exports.export import manifest_path
from claims.exports.reading import BATCH
from claims.exports.records import Record, record_of
from claims.exports.rows import read_rows
from claims.exports.selection import Selection
from claims.models import Claim
from claims.models.numbers import parse_number
from claims.refusal import Refused
from claims.services.lookup import document_numbered
from claims.services.snapshot import snapshot

MAX_CELL_CHARS = 2**31 - 1
WORDS = ("statement", "reason", "rationale", "correction")


class Told(NamedTuple):
    """What a file, or the store, says of a claim; quotes and words by their hash within this process."""

    status: str
    verdict: str
    is_changed: bool
    quotes: int
    words: int


class Finding(NamedTuple):
    claim: str
    what: str

    def __str__(self) -> str:
        return f"{self.claim}: {self.what}"


class Comparison(NamedTuple):
    """`event` is that of the file. `notes` concern the file as a whole."""

    event: int
    claims: int
    findings: list[Finding]
    notes: list[str]

    @property
    def is_current(self) -> bool:
        return not self.findings and not self.notes


class Read(NamedTuple):
    manifest: dict[str, Any]
    claims: Iterable[tuple[str, Told]]
    notes: list[str]


def compare(path: Path) -> Comparison:
    """Compare a JSON, JSON Lines, CSV (with its manifest beside it) or XLSX export with the store as it is now.

    Raises Refused for a file that is none of them.
    """
    try:
        read = _read(path)
        told = {parse_number(number): one for number, one in read.claims}
        event, filtered = read.manifest["event"], read.manifest["filter"]
    except (OSError, ValueError, KeyError, TypeError, csv.Error, zipfile.BadZipFile) as error:
        raise Refused(
            _("{path} is no export that can be compared: {problem}.").format(path=path, problem=error)
        ) from error
    notes = list(read.notes)
    with snapshot():
        if not history.contains(history.Head(event["number"], event["hash"])):
            notes.append(_("The event it tells of is not in this history: it is of another store."))
        stored = dict(_stored(told))
        added = _added(filtered, told, notes)
        is_same_moment = history.head().number == event["number"]
    findings = [*_findings(told, stored), *added]
    if findings and is_same_moment:
        notes.append(_("Nothing happened here since it was written, so it is the file that was changed."))
    return Comparison(event["number"], len(told), findings, notes)


def _read(path: Path) -> Read:
    if zipfile.is_zipfile(path):
        return _read_xlsx(path)
    beside = manifest_path(path)
    if beside.is_file():
        return _read_csv(path, orjson.loads(beside.read_bytes()))
    with path.open("rb") as file:
        first = file.readline()
    if first.startswith(b'{"manifest":'):
        return Read(orjson.loads(first)["manifest"], _json_lines(path), [])
    if not first.startswith(b"{"):
        raise ValueError(_("a CSV needs its manifest beside it, {name}").format(name=beside.name))
    whole = orjson.loads(path.read_bytes())
    return Read(whole["manifest"], (_told(claim) for claim in whole["claims"]), [])


def _json_lines(path: Path) -> Iterator[tuple[str, Told]]:
    with path.open("rb") as file:
        file.readline()
        for line in file:
            yield _told(orjson.loads(line))


def _read_csv(path: Path, manifest: dict[str, Any]) -> Read:
    form = manifest["form"]
    with path.open("rb") as file:
        is_same = hashlib.file_digest(file, "sha256").hexdigest() == form["sha256"]
    notes = [] if is_same else [_("The file is not the one that its manifest tells of.")]
    return Read(manifest, _csv_rows(path, is_guarded=form["spreadsheet_safe"]), notes)


def _csv_rows(path: Path, *, is_guarded: bool) -> Iterator[tuple[str, Told]]:
    csv.field_size_limit(MAX_CELL_CHARS)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield _told_by_row({name: unguarded(cell) for name, cell in row.items()} if is_guarded else row)


def _read_xlsx(path: Path) -> Read:
    with path.open("rb") as file, closing(load_workbook(file, read_only=True)) as book:
        rows = book["summary"].iter_rows(min_row=2, max_col=2, values_only=True)
        summary: dict[str, Any] = {str(what): value for what, value in rows}
    told = {"event": {"number": int(summary["event.number"]), "hash": summary["event.hash"]}}
    return Read(told | {"filter": _unflattened(summary)}, _xlsx_rows(path), [])


def _unflattened(summary: dict[str, Any]) -> dict[str, Any]:
    """The filter, from the rows that a summary has of it."""
    rows = {name.removeprefix("filter."): value for name, value in summary.items() if name.startswith("filter.")}
    found: dict[str, Any] = {name: rows.get(name) for name in ("document", "text_changed")}
    found["document"] = None if found["document"] == "None" else found["document"]
    for name in ("verdict", "status"):
        found[name] = [value for key, value in rows.items() if key.startswith(f"{name}.")]
    return found | ({"shown": True} if any(name.startswith("shown.") for name in rows) else {})


def _xlsx_rows(path: Path) -> Iterator[tuple[str, Told]]:
    with path.open("rb") as file, closing(load_workbook(file, read_only=True)) as book:
        rows = book["claims"].iter_rows(values_only=True)
        header = [str(name) for name in next(rows)]
        for row in rows:
            yield _told_by_row(dict(zip(header, map(_text_of, row), strict=True)))


def _text_of(cell: Any) -> str:
    """A sheet writes some characters as _x000D_."""
    return unescape(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _told_by_row(row: dict[str, Any]) -> tuple[str, Told]:
    words = hash(tuple(row[name] for name in WORDS))
    is_changed = row["text_changed"] == "true"
    return row["id"], Told(row["status"], row["verdict"], is_changed, hash(row["quote"]), words)


def _told(claim: Record) -> tuple[str, Told]:
    quotes = hash(OMISSION.join(anchor["quote"] for anchor in claim["anchors"]))
    words = hash(tuple(claim[name] for name in WORDS))
    return claim["id"], Told(claim["status"], claim["verdict"], claim["text_changed"], quotes, words)


def _stored(told: Iterable[int]) -> Iterator[tuple[int, Told]]:
    pks = sorted(told)
    for first in range(0, len(pks), BATCH):
        for row in read_rows(pks[first : first + BATCH], with_context=False):
            yield row[0], _told(record_of(row))[1]


def _added(filtered: dict[str, Any], told: dict[int, Told], notes: list[str]) -> list[Finding]:
    """Claims that the same filter would bring now."""
    if filtered.get("shown"):
        return []  # a page's own filter cannot be asked again
    try:
        document = document_numbered(filtered["document"]) if filtered["document"] else None
    except Refused as refusal:
        notes.append(refusal.reason)
        return []
    selection = Selection(tuple(filtered["verdict"]), tuple(filtered["status"]), document, filtered["text_changed"])
    rows = selection.claims().values_list("pk", "status", "verdict").iterator(chunk_size=BATCH)
    return [
        Finding(Claim(pk=pk).number, _("new here: {state}").format(state=verdict or status))
        for pk, status, verdict in rows
        if pk not in told
    ]


def _findings(told: dict[int, Told], stored: dict[int, Told]) -> Iterator[Finding]:
    for pk, then in told.items():
        for what in _differences(then, stored.get(pk)):
            yield Finding(Claim(pk=pk).number, what)


def _differences(then: Told, now: Told | None) -> Iterator[str]:
    if now is None:
        yield _("it is gone")
        return
    if then.status == Status.SETTLED != now.status:
        yield _("it was reopened ({verdict} then, {status} now)").format(verdict=then.verdict, status=now.status)
    elif (then.status, then.verdict) != (now.status, now.verdict):
        was, is_ = then.verdict or then.status, now.verdict or now.status
        yield _("its verdict changed: {was} then, {is_} now").format(was=was, is_=is_)
    elif then.words != now.words:
        yield _("its statement or its grounds were reworded")
    if then.quotes != now.quotes or then.is_changed != now.is_changed:
        yield _("its words in the document changed")
