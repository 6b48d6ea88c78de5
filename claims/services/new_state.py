"""A file as the new state of a collection: a team goes on working in its sheet, or sees that it was read wrongly."""

import json
from typing import Any, NamedTuple

from django.db.models import Count, F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Anchor, Document, Event, OutsideCheck, Version
from claims.models.outside_check import OutsideCheckQuerySet
from claims.models.version import COLLECTED
from claims.refusal import Refused
from claims.services.checked_file import CheckedFile
from claims.text.checked import words_of

ABOUT_TWIN = "as_new"
# So many rows of a file are looked for among the claims that are here.
SAMPLED_ROWS = 200
# From this share of them on, a file is offered as the new state of their collection.
LARGELY = 0.5


class Likeness(NamedTuple):
    """A collection in which `found` of so many (`of`) claims of a file stand; none were looked for where it came from
    these very bytes, `is_same`, and they are read otherwise now."""

    document: Document
    found: int = 0
    of: int = 0
    is_same: bool = False

    def __str__(self) -> str:
        if self.is_same:
            told = _("this file is {document} already, and was read otherwise when it came in")
            return told.format(document=self.document.number)
        if self.is_twin:
            told = ngettext(
                "its claim is that of {document} already, and would be there twice",
                "all its claims are those of {document} already, and would be there twice",
                self.of,
            )
            return told.format(document=self.document.number)
        told = _("{found} of {count} claims are those of {document} already")
        return told.format(found=self.found, count=self.of, document=self.document.number)

    @property
    def is_twin(self) -> bool:
        """Whether nothing in the file is new there: the same sheet in another format, or saved again."""
        return not self.is_same and self.found == self.of


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


def collection_of(file: CheckedFile) -> Likeness | None:
    """The collection that this file may be the new state of, or another reading; None where it is one as it is read."""
    if standing := standing_of(file):
        return None if is_read_so(file, standing) else Likeness(standing.document, is_same=True)
    return _likely_collection(file)


def _likely_collection(file: CheckedFile) -> Likeness | None:
    """The collection that has most of the claims of `file` in its newest version, where these are half of them or more.
    A file is judged by rows from all over it, each by its exact words."""
    words = list(dict.fromkeys(map(words_of, file.good_rows)))
    sample = words[:: len(words) // SAMPLED_ROWS + 1]
    newest = Anchor.objects.filter(
        version=F("claim__document__newest_version"), version__importer__startswith=COLLECTED
    )
    found = newest.filter(quote__in=sample).values("version__document")
    most: Any = found.annotate(found=Count("quote", distinct=True)).order_by("-found", "-version__document").first()
    if most is None or most["found"] < LARGELY * len(sample):
        return None
    return Likeness(Document.objects.get(pk=most["version__document"]), most["found"], len(sample))


def refuse_twin(file: CheckedFile) -> None:
    """Raise Refused where a new document would have no claim that another collection has not already, and nobody said
    that it shall be one of its own."""
    if file.as_new or not (likeness := collection_of(file)) or not likeness.is_twin:
        return
    told = _(
        "Nothing of {file} was brought in, since {likeness}. Bring it in as the next version of {document}, or say "
        "that it shall become a document of its own all the same."
    )
    told = told.format(file=file.filename, likeness=likeness, document=likeness.document.number)
    raise Refused(told, field=ABOUT_TWIN)
