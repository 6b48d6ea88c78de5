"""The documents that an export's claims stand in."""

from collections.abc import Collection, Iterator
from datetime import UTC
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import Exists, Max, OuterRef
from django.db.models.expressions import RawSQL

from claims.exports.selection import Selection
from claims.models import Anchor, Document, SignOff, Version
from claims.models.numbers import document_number
from claims.models.sign_off import LAPSING_ACTS
from claims.roles import name_of
from claims.statement import listing

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


class Work(NamedTuple):
    """What a document says of itself."""

    number: str
    title: str
    author: str
    publisher: str
    url: str
    archive_url: str
    language: str
    published_on: str | None
    captured_on: str | None


def read_works(documents: Collection[int]) -> dict[int, Work]:
    columns = ("pk", "title", "author", "publisher", "url", "archive_url", "language", "published_on", "captured_on")
    found: dict[int, Work] = {}
    for pks in in_batches(documents):
        for pk, *about, published, captured in Document.objects.filter(pk__in=pks).order_by("pk").values_list(*columns):
            days = (day.isoformat() if day else None for day in (published, captured))
            found[pk] = Work(document_number(pk), *about, *days)
    return found


def told_versions(selection: Selection, documents: Collection[int]) -> list[dict[str, Any]]:
    """Each version that the claims stand in; of every document of the export at least the newest one."""
    older = _older_places(selection)
    found = []
    for pks in in_batches(documents):
        rows = Version.objects.filter(document__in=pks).order_by("document", "number").values(*VERSION)
        signed = _sign_offs(pks)
        found += [
            _told(row) | {"sign_off": signed.get(row["pk"])}
            for row in rows
            if row["pk"] == row["document__newest_version"] or (row["document_id"], row["number"]) in older
        ]
    return found


def _older_places(selection: Selection) -> set[tuple[int, int]]:
    """Document and version of claims whose words are gone from the newest one."""
    newest = Anchor.objects.filter(claim=OuterRef("pk"), version=OuterRef("document__newest_version"))
    gone = selection.claims().order_by().filter(~Exists(newest)).values("pk")
    places = Anchor.objects.filter(claim__in=gone).order_by().values("claim").annotate(last=Max("version__number"))
    return set(places.values_list("claim__document", "last"))


def in_batches(documents: Collection[int]) -> Iterator[RawSQL]:
    """A list of primary keys as one value: Django would look at each of them in every query."""
    ordered = sorted(documents)
    for first in range(0, len(ordered), BATCH):
        listed, keys = listing(connection, ordered[first : first + BATCH])
        yield RawSQL(listed, [keys])


def _told(row: dict[str, Any]) -> dict[str, Any]:
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


def _sign_offs(documents: RawSQL) -> dict[int, dict[str, Any]]:
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
