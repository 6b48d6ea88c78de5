"""A file as the new state of a collection: a team goes on working in its sheet, or sees that it was read wrongly."""

import json

from django.utils.translation import gettext as _

from claims.models import Document, Event, OutsideCheck, Version
from claims.models.outside_check import OutsideCheckQuerySet
from claims.models.version import COLLECTED
from claims.refusal import Refused
from claims.services.checked.checked_file import CheckedFile


def refuse_no_collection(document: Document) -> Version:
    """Return the newest version; raises Refused where it is no collection, whose text a file could replace."""
    version = document.newest_version
    if version is None or not version.is_collection:
        told = _(
            "{document} did not come from a file of claims: this file can be put on its words, and not replace them."
        )
        raise Refused(told.format(document=document.number))
    return version


def is_read_so(file: CheckedFile, version: Version) -> bool:
    """Whether the version, the newest of its document, holds these very bytes, read as they are now."""
    if version.original_id != file.sha256:
        return False
    imports = Event.objects.filter(document_number=version.document_id, act="import").order_by("-number")
    payload = imports.values_list("payload", flat=True).first()
    return payload is not None and json.loads(payload).get("reading") == file.reading_sha256


def said_before(document: Document) -> OutsideCheckQuerySet:
    """What the states of the collection said of its claims; what other files say of them is not theirs to take back."""
    states = document.versions.values("original")
    return OutsideCheck.objects.filter(claim__document=document, file_sha256__in=states)


def standing_of(file: CheckedFile) -> Version | None:
    """The version whose text is the claims of exactly these bytes, where they are a document's already; None else."""
    found = Version.objects.filter(original=file.sha256, importer__startswith=COLLECTED).select_related("document")
    return next((version for version in found if version.pk == version.document.newest_version_id), None)
