"""Candidates: the passages of a document that assert something, cut into claims a reviewer can settle one by one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .assertions import is_assertion
from .authorities import Authority, find_authorities
from .blocks import Block
from .clauses import clauses_of
from .cleaning import clean
from .endings import end_of_assertion
from .furniture import hide_furniture
from .kinds import Kind, kind_of
from .labels import provision_of
from .lead_ins import LeadIns
from .markup import infer_blocks, is_markdown
from .mentions import Mentions
from .openers import end_of_opener
from .outline import Passage, outline
from .quotations import Quotations, as_said
from .referents import Referents
from .rows import BORDER
from .statements import Setting, lead_in_of, statement_of
from .struck import closed_up, hide_struck
from .transcripts import carries_claim, is_transcript, whole_clause
from .turns import Turns, hide_directions, is_courtesy
from .verbatim import end_of_front_matter, is_code
from .views import Clause, View
from .wrapping import join_broken_words, whole_words

# "These MOUs" are looked for in the last sentences of their section, not in all of a long one.
MAX_BEFORE_CHARS = 1_500


class Candidate(NamedTuple):
    """A claim as found: `text[start:end]` are its exact words (code points), `statement` says the same on its own.

    `section` is the title of the heading above, `authorities` are the laws, bills and cases named in the span,
    `restated` are those named in the lead-in of its list that the statement takes in. `claimant` is whoever speaks
    where people talk in turns, as the text names them, else empty.
    """

    start: int
    end: int
    statement: str
    kind: Kind
    section: str
    authorities: tuple[Authority, ...]
    claimant: str = ""
    restated: tuple[Authority, ...] = ()


class Analysis(NamedTuple):
    """Everything found in one pass over a text: its passages, the candidate claims, and all authorities it names."""

    passages: list[Passage]
    candidates: list[Candidate]
    authorities: list[Authority]


def extract_claims(text: str, blocks: Sequence[Block] | None = None) -> list[Candidate]:
    """The candidate claims of a text, in order of their places; spans may overlap where one names several things.

    Without `blocks` those of a plain or a Markdown text are inferred. Headings, questions, run-in labels and sentences
    that only announce a list are no claims; openers stay outside the span, hedges inside. In the transcript of a debate
    or an interview, claims are whole sentences, and only those worth checking (see `transcripts`).
    """
    return analyse(text, blocks).candidates


def analyse(text: str, blocks: Sequence[Block] | None = None, *, is_marked_up: bool | None = None) -> Analysis:
    """The claims of a text as `extract_claims` gives them, with what was read on the way.

    `is_marked_up` says whether tags in the text are markup, as in Markdown, or words of it (None: as the text looks).
    """
    blocks = infer_blocks(text) if blocks is None else blocks
    passages = outline(text, blocks)
    extraction = _Extraction(text, blocks, not (is_markdown(text) if is_marked_up is None else is_marked_up))
    return Analysis(passages, list(extraction.run(passages)), extraction.authorities.authorities)


class _Extraction:
    """One pass over the passages; it remembers what a later sentence may refer to."""

    def __init__(self, text: str, blocks: Sequence[Block], keeps_tags: bool) -> None:
        self.keeps_tags = keeps_tags
        unstruck = text if keeps_tags else hide_struck(text, blocks)
        self.is_struck = unstruck != text
        hidden = hide_furniture(unstruck, ((block.start, block.end) for block in blocks))
        self.text, self.broken = join_broken_words(hide_directions(hidden, blocks))
        self.blocks = blocks
        found = find_authorities(self.text)
        self.authorities = Mentions(one._replace(end=whole_words(one.start, one.end, self.broken).end) for one in found)
        self.lists = LeadIns()
        self.named_in: dict[str, tuple[Authority, ...]] = {}
        self.referents = Referents()
        self.section, self.before, self.provision = "", "", ""
        self.block, self.head = -1, end_of_front_matter(text)
        self.quotations = Quotations(self.text)
        self.is_spoken = is_transcript(self.text, blocks)
        self.turns = Turns(self.text, blocks)

    def run(self, passages: Sequence[Passage]) -> Iterator[Candidate]:
        for passage in passages:
            words = self.text[passage.start : passage.end]
            if passage.block != self.block:
                self.turns.enter(passage.block)
                self._cross_border(passage.block)
            if passage.kind == "heading":
                self._open_section(words)
            elif passage.kind == "label":
                self.provision = provision_of(words) or self.provision
            elif passage.kind == "sentence" and not self._is_verbatim(passage) and not self._is_row(passage):
                yield from self._claims(passage)
            if passage.kind != "label":
                self._remember(passage, words)

    def _is_verbatim(self, passage: Passage) -> bool:
        return passage.end <= self.head or is_code(self.text, self.blocks[passage.block])

    def _is_row(self, passage: Passage) -> bool:
        """A row of cells asserts what its columns are called; that takes a person to say."""
        is_cells = self.blocks[passage.block].kind == "table_cell"
        return is_cells and BORDER.search(self.text, passage.start, passage.end) is not None

    def _cross_border(self, block: int) -> None:
        """What "It" stands for is named in the same row of a table, or not at all; nor does the text behind a table go
        on from its last row."""
        if "table_cell" in (self.blocks[block].kind, self.blocks[max(self.block, 0)].kind):
            self.before, self.referents = "", Referents()

    def _open_section(self, title: str) -> None:
        self.section, self.before, self.provision = clean(title, keeps_tags=self.keeps_tags), "", ""
        self.referents = Referents()
        self.lists.close()
        self.named_in.clear()

    def _remember(self, passage: Passage, words: str) -> None:
        if words.endswith(":"):
            block = self.blocks[passage.block]
            outer = self.lists.lead_in_for(block, passage.block != self.block)
            lead_in = lead_in_of(words, self._setting(outer))
            self.lists.open(block, lead_in)
            named = self.authorities.inside(passage.start, passage.end)
            self.named_in[lead_in] = self._restated(outer, lead_in) + named
        self.before = f"{self.before} {words}"[-MAX_BEFORE_CHARS:]
        self.block = passage.block

    def _setting(self, lead_in: str) -> Setting:
        return Setting(lead_in, self.referents, self.before, self.section, self.provision, self.keeps_tags)

    def _claims(self, passage: Passage) -> Iterator[Candidate]:
        block, is_first = self.blocks[passage.block], passage.block != self.block
        self.quotations.open(block)
        start = end_of_opener(self.text, passage.start, passage.end)
        lead_in = self.lists.lead_in_for(block, is_first)
        end = end_of_assertion(self.text, start, passage.end, self.authorities)
        view = View(self.text, start, end)
        if not is_assertion(self.text[start:end], view.bare.words, lead_in):
            return
        if self.turns.is_taken and not self._is_said(passage):
            return
        for sentence in self.quotations.sentences(start, end):
            part = view if sentence == (view.start, view.end) else View(self.text, *sentence)
            yield from self._claims_of(part, lead_in, is_opened=start > passage.start)

    def _is_said(self, passage: Passage) -> bool:
        """Whether a spoken sentence says something, and in a transcript something worth checking."""
        words = self.text[passage.start : passage.end].strip()
        return not is_courtesy(words) and (not self.is_spoken or carries_claim(words))

    def _claims_of(self, view: View, lead_in: str, is_opened: bool) -> Iterator[Candidate]:
        clauses = [whole_clause(view)] if self.is_spoken else clauses_of(view, is_opened)
        for index, clause in enumerate(clauses):
            statement = self._said(clause, statement_of(view.bare, clause, self._setting(lead_in)))
            statement = closed_up(statement) if self.is_struck else statement
            if index == 0 or clause.role == "independent":
                self.referents.note(statement, view.bare.subject_words)
            yield self._candidate(clause, statement, lead_in)

    def _said(self, clause: Clause, statement: str) -> str:
        """The statement with its speaker, where the clause is only what somebody is quoted to say."""
        quotation = self.quotations.around(clause.start, clause.end)
        if quotation is None or not quotation.speaker:
            return statement
        speaker = (
            self.referents.named_by(quotation.speaker) if quotation.speaker.lower() in ("he", "she", "they") else ""
        )
        words = clean(self.text[clause.start : min(clause.end, quotation.end)], keeps_tags=self.keeps_tags)
        return as_said(words, speaker or quotation.speaker, quotation.verb)

    def _candidate(self, clause: Clause, statement: str, lead_in: str) -> Candidate:
        start, end = whole_words(clause.start, clause.end, self.broken)
        inside = self.authorities.inside(start, end)
        restated = self._restated(lead_in, statement)
        return Candidate(start, end, statement, kind_of(statement), self.section, inside, self.turns.speaker, restated)

    def _restated(self, lead_in: str, statement: str) -> tuple[Authority, ...]:
        """The authorities named in the lead-in, where the statement takes it in."""
        return self.named_in.get(lead_in, ()) if lead_in and statement.startswith(lead_in) else ()
