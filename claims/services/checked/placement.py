"""Where the rows of a file stand on the words of a document: all that is wrong is known before anything is stored."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.acts.layout import Layout
from claims.choices import Kind
from claims.models import Claim, Document, Event, OutsideCheck
from claims.refusal import Refused
from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.row_problems import Problem, quoted, tell
from claims.services.reading.among import Among, standing_claims
from claims.text import Span, looks_in
from claims.text.blocks import ADDRESS, SIGN
from claims.text.checked import Row, is_same_value
from claims.text.placing import Placing

MAX_TOLD_ROWS = 5
SAID = ("said", "rationale", "correction", "note", "source", "pinpoint", "checked_by", "checked_on", "url")
KIND, CLAIMANT = "kind", "claimant"
# The acts that tell of a file, and how it was read.
BROUGHT_IN = ("import", "bring_in")


@dataclass(frozen=True)
class Placement:
    """`file` has the rows that found no place among its problems. `placed` are the rows that did; those that were
    brought in before are counted, and do not come in again, as none does of the same bytes (`is_in`), unless they are
    read otherwise than when they came in (`is_reread`). `standing` are the claims of the document by their words."""

    file: CheckedFile
    document: Document
    layout: Layout
    placed: Sequence[tuple[Row, Span]]
    standing: Mapping[Span, Claim]
    missing: Sequence[Problem]
    brought_before: int
    is_in: bool
    is_reread: bool

    @cached_property
    def known(self) -> list[tuple[Claim, Row]]:
        """The rows on exactly the words of a claim that is here."""
        return [(self.standing[span], row) for row, span in self.placed if span in self.standing]

    @cached_property
    def new(self) -> dict[Span, Row]:
        """The rows on words that are no claim's, by their places in the order of the text."""
        return dict(sorted((span, row) for row, span in self.placed if span not in self.standing))

    @cached_property
    def overlaps(self) -> list[Problem]:
        """The new claims whose words lie across those of claims that are here: two claims, which nobody asked for."""
        among = Among(self.standing.items())
        return [Problem(row.place, _beside(span, found)) for span, row in self.new.items() if (found := among.at(span))]

    def told_overlaps(self) -> str:
        told = _("New claims across claims that were there, and can be merged with them: {rows}")
        return told.format(rows=tell(self.overlaps))

    def refuse(self) -> None:
        """Raise Refused, naming the rows, where some cannot come in and nobody said to leave them out."""
        if self.is_in:
            return
        if self.missing and not self.placed and not self.brought_before:
            told = _("None of the words in {file} were found in {document}: {rows}")
            rows = "; ".join(map(str, self.missing[:MAX_TOLD_ROWS]))
            raise Refused(told.format(file=self.file.filename, document=self.document.number, rows=rows))
        self.file.refuse_problems()

    def __str__(self) -> str:
        if self.is_in or (self.brought_before and not self.placed):
            return _("already brought in on {document}, nothing added").format(document=self.document.number)
        told = ngettext(
            "{document}: {claims} new claim, {known} on claims that were there",
            "{document}: {claims} new claims, {known} on claims that were there",
            len(self.new),
        )
        told = told.format(document=self.document.number, claims=len(self.new), known=len(self.known))
        before = _("{count} brought in before").format(count=self.brought_before)
        return f"{told}, {before}" if self.brought_before else told


def place(file: CheckedFile, document: Document) -> Placement:
    """Find the words of each row of `file` in `document`; words that are not found, or at several places, are no guess
    of ours. Raises Refused where the document has no text."""
    if document.newest_version is None:
        raise Refused(_("This document is gone."))
    layout = Layout(document.newest_version)
    standing, there = standing_claims(layout.version), _there(document)
    reading = _last_reading(document, file.sha256)
    is_in = reading == file.reading_sha256
    is_reread = reading is not None and not is_in
    placing = Placing(layout.text, _unshown(layout))
    placed: list[tuple[Row, Span]] = []
    missing: list[Problem] = []
    before = 0
    for row in () if is_in else file.good_rows:
        span, reason = placing.find(row.quote or row.statement, row.prefix, row.suffix, row.start)
        if span is None:
            missing.append(Problem(row.place, reason, quoted(row.quote or row.statement)))
            continue
        if span not in standing and (wider := placing.widened(span)) in standing:
            span = wider
        if span in standing and not is_reread and _says(there[standing[span].pk], standing[span], row):
            before += 1
        else:
            placed.append((row, span))
    return Placement(_with(file, missing), document, layout, placed, standing, missing, before, is_in, is_reread)


def _unshown(layout: Layout) -> list[Span]:
    """What a page does not show of the text: signs of markup, and the addresses of its links."""
    looks = (look for block in layout.blocks if block.looks for look in looks_in(block.looks, block.start))
    return [Span(look.start, look.end) for look in looks if {SIGN, ADDRESS} & set(look.looks)]


def _last_reading(document: Document, digest: str) -> str | None:
    """How these bytes were read when they came in last, if they did. Asked of the history: what was brought in may have
    been trimmed, merged or dropped since."""
    events = Event.objects.filter(document_number=document.pk, act__in=BROUGHT_IN)
    told = events.filter(payload__contains=f'"file":"{digest}"').order_by("-number").values_list("payload", flat=True)
    payload = told.first()
    return None if payload is None else str(json.loads(payload).get("reading", ""))


def _with(file: CheckedFile, missing: Sequence[Problem]) -> CheckedFile:
    """The file with further problems, in the order of its rows."""
    order = {row.place: at for at, row in enumerate(file.rows)}
    return replace(file, problems=sorted([*file.problems, *missing], key=lambda problem: order[problem.place]))


def _there(document: Document) -> dict[int, list[frozenset[str]]]:
    """What stands beside the claims of a document. A row is known by its words, whatever its columns were taken for:
    of a file that was mended, most rows were brought in before."""
    checks = OutsideCheck.objects.current().filter(claim__document=document).values_list("claim", "other", *SAID)
    there: dict[int, list[frozenset[str]]] = defaultdict(list)
    for claim, other, *said in checks.iterator():
        there[claim].append(_words(said, other))
    return there


def _says(there: Sequence[Set[str]], claim: Claim, row: Row) -> bool:
    """Does the claim say all that the row says? A sheet saved as another format spells some otherwise."""
    words = _words_of(claim, row)
    return not words or any(_are_same(words, told) for told in there)


def _are_same(words: Set[str], told: Set[str]) -> bool:
    one, other = words - told, told - words
    return all(any(is_same_value(word, date) for date in other) for word in one) and all(
        any(is_same_value(word, date) for date in one) for word in other
    )


def without_place(claim: Claim, row: Row) -> list[tuple[str, str]]:
    """What the claim itself has no place for: a kind that is none of ours, another claimant than it has, since who
    makes a claim that is here is amended there alone."""
    kind = "" if row.kind in Kind.values else row.kind
    claimant = "" if row.claimant.strip() == claim.claimant else row.claimant
    return [(name, words) for name, words in ((KIND, kind), (CLAIMANT, claimant)) if words.strip()]


def _words_of(claim: Claim, row: Row) -> frozenset[str]:
    found = (row.verdict, row.rationale, row.correction, row.note)
    said = (*found, row.source, row.pinpoint, row.who, row.when, row.url)
    return _words(said, (*row.other, *without_place(claim, row)))


def _words(said: Sequence[str], other: Sequence[Sequence[str]]) -> frozenset[str]:
    """Who makes a claim may be amended since, and tells a row from others only where it says nothing else."""
    told = (*said, *(value for name, value in other if name != CLAIMANT))
    claimants = (value for name, value in other if name == CLAIMANT)
    return frozenset(filter(None, map(str.strip, told))) or frozenset(filter(None, map(str.strip, claimants)))


def _beside(span: Span, found: Sequence[tuple[Span, Claim]]) -> str:
    numbers = ", ".join(dict.fromkeys(claim.number for _span, claim in found))
    if any(there.start <= span.start and span.end <= there.end for there, _claim in found):
        told = _("its words lie within those of {claims}")
    elif all(span.start <= there.start and there.end <= span.end for there, _claim in found):
        told = _("its words take in those of {claims}")
    else:
        told = _("its words overlap those of {claims}")
    return told.format(claims=numbers)
