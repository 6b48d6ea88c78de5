"""How alike two statements are: shared rare words first, then shared phrases, names and spellings.

Words are weighed by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over Porter's stems;
what it cannot see is added: words that stand side by side in both, names, and words that are spelt alike. The weights
were set by hand on tweets and debate lines that fact-checkers had answered before.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.text.stems import Word, words_of

# BM25: how soon a word said again counts for nothing, and how much a long statement has to say more.
SATURATION = 2.0
LENGTH_WEIGHT = 0.9

PHRASE_WEIGHT = 0.5
SPELLING_WEIGHT = 1.6
KIN_WEIGHT = 2.0
NAME_WEIGHT = 0.8

GRAM_CHARS = 4
# Stems that begin with the same characters are taken for kin: "vaccin" and "vaccinia".
KIN_CHARS = 5

# A logistic function from likeness to the chance that it is the same claim, fitted on the same lines.
CHANCE_AT_NOTHING = -7.5
CHANCE_PER_LIKENESS = 0.7
CHANCE_PER_LEAD = 3.9
CHANCE_PER_RARITY = 0.85


class Ranked(NamedTuple):
    """A known statement, and the chance between 0 and 1 that it makes the claim of the query."""

    pk: int
    score: float


class Profile:
    """What is compared of one text."""

    def __init__(self, text: str) -> None:
        self.words: list[Word] = words_of(text)
        self.stems = [word.stem for word in self.words if not word.is_stop]
        self.counts = Counter(self.stems)
        self.phrases = set(pairwise(self.stems))
        self.names = {word.stem for word in self.words if word.is_name}
        self.beginnings = {stem[:KIN_CHARS] for stem in self.counts if len(stem) >= KIN_CHARS}
        # Runs of characters, over word ends too: the words in alphabetical order, so that order counts little.
        joined = " ".join(sorted({word.text for word in self.words}))
        self.grams = {joined[start : start + GRAM_CHARS] for start in range(len(joined) - GRAM_CHARS + 1)}


def rank(query: str, known: Iterable[tuple[int, str]], rarity: Mapping[str, float]) -> list[Ranked]:
    """Order the `known` statements (number, text) by how likely they make the claim of `query`, best first.

    `rarity` weighs each stem of the query, as `rarity_of` does. The scores can be compared across queries.
    """
    asked = Profile(query)
    profiles = [(pk, Profile(text)) for pk, text in known]
    mean_stems = sum(len(profile.stems) for _pk, profile in profiles) / max(len(profiles), 1)
    found = [(likeness(asked, profile, rarity, mean_stems), pk) for pk, profile in profiles]
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    told = sum(rarity[stem] for stem in asked.counts)
    return [Ranked(pk, _chance(found, place, told)) for place, (_alike, pk) in enumerate(found)]


def rarity_of(holding: int, total: int) -> float:
    """The inverse document frequency, in nats, of a word that `holding` of `total` statements have; above 0."""
    holding = min(holding, total)
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))


def likeness(asked: Profile, known: Profile, rarity: Mapping[str, float], mean_stems: float) -> float:
    """0 where no word is shared; open above. `rarity` has every stem of `asked`."""
    shared = asked.counts.keys() & known.counts.keys()
    if not shared:
        return 0.0
    whole = sum(rarity[stem] for stem in asked.counts) or 1.0
    phrases = sum(rarity[one] + rarity[other] for one, other in asked.phrases & known.phrases) / whole
    names = sum(rarity[stem] for stem in shared & asked.names) / whole
    return (
        math.log1p(_bm25(shared, known, rarity, mean_stems))
        + PHRASE_WEIGHT * phrases
        + NAME_WEIGHT * names
        + SPELLING_WEIGHT * _cosine(asked.grams, known.grams)
        + KIN_WEIGHT * _kin(asked, known)
    )


def _bm25(shared: Iterable[str], known: Profile, rarity: Mapping[str, float], mean_stems: float) -> float:
    length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * len(known.stems) / mean_stems
    counted = ((rarity[stem], known.counts[stem]) for stem in shared)
    return sum(weight * count * (SATURATION + 1) / (count + SATURATION * length) for weight, count in counted)


def _kin(asked: Profile, known: Profile) -> float:
    """The part of the known statement's words that the query has in another form only."""
    strange = sum(stem not in asked.counts and stem[:KIN_CHARS] in asked.beginnings for stem in known.counts)
    return strange / len(known.counts)


def _cosine(one: set[str], other: set[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def _chance(found: Sequence[tuple[float, int]], place: int, told: float) -> float:
    """Being alike counts, and being more alike than the next best: where several are equally near, none is it.

    `told` is the rarity of all words of the query: one that says little is easily matched by chance.
    """
    alike = found[place][0]
    rival = found[1 if place == 0 else 0][0] if len(found) > 1 else 0.0
    weighed = CHANCE_PER_LIKENESS * alike + CHANCE_PER_LEAD * (alike - rival) + CHANCE_PER_RARITY * math.log1p(told)
    return 1 / (1 + math.exp(-(CHANCE_AT_NOTHING + weighed)))
