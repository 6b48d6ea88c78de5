"""What the machine finds in a version: its blocks, its sentences, and the claims it suggests."""

from bisect import bisect_left
from collections.abc import Collection, Generator, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from django.utils.translation import gettext as _

from claims.acts.layout import Layout
from claims.choices import Placed
from claims.models import Anchor, Block, Claim, Document, Mention, Original, Sentence, Version, VersionText
from claims.services.reading.looks import pieces_of, shown
from claims.text import (
    MARKDOWN,
    SPLITTER_VERSION,
    Candidate,
    Passage,
    Reading,
    Span,
    analyse,
    digest,
    looks_in,
    number_of,
)
from claims.text import Authority as NamedAuthority
from claims.text import Block as Found
from claims.text.blocks import ADDRESS
from claims.worth import scores_of

BATCH = 500
T = TypeVar("T")


class Step(NamedTuple):
    """How far an import has come: what was done, how many of how many."""

    stage: str
    done: int
    total: int


Steps = Generator[Step, None, T]


class Finding(NamedTuple):
    """What the text core found in a file, before anything is stored: the slow part, done outside the transaction."""

    reading: Reading
    passages: list[Passage]
    candidates: list[Candidate]
    authorities: list[NamedAuthority]

    @property
    def attention(self) -> str:
        """Why a person must look, if one must: never is a document done with no claim in it."""
        return self.reading.attention or ("" if self.candidates else _("no claim was found in it"))


def find_all(reading: Reading) -> Steps[Finding]:
    """Find everything, telling what was found so far."""
    found = analyse(reading.text, reading.blocks, is_marked_up=reading.importer == MARKDOWN.name)
    yield Step(_("sentences found"), len(found.passages), len(found.passages))
    yield Step(_("claims found"), len(found.candidates), len(found.candidates))
    yield Step(_("authorities found"), len(found.authorities), len(found.authorities))
    return Finding(reading, *found)


def add_version(document: Document, finding: Finding, filename: str, original: Original, by: Any) -> Version:
    reading = finding.reading
    last = document.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = Version.objects.create(
        document=document,
        number=last + 1,
        filename=filename,
        original=original,
        text_sha256=digest(reading.text),
        chars=len(reading.text),
        encoding=reading.encoding,
        had_bom=reading.had_bom,
        newlines=reading.newlines,
        importer=reading.importer,
        importer_version=reading.importer_version,
        remarks="\n".join(reading.remarks),
        attention=finding.attention,
        splitter_version=SPLITTER_VERSION,
        imported_by=by,
    )
    VersionText.objects.create(version=version, body=reading.text)
    return version


def add_structure(version: Version, finding: Finding) -> Steps[Layout]:
    """Store blocks and sentences; return the version's layout, each block of it knowing its section."""
    blocks = _blocks(version, finding.reading)
    headings = [block for block in blocks if block.title]
    Block.objects.bulk_create(headings, batch_size=BATCH)
    Block.objects.bulk_create([block for block in blocks if not block.title], batch_size=BATCH)
    sentences = [
        Sentence(
            version=version,
            block=blocks[passage.block],
            ordinal=ordinal,
            kind=passage.kind,
            start=passage.start,
            end=passage.end,
        )
        for ordinal, passage in enumerate(finding.passages)
    ]
    Sentence.objects.bulk_create(sentences, batch_size=BATCH)
    yield Step(_("sentences"), len(sentences), len(sentences))
    return Layout(version, finding.reading.text, blocks, finding.authorities)


def _blocks(version: Version, reading: Reading) -> list[Block]:
    """A section is a heading and what follows it up to the next heading, of whatever level."""
    blocks: list[Block] = []
    heading: Block | None = None
    for ordinal, found in enumerate(reading.blocks):
        is_heading = found.kind == "heading"
        block = Block(
            version=version,
            ordinal=ordinal,
            kind=found.kind,
            level=found.level,
            label=found.label,
            place=found.place,
            cells=found.cells,
            looks=found.looks,
            start=found.start,
            end=found.end,
            title=_title(reading, found) if is_heading else "",
            section=None if is_heading else heading,
        )
        heading = block if is_heading else heading
        blocks.append(block)
    return blocks


def _title(reading: Reading, heading: Found) -> str:
    """The heading's words behind the number that the document gives it."""
    words = words_shown(reading, heading)
    return f"{heading.label} {words}" if number_of(heading.label) else words


def words_shown(reading: Reading, heading: Found) -> str:
    """The words without signs of markup and addresses; as they are written where nothing else is there."""
    words = reading.text[heading.start : heading.end]
    pieces = shown(list(pieces_of(words, 0, looks_in(heading.looks))))
    return "".join(piece.text for piece in pieces if ADDRESS not in piece.looks) or words


def add_candidates(
    document: Document,
    layout: Layout,
    candidates: Sequence[Candidate],
    covered: Collection[Span],
    at: datetime,
) -> Steps[list[Claim]]:
    """Make an unreviewed claim of every candidate outside the spans that are `covered` already."""
    taken = _merged(covered)
    found = [candidate for candidate in candidates if not _touches(candidate, taken)]
    layout.meet(span for candidate in found for span in (Span(candidate.start, candidate.end), *_restated(candidate)))
    claims: list[Claim] = []
    for first in range(0, len(found), BATCH):
        claims += _add_batch(document, layout, found[first : first + BATCH], at)
        yield Step(_("claims"), len(claims), len(found))
    return claims


def _restated(candidate: Candidate) -> list[Span]:
    """Where the list's lead-in names the authorities that the candidate's statement takes in."""
    return [Span(named.start, named.end) for named in candidate.restated]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as disjoint spans in text order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _touches(candidate: Candidate, taken: list[Span]) -> bool:
    index = bisect_left(taken, Span(candidate.end, 0)) - 1
    return index >= 0 and taken[index].end > candidate.start


def _add_batch(document: Document, layout: Layout, candidates: list[Candidate], at: datetime) -> list[Claim]:
    worths = scores_of(candidate.statement for candidate in candidates)
    claims = Claim.objects.bulk_create(
        Claim(
            document=document,
            statement=candidate.statement,
            kind=candidate.kind,
            claimant=candidate.claimant,
            changed_at=at,
            worth=worth,
            **layout.standing(candidate.start),
        )
        for candidate, worth in zip(candidates, worths, strict=True)
    )
    anchors: list[Anchor] = []
    mentions: list[Mention] = []
    for claim, candidate in zip(claims, candidates, strict=True):
        anchor = layout.anchor(claim, candidate.start, candidate.end, Placed.ORIGINAL)
        anchors.append(anchor)
        mentions += layout.mentions(claim, [anchor], _restated(candidate))
    Anchor.objects.bulk_create(anchors)
    Mention.objects.bulk_create(mentions)
    return claims
