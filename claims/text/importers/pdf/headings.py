"""Headings of a PDF, guessed from size, weight and font, and how deep entries stand in lists."""

import re
from collections.abc import Sequence

from claims.text.headings import DIVISION, DOTTED_NUMBER

from .paragraphs import ENDS, LEADERS, Measure, Paragraph

LARGER = 1.1
MAX_HEADING_CHARS, MAX_BOLD_CHARS = 200, 120
MAX_HEADING_LINES = 3
MAX_LEVEL = 6
DEPTH_STEP = 9.0
NUMBER = re.compile(r"(\d{1,2}\.?)\s+(?=[^\W\d_])")


class Heights:
    """How high the headings of one document stand: the largest are of level 1, bold ones of the text's size last."""

    def __init__(self, paragraphs: Sequence[Paragraph], measure: Measure) -> None:
        self._measure = measure
        sizes = {self._size(found) for found in paragraphs if self._stands_out(found)}
        self._levels = {size: min(level, MAX_LEVEL) for level, size in enumerate(sorted(sizes, reverse=True), start=1)}
        lefts = [found.first.left for found in paragraphs if found.label]
        self._left = min(lefts, default=0.0)

    def heading_of(self, paragraph: Paragraph) -> tuple[int, str]:
        """Level and label of a heading; level 0 for what is none."""
        if not self._stands_out(paragraph):
            return 0, ""
        label = paragraph.label or self._take_number(paragraph)
        level = self._levels[self._size(paragraph)]
        dots = label.strip(".").count(".")
        return min(max(level, 1 + dots), MAX_LEVEL), label

    def depth_of(self, paragraph: Paragraph) -> int:
        """How deep an entry is set in, from 1."""
        return 1 + min(int((paragraph.first.left - self._left) / (2 * DEPTH_STEP)), MAX_LEVEL)

    def _size(self, paragraph: Paragraph) -> float:
        return round(paragraph.first.points * 2) / 2

    def _stands_out(self, paragraph: Paragraph) -> bool:
        words = " ".join(line.text for line in paragraph.lines)
        first = paragraph.first
        if len(words) > MAX_HEADING_CHARS or len(paragraph.lines) > MAX_HEADING_LINES or paragraph.is_cell:
            return False
        if not re.search(r"[^\W\d_]{2}", words) or LEADERS.search(words) or first.note:
            return False
        if first.points >= LARGER * self._measure.size:
            return not words.endswith((",", ";"))
        if ENDS.search(words) or len(words) > MAX_BOLD_CHARS or first.points < (2 - LARGER) * self._measure.size:
            return False
        if all(line.is_bold for line in paragraph.lines) and "Bold" not in self._measure.font:
            return words[0].isupper() or not words[0].isalpha()
        # A number of its own kind in a font of its own kind: "1.2.2 Leverage" in light letters.
        return first.font != self._measure.font and bool(DOTTED_NUMBER.match(words))

    def _take_number(self, paragraph: Paragraph) -> str:
        line = paragraph.first
        found = DOTTED_NUMBER.match(line.text) or DIVISION.match(line.text) or NUMBER.match(line.text)
        if not found or found.end() >= len(line.text):
            return ""
        line.text = line.text[found.end() :].lstrip()
        return found.group(1)
