"""A version laid out for reading: numbered sections and paragraphs, claims in place, unread sentences told apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from claims.choices import BlockKind, Verdict
from claims.models import Block
from claims.services.reading.grids import lay_rows
from claims.services.reading.lines import Line, Stretch
from claims.services.reading.passages import Paragraph, Run, paragraphs_of
from claims.services.reading.places import Place
from claims.services.reading.section_names import NO_SECTION, SectionName, name_sections
from claims.text import Span

# The document's own title is the page's h1; its text begins below.
TOP_LEVEL, LOWEST_LEVEL = 2, 6


class Group(NamedTuple):
    """Lines that follow each other and are all items of lists, rows of one table, or neither."""

    kind: Literal["list", "table", "text"]
    lines: list[Line]


@dataclass
class Section:
    """A heading and what follows it. What comes before all headings has none."""

    name: SectionName
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)
    claims: int = 0
    settled: int = 0
    unread: int = 0

    @property
    def groups(self) -> list[Group]:
        return [Group(kind, list(lines)) for (kind, _table), lines in groupby(self.lines, _kind_of)]

    @property
    def every_line(self) -> list[Line]:
        return [self.heading, *self.lines] if self.heading else self.lines


def _kind_of(line: Line) -> tuple[Literal["list", "table", "text"], int]:
    if line.row:
        return "table", line.row.table
    return ("list" if line.block.kind == BlockKind.LIST_ITEM else "text"), 0


def read_version(
    blocks: Sequence[Block], places: Sequence[Place], text: str, *, unread: Sequence[Span] = ()
) -> list[Section]:
    """Lay out the blocks of a version, with the places of claims and the unread sentences in text order."""
    sections = _sections(paragraphs_of(blocks, places, text), _Beginnings(places), _Gaps(unread))
    for section in sections:
        section.lines = lay_rows(section.lines)
    _count(sections, places, unread)
    return sections


class _Beginnings:
    """The claims by where they begin, asked for block after block."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = places
        self.next = 0

    def before(self, end: int) -> list[Place]:
        """The claims that begin before `end` and were not given out yet."""
        first = self.next
        while self.next < len(self.places) and self.places[self.next].start < end:
            self.next += 1
        return list(self.places[first : self.next])


class _Gaps:
    """The unread sentences, each named so that it keeps its name when others are read."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def near(self, start: int, end: int) -> list[tuple[int, Span]]:
        # The sentence that begins before the block may reach into it.
        first, last = max(bisect_right(self.starts, start) - 1, 0), bisect_left(self.starts, end)
        return [(span.start + 1, span) for span in self.spans[first:last]]


def _sections(paragraphs: Sequence[Paragraph[Place]], beginnings: _Beginnings, gaps: _Gaps) -> list[Section]:
    headings = [paragraph.block for paragraph in paragraphs if paragraph.block.kind == BlockKind.HEADING]
    names = iter(name_sections(headings, _title(paragraphs)))
    sections: list[Section] = []
    level = TOP_LEVEL - 1
    for paragraph in paragraphs:
        block = paragraph.block
        stretches = list(_stretches(paragraph, gaps.near(block.start, block.end)))
        places = beginnings.before(block.end)
        if block.kind == BlockKind.HEADING:
            # No step is left out on the way down, whatever the document does.
            level = min(block.level + 1, level + 1, LOWEST_LEVEL)
            name = next(names)
            sections.append(Section(name, Line(block, name, 0, max(level, TOP_LEVEL), stretches, places)))
            continue
        if not sections:
            sections.append(Section(NO_SECTION))
        here = sections[-1]
        here.lines.append(Line(block, here.name, len(here.lines) + 1, 0, stretches, places))
    return sections


def _title(paragraphs: Sequence[Paragraph[Place]]) -> Block | None:
    """The first heading, where it stands above all others; then the numbers begin after it."""
    levels = [paragraph.block.level for paragraph in paragraphs if paragraph.block.kind == BlockKind.HEADING]
    stands_first = bool(paragraphs) and paragraphs[0].block.kind == BlockKind.HEADING
    is_above = len(levels) > 1 and levels[0] < min(levels[1:])
    return paragraphs[0].block if stands_first and is_above else None


def _stretches(paragraph: Paragraph[Place], unread: Sequence[tuple[int, Span]]) -> Iterator[Stretch]:
    """Cut the runs at the edges of unread sentences too; joined they are still the words of the block."""
    start = paragraph.block.start
    for run in paragraph.runs:
        end = start + len(run.text)
        # A claim that stands here with its edges: its run stays whole.
        if run.anchors or not unread:
            yield Stretch(run, 0)
        else:
            yield from _cut(run, start, end, unread)
        start = end


def _cut(run: Run[Place], start: int, end: int, unread: Sequence[tuple[int, Span]]) -> Iterator[Stretch]:
    inner = {edge for _number, span in unread for edge in span if start < edge < end}
    for left, right in pairwise([start, *sorted(inner), end]):
        number = next((number for number, span in unread if span.start <= left and right <= span.end), 0)
        yield Stretch(run._replace(text=run.text[left - start : right - start]), number)


def _count(sections: list[Section], places: Iterable[Place], unread: Iterable[Span]) -> None:
    starts = [section.every_line[0].block.start for section in sections]
    counted: list[set[int]] = [set() for _section in sections]
    for place in places if sections else ():
        index = max(bisect_right(starts, place.start) - 1, 0)
        if place.claim not in counted[index]:
            counted[index].add(place.claim)
            sections[index].claims += 1
            sections[index].settled += place.mark in Verdict.values
    for span in unread if sections else ():
        sections[max(bisect_right(starts, span.start) - 1, 0)].unread += 1
