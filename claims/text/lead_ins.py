"""Lead-ins: sentences that only announce the list behind them, and assert nothing of their own."""

import re

from .grammar import finite_verb, words_of
from .lexicon import EMPTY_NOUNS, MODALS, PREPOSITIONS
from .openers import after_opener

POINTER = re.compile(r"(?i)(?:here|below|following|these|those)\s(?:are|is|were|was|include|includes)\b")
SAMPLE = re.compile(
    r"(?i)(?:some|several|many|most|a few|other|common|key|example|examples|possible)\b.*\b(?:include|includes|included|are|is|were|was)"
)
EXISTENCE = re.compile(r"(?i)there\s(?:are|is|were|was|may be|can be|have been)\s(.*)")
FOLLOWING = re.compile(r"(?i).*\b(?:following(?:\s[\w-]+){0,3}|as follows|these(?:\s[\w-]+)?)")
# The head of what there is: the words before the first relative, preposition or comma.
HEAD = re.compile(r"(?i)[^,]*?(?=,|\s(?:that|which|who|in|of|for|to|on|by|why|how|where|regarding|you|we)\b|$)")
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
    return opens_list and (_last_word(words) in DANGLING or not _has_finite_verb(words))


def _is_empty(what: str) -> bool:
    head = HEAD.match(what)
    return bool(head) and _last_word(head.group()) in EMPTY_NOUNS if head else False


def _last_word(words: str) -> str:
    parts = words.lower().split()
    return parts[-1].strip("*_,.") if parts else ""


def _has_finite_verb(words: str) -> bool:
    return finite_verb(words_of(words, 0, len(words))) is not None
