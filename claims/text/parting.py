"""Parting the words of a claim: where its clauses begin, and the parts that cuts leave."""

import re
from collections.abc import Sequence

from .clauses import clauses_of
from .sentences import split_sentences
from .spans import Span
from .views import View

WORD = re.compile(r"\S+")
# A weaker boundary than those of clauses, offered where there is none of them.
PAUSE = re.compile(r"(?<=[,;:—–])\s+(?=\S)|\s+(?=(?:and|but|or|while|whereas|because|which|who|that)\s)")
# What joined two parts belongs to neither.
JOINT_BEFORE = re.compile(r"(?:[\s,;:—–-]|(?<!\w)(?:and|but|or|while|whereas|because|so)(?!\w))+\Z")
JOINT_AFTER = re.compile(r"(?:[\s,;:—–-]|(?:and|but|or|so)(?!\w))+")
MIN_WORDS = 3


def words_at(quote: str) -> list[Span]:
    """The words of `quote` with what is written to them, in code points."""
    return [Span(*found.span()) for found in WORD.finditer(quote)]


def cuts_of(quote: str) -> list[int]:
    """Where parts of `quote` may begin: its sentences and their clauses; else its pause nearest to the middle."""
    begins = [
        _behind_joint(quote, clause.start)
        for sentence in split_sentences(quote)
        for clause in clauses_of(View(quote, sentence.start, sentence.end))
    ]
    if len(begins) > 1:
        return sorted(set(begins))[1:]
    pauses = [_behind_joint(quote, found.end()) for found in PAUSE.finditer(quote) if _is_roomy(quote, found.end())]
    return [min(pauses, key=lambda at: abs(2 * at - len(quote)))] if pauses else []


def _behind_joint(quote: str, at: int) -> int:
    joint = JOINT_AFTER.match(quote, at) if at else None
    return joint.end() if joint and joint.end() < len(quote) else at


def _is_roomy(quote: str, cut: int) -> bool:
    return min(len(quote[:cut].split()), len(quote[cut:].split())) >= MIN_WORDS


def parts_at(quote: str, cuts: Sequence[int]) -> list[Span]:
    """What the cuts leave of `quote`, without the blanks, commas and conjunctions between; empty parts are left out."""
    edges = [0, *sorted(cut for cut in set(cuts) if 0 < cut < len(quote)), len(quote)]
    parts = []
    for index in range(len(edges) - 1):
        start, end = edges[index], edges[index + 1]
        if index:
            start = min(_behind_joint(quote, start), end)
        if index < len(edges) - 2 and (joint := JOINT_BEFORE.search(quote[start:end])):
            end = start + joint.start()
        if quote[start:end].strip():
            parts.append(Span(start, end))
    return parts
