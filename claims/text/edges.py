"""Edges: from the words of a quote that were found again to the stretch of text that now stands for the quote."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from .alignment import Run, Words
from .spans import Span
from .units import Unit

# A quote's first or last words may have been replaced by this many words more than they were.
MAX_WORDS_MORE = 2


class Side(NamedTuple):
    """One version: its text, words and units."""

    text: str
    words: Words
    units: Sequence[Unit]
    starts: Sequence[int]

    def unit_at(self, place: int) -> Unit | None:
        index = bisect_right(self.starts, place) - 1
        return self.units[index] if index >= 0 and place < self.units[index].end else None


class Room(NamedTuple):
    """The words of the new text that no word outside the quote has a claim to: from `floor` up to `ceiling`."""

    floor: int
    ceiling: int


def spread(old: Side, new: Side, span: Span, run: Run, room: Room) -> Span:
    """The stretch of the new text for the quote at `span`, whose words were found in `run`.

    A quote that began with its sentence begins with the new one, and so for the end, as far as there is room; inside
    a sentence the words that replaced its outer ones belong to it too.
    """
    return Span(_left(old, new, span, run, room.floor), _right(old, new, span, run, room.ceiling))


def _left(old: Side, new: Side, span: Span, run: Run, floor: int) -> int:
    words = old.words.between(*span)
    place = new.words.starts[run.new_first]
    before, after = old.unit_at(span.start), new.unit_at(place)
    if after and (before is None or before.start == span.start):
        added = run.new_first - bisect_left(new.words.starts, after.start)
        if floor <= run.new_first - added and added <= len(words):
            return after.start if before else _marker(new, after)
    lost, found = run.first - words.start, run.new_first - floor
    if lost > 0 and found <= lost + MAX_WORDS_MORE:
        place = new.words.starts[floor]
    if span.start < old.words.starts[words.start]:
        place = _over_marks(new.text, place, -1)
    return place


def _right(old: Side, new: Side, span: Span, run: Run, ceiling: int) -> int:
    words = old.words.between(*span)
    place = new.words.ends[run.new_last]
    before, after = old.unit_at(span.end - 1), new.unit_at(place - 1)
    if after and (before is None or before.end == span.end):
        added = bisect_left(new.words.starts, after.end) - run.new_last - 1
        if run.new_last + added < ceiling and added <= len(words):
            return after.end
    lost, found = words.stop - 1 - run.last, ceiling - 1 - run.new_last
    if lost > 0 and found <= lost + MAX_WORDS_MORE:
        place = new.words.ends[ceiling - 1]
    if span.end > old.words.ends[words.stop - 1]:
        place = _over_marks(new.text, place, 1)
    return place


def _marker(new: Side, unit: Unit) -> int:
    """Where the list marker before a unit begins, if there is one."""
    index = bisect_left(new.starts, unit.start)
    floor = new.units[index - 1].end if index else 0
    between = new.text[floor : unit.start]
    return unit.start - len(between.lstrip())


def _over_marks(text: str, place: int, step: int) -> int:
    """Past the marks that stand without a blank at an edge: quotation marks, brackets, a full stop."""
    while 0 <= (at := place if step > 0 else place - 1) < len(text) and not (text[at].isalnum() or text[at].isspace()):
        place += step
    return place
