"""Tokens: the words of a sentence as check-worthiness reads them, with figures folded into what they are."""

import re
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(r"[$€£]?\d[\d,]*(?:\.\d+)?%?|[^\W\d_]+(?:['’][^\W\d_]+)?|\?")
YEAR = re.compile(r"(?:1[789]|20)\d\d")
# A run of letters longer than this is no word of a language; its tail is left out.
MAX_FORM_CHARS = 40


class Token(NamedTuple):
    """`word` as it stands; `form` in lower case, or `<money>`, `<percent>`, `<year>`, `<number>` for a figure."""

    word: str
    form: str


def tokens_of(sentence: str) -> list[Token]:
    return [Token(word, form_of(word[:MAX_FORM_CHARS])) for word in TOKEN.findall(sentence)]


@lru_cache(maxsize=50_000)
def form_of(word: str) -> str:
    """The form under which a word is counted: every figure of one sort counts as the same."""
    if word[0] in "$€£":
        return "<money>"
    if word[0].isdigit():
        if word.endswith("%"):
            return "<percent>"
        return "<year>" if YEAR.fullmatch(word) else "<number>"
    return word.lower().replace("’", "'")
