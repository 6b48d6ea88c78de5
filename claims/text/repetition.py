"""Statements of one text that say the same: near-duplicates, found in time that grows with their number."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil, sqrt
from typing import NamedTuple

from claims.text.likeness import rarity_of
from claims.text.stems import Word, words_of

# The part of the words that has to be shared, counted, and weighed by rarity: a cosine each, and both have to hold.
MIN_COUNTED = 0.55
MIN_WEIGHED = 0.52
# Of the statements that share a rare word, the latest are compared; more would make a thousand copies a million pairs.
MAX_COMPARED_PER_WORD = 30

# A name that more statements than this part have is what the text is about, and sets none of them apart.
TOPIC_SHARE = 0.1
MIN_TOPIC_STATEMENTS = 10

NEGATIONS = frozenset("not no never nor neither none nothing cannot without".split())
# Words of manner and place that a repetition changes.
LOOSE = frozenset("can may might could would should must also such other among within between through".split())


class Repeated(NamedTuple):
    """`pk` says again what `leader` says before it; `score` between MIN_WEIGHED and 1."""

    leader: int
    pk: int
    score: float


class Saying(NamedTuple):
    """The stems of one text, and those of them that may differ in no repetition: names, numbers, negations."""

    stems: frozenset[str]
    fixed: frozenset[str]


def find_repeated(texts: Iterable[tuple[int, Sequence[str]]]) -> list[Repeated]:
    """For each item that repeats an earlier one: that one, which itself repeats none, and how much is shared.

    An item is a number and its wordings, a statement and the quote for instance: every one of them has to agree, so
    that members of one list, which share their lead-in in their statements, are not taken for each other.
    """
    items = [(pk, [_saying(wording) for wording in wordings]) for pk, wordings in texts]
    holding = Counter(stem for _pk, sayings in items for stem in set().union(*(saying.stems for saying in sayings)))
    rarity = {stem: rarity_of(count, len(items)) for stem, count in holding.items()}
    usual = max(MIN_TOPIC_STATEMENTS, TOPIC_SHARE * len(items))
    named = Counter(stem for _pk, sayings in items for stem in set().union(*(saying.fixed for saying in sayings)))
    topic = {stem for stem, count in named.items() if count > usual} - NEGATIONS
    items = [(pk, [saying._replace(fixed=saying.fixed - topic) for saying in sayings]) for pk, sayings in items]
    leaders: dict[str, list[tuple[int, list[Saying]]]] = defaultdict(list)
    repeated: list[Repeated] = []
    for pk, sayings in items:
        keys = _rarest(sayings[0].stems, rarity) if sayings else []
        near = {leader[0]: leader for key in keys for leader in leaders[key][-MAX_COMPARED_PER_WORD:]}
        scored = ((_agreement(sayings, other, rarity), -leader) for leader, other in near.values())
        score, leader = max(scored, default=(0.0, 0))
        if score >= MIN_WEIGHED:
            repeated.append(Repeated(-leader, pk, score))
            continue
        for key in keys:
            leaders[key].append((pk, sayings))
    return repeated


def shared_words(one: str, other: str) -> float:
    """The part of their words that two statements share: a cosine, from 0 to 1."""
    first, second = _saying(one).stems, _saying(other).stems
    return len(first & second) / sqrt(len(first) * len(second)) if first and second else 0.0


def _saying(text: str) -> Saying:
    words = [word for word in words_of(text) if word.text in NEGATIONS or not (word.is_stop or word.text in LOOSE)]
    fixed = frozenset(word.stem for position, word in enumerate(words) if _is_fixed(word, position))
    return Saying(frozenset(word.stem for word in words), fixed)


def _is_fixed(word: Word, position: int) -> bool:
    return word.text[0].isdigit() or word.text in NEGATIONS or (word.is_name and position > 0)


def _rarest(stems: Iterable[str], rarity: Mapping[str, float]) -> list[str]:
    """The stems of which two sets that agree have at least one in common: a set's part of what is shared is at least
    the square of the cosine (prefix filtering: Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search, 2007).
    """
    ordered = sorted(stems, key=lambda stem: (-rarity[stem], stem))
    return ordered[: len(ordered) - ceil(MIN_COUNTED**2 * len(ordered)) + 1]


def _agreement(one: Sequence[Saying], other: Sequence[Saying], rarity: Mapping[str, float]) -> float:
    return min(_shared(*pair, rarity) for pair in zip(one, other, strict=True))


def _shared(one: Saying, other: Saying, rarity: Mapping[str, float]) -> float:
    if not one.fixed <= other.stems or not other.fixed <= one.stems or not one.stems or not other.stems:
        return 0.0
    shared = one.stems & other.stems
    if len(shared) < MIN_COUNTED * sqrt(len(one.stems) * len(other.stems)):
        return 0.0
    common, first, second = (sum(rarity[stem] for stem in stems) for stems in (shared, one.stems, other.stems))
    return common / sqrt(first * second)
