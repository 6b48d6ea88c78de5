"""A collection: rows as a text of their own, one block each, so that every claim stands on exact words."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.text.blocks import Block
from claims.text.spans import Span

from .rows import Row, words_of

GAP = "\n\n"


class Collection(NamedTuple):
    """`spans` are the places of the rows in `text`, in their order; `blocks` are these and the headings of sections."""

    text: str
    blocks: list[Block]
    spans: list[Span]


def collect(rows: Sequence[Row]) -> Collection:
    """Each row's words, without outer blanks, under the name of its section wherever that changes."""
    parts: list[str] = []
    blocks: list[Block] = []
    spans: list[Span] = []
    length, section = 0, ""

    def add(words: str) -> Span:
        nonlocal length
        start = length + (len(GAP) if parts else 0)
        parts.append(words)
        length = start + len(words)
        return Span(start, length)

    for row in rows:
        if row.section.strip() and row.section.strip() != section:
            section = row.section.strip()
            blocks.append(Block("heading", 1, "", *add(section)))
        span = add(words_of(row))
        spans.append(span)
        blocks.append(Block("paragraph", 0, "", *span, place=row.place))
    return Collection(GAP.join(parts), blocks, spans)
