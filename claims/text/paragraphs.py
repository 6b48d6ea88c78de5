"""Chunks of a plain text: the lines that belong together, before anyone says what they are."""

import re
from typing import NamedTuple

from .furniture import find_furniture
from .lines import BULLETS, Line, follows, is_rule, opens_list, read_lines, style_of, wrap_width

TERMINALS = ".!?:;"
CLOSERS = "\"')]”’*_"
# In the caption of a case the parties stand on both sides of it, each on lines of its own.
VERSUS = re.compile(r"(?:^|\s)vs?\.$")
# Behind the name of a party the other one's stands.
NAMED_VERSUS = re.compile(r"\w[.,]? vs?\.$")
# A line this much shorter than the column was ended by its writer, not by the wrapping.
SHORT_LINE = 0.75

# "II" or "A" on a line of its own numbers the part of an opinion that follows.
LONE_NUMBER = re.compile(r"(?:[IVXLC]{1,6}|[A-H]|\d{1,2})\.?")


class Chunk(NamedTuple):
    """Lines that form one block. `start` and `end` enclose the words after the label (code points).

    `stands_alone` says that blank lines or other chunks' ends are on both sides; `underline` is the character of a
    line drawn under it ("=" or "-"), or empty.
    """

    label: str
    start: int
    end: int
    indent: int
    lines: int
    after_blank: bool
    underline: str


class _Reader:
    """Reads lines one by one and knows what the open chunk still takes in."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = width
        self.chunks: list[Chunk] = []
        self.open: list[Line] = []
        self.after_blank = True
        self.blank_before = True
        self.last_labels: dict[str, str] = {}

    def take(self, line: Line) -> None:
        if line.is_blank:
            self.close()
            self.blank_before = True
        elif is_rule(self.text, line):
            self.close(self.text[line.start])
        elif self.open and self._goes_on(line):
            self.open.append(line)
        else:
            self.close()
            self._begin(line)

    def close(self, underline: str = "") -> None:
        if self.open:
            first, last = self.open[0], self.open[-1]
            self.chunks.append(
                Chunk(first.label, first.words, last.end, first.indent, len(self.open), self.after_blank, underline)
            )
        self.open = []

    def _begin(self, line: Line) -> None:
        if line.label and not self._is_marker(line):
            line = line._replace(label="", words=line.start)
        self.open = [line]
        self.after_blank, self.blank_before = self.blank_before, False
        if line.label:
            self.last_labels[style_of(line.label)] = line.label
        elif self.after_blank and not line.indent:
            self.last_labels.clear()

    def _is_marker(self, line: Line) -> bool:
        """An initial at the start of a line is no list letter: "A. Smith", but "A. Purpose" after a blank line."""
        return self.blank_before or opens_list(line.label) or self._follows(line)

    def _follows(self, line: Line) -> bool:
        return follows(line.label, self.last_labels.get(style_of(line.label), ""))

    def _goes_on(self, line: Line) -> bool:
        before = self.open[-1]
        if line.label and self._is_entry(before, line):
            return False
        if len(self.open) == 1 and LONE_NUMBER.fullmatch(self.text, before.start, before.end):
            return False
        if not self.width:
            is_case = bool(NAMED_VERSUS.search(self.text[before.start : before.end]))
            return is_case or (not self._ends(before) and self.text[line.start].islower())
        if line.indent > before.indent + 1 and len(self.open) > 1 and self._ends(before):
            return False
        return self._is_full(before, line) or not self._ends(before) or before.width > SHORT_LINE * self.width

    def _is_entry(self, before: Line, line: Line) -> bool:
        """Whether the marker begins an entry here: it follows another, or opens a list where wrapped words ended."""
        if not self.width or self._follows(line):
            return True
        return opens_list(line.label) and (line.label in BULLETS or self._ends(before))

    def _ends(self, line: Line) -> bool:
        words = self.text[line.start : line.end].rstrip(CLOSERS)
        return words[-1:] in TERMINALS and not VERSUS.search(words, max(0, len(words) - 5))

    def _is_full(self, before: Line, line: Line) -> bool:
        """Whether the line's first word would not have fitted behind the line before."""
        first_word = self.text[line.start : line.end].split(None, 1)[0]
        return bool(self.width) and before.width + 1 + len(first_word) > self.width and not self._ends(before)


def read_chunks(text: str) -> list[Chunk]:
    """The chunks of a plain text, in order; page furniture and drawn lines are in none."""
    lines = read_lines(text)
    reader = _Reader(text, wrap_width(lines))
    for line in without_furniture(text, lines):
        reader.take(line)
    reader.close()
    return reader.chunks


def without_furniture(text: str, lines: list[Line]) -> list[Line]:
    """The lines that were written, not printed on every page; where a page turned inside a sentence, the blank lines
    around the furniture are gone too, so that the sentence is in one chunk."""
    furniture = find_furniture(text, lines)
    kept: list[Line] = []
    turned = False
    for index, line in enumerate(lines):
        if index in furniture:
            turned = True
        elif turned and not line.is_blank:
            _close_gap(text, kept, line)
            kept.append(line)
            turned = False
        else:
            kept.append(line)
    return kept


def _close_gap(text: str, kept: list[Line], line: Line) -> None:
    last = next((before for before in reversed(kept) if not before.is_blank), None)
    if last is None or line.label or (text[line.start].isupper() and text[last.end - 1] in TERMINALS):
        return
    if text[last.start : last.end].rstrip(CLOSERS)[-1:] not in TERMINALS:
        while kept and kept[-1].is_blank:
            kept.pop()
