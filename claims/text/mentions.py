"""Mentions: the authorities that a text names, and which of them stand inside a claim."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from .authorities import Authority


class Mentions:
    """The authorities of a text by their places."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        self.authorities = sorted(authorities)
        self.starts = [authority.start for authority in self.authorities]

    def inside(self, start: int, end: int) -> tuple[Authority, ...]:
        """Those that lie wholly in `[start, end)` (code points)."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(authority for authority in self.authorities[first:last] if authority.end <= end)

    def covers(self, place: int) -> bool:
        """Whether the character at `place` belongs to one of them."""
        before = bisect_right(self.starts, place)
        return before > 0 and place < self.authorities[before - 1].end

    def begins_at(self, place: int) -> bool:
        """Whether one of them begins with the character at `place`."""
        before = bisect_left(self.starts, place)
        return before < len(self.starts) and self.starts[before] == place
