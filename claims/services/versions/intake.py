"""Bringing a document in: bytes to a version with blocks, sentences, claims and anchors, all or nothing."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import Placed, Role
from claims.history import Entry, record
from claims.models import Document, Original, Version
from claims.refusal import NotAllowed, Refused
from claims.roles import has_role
from claims.room import refused_when_full
from claims.services.versions import carrying
from claims.services.versions.drafts import Completed, Draft, Imported
from claims.services.versions.extraction import Finding, Steps, add_candidates, add_structure, add_version, words_shown
from claims.text import Limits, Reading, Unreadable, importer_for, read_document

Progress = Callable[[str, int, int], None]


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
    draft = draft_of(body=body, filename=filename, by=by, document=document, **description)
    return finish(store(draft, at=at), progress)


def finish(steps: Steps[Imported], progress: Progress | None = None) -> Imported:
    """Go through all the steps, telling each; return what was imported."""
    while True:
        try:
            step = next(steps)
        except StopIteration as done:
            imported: Imported = done.value
            return imported
        if progress:
            progress(*step)


def draft_of(
    *, body: bytes, filename: str, by: Any = None, document: Document | None = None, **description: Any
) -> Draft:
    """Read the file, as far as can be said without storing anything. Raises Refused, naming what is wrong."""
    refuse_stranger(by, document)
    refuse_description(document, description)
    return Draft(read_file(body, filename), body, filename, by, document, description)


def store(draft: Draft, *, at: datetime | None = None) -> Steps[Imported]:
    """Store what was read, telling how far it is; a caller that stops listening leaves nothing behind.

    Raises Refused where these bytes are another document's already, and where the disk is full.
    """
    finding = yield from draft.find(draft.reading)
    at = at or timezone.now()
    with refused_when_full(), transaction.atomic():
        known = _known(draft)
        if known:
            return known
        digest = _sha256(draft.body)
        original, is_new = Original.objects.get_or_create(sha256=digest, defaults={"body": draft.body})
        if not is_new:
            # An old version of this document; or somebody imported the same bytes just now and was first.
            known = _known(draft)
            if known:
                return known
        owner = draft.document or _new_document(draft)
        return (yield from _add_version(owner, draft, finding, original, at))


def new_claims_of(document: Document) -> int:
    """How many claims the import of the newest version made."""
    claims = document.claims.filter(anchors__version=document.newest_version_id, anchors__placed=Placed.ORIGINAL)
    return claims.distinct().count()


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def refuse_stranger(by: Any, document: Document | None) -> None:
    """Raise NotAllowed unless this person may add a document, or a version to `document`."""
    if by is None or has_role(by, Role.LEAD) or (document is None and has_role(by, Role.REVIEWER)):
        return
    raise NotAllowed(_("Only a lead adds a version.") if document else _("Only reviewers and leads import documents."))


def refuse_description(document: Document | None, description: Mapping[str, Any]) -> None:
    """Raise Refused where a new version would change what is said of its document."""
    if document is not None and description:
        raise Refused(_("A new version keeps the document's description; change that on its own page."))


def max_bytes_of(filename: str) -> int:
    """How long a file of this name may be: formats with markup and pictures bring more bytes than words.

    Raises Refused for a name that no importer reads.
    """
    try:
        is_markup = importer_for(filename).is_markup
    except Unreadable as error:
        raise Refused(_("{filename} cannot be read: {error}.").format(filename=filename, error=error)) from None
    return int(settings.FACTCHECK_MAX_FILE_BYTES if is_markup else settings.FACTCHECK_MAX_DOCUMENT_BYTES)


def read_limits() -> Limits:
    """What reading one file may take, as the settings say."""
    return Limits(
        seconds=settings.FACTCHECK_READ_SECONDS,
        memory_bytes=settings.FACTCHECK_READ_MEMORY_MB * 1024**2,
        max_chars=settings.FACTCHECK_MAX_DOCUMENT_BYTES,
    )


def read_file(body: bytes, filename: str) -> Reading:
    """Read a file that nobody has looked at, within the limits of the settings. Raises Refused, naming what it is."""
    try:
        return read_document(body, filename, max_bytes=max_bytes_of(filename), limits=read_limits())
    except Unreadable as error:
        raise Refused(_("Needs attention: {error}").format(error=error)) from None


def _known(draft: Draft) -> Imported | None:
    """Return where these bytes are already; raises Refused where adding them would double another document."""
    document = draft.document
    versions = Version.objects.filter(original=_sha256(draft.body)).select_related("document")
    if document is not None:
        # The lock that acts on the document take too: no claim is added to a version that is being replaced.
        locked = Document.objects.select_for_update().filter(pk=document.pk).first()
        if locked is None:
            raise Refused(_("This document is gone."))
        newest = next((version for version in versions if version.pk == locked.newest_version_id), None)
        if newest and draft.is_version(newest):
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


def _new_document(draft: Draft) -> Document:
    reading, filename = draft.reading, draft.filename
    heading = next((block for block in reading.blocks if block.kind == "heading"), None)
    found = words_shown(reading, heading).strip() if heading else ""
    document = Document(**{"title": found or PurePath(filename).stem or filename} | draft.description)
    try:
        document.full_clean(exclude=["newest_version"])
    except ValidationError as error:
        told = "; ".join(f"{name}: {' '.join(problems)}" for name, problems in error.message_dict.items())
        raise Refused(told) from None
    document.save()
    return document


def _add_version(
    document: Document, draft: Draft, finding: Finding, original: Original, at: datetime
) -> Steps[Imported]:
    before, by = document.versions.order_by("-number").first(), draft.by
    version = add_version(document, finding, draft.filename, original, by)
    layout = yield from add_structure(version, finding)
    document.newest_version = version
    document.save(update_fields=["newest_version"])
    carried = carrying.carry(document, before, layout, finding, at=at, by=by) if before else carrying.NOTHING
    claims = yield from add_candidates(document, layout, finding.candidates, carried.covered, at)
    completed = draft.complete(version, claims, at) if draft.complete else Completed({})
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
            **completed.payload,
        },
        texts={"title": document.title},
    )
    record([entry, *carried.entries])
    return Imported(document, version, added=True, claims=len(claims), outcomes=carried.outcomes, told=completed.told)
