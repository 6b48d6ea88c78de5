"""Wrapping: words that a hard-wrapped text broke at the end of a line, joined again for reading."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from .spans import Span

BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,30})[-‐\u00ad]\n[^\S\n]*([^\W\d_]{2,30})(?![^\W\d_])")

# Words that stand whole in their line.
WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,30}(?![\w-])")
SOFT_HYPHEN = "\u00ad"
HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,30}-[^\W\d_]{2,30}(?![^\W\d_])")


def join_broken_words(text: str) -> tuple[str, list[Span]]:
    """The text with its broken words in one piece, soft hyphens behind each so that it is as long as it was, and where
    they stand (code points).

    The hyphen stays where the text has the word with one elsewhere, where both parts are words of the text and their
    joint is none ("law-\\nenforcement"), and where the second part begins with a capital.
    """
    broken = list(BROKEN.finditer(text))
    if not broken:
        return text, []
    known = frozenset(WORD.findall(text.lower())) | frozenset(HYPHENATED.findall(text.lower()))
    pieces, end = [], 0
    for found in broken:
        word = _join(found, known)
        pieces += [text[end : found.start()], word, SOFT_HYPHEN * (found.end() - found.start() - len(word))]
        end = found.end()
    return "".join([*pieces, text[end:]]), [Span(*found.span()) for found in broken]


def _join(found: re.Match[str], known: Collection[str]) -> str:
    first, second = found.groups()
    joint, hyphenated = f"{first}{second}".lower(), f"{first}-{second}".lower()
    are_words = first.lower() in known and second.lower() in known
    has_hyphen = not second[0].islower() or hyphenated in known or (are_words and joint not in known)
    return f"{first}-{second}" if has_hyphen else first + second


def whole_words(start: int, end: int, broken: Sequence[Span]) -> Span:
    """The span, grown to the end of a broken word that it ends in."""
    index = bisect_right(broken, (end, end)) - 1
    if index >= 0 and broken[index].start < end < broken[index].end:
        end = broken[index].end
    return Span(start, end)
