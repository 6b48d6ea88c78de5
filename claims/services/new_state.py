"""A file as the new state of a collection: a team goes on working in its sheet, or sees that it was read wrongly."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Anchor, Document, Event, OutsideCheck, Version
from claims.models.outside_check import OutsideCheckQuerySet
from claims.models.version import COLLECTED
from claims.refusal import Refused
from claims.services.checked_file import CheckedFile
from claims.services.collection_rows import Words, claims_of_rows, rows_of_version
from claims.services.kept_checks import renewal_of
from claims.services.row_problems import TOLD_PROBLEMS, quoted, tell_some
from claims.text import fold
from claims.text.checked import Row, words_of

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
        told = _("{found} of {count} claims are those of {document} already")
        return told.format(found=self.found, count=self.of, document=self.document.number)


class Changes(NamedTuple):
    """What a file would change as the new state of a collection, row by row: its words alone say which row is which.
    `same` rows have the words of a row there, of which something new is said of `renewed`."""

    document: Document
    version: int
    same: int
    renewed: int
    new: list[Row]
    gone: list[Words]
    is_in: bool

    def __str__(self) -> str:
        where = f"{self.document.number} version {self.version}"
        if self.is_in:
            return _("already {where}, nothing would be added").format(where=where)
        same = ngettext("{count} row as it was", "{count} rows as they were", self.same).format(count=self.same)
        if self.renewed:
            same += " " + _("({count} with something new beside it)").format(count=self.renewed)
        new = _("{count} new or reworded").format(count=len(self.new))
        gone = _("{count} no longer there").format(count=len(self.gone))
        return f"{where}: {same}, {new}, {gone}"

    def told_rows(self) -> list[str]:
        """The rows that are new or gone, by their places and first words."""
        named = (
            (_("New or reworded: {rows}"), [(row.place, words_of(row)) for row in self.new]),
            (_("No longer there, as version {before} had them: {rows}"), [(row.place, row.words) for row in self.gone]),
        )
        return (
            []
            if self.is_in
            else [told.format(before=self.version - 1, rows=_named(rows)) for told, rows in named if rows]
        )


def _named(rows: list[tuple[str, str]]) -> str:
    shown = [f"{place} ({quoted(words)})" for place, words in rows[:TOLD_PROBLEMS]]
    return tell_some(shown, len(rows), ", ")


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


def changes_in(file: CheckedFile, document: Document) -> Changes:
    """What `file` would change in `document`; nothing is stored. Raises Refused where that is no collection."""
    version = refuse_no_collection(document)
    if is_read_so(file, version):
        return Changes(document, version.number, 0, 0, [], [], is_in=True)
    kept, new, gone = _paired(file.good_rows, rows_of_version(version))
    claims = claims_of_rows([there.span for _row, there in kept], version)
    pairs = [(claim, row) for claim, (row, _there) in zip(claims, kept, strict=True) if claim]
    renewal = renewal_of(file, pairs, said_before(document), None, timezone.now())
    renewed = len({check.claim_id for check in renewal.new})
    return Changes(document, version.number + 1, len(kept), renewed, new, gone, is_in=False)


def _paired(rows: Iterable[Row], before: Iterable[Words]) -> tuple[list[tuple[Row, Words]], list[Row], list[Words]]:
    """The rows that have the words of one there, the others, and those there that no row has the words of."""
    there: dict[str, list[Words]] = defaultdict(list)
    for words in before:
        there[fold(words.words)].append(words)
    kept, new = [], []
    for row in rows:
        if found := there.get(fold(words_of(row))):
            kept.append((row, found.pop(0)))
        else:
            new.append(row)
    return kept, new, [words for found in there.values() for words in found]
