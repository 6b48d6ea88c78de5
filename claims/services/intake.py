"""Bringing a document in: bytes to a version with blocks, sentences, claims and anchors, all or nothing."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import Role
from claims.history import Entry, record
from claims.models import Document, Original, Version
from claims.refusal import NotAllowed, Refused
from claims.roles import has_role
from claims.services import carrying
from claims.services.extraction import Finding, add_candidates, add_structure, add_version, find_all
from claims.text import Reading, Unreadable, read_document

Progress = Callable[[str, int, int], None]


class Imported(NamedTuple):
    """What an import did: `claims` new records, `outcomes` of the claims that were there before."""

    document: Document
    version: Version
    added: bool
    claims: int = 0
    outcomes: dict[str, int] = {}

    def __str__(self) -> str:
        where = f"{self.document.number} version {self.version.number}"
        if not self.added:
            return _("already {where}, nothing added").format(where=where)
        told = [_("{count} new claims").format(count=self.claims)]
        told += [f"{count} {outcome.replace('_', ' ')}" for outcome, count in self.outcomes.items() if count]
        return f"{where}: {', '.join(told)}"


def import_document(
    *,
    body: bytes,
    filename: str,
    by: Any = None,
    document: Document | None = None,
    progress: Progress | None = None,
    at: datetime | None = None,
    **description: Any,
) -> Imported:
    """Import a file as a new document, or as the next version of `document`.

    `description` sets fields of a new document (title, publisher, url, …). `by` is None for the operator of the
    command line. Raises Refused, naming what is wrong, and leaves nothing half done.
    """
    _refuse_stranger(by, document)
    if document is not None and description:
        raise Refused(_("A new version keeps the document's description; change that on its own page."))
    finding = find_all(_read(body, filename))
    at, progress = at or timezone.now(), progress or _silent
    with transaction.atomic():
        known = _known(body, document)
        if known:
            return known
        original, is_new = Original.objects.get_or_create(sha256=_sha256(body), defaults={"body": body})
        if not is_new:
            # An old version of this document; or somebody imported the same bytes just now and was first.
            known = _known(body, document)
            if known:
                return known
        owner = document or _new_document(finding.reading, filename, description)
        return _add_version(owner, finding, filename, original, by, at, progress)


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _silent(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


def _refuse_stranger(by: Any, document: Document | None) -> None:
    if by is None or has_role(by, Role.LEAD) or (document is None and has_role(by, Role.REVIEWER)):
        return
    raise NotAllowed(_("Only a lead adds a version.") if document else _("Only reviewers and leads import documents."))


def _read(body: bytes, filename: str) -> Reading:
    try:
        return read_document(body, filename, max_bytes=settings.FACTCHECK_MAX_DOCUMENT_BYTES)
    except Unreadable as error:
        raise Refused(f"{filename}: {error}") from None


def _known(body: bytes, document: Document | None) -> Imported | None:
    """Return where these bytes are already; raises Refused where adding them would double another document."""
    versions = Version.objects.filter(original=_sha256(body)).select_related("document")
    if document is not None:
        # The lock that acts on the document take too: no claim is added to a version that is being replaced.
        locked = Document.objects.select_for_update().filter(pk=document.pk).first()
        if locked is None:
            raise Refused(_("This document is gone."))
        newest = next((version for version in versions if version.pk == locked.newest_version_id), None)
        if newest:
            return Imported(newest.document, newest, added=False)
        versions = versions.exclude(document=document)
    found = versions.order_by("-pk").first()
    if found is None:
        return None
    if document is None and found.document.newest_version_id == found.pk:
        return Imported(found.document, found, added=False)
    where = f"{found.document.number} version {found.number}"
    if document is None:
        hint = _("which has a newer version; name that document to add this text to it again")
        raise Refused(_("These bytes are {where}, {hint}.").format(where=where, hint=hint))
    raise Refused(_("These bytes are {where}: one text belongs to one document.").format(where=where))


def _new_document(reading: Reading, filename: str, description: dict[str, Any]) -> Document:
    heading = next((block for block in reading.blocks if block.kind == "heading"), None)
    found = reading.text[heading.start : heading.end].strip() if heading else ""
    document = Document(**{"title": found or PurePath(filename).stem or filename} | description)
    try:
        document.full_clean(exclude=["newest_version"])
    except ValidationError as error:
        told = "; ".join(f"{name}: {' '.join(problems)}" for name, problems in error.message_dict.items())
        raise Refused(told) from None
    document.save()
    return document


def _add_version(
    document: Document,
    finding: Finding,
    filename: str,
    original: Original,
    by: Any,
    at: datetime,
    progress: Progress,
) -> Imported:
    before = document.versions.order_by("-number").first()
    version = add_version(document, finding.reading, filename, original, by)
    layout = add_structure(version, finding, progress)
    document.newest_version = version
    document.save(update_fields=["newest_version"])
    carried = carrying.carry(document, before, layout, finding, at=at, by=by) if before else carrying.NOTHING
    claims = add_candidates(document, layout, finding.candidates, carried.covered, progress, at)
    entry = Entry(
        act="import",
        at=at,
        actor=by.pk if by else None,
        document=document.pk,
        payload={
            "version": version.number,
            "original": original.pk,
            "text": version.text_sha256,
            "claims": [claim.pk for claim in claims],
            "outcomes": carried.outcomes,
        },
        texts={"title": document.title},
    )
    record([entry, *carried.entries])
    return Imported(document, version, added=True, claims=len(claims), outcomes=carried.outcomes)
