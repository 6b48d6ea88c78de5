"""Bringing claims in that were checked elsewhere: as a document of their own, or onto the words of one that is here.

What was found elsewhere is kept beside each claim as data. A verdict of ours is a reviewer's (see `adopting`).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.choices import Kind, Role
from claims.history import Entry, record
from claims.models import Claim, Document, OutsideCheck, Version
from claims.models.version import COLLECTED
from claims.refusal import NotAllowed, Refused
from claims.roles import has_role
from claims.room import refused_when_full
from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.file_twins import refuse_twin
from claims.services.checked.kept_checks import Pairs, keep, renew, renewal_of
from claims.services.checked.new_state import is_read_so, refuse_no_collection, said_before, standing_of
from claims.services.checked.placement import Placement, place
from claims.services.checked.row_problems import Problem, tell
from claims.services.versions.collection_rows import claims_of_rows, rows_of_version
from claims.services.versions.drafts import Completed, Draft
from claims.services.versions.extraction import BATCH, Finding, Step, Steps, add_candidates
from claims.services.versions.intake import refuse_description, refuse_stranger
from claims.text import MARKDOWN, Candidate, Reading, Span, find_authorities, fold, outline
from claims.text.checked import Row, collect, words_of
from claims.text.cleaning import clean
from claims.text.kinds import kind_of

IMPORTER_VERSION = "1"


class Seeded(NamedTuple):
    """What became of the rows of a file on the words of a document, as they were placed; nothing is `added` where all
    of them were brought in before."""

    placement: Placement
    document: Document
    added: bool

    def __str__(self) -> str:
        return str(self.placement)


def draft_of_collection(file: CheckedFile, *, by: Any, document: Document | None = None, **description: Any) -> Draft:
    """What the import stores: a document whose text is the claims, one block each, or the next version of `document`,
    which came from an earlier state of this file, or from another reading of it. Raises Refused, naming the rows,
    unless it is there already; and where all its claims are those of another collection."""
    refuse_stranger(by, document)
    refuse_description(document, description)
    standing = refuse_no_collection(document) if document else standing_of(file)
    if document is None and standing is None:
        refuse_twin(file)
    if document is None and standing:
        _refuse_another_sheet(file, standing)
    # What is wrong in the rows was said, and agreed to, when they came in.
    if standing is None or not (document is None or is_read_so(file, standing)):
        file.refuse_as_collection()
    collected = _Collected(file, document, by)
    # A file's name may name people; the title of a document is public.
    about = {} if document else {"title": _("Claims checked elsewhere")} | description
    return Draft(
        collected.reading, file.body, file.filename, by, document, about, collected.find, collected.complete,
        collected.is_version,
    )  # fmt: skip


def _refuse_another_sheet(file: CheckedFile, standing: Version) -> None:
    """Raise Refused where these bytes are a document already, and none of the claims of this sheet of them is."""
    there = {fold(words.words) for words in rows_of_version(standing)}
    if file.other_sheets and file.good_rows and there.isdisjoint(fold(words_of(row)) for row in file.good_rows):
        told = _(
            "Nothing of {file} was brought in: this file is {document} already, and none of these claims are in it, "
            "since another sheet was read then. Save this sheet as a file of its own, and bring that in."
        )
        raise Refused(told.format(file=file.filename, document=standing.document.number))


class _Collected:
    """A file on its way to become a version of a collection. Raises Refused where its claims are too long for one."""

    def __init__(self, file: CheckedFile, document: Document | None, by: Any) -> None:
        self.file, self.document, self.by = file, document, by
        self.rows = file.good_rows
        text, blocks, self.spans = collect(self.rows)
        if len(text) > (limit := settings.FACTCHECK_MAX_DOCUMENT_BYTES):
            told = _("{file} has {chars} characters of claims, and the limit is {limit}: bring it in in parts.")
            raise Refused(told.format(file=file.filename, chars=f"{len(text):,}", limit=f"{limit:,}"))
        contents = file.contents
        # Remarks show with the document, and what else a row holds may be private.
        left_out = (_("left out: {problem}").format(problem=problem.bare) for problem in file.problems)
        self.reading = Reading(
            text, blocks, f"{COLLECTED}{contents.kind}", IMPORTER_VERSION, contents.encoding, contents.had_bom,
            contents.newlines, (*file.remarks, *left_out),
        )  # fmt: skip

    def is_version(self, version: Version) -> bool:
        return is_read_so(self.file, version)

    def find(self, reading: Reading) -> Steps[Finding]:
        authorities = find_authorities(reading.text)
        yield Step(_("claims found"), len(self.rows), len(self.rows))
        candidates = [
            _candidate(row, span, reading.text, keeps_tags=True)
            for row, span in zip(self.rows, self.spans, strict=True)
        ]
        return Finding(reading, outline(reading.text, reading.blocks), candidates, authorities)

    def complete(self, version: Version, made: Sequence[Claim], at: datetime) -> Completed:
        if self.document is None:
            pairs = list(zip(made, self.rows, strict=True))
            _name_claimants(pairs)
            return Completed(keep(self.file, pairs, self.by, at))
        return self._renew(version, made, at)

    def _renew(self, version: Version, made: Sequence[Claim], at: datetime) -> Completed:
        new = {claim.pk: claim for claim in made}
        found = list(zip(claims_of_rows(self.spans, version), self.rows, strict=True))
        pairs = [(new.get(claim.pk, claim), row) for claim, row in found if claim]
        _name_claimants([(claim, row) for claim, row in pairs if claim.pk in new])
        renewal = renewal_of(self.file, pairs, said_before(version.document), self.by, at)
        told = []
        if count := len(renewal.new):
            checks = ngettext("{count} check from elsewhere is new", "{count} checks from elsewhere are new", count)
            told.append(checks.format(count=count))
        if unclaimed := [Problem(row.place, _("its claim was taken away here")) for claim, row in found if not claim]:
            told.append(_("without a claim: {rows}").format(rows=tell(unclaimed)))
        return Completed(renew(renewal, self.file, at), told)


def _candidate(row: Row, span: Span, text: str, *, keeps_tags: bool) -> Candidate:
    statement = row.statement.strip() or clean(text[span.start : span.end], keeps_tags=keeps_tags)
    kind: Any = row.kind if row.kind in Kind.values else kind_of(statement)
    return Candidate(*span, statement, kind, row.section, ())


def _name_claimants(pairs: Sequence[tuple[Claim, Row]]) -> None:
    """Of claims that were just made; those of others are amended through the door alone."""
    claimed = [(claim, row) for claim, row in pairs if row.claimant.strip() and not claim.claimant]
    for claim, row in claimed:
        claim.claimant = row.claimant.strip()
    Claim.objects.bulk_update([claim for claim, _row in claimed], ["claimant"], batch_size=BATCH)


def place_on(file: CheckedFile, document: Document) -> Placement:
    """Where the rows would stand on the words of `document`; nothing is stored, and nothing refused but a document
    that has no words."""
    return place(file, document)


def seed(file: CheckedFile, document: Document, *, by: Any, at: datetime | None = None) -> Seeded:
    """Put the rows of a file on the words of `document` that they quote: as new claims, or beside the claims that
    stand on exactly those words already. What was brought in there before is not brought in again; where the same bytes
    are read otherwise now, what they said as they were read then stays as what was said before.

    Raises Refused, naming the rows, where the words of some are not found, or at several places, and nobody said to
    leave such rows out: what comes in, comes in whole or not at all.
    """
    if by is not None and not has_role(by, Role.REVIEWER, Role.LEAD):
        raise NotAllowed(_("Only reviewers and leads bring claims in."))
    with refused_when_full(), transaction.atomic():
        # The lock of the acts on a document: its text is not replaced meanwhile.
        locked = Document.objects.select_for_update().filter(pk=document.pk).first()
        if locked is None:
            raise Refused(_("This document is gone."))
        placement = place_on(file, locked)
        placement.refuse()
        if placement.placed:
            _seed(placement, by, at or timezone.now())
        return Seeded(placement, locked, bool(placement.placed))


def _seed(placement: Placement, by: Any, at: datetime) -> None:
    document, layout, new = placement.document, placement.layout, placement.new
    keeps_tags = layout.version.importer != MARKDOWN.name
    candidates = [_candidate(row, span, layout.text, keeps_tags=keeps_tags) for span, row in new.items()]
    made = _all(add_candidates(document, layout, candidates, (), at))
    by_span = dict(zip(new, made, strict=True))
    on_new = [(by_span[span], row) for row, span in placement.placed if span in by_span]
    _name_claimants(on_new)
    kept = _keep(placement, [*placement.known, *on_new], by, at)
    payload = {"version": layout.version.number, "claims": [claim.pk for claim in made], **kept}
    actor = by.pk if by else None
    record([Entry(act="bring_in", at=at, actor=actor, document=document.pk, payload=payload)])


def _keep(placement: Placement, pairs: Pairs, by: Any, at: datetime) -> dict[str, Any]:
    file = placement.file
    if not placement.is_reread:
        return keep(file, pairs, by, at)
    said = OutsideCheck.objects.filter(claim__document=placement.document, file_sha256=file.sha256)
    return renew(renewal_of(file, pairs, said, by, at), file, at)


def _all(steps: Steps[list[Claim]]) -> list[Claim]:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            made: list[Claim] = done.value
            return made
