"""Asides: the rows of a table that are no claims, or may be none: titles of sections, totals, notes about the sheet.

What a row is, is told from its own words and from what else stands in it, never from how many rows there are.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from .aside_forms import (
    ENDED,
    has_verb,
    is_capitals,
    is_headed,
    is_note,
    is_question,
    is_short,
    is_title,
    is_total,
    sign_of,
)
from .columns import CLAIM_ROLES, columns_read
from .header_rows import are_headings
from .headings import BELOW
from .rows import Table
from .titled import verdict_over
from .verdict_words import OPEN, meaning_of

# Several signs with what they mean are no claim.
LEGEND = re.compile(r"\S{1,12}\s*=\s*\S.{0,60}", re.DOTALL)
MIN_SIGNS = 2
BESIDE = ("section", "kind", "who", "when")
# What is said of a claim that is none, or that nobody has looked at.
BRACKETS = ("()", "[]", "<>", "{}")
NOT_JUDGED = (OPEN, "not_checkable")


class Asides(NamedTuple):
    """The numbers of rows: `titles` name the section of the rows below them, `totals` and `notes` do not come in, as
    what is `left` does not; `doubtful` are claims as far as anybody can tell, and may be any of these; of those
    somebody has `judged` some, so that they stay claims."""

    titles: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    judged: frozenset[int] = frozenset()

    def as_said(self, said: str) -> "Asides":
        """As somebody says what they are: “sections”, where they may be titles; all of them “claims”, or “out”."""
        kept = self.doubtful & self.judged
        if said == "sections":
            return Asides(self.titles | (self.doubtful - kept), self.totals, self.notes, kept, self.left)
        if said == "claims":
            return Asides(doubtful=self._all)
        return Asides(doubtful=kept, left=self._all - kept) if said == "out" else self

    @property
    def _all(self) -> frozenset[int]:
        return self.titles | self.totals | self.notes | self.doubtful | self.left


class _Line(NamedTuple):
    """A row: its filled cells by column, the words of its claim, and whether it has nothing else that says anything."""

    number: int
    cells: Mapping[int, str]
    words: str
    is_alone: bool


def find_asides(
    table: Table, below: Sequence[tuple[int, list[str]]], headings: Sequence[str], columns: Mapping[str, int]
) -> Asides:
    """The asides among the rows `below` the headings of a table whose `columns` are read so.

    Sure is what has no verdict, source or other words, and the form of a title, a total or a note, or that alone in
    its row is merged over several columns, as no cell of the other rows is. Where no claim would be left, none is sure.
    """
    # Where a title or a total may stand too: these tell nothing of what was found.
    read = columns_read(headings, columns) - {columns[role] for role in BESIDE if role in columns}
    lines = [line for number, cells in below if (line := _line(number, cells, columns, read)).cells]
    totals = {line.number for line in lines if is_total(list(line.cells.values()))}
    lines = [line for line in lines if line.number not in totals]
    notes = {line.number for line in lines if _repeats(line, headings) or are_headings(line.cells, columns)}
    notes |= {line.number for line in lines if line.is_alone and is_note(_said(line))}
    notes |= {line.number for line in lines if _is_labelled(line, columns) or _is_legend(line)}
    lines = [line for line in lines if line.number not in notes]
    hints = {line.number for line in lines[:1] if _is_hint(line)}
    # What to fill in where no claim goes is none.
    notes |= {line.number for line in lines[:1] if line.number in hints and not line.words}
    lines = [line for line in lines if line.number not in notes]
    hints -= notes
    checked = [line for line in lines if not line.is_alone and line.words and line.number not in hints]
    titles = {line.number for line in lines if line.is_alone and _is_title(line, checked, columns)}
    titles |= _stretched(table, lines)
    lines = [line for line in lines if line.number not in titles]
    doubtful = _doubtful(lines, checked, columns) | hints
    judged = frozenset(line.number for line in checked if line.number in doubtful and _is_judged(line, columns))
    if not any(line.words and line.number not in doubtful for line in lines):
        return Asides(doubtful=frozenset(totals | notes | titles | doubtful), judged=judged)
    return Asides(frozenset(titles), frozenset(totals), frozenset(notes), frozenset(doubtful), judged=judged)


def _line(number: int, cells: Sequence[str], columns: Mapping[str, int], read: Set[int]) -> _Line:
    filled = {column: cell.strip() for column, cell in enumerate(cells) if cell.strip()}
    words = next((filled[columns[role]] for role in CLAIM_ROLES if columns.get(role) in filled), "")
    # Where there is no claim, a word below a source or a verdict belongs to the claim above.
    own = next((column for column, cell in filled.items() if cell == words or not words), None)
    is_alone = (bool(words) or own not in read) and not any(
        any(sign.isalpha() or (column in read and not _is_blank(sign)) for sign in cell)
        for column, cell in filled.items()
        if column != own
    )
    return _Line(number, filled, words, is_alone)


def _is_blank(sign: str) -> bool:
    return sign.isspace() or sign in "-–—_."


def _repeats(line: _Line, headings: Sequence[str]) -> bool:
    """The headings once more, as on every printed page; without the names of the groups above them."""
    own = (heading.rpartition(BELOW)[2].strip() for heading in headings)
    told = {column: heading for column, heading in enumerate(own) if heading}
    return len(told) > 1 and line.cells == told


def _is_hint(line: _Line) -> bool:
    """Whether a row says below the headings what goes there: every cell stands in brackets."""
    return (len(line.cells) > 1 or not line.words) and all(
        cell[0] + cell[-1] in BRACKETS for cell in line.cells.values()
    )


def _said(line: _Line) -> str:
    return line.words or next(iter(line.cells.values()))


def _is_title(line: _Line, checked: Iterable[_Line], columns: Mapping[str, int]) -> bool:
    if not line.words:
        # In a row of its own, the name of a section; elsewhere by its form, or where the claims have numbers.
        return columns.get("section") in line.cells or is_title(_said(line)) or _is_named(line, checked, columns)
    # “False” alone is no claim, and stands over those that are.
    if is_title(line.words) or (len(line.cells) == 1 and verdict_over(line.words)):
        return True
    return is_capitals(line.words) and not has_verb(line.words) and not any(is_capitals(one.words) for one in checked)


def _is_labelled(line: _Line, columns: Mapping[str, int]) -> bool:
    """Whether a note about the sheet stands where claims do, with its label before it: “Legend:”, “green = true”."""
    label, *others = line.cells.values()
    is_note_of = (
        bool(line.words) and others[:1] == [line.words] and label.endswith(":") and is_note(f"{label} {line.words}")
    )
    return is_note_of and not _is_judged(line, columns)


def _is_legend(line: _Line) -> bool:
    """Whether a row says what signs mean and nothing else: “Key”, “T = true”, “F = false”."""
    told = [bool(LEGEND.fullmatch(cell)) for cell in line.cells.values()]
    return told.count(True) >= MIN_SIGNS and all(told[1:])


def _is_named(line: _Line, checked: Iterable[_Line], columns: Mapping[str, int]) -> bool:
    """Whether a few words, no sentence, stand alone before the claims where these have nothing but numbers."""
    column, words = next(iter(line.cells.items()))
    is_before = column < min((columns[role] for role in CLAIM_ROLES if role in columns), default=0)
    if not is_before or not words[0].isalnum() or not is_short(words) or is_question(words) or has_verb(words):
        return False
    told = [one.cells.get(column, "") for one in checked]
    return any(told) and not any(sign.isalpha() for cell in told for sign in cell)


def _stretched(table: Table, lines: Iterable[_Line]) -> set[int]:
    """The rows whose only cell is merged over several columns, where most rows are not."""
    merged: dict[int, set[int]] = {}
    for cell in table.merged:
        row, column = map(int, cell.split(":"))
        merged.setdefault(row, set()).add(column)
    alone = {line.number: next(iter(line.cells)) for line in lines if len(line.cells) == 1}
    others = [line.number for line in lines if line.number not in alone]
    usual = {column for number in others for column in merged.get(number, ())}
    found = {number for number, column in alone.items() if column in merged.get(number, ()) and column not in usual}
    return found if len(found) <= len(others) else set()


def _doubtful(lines: Sequence[_Line], checked: Sequence[_Line], columns: Mapping[str, int]) -> set[int]:
    """The rows that may be no claims: by their form, though something else is said in them; by words unlike those of
    the claims that were checked; and, where few rows are so, by words that are no sentence."""
    found = {line.number for line in checked if not _is_judged(line, columns) and _has_form(line.words)}
    alone = [line for line in lines if line.is_alone and line.words]
    found |= {line.number for line in alone if _is_unlike(line, checked)}
    # Numbers alone are no claim, whatever stands beside them, where others are words.
    wordless = {line.number for line in lines if line.words and not any(map(str.isalpha, line.words))}
    found |= wordless if any(line.words and line.number not in wordless for line in lines) else set()
    numbered = _numbered(alone, checked)
    short = [line for line in alone if is_short(line.words) and line.number not in numbered]
    if _are_most(bool(ENDED.search(line.words)) for line in checked):
        return found | {line.number for line in short}
    names = {line.number for line in short if not has_verb(line.words)}
    written = [line for line in lines if line.words]
    # How a list writes all its claims tells none of them from the others.
    return found | names if len(names) * 2 <= len(written) else found


def _is_unlike(line: _Line, checked: Sequence[_Line]) -> bool:
    if is_headed(line.words) or not any(map(str.isalpha, line.words)):
        return True
    if is_question(line.words):
        return not _are_most(is_question(one.words) for one in checked)
    return sign_of(line.words) not in {"", *(sign_of(one.words) for one in checked)}


def _numbered(alone: Sequence[_Line], checked: Sequence[_Line]) -> set[int]:
    """The rows that have a number as the checked claims do, where other rows have none: they are counted as claims."""
    counts = Counter(column for line in checked for column in _numbers(line))
    columns = {column for column, count in counts.items() if count * 2 > len(checked)}
    found = {line.number for line in alone if not columns.isdisjoint(_numbers(line))}
    return found if len(found) < len(alone) else set()


def _numbers(line: _Line) -> Iterable[int]:
    return (column for column, cell in line.cells.items() if cell.rstrip(".)").isdigit())


def _are_most(told: Iterable[bool]) -> bool:
    answers = list(told)
    return sum(answers) * 2 > len(answers)


def _has_form(words: str) -> bool:
    return is_title(words) or is_note(words) or is_total([words])


def _is_judged(line: _Line, columns: Mapping[str, int]) -> bool:
    """Whether somebody has found something, or names a source."""
    verdict = line.cells.get(columns.get("verdict", -1), "")
    return bool(verdict and meaning_of(verdict) not in NOT_JUDGED) or columns.get("source") in line.cells
