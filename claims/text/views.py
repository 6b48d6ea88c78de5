"""Views: a sentence with its words, its main verb, its subject, and the stretches a rule must not cut."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from .grammar import Word, finite_verb, is_adverb, may_be_adverb, words_of
from .lexicon import ARTICLES, CONJUNCTIONS, PREPOSITIONS, RELATIVES, SUBORDINATORS
from .spans import Span

Role = Literal[
    "whole",
    "main",
    "independent",
    "coordinate",
    "participle",
    "absolute",
    "relative",
    "reason",
    "inclusion",
    "example",
    "object",
    "name",
]
NEXT_CLAUSE = re.compile(r",\s+(?:and|but|while|whereas)\s|;\s")
QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|\([^()]*\)|\[[^\[\]]*\]")


class Clause(NamedTuple):
    """`text[start:end]` (code points). `pivot` is where the words end that the clause shares with its sentence: a
    statement of it is those shared words and its own."""

    start: int
    end: int
    role: Role
    pivot: int


class Cut(NamedTuple):
    """A place where a clause may begin: what is before ends at `left`, the clause begins at `start`."""

    left: int
    start: int
    role: Role
    pivot: int


@dataclass(frozen=True)
class View:
    """The sentence `text[start:end]`, without its opener and its final stop; offsets are code points of `text`."""

    text: str
    start: int
    end: int

    @cached_property
    def bare(self) -> "View":
        """The same sentence without the stop or colon at its end."""
        end = self.start + len(self.text[self.start : self.end].rstrip(".:; "))
        return View(self.text, self.start, end) if self.start < end < self.end else self

    def words_end_in(self, mark: str) -> bool:
        return self.text.endswith(mark, self.start, self.end)

    @cached_property
    def words(self) -> list[Word]:
        return words_of(self.text, self.start, self.end)

    @cached_property
    def main_words(self) -> list[Word]:
        """The words after an introductory phrase or clause: "In Colorado,", "If data is shared,"."""
        if not self.words or self.words[0].form not in PREPOSITIONS | SUBORDINATORS:
            return self.words
        starts = [index for index in range(1, len(self.words)) if self._ends_introduction(index)]
        if self.words[0].form in SUBORDINATORS:
            return self.words[self._end_of_subclause(starts) :]
        cut = next((index for index in starts if finite_verb(self.words[index:]) is not None), 0)
        return self.words[cut:]

    def _end_of_subclause(self, starts: list[int]) -> int:
        """Where the main clause begins behind "Although it was related, with a fear of death, …": the phrase between
        the commas has no verb of its own, a relative clause none for itself; sure verbs are looked for first."""
        clauses = [
            (index, self.words[index:end])
            for index, end in pairwise([*starts, len(self.words)])
            if self.words[index].form not in RELATIVES
        ]
        for is_strict in (True, False):
            for index, words in clauses:
                if finite_verb(words, is_strict) is not None:
                    return index
        return 0

    def _ends_introduction(self, index: int) -> bool:
        """A comma before the word, and no conjunction: what stands before ", but" is a clause of its own."""
        return self.between(index).startswith(",") and self.words[index].form not in CONJUNCTIONS

    def between(self, index: int) -> str:
        """What stands before the word at `index` since the word before."""
        return self.text[self.words[index - 1].end : self.words[index].start]

    @cached_property
    def verb(self) -> Word | None:
        """The main clause's finite verb: of several clauses in a row, the first one's."""
        words = self.main_words
        found = NEXT_CLAUSE.search(self.text, words[0].start, self.end) if words else None
        first = [word for word in words if word.end <= found.start()] if found else []
        index = finite_verb(first)
        if index is None:
            index = finite_verb(words)
        return None if index is None else words[index]

    @cached_property
    def subject(self) -> Span | None:
        """The words between the introduction and the main verb; None where there are none or no verb."""
        words = [word for word in self.main_words if self.verb and word.start < self.verb.start]
        while words and _is_adverbial(words):
            words.pop()
        if not words or self.verb is None:
            return None
        end = self.verb.start if words[-1].end == self.verb.start else words[-1].end
        # A closing bracket or quotation mark behind the last word belongs to it.
        tail = self.text[end : self.verb.start].split(None, 1)
        return Span(words[0].start, end + len(tail[0]) if tail and not tail[0][0].isalnum() and tail[0] != "," else end)

    @property
    def subject_words(self) -> str:
        return self.text[slice(*self.subject)] if self.subject else ""

    @cached_property
    def guarded(self) -> list[Span]:
        """Quotations and brackets: what somebody else said, and asides, are not cut."""
        return [Span(*found.span()) for found in QUOTED.finditer(self.text, self.start, self.end)]

    def is_guarded(self, offset: int) -> bool:
        return any(span.start < offset < span.end for span in self.guarded)

    def count(self, start: int, end: int) -> int:
        """How many words begin in the stretch."""
        return self.index_at(end) - self.index_at(start)

    def index_at(self, offset: int) -> int:
        """The index of the first word that begins at `offset` or later."""
        return bisect_left(self.starts, offset)

    @cached_property
    def starts(self) -> list[int]:
        return [word.start for word in self.words]

    def is_late(self, offset: int) -> bool:
        """Whether the main verb stands before the offset, so that something has been asserted there."""
        return self.verb is not None and self.verb.end <= offset


def _is_adverbial(words: list[Word]) -> bool:
    """Whether the last word tells more about the verb behind it: "the state likely", not "the elderly"."""
    form = words[-1].form
    return is_adverb(form) or (may_be_adverb(form) and len(words) > 1 and words[-2].form not in ARTICLES)
