"""Verbatim parts of Markdown: front matter and code are for machines, and assert nothing."""

import re

from .blocks import Block
from .importers.markdown import FRONT_MATTER

FENCE = re.compile(r"[^\S\n]*(?:`{3,}|~{3,})[^\n`]*$")
MAX_FENCE_CHARS = 80


def end_of_front_matter(text: str) -> int:
    """Where the front matter ends and the text begins (code points); 0 without one."""
    found = FRONT_MATTER.match(text)
    return found.end() if found else 0


def is_code(text: str, block: Block) -> bool:
    """Whether a fence stands on the line right before the block; behind code there is a blank line."""
    lines = text[max(0, block.start - MAX_FENCE_CHARS) : block.start].split("\n")
    return len(lines) > 1 and bool(FENCE.match(lines[-2]))
