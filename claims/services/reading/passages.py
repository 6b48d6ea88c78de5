"""The words of a version cut for a page: blocks in order, each cut where claims begin and end."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Substr

from claims.models import Anchor, Block, Version, VersionText
from claims.models.claim import ClaimQuerySet, among
from claims.prepared import given, prepared
from claims.services.reading.places import Place
from claims.text import Span, split_at

PARAGRAPHS_AROUND = 2

# Whatever says where it begins and ends, in code points: an anchor, or what is known of one.
A = TypeVar("A", Anchor, Place)


class Run(NamedTuple, Generic[A]):
    """Consecutive words that the same claims cover. `begins` and `ends`: the claims whose first or last run this is."""

    text: str
    anchors: tuple[A, ...]
    begins: tuple[A, ...]
    ends: tuple[A, ...]


class Paragraph(NamedTuple, Generic[A]):
    block: Block
    runs: list[Run[A]]


class Passage(NamedTuple):
    """The surroundings of an anchor: the blocks around it, its section's heading where that is farther away, and the
    headings above it, outermost first."""

    section: Block | None
    paragraphs: list[Paragraph[Anchor]]
    path: Sequence[Block] = ()


def slice_of(version: Version, start: int, end: int) -> str:
    """Return text[start:end] of the version, in code points, without loading the rest."""
    [part] = _slice(version=version.pk, first=start + 1, length=max(end - start, 0))
    return str(part)


@prepared
def _slice() -> QuerySet[VersionText, str]:
    part = Substr("body", given("first"), given("length"))
    return VersionText.objects.filter(pk=given("version")).values_list(part, flat=True)


def paragraphs_of(blocks: Sequence[Block], anchors: Iterable[A], text: str, *, offset: int = 0) -> list[Paragraph[A]]:
    """Cut `blocks` at the edges of `anchors`; `text` is the part of the version that begins at `offset`.

    Joined, the runs of a paragraph are the words of its block, character for character.
    """
    by_block: dict[int, list[_Part[A]]] = {}
    starts, ends = [block.start for block in blocks], [block.end for block in blocks]
    for anchor in sorted(anchors, key=lambda anchor: (anchor.start, -anchor.end)):
        touched = range(bisect_right(ends, anchor.start), bisect_left(starts, anchor.end))
        for index in touched:
            part = _Part(anchor, is_first=index == touched[0], is_last=index == touched[-1])
            by_block.setdefault(index, []).append(part)
    return [Paragraph(block, _runs(block, by_block.get(i, []), text, offset)) for i, block in enumerate(blocks)]


class _Part(NamedTuple, Generic[A]):
    """An anchor as far as one block holds it; an anchor over several blocks begins and ends once."""

    anchor: A
    is_first: bool
    is_last: bool


def _within(anchor: A, block: Block) -> Span:
    return Span(max(anchor.start, block.start) - block.start, min(anchor.end, block.end) - block.start)


def _runs(block: Block, parts: list[_Part[A]], text: str, offset: int) -> list[Run[A]]:
    words = text[block.start - offset : block.end - offset]
    spans = [_within(part.anchor, block) for part in parts]
    runs = []
    for piece in split_at(len(words), spans):
        covering = [(parts[member], spans[member]) for member in piece.members]
        runs.append(
            Run(
                words[piece.start : piece.end],
                tuple(part.anchor for part, _span in covering),
                tuple(part.anchor for part, span in covering if part.is_first and span.start == piece.start),
                tuple(part.anchor for part, span in covering if part.is_last and span.end == piece.end),
            )
        )
    return runs


def passage_of(anchor: Anchor, claims: ClaimQuerySet, *, around: int = PARAGRAPHS_AROUND) -> Passage:
    """Return the block of `anchor` with `around` blocks on each side; of `claims`, those that stand there are cut out.

    Loads that part of the text alone.
    """
    block = anchor.block
    if block is None:
        return Passage(None, [])
    heading = block if block.title else block.section
    found = _blocks_around(block, heading, around)
    blocks = [one for one in found if abs(one.ordinal - block.ordinal) <= around]
    start, end = blocks[0].start, max(blocks[-1].end, anchor.end)
    anchors = Anchor.objects.filter(
        among(claims), version=anchor.version_id, start__lt=end, end__gt=start
    ).select_related("claim")
    text = slice_of(anchor.version, start, end)
    # A heading that stands among the blocks is not told twice.
    section = None if block.section in blocks else block.section
    return Passage(section, paragraphs_of(blocks, anchors, text, offset=start), _path(heading, found))


def _blocks_around(block: Block, heading: Block | None, around: int) -> list[Block]:
    """The blocks near one, its section's heading, and the last heading of each higher level before that."""
    top = heading or block
    return _near_or_above(
        heading.level if heading else 0, version=block.version_id, first=block.ordinal - around,
        last=block.ordinal + around, heading=top.pk, before=top.ordinal,
    )  # fmt: skip


@prepared
def _near_or_above(level: int) -> QuerySet[Block]:
    blocks = Block.objects.filter(version=given("version"))
    titled = blocks.filter(ordinal__lt=given("before")).exclude(title="")
    higher = (titled.filter(level=one).order_by("-ordinal").values("pk")[:1] for one in range(1, level))
    above = Q(pk__in=[given("heading"), *(Subquery(rows) for rows in higher)])
    return blocks.filter(Q(ordinal__gte=given("first"), ordinal__lte=given("last")) | above).order_by("ordinal")


def _path(section: Block | None, found: Sequence[Block]) -> list[Block]:
    """The headings that a section stands under, and its own: each of a higher level than the next."""
    if section is None:
        return []
    path = [section]
    for heading in reversed(found):
        if heading.title and heading.ordinal < path[0].ordinal and heading.level < path[0].level:
            path.insert(0, heading)
    return path
