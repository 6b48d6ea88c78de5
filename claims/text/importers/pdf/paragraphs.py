"""Paragraphs of a PDF, rebuilt from its lines by gaps, indents, short lines, markers and changes of size."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from claims.text.lines import MARKER, follows, opens_list, style_of

from .pages import Line
from .rows import is_beside

# Against the usual distance of lines and the height of letters.
WIDE_GAP = 1.3
LEAST_PITCH, USUAL_PITCH, MOST_PITCH = 0.5, 1.2, 3.0
INDENT = 0.7
SAME_SIZE = 0.08
SHORT_LINE = 0.8
FULL_LINE = 0.93
ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\S{0,8}$")
BULLETS = "•‣▪◦●·■□➢✓❑"
BULLET = re.compile(rf"([{BULLETS}]|[-–](?=\s)|\.\d{{1,2}}(?=\s))\s*(?=\S)")


@dataclass
class Paragraph:
    """Lines that belong together. `label` is the marker or the number of a note before the first words."""

    lines: list[Line] = field(default_factory=list)
    label: str = ""
    is_cell: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]


class Measure:
    """What is usual in the document: height of letters and font of its text, distance of its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sizes: Counter[float] = Counter()
        fonts: Counter[str] = Counter()
        for line in lines:
            sizes[round(line.points * 2) / 2] += len(line.text)
            fonts[line.font] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 0.0
        self.font = fonts.most_common(1)[0][0] if fonts else ""
        self.pitch = self._usual_pitch(lines)

    def _usual_pitch(self, lines: Sequence[Line]) -> float:
        steps = [
            (before.bottom - after.bottom) / self.size
            for before, after in pairwise(lines)
            if self.size
            and before.page == after.page
            and _near(before.points, after.points)
            and _near(after.points, self.size)
        ]
        usual = [step for step in steps if LEAST_PITCH < step < MOST_PITCH]
        return median(usual) if usual else USUAL_PITCH


def paragraphs_of(lines: Sequence[Line], measure: Measure) -> Iterator[Paragraph]:
    """Put the lines of all pages together, in order."""
    current: Paragraph | None = None
    last_labels: dict[str, str] = {}
    for line in lines:
        beside = current is not None and is_beside(current.last, line) and current.last.page == line.page
        begins = current is None or beside or _begins(current, line, measure)
        label = _marker(line, current, begins, last_labels)
        if current is not None and not begins and not label:
            current.lines.append(line)
            continue
        if current is not None:
            current.is_cell = current.is_cell or beside
            yield current
        current = Paragraph([line], label or line.note, is_cell=beside)
        if label:
            line.text = line.text[len(label) :].lstrip() or line.text
            last_labels[style_of(label)] = label
    if current is not None:
        yield current


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= SAME_SIZE * max(one, other)


def _begins(current: Paragraph, line: Line, measure: Measure) -> bool:
    last = current.last
    if line.note:
        return True
    if last.is_divided:
        return False
    if not _near(last.points, line.points) or LEADERS.search(last.text) or _changes_font(last, line):
        return True
    has_ended = bool(ENDS.search(last.text))
    if last.page != line.page or line.bottom > last.top:
        # The turn of a page or column: a sentence that goes on, goes on.
        return has_ended or not (line.text[0].islower() or _is_full(last))
    is_apart = last.bottom - line.bottom > WIDE_GAP * max(measure.pitch * measure.size, last.points)
    return is_apart or _is_indented(current, line) or (has_ended and _is_short(last))


def _changes_font(last: Line, line: Line) -> bool:
    """A short line in one font and a new sentence in another: a heading and its text."""
    goes_on = line.text[0].islower() or last.text.endswith((",", "-"))
    return last.font != line.font and _is_short(last) and not goes_on


def _is_indented(current: Paragraph, line: Line) -> bool:
    """A first line is set in; entries hang out; what changes its left edge otherwise is something else too."""
    shift = line.left - current.last.left
    room = INDENT * line.size
    if len(current.lines) == 1 and shift < -room:
        # The second line after an indented first one.
        return bool(ENDS.search(current.last.text)) and current.label != ""
    if len(current.lines) == 1 and current.label:
        return False
    if shift > room:
        return bool(ENDS.search(current.last.text)) or len(current.lines) > 1
    return shift < -room


def _is_short(line: Line) -> bool:
    return line.right < SHORT_LINE * line.margin


def _is_full(line: Line) -> bool:
    return line.right >= FULL_LINE * line.margin


def _marker(line: Line, current: Paragraph | None, begins: bool, last_labels: dict[str, str]) -> str:
    """The marker that the line begins with, where it stands as one; "in section\\n12. That" has none."""
    found = BULLET.match(line.text) or MARKER.match(line.text)
    if not found:
        return ""
    label = found.group(1)
    if begins or label in BULLETS:
        return label
    if label in "-–" or current is None:
        return label if current is not None and current.label == label and ENDS.search(current.last.text) else ""
    goes_on = follows(label, last_labels.get(style_of(label), ""))
    ended = ENDS.search(current.last.text) or current.last.text.endswith((",", " and", " or"))
    return label if ended and (goes_on or opens_list(label)) else ""
