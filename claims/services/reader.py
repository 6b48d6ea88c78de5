"""A version laid out for reading: numbered sections and paragraphs, claims in place, unread sentences told apart."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import NamedTuple

from claims.choices import BlockKind, Status
from claims.models import Anchor, Block, Sentence
from claims.services.passages import Paragraph, Run, paragraphs_of

# The document's own title is the page's h1; its text begins below.
TOP_LEVEL, LOWEST_LEVEL = 2, 6


class Stretch(NamedTuple):
    """Words that the same claims cover; `is_unread` where nobody has claimed or dismissed the sentence."""

    run: Run
    is_unread: bool


class Line(NamedTuple):
    """A block. `number` counts the paragraphs of a section; a heading has none, and a level from 2 to 6."""

    block: Block
    number: int
    level: int
    stretches: list[Stretch]


class Group(NamedTuple):
    """Lines that follow each other and are all list items, or none is."""

    is_list: bool
    lines: list[Line]


@dataclass
class Section:
    """A heading and what follows it. `number` is 0 for the title of the document and what comes before all headings."""

    number: int
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)
    claims: int = 0
    settled: int = 0
    unread: int = 0

    @property
    def groups(self) -> list[Group]:
        runs = groupby(self.lines, lambda line: line.block.kind == BlockKind.LIST_ITEM)
        return [Group(is_list, list(lines)) for is_list, lines in runs]


def read_version(
    blocks: Sequence[Block],
    anchors: Sequence[Anchor],
    text: str,
    *,
    unread: Iterable[Sentence] = (),
    shown: Iterable[Anchor] | None = None,
) -> list[Section]:
    """Lay out the blocks of a version. `anchors` are counted, `shown` of them (default: all) are marked in the text."""
    gaps = {sentence.start: sentence for sentence in unread}
    paragraphs = paragraphs_of(blocks, anchors if shown is None else shown, text)
    sections = _sections(paragraphs, sorted(gaps.values(), key=lambda sentence: sentence.start))
    _count(sections, anchors, gaps.values())
    return sections


def _sections(paragraphs: Sequence[Paragraph], unread: list[Sentence]) -> list[Section]:
    title = _title(paragraphs)
    starts = [sentence.start for sentence in unread]
    sections: list[Section] = []
    level = TOP_LEVEL - 1
    for paragraph in paragraphs:
        block = paragraph.block
        # The sentence that begins before the block may reach into it.
        near = unread[max(bisect_right(starts, block.start) - 1, 0) : bisect_right(starts, block.end)]
        stretches = list(_stretches(paragraph, near))
        if block.kind == BlockKind.HEADING:
            # No step is left out on the way down, whatever the document does.
            level = min(block.level + 1, level + 1, LOWEST_LEVEL)
            number = sections[-1].number + 1 if sections else int(block is not title)
            sections.append(Section(number, Line(block, 0, max(level, TOP_LEVEL), stretches)))
            continue
        if not sections:
            sections.append(Section(0))
        sections[-1].lines.append(Line(block, len(sections[-1].lines) + 1, 0, stretches))
    return sections


def _title(paragraphs: Sequence[Paragraph]) -> Block | None:
    """The first heading, where it stands above all others; then the numbers begin after it."""
    levels = [paragraph.block.level for paragraph in paragraphs if paragraph.block.kind == BlockKind.HEADING]
    stands_first = bool(paragraphs) and paragraphs[0].block.kind == BlockKind.HEADING
    is_above = len(levels) > 1 and levels[0] < min(levels[1:])
    return paragraphs[0].block if stands_first and is_above else None


def _stretches(paragraph: Paragraph, unread: Sequence[Sentence]) -> Iterator[Stretch]:
    """Cut the runs at the edges of unread sentences too; joined they are still the words of the block."""
    start = paragraph.block.start
    for run in paragraph.runs:
        end = start + len(run.text)
        inner = {edge for sentence in unread for edge in (sentence.start, sentence.end) if start < edge < end}
        # A claim that stands here with its edges: its run stays whole.
        cuts = [start, *(sorted(inner) if not run.anchors else ()), end]
        for left, right in pairwise(cuts):
            is_unread = not run.anchors and any(one.start <= left and right <= one.end for one in unread)
            piece = run._replace(text=run.text[left - start : right - start])
            yield Stretch(piece, is_unread)
        start = end


def _count(sections: list[Section], anchors: Iterable[Anchor], unread: Iterable[Sentence]) -> None:
    starts = [_start(section) for section in sections]
    claims: list[set[int]] = [set() for _section in sections]
    for anchor in anchors:
        index = max(bisect_right(starts, anchor.start) - 1, 0)
        if sections and anchor.claim_id not in claims[index]:
            claims[index].add(anchor.claim_id)
            sections[index].claims += 1
            sections[index].settled += anchor.claim.status == Status.SETTLED
    for sentence in unread:
        if sections:
            sections[max(bisect_right(starts, sentence.start) - 1, 0)].unread += 1


def _start(section: Section) -> int:
    first = section.heading or section.lines[0]
    return first.block.start
