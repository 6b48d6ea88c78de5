"""Moves: equal items of two versions that stand in another order."""

from collections import Counter
from collections.abc import Sequence


class Moves:
    """Which items moved, old to new, beside the pairs that keep their order.

    Items of which one is left over on both sides are paired, and from there what stands beside them: a moved section
    takes along the sentences that it shares with others. It takes them from `pairs` too, where nothing beside them
    is paired: two of many twins that happen to lie between the same pairs.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> None:
        self.old, self.new, self.pairs = old, new, pairs
        self.taken = {other: one for one, other in pairs.items()}
        self.found = self._seeds()
        self.reached = set(self.found.values())
        for one in sorted(self.found):
            self._grow(one, 1)
        for one in sorted(self.found, reverse=True):
            self._grow(one, -1)

    def _seeds(self) -> dict[int, int]:
        lost = [index for index in range(len(self.old)) if index not in self.pairs]
        free = [index for index in range(len(self.new)) if index not in self.taken]
        count_lost = Counter(self.old[index] for index in lost)
        count_free = Counter(self.new[index] for index in free)
        place = {self.new[index]: index for index in free}
        return {
            index: place[self.old[index]]
            for index in lost
            if count_lost[self.old[index]] == 1 == count_free[self.old[index]]
        }

    def _grow(self, one: int, step: int) -> None:
        other = self.found[one] + step
        one += step
        while self._is_equal(one, other) and self._release(one, other):
            self.found[one] = other
            self.reached.add(other)
            one, other = one + step, other + step

    def _is_equal(self, one: int, other: int) -> bool:
        return 0 <= one < len(self.old) and 0 <= other < len(self.new) and self.old[one] == self.new[other]

    def _release(self, one: int, other: int) -> bool:
        """Free both items of the pairs they are in; False when one moved already or is held by a pair beside it."""
        rival = self.taken.get(other)
        if (
            one in self.found
            or other in self.reached
            or self._is_held(one)
            or (rival is not None and self._is_held(rival))
        ):
            return False
        self.taken.pop(self.pairs.pop(one, -1), None)
        if rival is not None:
            self.pairs.pop(rival, None)
            self.taken.pop(other, None)
        return True

    def _is_held(self, one: int) -> bool:
        other = self.pairs.get(one)
        return other is not None and (self.pairs.get(one - 1) == other - 1 or self.pairs.get(one + 1) == other + 1)
