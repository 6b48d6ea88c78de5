"""Passages: the sentences of a document's blocks, with what each of them is. They are the unit of coverage."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from .blocks import HEADER_ROW, Block, BlockKind
from .furniture import hide_furniture
from .labels import end_of_label
from .lead_ins import is_lead_in
from .rows import parts_of
from .sentences import split_block
from .spans import trim
from .turns import hide_directions

PassageKind = Literal["sentence", "heading", "label", "lead_in", "question"]
# Blocks that are one passage each.
WHOLE: dict[BlockKind, PassageKind] = {"heading": "heading", "metadata": "label"}
# The mark or letter of a list's entry that has no words, and a line that parts. A number with a stop may be an answer,
# as a tick may be.
BARE_MARKER = re.compile(r"[-–—*_~=•‣⁃▪▫◦·∙●○■□](?:\s*[-–—*_~=])*|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,5})\)")
CLOSING_MARKS = "*_~”\"'’)]"


class Passage(NamedTuple):
    """`text[start:end]` (code points) in the block with index `block`; every non-blank character of a block is in
    exactly one passage. Only a `sentence` can carry a claim."""

    start: int
    end: int
    kind: PassageKind
    block: int


def outline(text: str, blocks: Sequence[Block]) -> list[Passage]:
    """The passages of all blocks, in order.

    A `label` is a run-in heading ("Data Encryption:") or the bare marker of an entry without words, a `lead_in` a
    sentence that only announces the list after it, a `heading` a whole heading block. Metadata are a `label` each.
    """
    written = hide_furniture(text, ((block.start, block.end) for block in blocks))
    text = hide_directions(written, blocks)
    passages: list[Passage] = []
    for index, block in enumerate(blocks):
        if block.kind in WHOLE:
            passages.append(Passage(block.start, block.end, WHOLE[block.kind], index))
        elif block.kind == "table_cell":
            passages.extend(_passages_of_row(text, block, index))
        else:
            passages.extend(_passages_of(text, blocks, index))
    passages = [passage for passage in passages if passage.start < passage.end]
    return passages if text == written else list(_with_directions(written, blocks, passages))


def _with_directions(text: str, blocks: Sequence[Block], passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages with the stage directions that stand beside them; a block of nothing else is a label."""
    by_block: dict[int, list[Passage]] = {}
    for passage in passages:
        by_block.setdefault(passage.block, []).append(passage)
    for index, block in enumerate(blocks):
        inside = by_block.get(index) or [Passage(*trim(text, block.start, block.end), "label", index)]
        starts = [block.start, *(passage.start for passage in inside[1:]), block.end]
        for passage, (start, end) in zip(inside, pairwise(starts), strict=True):
            start, end = trim(text, start, end)
            yield passage._replace(start=start, end=end)


def _passages_of_row(text: str, block: Block, index: int) -> Iterator[Passage]:
    if block.level == HEADER_ROW:
        yield Passage(*trim(text, block.start, block.end), "label", index)
        return
    for start, end, is_sentence in parts_of(text, block.start, block.end):
        yield Passage(start, end, _kind_of(text[start:end], False) if is_sentence else "label", index)


def _passages_of(text: str, blocks: Sequence[Block], index: int) -> Iterator[Passage]:
    block = blocks[index]
    start = end_of_label(text, block.start, block.end)
    if start > block.start:
        yield Passage(*trim(text, block.start, start), "label", index)
    opens_list = index + 1 < len(blocks) and blocks[index + 1].kind in ("list_item", "table_cell")
    for sentence in split_block(text[start : block.end]):
        words = text[start + sentence.start : start + sentence.end]
        is_last = start + sentence.end == block.end
        yield Passage(start + sentence.start, start + sentence.end, _kind_of(words, is_last and opens_list), index)


def _kind_of(words: str, opens_list: bool) -> PassageKind:
    if BARE_MARKER.fullmatch(words):
        return "label"
    bare = words.rstrip(CLOSING_MARKS)
    if bare.endswith("?"):
        # A question somebody asks inside quotation marks is part of what is told: “Why?” he said.
        return "question"
    if bare.endswith(":") and is_lead_in(bare, opens_list):
        return "lead_in"
    return "sentence"
