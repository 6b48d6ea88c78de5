"""Blocks: the headings, paragraphs, list items and table cells of a text, and what it says about itself."""

from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "list_item", "table_cell", "metadata"]


class Block(NamedTuple):
    """A block's own words are `text[start:end]` (code points): no marker, no outer blanks.

    `level` is the level of a heading or the depth of a list item, from 1; 0 for the others. `label` is the visible
    number or bullet that stands before the words ("1.", "(a)", "-"), empty without one. `metadata` are words about the
    file or its parts (front matter, titles of links): shown, and never a claim.
    """

    kind: BlockKind
    level: int
    label: str
    start: int
    end: int
