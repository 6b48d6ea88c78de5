"""Reading an export's claims at one moment into a file of their own: memory stays flat, writers wait briefly."""

import tempfile
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from typing import IO, Any

import orjson
from django.conf import settings

from claims.exports.records import Record, read_records
from claims.exports.selection import Selection
from claims.history import Head, head
from claims.models import Event, SignOff, Version
from claims.models.numbers import document_number, parse_number
from claims.models.sign_off import LAPSING_ACTS
from claims.roles import name_of
from claims.services.snapshot import snapshot

BATCH = 500
VERSION = (
    "pk",
    "document_id",
    "document__title",
    "document__url",
    "document__newest_version",
    "number",
    "original_id",
    "text_sha256",
)


@dataclass
class Moment:
    """The claims of a selection, line by line in `lines`, and what is true of them as a whole."""

    selection: Selection
    lines: IO[bytes]
    head: Head
    # When the last event happened: the state has no other time.
    as_of: str | None
    statuses: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    text_changed: int = 0
    documents: list[dict[str, Any]] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.statuses.total()

    def claims(self) -> Iterator[Record]:
        self.lines.seek(0)
        return map(orjson.loads, self.lines)


@contextmanager
def read_moment(selection: Selection) -> Iterator[Moment]:
    """Read everything that `selection` holds in one snapshot; the database is free again when the block begins."""
    with tempfile.TemporaryFile(prefix="claims-") as lines:
        with snapshot():
            last = head()
            as_of = Event.objects.filter(number=last.number).values_list("at", flat=True).first()
            moment = Moment(selection, lines, last, as_of)
            _read(moment)
        yield moment


def _read(moment: Moment) -> None:
    # Eight bytes a claim; asked once, so that no later batch has to find its place again.
    pks = array("q", moment.selection.claims().values_list("pk", flat=True).iterator(chunk_size=10 * BATCH))
    versions: set[tuple[str, int]] = set()
    for first in range(0, len(pks), BATCH):
        for record in read_records(pks[first : first + BATCH]):
            moment.lines.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
            _count(moment, record)
            versions.add((record["document"], record["version"]))
    moment.documents = _documents(versions, moment.selection)


def _count(moment: Moment, record: Record) -> None:
    moment.statuses[record["status"]] += 1
    moment.text_changed += record["text_changed"]
    if record["verdict"]:
        moment.verdicts[record["verdict"]] += 1


def _documents(versions: Iterable[tuple[str, int]], selection: Selection) -> list[dict[str, Any]]:
    """Each version that the claims stand in; of every document of the export at least the newest one."""
    stood_in = set(versions)
    pks = {parse_number(document) for document, _number in stood_in}
    if selection.document is not None:
        pks.add(selection.document.pk)
    ordered, found = sorted(pks), []
    for first in range(0, len(ordered), BATCH):
        rows = Version.objects.filter(document__in=ordered[first : first + BATCH]).order_by("document", "number")
        signed = _sign_offs(ordered[first : first + BATCH])
        told = [_version(row) | {"sign_off": signed.get(row["pk"])} for row in rows.values(*VERSION)]
        found += [row for row in told if row["is_newest"] or (row["number"], row["version"]) in stood_in]
    return found


def _version(row: dict[str, Any]) -> dict[str, Any]:
    """Without the file's name, which may say whose it was."""
    return {
        "number": document_number(row["document_id"]),
        "title": row["document__title"],
        "url": row["document__url"],
        "version": row["number"],
        "is_newest": row["pk"] == row["document__newest_version"],
        "original_sha256": row["original_id"],
        "text_sha256": row["text_sha256"],
    }


def _sign_offs(documents: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The sign-offs that stand, by version, and what the history tells since; by name where the team shows names."""
    rows = SignOff.objects.standing().with_changes_since().filter(version__document__in=documents)
    return {row.version_id: _sign_off(row) for row in rows.select_related("signed_by")}


def _sign_off(row: SignOff) -> dict[str, Any]:
    return {
        "statement": row.statement,
        "signed_by": name_of(row.signed_by) if settings.FACTCHECK_SHOW_NAMES else "lead",
        "signed_at": row.signed_at.astimezone(UTC).isoformat(),
        "event": row.event_number,
        "holds": row.holds,
        "since": {name: getattr(row, name) for name in LAPSING_ACTS},
    }
