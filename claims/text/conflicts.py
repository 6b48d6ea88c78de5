"""Conflicts: claims of a document that cannot both stand, and claims that give one rule different names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log, sqrt
from typing import Literal, NamedTuple

from .authorities import Authority, find_authorities
from .matters import is_one_matter
from .oppositions import Opposition, Reading, oppositions, read

ConflictKind = Literal["contradiction", "same rule"]
# Of the terms of the shorter statement, how many the other must have for both to be about the same matter.
MIN_SHARED = {"denied": 0.5, "antonym": 0.6, "quantity": 0.6}
MIN_SHARED_TERMS = 2
# How alike two statements must be, the names of their laws left out, to tell one rule (cosine of weighted terms).
MIN_RULE_LIKENESS = 0.35
# "These laws restrict …", and words that go on with a sentence ("prohibits …"), tell of the laws that the passage named
# before.
BACK_REFERENCE = re.compile(
    r"[a-z]|(?:This|These|Those|That|Such|The (?:said|same))\s+(?:\w+\s+){0,2}?"
    r"(?:laws?|acts?|bills?|statutes?|rules?|regulations?|orders?|provisions?|legislation|measures?|ordinances?)\b"
)
# A claim is paired with at most so many others; of the claims that one could oppose for
# one reason, the first so many are looked at.
MAX_PARTNERS = 3
MAX_CLAIMS_OF_A_HANDLE = 100


class Assertion(NamedTuple):
    """A claim as compared: the caller's `key`, its statement and quote, the number of the passage it stands in, and
    the keys of the authorities that it is known to name; without any, those that its statement names are taken.
    Assertions are given in the order of the text."""

    key: int
    statement: str
    quote: str = ""
    passage: int = 0
    names: frozenset[str] = frozenset()


class _Read(NamedTuple):
    """A claim as read: what its statement says, and the terms of statement and quote, apart and together."""

    stated: Reading
    quoted: frozenset[str]
    terms: frozenset[str]
    is_rule: bool


class Conflict(NamedTuple):
    """A pair for a person to judge, with what speaks for it. Of a contradiction `of_one` and `of_other` are the opposed
    words, one each; of one rule they are the names that each gives it, and `shared` the terms that both have."""

    one: int
    other: int
    kind: ConflictKind
    score: float
    of_one: tuple[str, ...]
    of_other: tuple[str, ...]
    shared: tuple[str, ...] = ()


def find_conflicts(assertions: Sequence[Assertion]) -> list[Conflict]:
    """The pairs worth a look, surest first; at most three of a kind for each claim. Suggestions, never verdicts."""
    named = [find_authorities(assertion.statement) for assertion in assertions]
    readings = [_read(assertion, found) for assertion, found in zip(assertions, named, strict=True)]
    assertions = list(_with_names(assertions, named))
    weights = _weights(readings)
    found = [
        conflict
        for i, j in _neighbours(assertions, readings)
        for conflict in _between(assertions[i], assertions[j], readings[i], readings[j], weights)
    ]
    return list(_surest(found))


def _with_names(assertions: Sequence[Assertion], named: Sequence[list[Authority]]) -> Iterator[Assertion]:
    passage, before = -1, frozenset[str]()
    for assertion, found in zip(assertions, named, strict=True):
        if assertion.passage != passage:
            passage, before = assertion.passage, frozenset()
        names = assertion.names or frozenset(authority.key for authority in found)
        if names:
            before |= names
        elif BACK_REFERENCE.match(assertion.quote):
            names = before
        yield assertion._replace(names=names)


def _read(assertion: Assertion, named: Sequence[Authority]) -> _Read:
    """That a claim tells a rule, and in which terms, may show in the document's own words alone. The names of laws are
    no terms: one rule has several."""
    stated = read(_without(assertion.statement, named))
    quoted = read(_without(assertion.quote, find_authorities(assertion.quote)))
    return _Read(stated, quoted.terms, stated.terms | quoted.terms, stated.is_rule or quoted.is_rule)


def _without(words: str, named: Sequence[Authority]) -> str:
    for authority in reversed(named):
        words = words[: authority.start] + words[authority.end :]
    return words


def _weights(readings: Sequence[_Read]) -> dict[str, float]:
    counts = Counter(term for reading in readings for term in reading.terms)
    return {term: log(1 + len(readings) / count) for term, count in counts.items()}


def _neighbours(assertions: Sequence[Assertion], readings: Sequence[_Read]) -> Iterator[tuple[int, int]]:
    """Pairs that may be opposed, and pairs of rules with names; claim by claim, for all at once would fill the
    memory."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (assertion, reading) in enumerate(zip(assertions, readings, strict=True)):
        rule = {("rule", term) for term in reading.terms} if assertion.names and reading.is_rule else set()
        partners = {other for handle in reading.stated.seeks() | rule for other in holders.get(handle, ())}
        yield from (
            (other, index)
            for other in sorted(partners)
            if len(reading.terms & readings[other].terms) >= MIN_SHARED_TERMS
        )
        for handle in reading.stated.offers() | rule:
            if len(holders[handle]) < MAX_CLAIMS_OF_A_HANDLE:
                holders[handle].append(index)


def _between(
    one: Assertion, other: Assertion, first: _Read, second: _Read, weights: dict[str, float]
) -> Iterator[Conflict]:
    if one.statement == other.statement:
        return
    overlap = _overlap(first.stated.terms, second.stated.terms)
    opposed = _opposed(one, other, first.stated, second.stated)
    if opposed and overlap >= MIN_SHARED[opposed.kind]:
        yield Conflict(
            one.key, other.key, "contradiction", overlap * opposed.sureness, (opposed.one,), (opposed.other,)
        )
    if _name_apart(one, other) and first.is_rule and second.is_rule:
        stated = _cosine(first.stated.terms, second.stated.terms, weights)
        likeness = max(stated, _cosine(first.quoted, second.quoted, weights))
        if likeness >= MIN_RULE_LIKENESS:
            told = sorted(first.terms & second.terms, key=lambda term: (-weights[term], term))[:5]
            names = tuple(sorted(one.names)), tuple(sorted(other.names))
            yield Conflict(one.key, other.key, "same rule", likeness, *names, tuple(told))


def _opposed(one: Assertion, other: Assertion, first: Reading, second: Reading) -> Opposition | None:
    """What cannot both be so of one matter; two laws may say different things, and the sentence that names both too."""
    found = [opposed for opposed in oppositions(first, second) if is_one_matter(first, second, opposed)]
    return found[0] if found and not (one.names and other.names and not one.names & other.names) else None


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _name_apart(one: Assertion, other: Assertion) -> bool:
    """Whether they name laws, and none in common. What one sentence lists side by side it takes for two things."""
    return bool(one.names and other.names) and not one.names & other.names and one.passage != other.passage


def _cosine(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    shared = _square(one & other, weights)
    return shared / sqrt(_square(one, weights) * _square(other, weights)) if shared else 0.0


def _square(terms: frozenset[str], weights: dict[str, float]) -> float:
    return sum(weights[term] ** 2 for term in terms)


def _surest(found: Sequence[Conflict]) -> Iterator[Conflict]:
    partners: Counter[tuple[int, str]] = Counter()
    for conflict in sorted(found, key=lambda one: (-one.score, one.one, one.other)):
        sides = ((conflict.one, conflict.kind), (conflict.other, conflict.kind))
        if all(partners[side] < MAX_PARTNERS for side in sides):
            partners.update(sides)
            yield conflict
