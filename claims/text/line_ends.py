"""Line ends of a text whose blocks nobody knows: which of them end a sentence, and which only wrap it."""

import re
from typing import NamedTuple

from .lines import BULLETS, Line, is_rule, read_lines, wrap_width
from .paragraphs import without_furniture
from .spans import Span

CLOSERS = "\"')]”’*_»"
STOPS = ".?!…"
PAUSES = ",;—–-"
# After these a clause is not complete.
DANGLING = re.compile(
    r"\s(?:a|an|the|of|in|on|at|by|for|from|to|with|into|under|upon|and|or|nor|but|that|which|who|whose|when|if|than|as|"
    r"because|between|its|their|his|her|our|this|these|is|are|was|were|be|been|has|have|had|will|would|shall|may|can|&|"
    r"[Ss]ee|[Cc]f\.)$|(?:^|\s)vs?\.$"
)
# What a printer or a reporter service sets in the margin stands on a line of its own here: "12", "[3]", "*871".
MARGINAL = re.compile(r"¶*\s?\[?\*?(?:\d{1,4}|[IVXLC]{1,6}|[A-Z])[\].]?")
TAIL_CHARS = 20
# A line this much shorter than the column was ended by its writer, not by the wrapping.
SHORT_LINE = 0.75


class Layout(NamedTuple):
    """The stretches of a plain text in which sentences run from line to line, and its page furniture, each in order
    and without outer blanks. A paragraph reaches over furniture where a sentence does."""

    paragraphs: list[Span]
    furniture: list[Span]


def read_layout(text: str) -> Layout:
    """The layout of a plain text; every non-blank character is in a paragraph or in page furniture."""
    lines = read_lines(text)
    width = wrap_width(lines)
    written = without_furniture(text, lines)
    paragraphs: list[Span] = []
    before: Line | None = None
    is_gap = False
    for line in written:
        if line.is_blank:
            is_gap = True
            continue
        if before is not None and _goes_on(text, before, line, is_gap, width):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(Span(line.start, line.end))
        before, is_gap = line, False
    kept = {line.start for line in written if not line.is_blank}
    return Layout(paragraphs, [Span(*line[:2]) for line in lines if not line.is_blank and line.start not in kept])


def _goes_on(text: str, before: Line, line: Line, is_gap: bool, width: int) -> bool:
    """Whether the sentence that `before` ends in, if it is incomplete, goes on in `line`."""
    if any(is_rule(text, one) or MARGINAL.fullmatch(text, one.start, one.end) for one in (before, line)):
        return False
    tail = text[max(before.start, before.end - TAIL_CHARS) : before.end]
    last = tail.rstrip(CLOSERS)[-1:]
    is_open = last in PAUSES or bool(DANGLING.search(tail))
    is_small = text[line.words].islower()
    is_full = _is_full(text, before, line, width)
    if line.label:
        return _entry_goes_on(line.label, is_small and is_open, is_full and not is_gap and last not in STOPS + ":;")
    if is_gap:
        return is_small and is_open
    if last == ":":
        return is_full
    is_long = bool(width) and before.width > SHORT_LINE * width
    return is_small or is_open or is_full or (is_long and last not in STOPS)


def _entry_goes_on(label: str, is_fragment: bool, is_wrapped: bool) -> bool:
    """A line that begins like a list's entry begins one, unless it is the next part of a statute's sentence
    ("(a) …; or"), or the wrapping brought the marker there."""
    return is_wrapped or (is_fragment and label not in BULLETS)


def _is_full(text: str, before: Line, line: Line, width: int) -> bool:
    """Whether the line's first word would not have fitted behind the line before, in a text that is wrapped."""
    first_word = text[line.start : line.end].split(None, 1)[0]
    return bool(width) and before.width + 1 + len(first_word) > width
