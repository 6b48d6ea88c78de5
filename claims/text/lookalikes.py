"""Lookalikes: where in a text words like those of a quote stand close together, best first."""

from collections import Counter
from collections.abc import Sequence
from math import ceil, log
from typing import NamedTuple

from .alignment import Run, align_words, densest_run

# A word that stands more often than this tells no place from another.
MAX_OCCURRENCES = 64
MAX_LOOKALIKES = 3
# How much longer than the quote the place may be in which its words are looked for.
STRETCH = 1.5


class Lookalike(NamedTuple):
    """A place: the run of its words (old ones counted from the quote's first), and Dice's coefficient, 0.0 to 1.0."""

    run: Run
    score: float


class _Hit(NamedTuple):
    place: int
    word: str
    weight: float


class Lookalikes:
    """The words of one text, ready to be searched for quotes."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys
        self.places: dict[str, list[int]] = {}
        for place, key in enumerate(keys):
            self.places.setdefault(key, []).append(place)

    def find(self, quote: Sequence[str]) -> list[Lookalike]:
        """At most three places that do not overlap; in time with the quote's length, not with the text's."""
        reach = ceil(len(quote) * STRETCH) + 2
        found = [self._compare(quote, place, reach) for place in _peaks(self._hits(quote), reach, len(quote))]
        ordered = sorted((one for one in found if one is not None), key=lambda one: -one.score)
        return [
            one
            for index, one in enumerate(ordered)
            if not any(_overlap(one.run, other.run) for other in ordered[:index])
        ]

    def _hits(self, quote: Sequence[str]) -> list[_Hit]:
        hits = []
        for word in dict.fromkeys(quote):
            places = self.places.get(word, ())
            if len(places) <= MAX_OCCURRENCES:
                weight = log(1 + len(self.keys) / max(len(places), 1))
                hits += [_Hit(place, word, weight) for place in places]
        return sorted(hits)

    def _compare(self, quote: Sequence[str], place: int, reach: int) -> Lookalike | None:
        left = max(0, place - len(quote) // 3)
        pairs = align_words(quote, self.keys[left : place + reach])
        run = densest_run([(old, new + left) for old, new in sorted(pairs.items())])
        if run is None:
            return None
        return Lookalike(run, 2 * run.kept / (len(quote) + run.new_last + 1 - run.new_first))


def _peaks(hits: Sequence[_Hit], reach: int, apart: int) -> list[int]:
    """Where the stretches of `reach` words begin that hold the most of what is rare, the best first; none nearer to a
    better one than `apart`."""
    inside: Counter[str] = Counter()
    weight, last = 0.0, 0
    scored = []
    for hit in hits:
        while last < len(hits) and hits[last].place < hit.place + reach:
            weight += 0 if inside[hits[last].word] else hits[last].weight
            inside[hits[last].word] += 1
            last += 1
        scored.append((-weight, hit.place))
        inside[hit.word] -= 1
        weight -= 0 if inside[hit.word] else hit.weight
    peaks: list[int] = []
    for _, place in sorted(scored):
        if all(abs(place - other) >= apart for other in peaks):
            peaks.append(place)
            if len(peaks) == MAX_LOOKALIKES:
                break
    return peaks


def _overlap(one: Run, other: Run) -> bool:
    return one.new_first <= other.new_last and other.new_first <= one.new_last
