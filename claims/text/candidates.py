"""Candidates: the passages of a document that assert something, cut into claims a reviewer can settle one by one."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .assertions import is_assertion
from .authorities import Authority, find_authorities
from .blocks import Block
from .clauses import clauses_of
from .cleaning import clean
from .furniture import hide_furniture
from .importers.plain import find_blocks
from .kinds import Kind, kind_of
from .labels import provision_of
from .lead_ins import LeadIns
from .openers import end_of_opener
from .outline import Passage, outline
from .statements import Setting, lead_in_of, statement_of, topic_of
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
        self.text, self.blocks = hide_furniture(text, (block[-2:] for block in blocks)), blocks
        self.authorities = sorted(find_authorities(self.text))
        self.starts = [authority.start for authority in self.authorities]
        self.lists = LeadIns()
        self.section, self.before, self.topic = "", "", ""
        self.provision = (-1, "")
        self.block = -1

    def run(self, passages: Sequence[Passage]) -> Iterator[Candidate]:
        for passage in passages:
            words = self.text[passage.start : passage.end]
            block = self.blocks[passage.block]
            if passage.kind == "heading":
                self.section, self.before, self.topic = words, "", ""
            elif passage.kind == "label":
                self.provision = (passage.block, provision_of(words))
            elif passage.kind == "sentence":
                yield from self._claims(passage, block)
            if passage.kind != "label" and words.endswith(":"):
                self.lists.open(block, lead_in_of(words, self._setting("", passage.block)))
            self.before = f"{self.before} {words}"[-MAX_BEFORE_CHARS:]
            if passage.kind != "label":
                self.block = passage.block

    def _setting(self, lead_in: str, block: int) -> Setting:
        labelled, provision = self.provision
        return Setting(lead_in, self.topic, self.before, provision if labelled == block else "")

    def _claims(self, passage: Passage, block: Block) -> Iterator[Candidate]:
        start = end_of_opener(self.text, passage.start, passage.end)
        lead_in = self.lists.lead_in_for(block, passage.block != self.block)
        setting = self._setting(lead_in, passage.block)
        if not is_assertion(self.text[start : passage.end], bool(lead_in)):
            return
        view = View(self.text, start, passage.end)
        for index, clause in enumerate(clauses_of(view, is_opened=start > passage.start)):
            statement = statement_of(view, clause, setting)
            if index == 0:
                self.topic = topic_of(statement) or self.topic
                setting = self._setting(lead_in, passage.block)
            inside = self._inside(clause.start, clause.end)
            yield Candidate(clause.start, clause.end, statement, kind_of(statement), clean(self.section), inside)

    def _inside(self, start: int, end: int) -> tuple[Authority, ...]:
        first = bisect_left(self.starts, start)
        found = []
        for authority in self.authorities[first:]:
            if authority.start >= end:
                break
            if authority.end <= end:
                found.append(authority)
        return tuple(found)
