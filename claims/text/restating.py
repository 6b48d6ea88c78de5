"""Restating: a statement follows the words it was made from."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .alignment import align_words
from .folding import fold
from .redline import TOKEN

# Of the tokens a redline compares, those that say something or close it; where blanks stand is no matter here.
SAYING = re.compile(rf"(?:{TOKEN.pattern})(?<!\s)")


class Restated(NamedTuple):
    """What a statement would say once its words changed. Not sure where a change met words it says otherwise."""

    statement: str
    is_sure: bool

    def leaves(self, statement: str) -> bool:
        """Whether `statement` may stand as it is: it says the same, however it is typeset."""
        return self.is_sure and fold(self.statement) == fold(statement)


class Tokens(NamedTuple):
    """The tokens of a text as they compare, and where each begins and ends."""

    text: str
    keys: list[str]
    places: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> "Tokens":
        found = list(SAYING.finditer(text))
        return cls(text, [token.group().casefold() for token in found], [token.span() for token in found])

    def between(self, first: int, last: int) -> str:
        """The text from the token `first` up to, not with, the token `last`."""
        return self.text[self.places[first][0] : self.places[last - 1][1]] if first < last else ""


class _Hunk(NamedTuple):
    """Tokens `first` to `last` of the old words that became `words`."""

    first: int
    last: int
    words: str


def restate(statement: str, old: str, new: str) -> Restated:
    """Make the changes from `old` to `new` on a statement that was made from `old`: a merge of three, word by word.

    What was said otherwise in the statement stays; what it does not say is not added.
    """
    if not old.strip():
        return Restated(statement, is_sure=True)
    if statement.strip() == old.strip():
        return Restated(new.strip(), is_sure=True)
    said, before = Tokens.of(statement), Tokens.of(old)
    where = align_words(before.keys, said.keys)
    is_sure, edits = True, []
    for hunk in _hunks(before, Tokens.of(new)):
        found = _place(hunk, where, before, said)
        is_sure &= found is not None
        edits += [(found, hunk.words)] if found else []
    for (start, end), words in reversed(edits):
        statement = _put(statement, start, end, words)
    return Restated(statement, is_sure)


def _hunks(before: Tokens, after: Tokens) -> Iterator[_Hunk]:
    pairs = sorted(align_words(before.keys, after.keys).items())
    for (left, new_left), (right, new_right) in pairwise([(-1, -1), *pairs, (len(before.keys), len(after.keys))]):
        if right - left > 1 or new_right - new_left > 1:
            yield _Hunk(left + 1, right, after.between(new_left + 1, new_right))


def _place(hunk: _Hunk, where: dict[int, int], before: Tokens, said: Tokens) -> tuple[int, int] | tuple[()] | None:
    """Where in the statement the hunk belongs: its first and last character; () where the statement does not say it,
    or says it as the new words do; None where that is not certain."""
    if hunk.first == hunk.last:
        return _gap(hunk, where, before, said)
    found = [where[index] for index in range(hunk.first, hunk.last) if index in where]
    if not found or not any(any(map(str.isalnum, before.keys[i])) for i in range(hunk.first, hunk.last) if i in where):
        return ()
    if len(found) < hunk.last - hunk.first or found[-1] - found[0] >= len(found):
        return None
    return said.places[found[0]][0], said.places[found[-1]][1]


def _gap(hunk: _Hunk, where: dict[int, int], before: Tokens, said: Tokens) -> tuple[int, int] | tuple[()] | None:
    """Where words that were added belong: between the neighbours they have in the old words."""
    left = where.get(hunk.first - 1) if hunk.first else -1
    right = where.get(hunk.first) if hunk.first < len(before.keys) else len(said.keys)
    if left is None and right is None:
        return ()
    if left is None or right is None:
        return None
    if Tokens.of(said.between(left + 1, right)).keys == Tokens.of(hunk.words).keys:
        return ()
    if right - left != 1:
        return None
    at = said.places[left][1] if left >= 0 else 0
    return at, at


def _put(statement: str, start: int, end: int, words: str) -> str:
    """The statement with `words` from `start` to `end`, and a blank where words would touch or were apart."""
    if not start and statement[:1].isupper():
        words = words[:1].upper() + words[1:]
    before, after = statement[:start].rstrip(), statement[end:].lstrip()
    if not words:
        return f"{before}{' ' if before and after[:1].isalnum() else ''}{after}"
    lead = statement[len(before) : start] or (" " if before and words[:1].isalnum() else "")
    trail = statement[end : len(statement) - len(after)] or (" " if after[:1].isalnum() else "")
    return f"{before}{lead}{words}{trail}{after}"
