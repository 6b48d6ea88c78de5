"""Redline: how the words of one text became those of another, with the changes marked that turn a meaning."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from .alignment import align_words
from .lexicon import MODALS

Mark = Literal["number", "date", "negation", "modal", ""]

TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?%?|\w+(?:['’]\w+)*|\s+|[^\w\s]")
DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}|(?:1[5-9]|20|21)\d\d")
DATE_WORDS = frozenset(
    """
    january february march april june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    """.split()
)
NUMBER_WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion first
    second third half quarter dozen once twice double triple percent all some none every only
    """.split()
)
NEGATIONS = frozenset(
    """
    no not never none nobody nothing nor neither without cannot unless except false untrue incorrect wrong myth
    """.split()
)


class Stretch(NamedTuple):
    """Words that were kept, removed or added, and what they are if that turns a meaning: a number, a date, a negation
    or a word like "must" and "may"; empty for the others and for kept ones."""

    kind: Literal["kept", "removed", "added"]
    words: str
    mark: Mark = ""


def word_diff(old: str, new: str) -> list[Stretch]:
    """The stretches from `old` to `new`, in order: kept and removed ones make up `old`, kept and added ones `new`."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    pairs = sorted(align_words(before, after).items())
    fences = [(-1, -1), *pairs, (len(before), len(after))]
    stretches: list[Stretch] = []
    for (left, new_left), (right, new_right) in pairwise(fences):
        stretches += _stretches("removed", before[left + 1 : right])
        stretches += _stretches("added", after[new_left + 1 : new_right])
        if right < len(before):
            stretches.append(Stretch("kept", before[right]))
    return _joined(stretches)


def _stretches(kind: Literal["removed", "added"], tokens: Sequence[str]) -> Iterator[Stretch]:
    for token in tokens:
        yield Stretch(kind, token, mark_of(token))


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and joined[-1][::2] == stretch[::2]:
            joined[-1] = stretch._replace(words=joined[-1].words + stretch.words)
        else:
            joined.append(stretch)
    return joined


def mark_of(word: str) -> Mark:
    """What a word is if changing it turns a meaning."""
    form = word.lower().replace("’", "'")
    if DATE.fullmatch(form) or form in DATE_WORDS:
        return "date"
    if form[:1].isdecimal() or form in NUMBER_WORDS:
        return "number"
    if form in NEGATIONS or form.endswith("n't"):
        return "negation"
    return "modal" if form in MODALS else ""
