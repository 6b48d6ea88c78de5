"""Lines of a plain text: where their words are, how far they are indented, which marker they begin with."""

import re
from itertools import pairwise
from typing import NamedTuple

BULLETS = "-*+•‣▪◦●·–—"
MARKER = re.compile(
    rf"([{BULLETS}](?=[^\S\n])|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxlc]{{2,6}}|[IVXLC]{{2,6}})[.)](?=[^\S\n])|"
    # "1.Name", without a blank, as machines write it.
    r"\d{1,2}[.)](?=[A-Z][a-z]))[^\S\n]*(?=\S)"
)
SPEAKER = re.compile(r"((?:Q|A|Question|Answer)(?:\s?\d{1,3})?[:.])[^\S\n]+(?=\S)")
# "Smith\nv. Jones" wraps the name of a case; an entry "v." stands behind one of these.
VERSUS, BEFORE_V = "v.", frozenset({"iv.", "u."})
# The numerals of one letter, which are no letters behind these.
NUMERAL_BEFORE = {"v": "iv", "x": "ix"}
RULE = re.compile(r"(?:[-=_*~#—–]\s?){3,}")
TAB_STOP = 4
MIN_WRAP_COLUMN, MAX_WRAP_COLUMN = 45, 110


class Line(NamedTuple):
    """`text[start:end]` without outer blanks (code points); `words` is where the words after the marker begin."""

    start: int
    end: int
    indent: int
    label: str
    words: int

    @property
    def is_blank(self) -> bool:
        return self.start == self.end

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start


def read_lines(text: str) -> list[Line]:
    """Every line of `text`, blank ones too, in order."""
    lines, offset = [], 0
    labels: set[str] = set()
    for raw in text.split("\n"):
        line = _read_line(raw, offset)
        if line.label == VERSUS and not labels & BEFORE_V:
            line = line._replace(label="", words=line.start)
        labels.add(line.label)
        lines.append(line)
        offset += len(raw) + 1
    return lines


def _read_line(raw: str, offset: int) -> Line:
    words = raw.strip()
    if not words:
        return Line(offset, offset, 0, "", offset)
    blanks = len(raw) - len(raw.lstrip())
    start = offset + blanks
    found = SPEAKER.match(words) or MARKER.match(words)
    label, skip = (found.group(1), found.end()) if found else ("", 0)
    return Line(start, start + len(words), len(raw[:blanks].expandtabs(TAB_STOP)), label, start + skip)


def is_rule(text: str, line: Line) -> bool:
    """Whether the line is drawn, not written: underlines and separators."""
    return bool(RULE.fullmatch(text, line.start, line.end))


def opens_list(label: str) -> bool:
    """Whether a label can be the first of a list: a bullet, "1.", "(a)", "i."; a dash begins more asides than lists."""
    return label not in "–—" if label in BULLETS else _rank(label) in (1, None)


def follows(label: str, last: str) -> bool:
    """Whether a label goes on from `last`, the one before in a list of the same style: "3." follows "2."."""
    if label in BULLETS:
        return last == label
    if NUMERAL_BEFORE.get(_core(label)) == _core(last):
        return True
    rank, before = _rank(label), _rank(last)
    return bool(last) and (rank is None or (before is not None and rank == before + 1))


def _rank(label: str) -> int | None:
    core = _core(label)
    if core.isdigit():
        return int(core)
    return ord(core.lower()) - ord("a") + 1 if len(core) == 1 and core.isalpha() else None


def _core(label: str) -> str:
    return label.strip("().")


def wrap_width(lines: list[Line]) -> int:
    """The column at which a hard-wrapped text breaks its lines, 0 when its lines are whole paragraphs.

    Taken from the lines that another line follows: their ninth decile is a line's length in wrapped text, and a
    paragraph's or a list entry's elsewhere.
    """
    widths = sorted(line.width for line in lines if not line.is_blank)
    followed = sorted(line.width for line, after in pairwise(lines) if not line.is_blank and not after.is_blank)
    if not followed or widths[_decile(widths)] > MAX_WRAP_COLUMN:
        return 0
    width = followed[_decile(followed)]
    return width if MIN_WRAP_COLUMN <= width <= MAX_WRAP_COLUMN else 0


def _decile(ordered: list[int]) -> int:
    return min(len(ordered) - 1, len(ordered) * 9 // 10)


def style_of(label: str) -> str:
    """What the labels of one list share: "1." and "12." do, "1." and "(a)" do not."""
    if label in BULLETS:
        return label
    return re.sub(r"[0a]+", lambda run: run.group()[0], re.sub("[^\\W\\d_]", "a", re.sub(r"\d", "0", label)))
