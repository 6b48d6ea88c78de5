"""Placing: where words that somebody marked elsewhere stand in a text of ours."""

from collections.abc import Sequence
from functools import cached_property

from .folding import Folded
from .quotes import find_quote
from .spans import Span


class Placing:
    """One text, asked for many quotes. `unshown`: its signs of markup and whatever else whoever reads it does not see
    and cannot copy, in their order."""

    def __init__(self, text: str, unshown: Sequence[Span] = ()) -> None:
        self.text, self.unshown = text, unshown

    @cached_property
    def folded(self) -> Folded:
        return Folded(self.text)

    @cached_property
    def shown(self) -> "_Shown":
        return _Shown(self.text, self.unshown)

    def find(self, quote: str, prefix: str = "", suffix: str = "", start: int | None = None) -> tuple[Span | None, str]:
        """The one place of `quote`, or None and why. Outer blanks aside, the words are the exact ones, or else the
        same typeset differently, or with what is not shown in between; of several places that one is meant which the
        context tells, or that begins nearest to `start`, a hint alone."""
        words = quote.strip()
        found = find_quote(self.text, words, _inner(prefix, quote, -1), _inner(suffix, quote, 1))
        if not found:
            found = self.folded.find(words)
        if not found and self.unshown:
            found = self.shown.find(words)
        if not found:
            return None, "its words are not in the text"
        if len(found) > 1 and start is not None:
            nearest = sorted(found, key=lambda span: abs(span.start - start))
            if abs(nearest[0].start - start) < abs(nearest[1].start - start):
                return nearest[0], ""
        if len(found) > 1:
            return None, f"its words stand {len(found)} times in the text"
        return found[0], ""

    def widened(self, span: Span) -> Span:
        """The span with what is not shown right before and behind it: the signs that make all of it bold."""
        start, end = span
        while start in self._begun:
            start = self._begun[start]
        while end in self._ended:
            end = self._ended[end]
        return Span(start, end)

    @cached_property
    def _begun(self) -> dict[int, int]:
        return {sign.end: sign.start for sign in self.unshown if sign.start < sign.end}

    @cached_property
    def _ended(self) -> dict[int, int]:
        return {sign.start: sign.end for sign in self.unshown if sign.start < sign.end}


class _Shown:
    """A text without what is not shown of it."""

    def __init__(self, text: str, unshown: Sequence[Span]) -> None:
        pieces: list[str] = []
        # For each character that is shown its place in the text.
        self.sources: list[int] = []
        at = 0
        for start, end in (*unshown, Span(len(text), len(text))):
            pieces.append(text[at:start])
            self.sources.extend(range(at, start))
            at = max(at, end)
        self.folded = Folded("".join(pieces))

    def find(self, words: str) -> list[Span]:
        return [Span(self.sources[start], self.sources[end - 1] + 1) for start, end in self.folded.find(words)]


def _inner(context: str, quote: str, side: int) -> str:
    """The context with the blanks that were taken off the quote."""
    if side < 0:
        return context + quote[: len(quote) - len(quote.lstrip())]
    return quote[len(quote.rstrip()) :] + context
