"""Features: what the model counts in a sentence: its words, pairs of words, beginnings and endings, and its traits.

Each is a string whose first letter says what it is: `w` word, `p` pair, `c` part of a word, `t` trait.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .tokens import Token, tokens_of
from .traits import traits_of

START = "^"
PREFIX_CHARS, SUFFIX_CHARS = (3, 4, 5, 6), (2, 3, 4)


class Counted(NamedTuple):
    """How often each feature occurs, and the length that makes long and short sentences comparable."""

    features: dict[str, int]
    length: float


def count_features(sentence: str) -> Counted:
    tokens = tokens_of(sentence)
    counts: dict[str, int] = {}
    for feature in _features(sentence, tokens):
        counts[feature] = counts.get(feature, 0) + 1
    return Counted(counts, length_of(tokens))


def length_of(tokens: Sequence[Token]) -> float:
    """Weights are added up over words; divided by this, ten words may say as much as forty."""
    return math.sqrt(len(tokens) + 1)


def _features(sentence: str, tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from features_of_form(token.form)
    for pair in pairs_of(tokens):
        yield f"p{pair}"
    for trait in traits_of(sentence, tokens):
        yield f"t{trait}"


def pairs_of(tokens: Sequence[Token]) -> list[str]:
    """Each word with the one before it, the first with the sentence's beginning."""
    forms = [START, *(token.form for token in tokens)]
    return [f"{left} {right}" for left, right in pairwise(forms)]


@lru_cache(maxsize=50_000)
def features_of_form(form: str) -> tuple[str, ...]:
    """The word itself, its beginnings and its endings, so that "voted" knows something of "voter"."""
    if not form[0].isalpha():
        return (f"w{form}",)
    starts = [f"c^{form[:chars]}" for chars in PREFIX_CHARS if len(form) > chars]
    ends = [f"c{form[-chars:]}$" for chars in SUFFIX_CHARS if len(form) > chars]
    return (f"w{form}", *starts, *ends)
