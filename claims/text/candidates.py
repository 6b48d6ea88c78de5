"""Candidates: the passages of a document that assert something, cut into claims a reviewer can settle one by one."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .assertions import is_assertion
from .authorities import Authority, find_authorities
from .blocks import Block
from .clauses import clauses_of
from .importers.plain import find_blocks
from .kinds import Kind, kind_of
from .openers import end_of_opener
from .outline import Passage, outline
from .statements import Setting, statement_of, topic_of
from .views import View

# "These MOUs" are looked for in the last sentences of their section, not in all of a long one.
MAX_BEFORE_CHARS = 1_500


class Candidate(NamedTuple):
    """A claim as found: `text[start:end]` are its exact words (code points), `statement` says the same on its own.

    `section` is the title of the heading above, `authorities` are the laws, bills and cases named in the span.
    """

    start: int
    end: int
    statement: str
    kind: Kind
    section: str
    authorities: tuple[Authority, ...]


def extract_claims(text: str, blocks: Sequence[Block] | None = None) -> list[Candidate]:
    """The candidate claims of a text, in order of their places; spans may overlap where one names several things.

    Without `blocks` those of a plain text are inferred. Headings, questions, run-in labels and sentences that only
    announce a list are no claims; openers stay outside the span, hedges inside.
    """
    blocks = find_blocks(text) if blocks is None else blocks
    return list(_Extraction(text, blocks).run(outline(text, blocks)))


class _Extraction:
    """One pass over the passages; it remembers what a later sentence may refer to."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks
        self.authorities = sorted(find_authorities(text))
        self.starts = [authority.start for authority in self.authorities]
        self.section = ""
        self.before = ""
        self.topic = ""
        self.lead_in = ""
        self.block = -1

    def run(self, passages: Sequence[Passage]) -> Iterator[Candidate]:
        for passage in passages:
            words = self.text[passage.start : passage.end]
            if passage.kind == "heading":
                self.section, self.before, self.topic, self.lead_in = words, "", "", ""
            elif passage.kind == "sentence":
                yield from self._claims(passage)
            self._remember(passage, words)

    def _remember(self, passage: Passage, words: str) -> None:
        self.before = f"{self.before} {words}"[-MAX_BEFORE_CHARS:]
        if words.endswith(":") and passage.kind != "label":
            self.lead_in = words[end_of_opener(words, 0, len(words)) :]
        elif passage.kind == "sentence" and self.blocks[passage.block].kind == "paragraph":
            self.lead_in = ""

    def _claims(self, passage: Passage) -> Iterator[Candidate]:
        start = end_of_opener(self.text, passage.start, passage.end)
        is_entry = self.blocks[passage.block].kind != "paragraph" and passage.block != self.block
        self.block = passage.block
        setting = Setting(self.lead_in if is_entry else "", self.topic, self.before)
        if not is_assertion(self.text[start : passage.end], bool(setting.lead_in)):
            return
        view = View(self.text, start, passage.end)
        for index, clause in enumerate(clauses_of(view, is_opened=start > passage.start)):
            statement = statement_of(view, clause, setting)
            if index == 0:
                self.topic = topic_of(statement) or self.topic
            kind = kind_of(statement)
            yield Candidate(clause.start, clause.end, statement, kind, self.section, self._inside(clause.start, clause.end))

    def _inside(self, start: int, end: int) -> tuple[Authority, ...]:
        first = bisect_left(self.starts, start)
        found = []
        for authority in self.authorities[first:]:
            if authority.start >= end:
                break
            if authority.end <= end:
                found.append(authority)
        return tuple(found)
