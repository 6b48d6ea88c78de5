"""Lead-ins: sentences that only announce the list behind them, and assert nothing of their own."""

import re

from .blocks import Block
from .grammar import finite_verb, words_of
from .lexicon import EMPTY_NOUNS, MODALS, PREPOSITIONS
from .lines import style_of
from .openers import after_opener
from .wanting import wants_object, wants_verb

POINTER = re.compile(r"(?i)(?:here|below|following|these|those)\s(?:are|is|were|was|include|includes)\b")
SAMPLE = re.compile(
    r"(?i)(?:some|several|many|most|a few|other|common|key|example|examples|possible)\b.*\b(?:include|includes|"
    r"included|are|is|were|was)"
)
EXISTENCE = re.compile(r"(?i)there\s(?:are|is|were|was|may be|can be|have been)\s(.*)")
FOLLOWING = re.compile(r"(?i).*\b(?:following(?:\s[\w-]+){0,3}|as follows|these(?:\s[\w-]+)?)")
# The head of what there is: the words before the first relative, preposition or comma.
HEAD = re.compile(r"(?i)[^,]*?(?=,|\s(?:that|which|who|in|of|for|to|on|by|why|how|where|regarding|you|we)\b|$)")
# "The section provides, in relevant part:" and "She wrote:" announce somebody's words.
INTRODUCTION = re.compile(
    r"(?i).*\b(?:provide[sd]|reads|state[sd]|says|said|writes|wrote|asks|asked|follows)"
    r"(?:,? in (?:relevant |pertinent )?part|,? inter alia)?,?"
)
# "If you are late:" and "Unless you agree:" say nothing yet.
CONDITION = re.compile(r"(?i)(?:if|when|unless|before|after|once|until)\s[^,]*")
DANGLING = MODALS | PREPOSITIONS | {"that", "if", "when", "are", "is", "be", "and", "or", "who", "either", "not"}


def is_lead_in(sentence: str, opens_list: bool) -> bool:
    """Whether a sentence that ends in a colon asserts nothing before it. `opens_list`: a list stands behind it.

    "There are several ways:" asserts nothing; "There are several laws that protect it:" does.
    """
    words = after_opener(sentence.rstrip(": \n"))
    existence = EXISTENCE.fullmatch(words)
    if existence:
        return _is_empty(existence.group(1))
    if POINTER.match(words) or SAMPLE.fullmatch(words) or FOLLOWING.fullmatch(words):
        return True
    if INTRODUCTION.fullmatch(words) or CONDITION.fullmatch(words):
        return True
    is_open = _last_word(words) in DANGLING or wants_object(words) or wants_verb(words)
    return opens_list and (is_open or not _has_finite_verb(words))


def _is_empty(what: str) -> bool:
    head = HEAD.match(what)
    return bool(head) and _last_word(head.group()) in EMPTY_NOUNS if head else False


def _last_word(words: str) -> str:
    parts = words.lower().split()
    return parts[-1].strip("*_,.") if parts else ""


def _has_finite_verb(words: str) -> bool:
    return finite_verb(words_of(words, 0, len(words))) is not None


class LeadIns:
    """The lead-ins of the lists that are open, by depth; one is given up when a list of another style begins."""

    def __init__(self) -> None:
        self.open_lists: dict[int, tuple[str, str | None]] = {}

    def open(self, block: Block, lead_in: str) -> None:
        """Remember the words that announce the list behind `block`."""
        depth = block.level + 1 if block.kind == "list_item" else 1
        self.open_lists = {level: known for level, known in self.open_lists.items() if level < depth}
        self.open_lists[depth] = (lead_in, None)

    def close(self) -> None:
        """Forget all lists: a heading ends them."""
        self.open_lists.clear()

    def lead_in_for(self, block: Block, is_first: bool) -> str:
        """The lead-in that a sentence of `block` completes: the first sentence of a list's entry, else none ("")."""
        if block.kind != "list_item":
            self.open_lists.clear()
            return ""
        lead_in, style = self.open_lists.get(block.level, ("", None))
        if not is_first or not lead_in:
            return ""
        if style is not None and style != style_of(block.label):
            del self.open_lists[block.level]
            return ""
        self.open_lists[block.level] = (lead_in, style_of(block.label))
        return lead_in
