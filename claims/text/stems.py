"""Words as a search knows them: folded, without what a web page wraps round them, and their Porter stems."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from Stemmer import Stemmer

from claims.text.scripts import on_the_line

MAX_WORD_CHARS = 60
CACHED_STEMS = 50_000

ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S*", re.IGNORECASE)
TAG = re.compile(r"[#@](\w+)")
# Where a tag such as #BlackLivesMatter2020 or @CityOfDenver falls into words.
SEAM = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|_+")
POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
# The accents that NFKD splits off the letters of European languages.
ACCENT = re.compile("[\u0300-\u036f]+")
WORD = re.compile(r"[^\W_]+")

# Words that stand in any statement. Few: a rare use of a common word still tells statements apart.
STOP_WORDS = frozenset(
    """
    a am amp an and are as at be been but by d did do does for from had has have he her his i if in into is it its ll m
    me my no not of on or our re rt s she so t than that the their them then there these they this to us ve was we were
    what when which who will with you your
    """.split()
)

_stemmer = Stemmer("porter")


class Word(NamedTuple):
    text: str
    stem: str
    # Written with a capital, at the start of a sentence too.
    is_name: bool
    is_stop: bool


def words_of(text: str) -> list[Word]:
    """The words of `text` in their order, without web addresses; tags and handles taken apart."""
    readable = POSSESSIVE.sub("", TAG.sub(_take_apart, ADDRESS.sub(" ", text)))
    return [_word(found) for found in WORD.findall(fold(readable)) if len(found) <= MAX_WORD_CHARS]


def fold(text: str) -> str:
    """`text` in its compatibility form without accents: "Café" is "Cafe". No number before a raised or lowered digit
    takes it in."""
    if text.isascii():
        return text
    return ACCENT.sub("", unicodedata.normalize("NFKD", on_the_line(text)))


@lru_cache(maxsize=CACHED_STEMS)
def stem_of(word: str) -> str:
    """The Porter stem of a folded word in lower case."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=CACHED_STEMS)
def _word(found: str) -> Word:
    text = found.lower()
    return Word(text, _stemmer.stemWord(text), found[0].isupper(), text in STOP_WORDS)


def _take_apart(tag: re.Match[str]) -> str:
    return f" {SEAM.sub(' ', tag[1])} "
