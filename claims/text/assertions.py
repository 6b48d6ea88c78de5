"""Assertions: sentences that can be right or wrong, told from requests, pointers, greetings and bare citations."""

import re

from .cleaning import clean
from .grammar import finite_verb, words_of

REQUEST = re.compile(
    r"(?i)(?:please|contact|call|visit|click|see|read|learn more|find out|for (?:more|further|"
    r"additional) (?:information|details)|"
    r"to learn more|let me know|feel free|do not hesitate|if you have (?:any |more )?(?:\w+ )?questions|"
    r"thank you|thanks|"
    r"i hope|i apologi[sz]e|i[’']?m sorry|i am sorry|i[’']?m (?:just )?an|i am an|i do(?:n[’']t| not)|"
    r"i can(?:not|[’']t)|"
    r"as (?:an? )?(?:ai|artificial|large|language)|sorry|hello|hi|welcome|download|share this|subscribe|photo|"
    r"image|source|advertisement)\b"
)
CITATION = re.compile(
    r"(?:See,?|Id\.|Ibid\.|Cf\.|Accord|But see|E\.g\.,|Compare|Citing|Quoting|Supra|Infra|Note following|"
    r"It is so ordered)(?:[\s,.]|$)"
)
# A sentence of so many words asserts something even where none of its verbs is known.
MIN_WORDS_WITHOUT_VERB = 4
MIN_WORDS = 2


def is_assertion(sentence: str, has_lead_in: bool) -> bool:
    """Whether a sentence asserts something; a fragment does where a lead-in (`has_lead_in`) makes it whole."""
    sentence = clean(sentence)
    if REQUEST.match(sentence) or CITATION.match(sentence):
        return False
    words = words_of(sentence, 0, len(sentence))
    if has_lead_in:
        return bool(words)
    if len(words) < MIN_WORDS:
        return False
    is_ended = sentence.rstrip("*_”\"')]").endswith((".", "!", ";", ":"))
    # Without a stop it may be a heading or an entry: "Places of birth" has a noun that could be a verb.
    return finite_verb(words, is_strict=not is_ended) is not None or (is_ended and len(words) >= MIN_WORDS_WITHOUT_VERB)
