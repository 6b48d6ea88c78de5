"""Edges: from the words of a quote that were found again to the stretch of text that now stands for the quote."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .alignment import Run, Words
from .spans import Span
from .units import Unit

# A quote's first or last words may have been replaced by this many words more than they were.
MAX_WORDS_MORE = 2
# A clause ends where these marks or words stand: what is put in before them was added to it.
LINK_BEHIND = re.compile(r"\s*(?:[,;:]|\s(?:and|but|or|while|whereas)\b)")


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


class Reach(NamedTuple):
    """The words of the sentences around a run that nothing else has a claim to, and how many may be taken in."""

    floor: int
    ceiling: int
    most: int


def spread(old: Side, new: Side, span: Span, run: Run, room: Room, reach: Reach) -> Span:
    """The stretch of the new text for the quote at `span`, whose words were found in `run`.

    A quote that began with its sentence begins with the new one, and so for its end, as far as the room in sentences
    goes (`reach`): what was put in there says something of it. Inside a sentence, the words that replaced its outer
    ones belong to it too, and so do those put in where its clause ended.
    """
    left = _edge_of_sentence_left(old, new, span, run, reach)
    right = _edge_of_sentence_right(old, new, span, run, reach)
    left = _left(old, new, span, run, room.floor) if left is None else left
    return Span(left, _right(old, new, span, run, room.ceiling) if right is None else right)


def reach_of(new: Side, run: Run, room: Room, most: int, is_foreign: Callable[[int], bool]) -> Reach:
    """The room and what is up to the edges of the sentences that `run` stands in, where most words there are new: not
    where they are the words of another sentence that became one with this (`is_foreign`, asked with a word's index)."""
    first, last = new.unit_at(new.words.starts[run.new_first]), new.unit_at(new.words.starts[run.new_last])
    floor, ceiling = room
    if first:
        start = bisect_left(new.words.starts, first.start)
        floor = start if _are_new(range(start, run.new_first), is_foreign) else floor
    if last:
        end = bisect_left(new.words.starts, last.end)
        ceiling = end if _are_new(range(run.new_last + 1, end), is_foreign) else ceiling
    return Reach(min(floor, room.floor), max(ceiling, room.ceiling), most)


def _are_new(words: range, is_foreign: Callable[[int], bool]) -> bool:
    return 2 * sum(is_foreign(index) for index in words) <= len(words)


def _edge_of_sentence_left(old: Side, new: Side, span: Span, run: Run, reach: Reach) -> int | None:
    before, after = old.unit_at(span.start), new.unit_at(new.words.starts[run.new_first])
    if after is None or (before is not None and before.start != span.start):
        return None
    first = bisect_left(new.words.starts, after.start)
    if first < reach.floor or run.new_first - first > reach.most:
        return None
    return after.start if before else _marker(new, after)


def _edge_of_sentence_right(old: Side, new: Side, span: Span, run: Run, reach: Reach) -> int | None:
    before, after = old.unit_at(span.end - 1), new.unit_at(new.words.ends[run.new_last] - 1)
    if after is None or (before is not None and _has_word(old.text, span.end, before.end)):
        return None
    stop = bisect_left(new.words.starts, after.end)
    if stop > reach.ceiling or stop - run.new_last - 1 > reach.most:
        return None
    # A quote that left out the stop of its sentence does so again.
    return after.end if before is None or before.end == span.end else _over_own_marks(old, new, span, stop - 1, 1)


def _left(old: Side, new: Side, span: Span, run: Run, floor: int) -> int:
    words = old.words.between(*span)
    lost, found = run.first - words.start, run.new_first - floor
    is_replaced = lost > 0 and found <= lost + MAX_WORDS_MORE
    return _over_own_marks(old, new, span, floor if is_replaced else run.new_first, -1)


def _right(old: Side, new: Side, span: Span, run: Run, ceiling: int) -> int:
    words = old.words.between(*span)
    lost, found = words.stop - 1 - run.last, ceiling - 1 - run.new_last
    is_replaced = lost > 0 and found <= lost + MAX_WORDS_MORE
    is_grown = lost == 0 and _has_grown(old, new, span, run, ceiling)
    return _over_own_marks(old, new, span, ceiling - 1 if is_replaced or is_grown else run.new_last, 1)


def _has_grown(old: Side, new: Side, span: Span, run: Run, ceiling: int) -> bool:
    """Whether words were put in between the end of the quote's clause and what its sentence went on with."""
    unit = new.unit_at(new.words.starts[run.new_last])
    is_inside = unit is not None and new.words.starts[ceiling - 1] < unit.end
    is_added = 0 < ceiling - 1 - run.new_last <= len(old.words.between(*span))
    return is_inside and is_added and LINK_BEHIND.match(old.text, span.end) is not None


def _over_own_marks(old: Side, new: Side, span: Span, word: int, step: int) -> int:
    """The outer edge of a new word, with the marks beside it where the quote had some."""
    words = old.words.between(*span)
    if step < 0:
        has_marks, place = span.start < old.words.starts[words.start], new.words.starts[word]
    else:
        has_marks, place = span.end > old.words.ends[words.stop - 1], new.words.ends[word]
    return _over_marks(new.text, place, step) if has_marks else place


def _has_word(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


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
