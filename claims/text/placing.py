"""Placing: where words that somebody marked elsewhere stand in a text of ours."""

from functools import cached_property

from .folding import Folded
from .quotes import find_quote
from .spans import Span


class Placing:
    """One text, asked for many quotes."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        return Folded(self.text)

    def find(self, quote: str, prefix: str = "", suffix: str = "", start: int | None = None) -> tuple[Span | None, str]:
        """The one place of `quote`, or None and why. Outer blanks aside, the words are the exact ones, or else the
        same typeset differently; of several places that one is meant which the context tells, or that begins nearest
        to `start`, a hint alone."""
        words = quote.strip()
        found = find_quote(self.text, words, _inner(prefix, quote, -1), _inner(suffix, quote, 1))
        if not found:
            found = self.folded.find(words)
        if not found:
            return None, "its words are not in the text"
        if len(found) > 1 and start is not None:
            nearest = sorted(found, key=lambda span: abs(span.start - start))
            if abs(nearest[0].start - start) < abs(nearest[1].start - start):
                return nearest[0], ""
        if len(found) > 1:
            return None, f"its words stand {len(found)} times in the text"
        return found[0], ""


def _inner(context: str, quote: str, side: int) -> str:
    """The context with the blanks that were taken off the quote."""
    if side < 0:
        return context + quote[: len(quote) - len(quote.lstrip())]
    return quote[len(quote.rstrip()) :] + context
