"""Markup: whether a text that came without a file's name is Markdown or plain, and its blocks either way."""

import re

from .blocks import Block
from .importers.markdown import find_blocks as find_markdown_blocks
from .importers.plain import find_blocks as find_plain_blocks

# CommonMark: headings, strong emphasis, links and fences. Lists and underlined headings are as common in plain text.
HEADING = re.compile(r"(?m)^#{1,6}[^\S\n]+[^\W_]")
STRONG = re.compile(r"(?<![\w*(\[])\*\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*(\[])\*\*(?![\w*])")
LINK = re.compile(r"(?<!\\)\[[^\[\]\n]{1,200}\]\((?:https?://|mailto:|[/#.])[^()\s]{0,500}\)")
FENCE = re.compile(r"(?m)^(?:```|~~~)\w*$")

# A plain text of a megabyte has none of these, and finding that out costs nothing.
MARKS = {"#": HEADING, "**": STRONG, "](": LINK, "```": FENCE, "~~~": FENCE}


def is_markdown(text: str) -> bool:
    """Whether the text has marks that only Markdown gives a meaning to."""
    return any(hint in text and pattern.search(text) for hint, pattern in MARKS.items())


def infer_blocks(text: str) -> list[Block]:
    """The blocks of a text of which nothing else is known (code points)."""
    return find_markdown_blocks(text) if is_markdown(text) else find_plain_blocks(text)
