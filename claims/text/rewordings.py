"""Rewordings: where the words of a quote went when its sentences changed."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .alignment import Run, align_versions, densest_run, read_words
from .edges import Room, Side, reach_of, spread
from .lookalikes import Lookalike, Lookalikes
from .spans import Span, overlap
from .units import Unit

# The word diff's place counts from this share of the quote's words on, the lookalike's from this likeness on.
MIN_KEPT = 0.4
MIN_AGREEMENT = 0.4
# Alone, each must be surer before a person is asked.
MIN_KEPT_ALONE = 0.6
MIN_LIKENESS_ALONE = 0.6
MIN_LEAD = 0.05
# A sentence that grew by so many words, or by as many as it had, is still the same one with something added.
MAX_WORDS_ADDED = 12
# So many words more a sentence may have and be offered whole to a person, who sees what was added.
MAX_WORDS_OFFERED = 60


class Offer(NamedTuple):
    """A place that a quote may have in the new text, in code points, and how much of its words stand there (0 to 1)."""

    start: int
    end: int
    score: float


class Rewordings:
    """Two versions, word by word, around the sentences that both have.

    A quote's place is the one that the word diff gives, where an independent search for the most similar words agrees
    with it; what one of the two alone finds is an offer.
    """

    def __init__(
        self, old: str, new: str, before: Sequence[Unit], after: Sequence[Unit], pairs: Mapping[int, int]
    ) -> None:
        self.old = Side(old, read_words(old), before, [unit.start for unit in before])
        self.new = Side(new, read_words(new), after, [unit.start for unit in after])
        units = [(before[one], after[other]) for one, other in sorted(pairs.items())]
        self.pairs = align_versions(self.old.words, self.new.words, units)
        self.paired = sorted(self.pairs)
        self.sources = {new: old for old, new in self.pairs.items()}
        self.lookalikes = Lookalikes(self.new.words.keys)
        # Twins look for the same words.
        self.known: dict[tuple[str, ...], list[Lookalike]] = {}

    def find(self, start: int, end: int) -> tuple[Offer | None, tuple[Offer, ...]]:
        """The place of `old[start:end]`, where both ways agree on one, and the places to offer, best first."""
        words = self.old.words.between(start, end)
        if not words:
            return None, ()
        alike = self._alike(words)
        run = densest_run([(index, self.pairs[index]) for index in words if index in self.pairs])
        offers = self._surest(Span(start, end), alike)
        if run and run.kept >= MIN_KEPT * len(words):
            room = self._room(words)
            here = self._offer(Span(start, end), run, room, max(len(words), MAX_WORDS_ADDED))
            if self._is_confirmed(run, here, alike):
                return here, ()
            here = self._offer(Span(start, end), run, room, MAX_WORDS_OFFERED)
            if run.kept >= MIN_KEPT_ALONE * len(words):
                offers = tuple(sorted((here, *offers), key=lambda offer: -offer.score))
        return None, offers

    @staticmethod
    def _is_confirmed(run: Run, here: Offer, alike: list[Lookalike]) -> bool:
        """Whether the search found this place too, or none that is clearly more alike."""
        best = alike[0].score if alike else MIN_LIKENESS_ALONE
        return here.score > best - MIN_LEAD or any(_agree(run, one.run) for one in alike)

    def _alike(self, words: range) -> list[Lookalike]:
        keys = tuple(self.old.words.keys[words.start : words.stop])
        if keys not in self.known:
            self.known[keys] = self.lookalikes.find(keys)
        first = words.start
        return [one._replace(run=one.run.moved(first)) for one in self.known[keys]]

    def _room(self, words: range) -> Room:
        left, right = bisect_left(self.paired, words.start), bisect_left(self.paired, words.stop)
        floor = self.pairs[self.paired[left - 1]] + 1 if left else 0
        ceiling = self.pairs[self.paired[right]] if right < len(self.paired) else len(self.new.words.keys)
        return Room(floor, ceiling)

    def _surest(self, span: Span, alike: list[Lookalike]) -> tuple[Offer, ...]:
        """The most similar place, if it is similar enough and no other comes near."""
        if not alike or alike[0].score < MIN_LIKENESS_ALONE:
            return ()
        if len(alike) > 1 and alike[0].score - alike[1].score < MIN_LEAD:
            return ()
        run = alike[0].run
        return (self._offer(span, run, Room(run.new_first, run.new_last + 1), MAX_WORDS_OFFERED),)

    def _offer(self, span: Span, run: Run, room: Room, most: int) -> Offer:
        words = self.old.words.between(*span)
        reach = reach_of(self.new, run, room, most, lambda index: self.sources.get(index, words.start) not in words)
        place = spread(self.old, self.new, span, run, room, reach)
        found = self.new.words.between(*place)
        return Offer(place.start, place.end, 2 * run.kept / (len(words) + len(found)))


def _agree(one: Run, other: Run) -> bool:
    return overlap((one.new_first, one.new_last + 1), (other.new_first, other.new_last + 1)) >= MIN_AGREEMENT
