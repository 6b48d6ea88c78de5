"""Bringing claims in that were checked elsewhere: as a document of their own, or onto the words of one that is here.

What was found elsewhere is kept beside each claim as data. A verdict of ours is a reviewer's (see `adopting`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import Kind, Role
from claims.history import Entry, record
from claims.models import Claim, Document, OutsideCheck, Version
from claims.models.version import COLLECTED
from claims.refusal import NotAllowed, Refused
from claims.roles import has_role
from claims.room import refused_when_full
from claims.services.checked_file import CheckedFile
from claims.services.extraction import BATCH, Finding, Step, Steps, add_candidates
from claims.services.intake import Draft, refuse_stranger
from claims.services.placement import Placement, place, without_place
from claims.text import MARKDOWN, Candidate, Reading, Span, find_authorities, outline
from claims.text.checked import Row, collect
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


def standing_of(file: CheckedFile) -> Version | None:
    """The version whose text is the claims of exactly these bytes, where they are a document's already; None else."""
    found = Version.objects.filter(original=file.sha256, importer__startswith=COLLECTED).select_related("document")
    return next((version for version in found if version.pk == version.document.newest_version_id), None)


def draft_of_collection(file: CheckedFile, *, by: Any, **description: Any) -> Draft:
    """What the import stores: a document whose text is the claims, one block each. Raises Refused, naming the rows,
    unless it is there already."""
    refuse_stranger(by, None)
    # What is wrong in the rows was said, and agreed to, when they came in.
    if standing_of(file) is None:
        file.refuse_as_collection()
    rows = file.good_rows
    text, blocks, spans = collect(rows)
    if len(text) > settings.FACTCHECK_MAX_DOCUMENT_BYTES:
        told = _("{file} has {chars} characters of claims, and the limit is {limit}: bring it in in parts.")
        raise Refused(
            told.format(file=file.filename, chars=f"{len(text):,}", limit=f"{settings.FACTCHECK_MAX_DOCUMENT_BYTES:,}")
        )
    contents = file.contents
    importer = f"{COLLECTED}{contents.kind}"
    # Remarks show with the document, and what else a row holds may be private.
    remarks = (*file.remarks, *(_("left out: {problem}").format(problem=problem.bare) for problem in file.problems))
    reading = Reading(
        text, blocks, importer, IMPORTER_VERSION, contents.encoding, contents.had_bom, contents.newlines, remarks
    )

    def find(reading: Reading) -> Steps[Finding]:
        authorities = find_authorities(reading.text)
        yield Step(_("claims found"), len(rows), len(rows))
        candidates = [
            _candidate(row, span, reading.text, keeps_tags=True) for row, span in zip(rows, spans, strict=True)
        ]
        return Finding(reading, outline(reading.text, reading.blocks), candidates, authorities)

    def complete(claims: Sequence[Claim], at: datetime) -> Mapping[str, Any]:
        pairs = list(zip(claims, rows, strict=True))
        _name_claimants(pairs)
        return _keep(file, pairs, by, at)

    # A file's name may name people; the title of a document is public.
    about = {"title": _("Claims checked elsewhere")} | description
    return Draft(reading, file.body, file.filename, by, None, about, find, complete)


def _candidate(row: Row, span: Span, text: str, *, keeps_tags: bool) -> Candidate:
    statement = row.statement.strip() or clean(text[span.start : span.end], keeps_tags=keeps_tags)
    kind: Any = row.kind if row.kind in Kind.values else kind_of(statement)
    return Candidate(*span, statement, kind, row.section, ())


def _keep(file: CheckedFile, pairs: Sequence[tuple[Claim, Row]], by: Any, at: datetime) -> dict[str, Any]:
    """Store what the rows say beside their claims; return what the event tells of it."""
    checks = [
        OutsideCheck(
            claim=claim,
            place=row.place,
            said=row.verdict,
            verdict=file.verdict(row),
            rationale=row.rationale,
            correction=row.correction,
            note=row.note,
            source=row.source,
            pinpoint=row.pinpoint,
            checked_by=row.who,
            checked_on=row.when,
            url=row.url,
            other=[list(pair) for pair in (*row.other, *without_place(claim, row))],
            file_sha256=file.sha256,
            brought_in_by=by,
            created_at=at,
        )
        for claim, row in pairs
        if _says_something(row) or without_place(claim, row)
    ]
    OutsideCheck.objects.bulk_create(checks, batch_size=BATCH)
    return {"checked_elsewhere": len(checks), "file": file.sha256}


def _name_claimants(pairs: Sequence[tuple[Claim, Row]]) -> None:
    """Of claims that were just made; those of others are amended through the door alone."""
    claimed = [(claim, row) for claim, row in pairs if row.claimant.strip() and not claim.claimant]
    for claim, row in claimed:
        claim.claimant = row.claimant.strip()
    Claim.objects.bulk_update([claim for claim, _row in claimed], ["claimant"], batch_size=BATCH)


def _says_something(row: Row) -> bool:
    told = (row.verdict, row.rationale, row.correction, row.note, row.source, row.who, row.when, row.url, row.other)
    return any(told)


def place_on(file: CheckedFile, document: Document) -> Placement:
    """Where the rows would stand on the words of `document`; nothing is stored, and nothing refused but a document
    that has no words."""
    return place(file, document)


def seed(file: CheckedFile, document: Document, *, by: Any, at: datetime | None = None) -> Seeded:
    """Put the rows of a file on the words of `document` that they quote: as new claims, or beside the claims that
    stand on exactly those words already. What was brought in there before is not brought in again.

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
    kept = _keep(placement.file, [*placement.known, *on_new], by, at)
    payload = {"version": layout.version.number, "claims": [claim.pk for claim in made], **kept}
    actor = by.pk if by else None
    record([Entry(act="bring_in", at=at, actor=actor, document=document.pk, payload=payload)])


def _all(steps: Steps[list[Claim]]) -> list[Claim]:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            made: list[Claim] = done.value
            return made
