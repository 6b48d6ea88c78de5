"""Wrapping: words that a hard-wrapped text broke at the end of a line, joined again for reading."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from .spans import Span

BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,30})[-‐\u00ad]\n[^\S\n]*([^\W\d_]{2,30})(?![^\W\d_])")

SOFT_HYPHEN = "\u00ad"
HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,30}-[^\W\d_]{2,30}(?![^\W\d_])")


def join_broken_words(text: str) -> tuple[str, list[Span]]:
    """The text with its broken words in one piece, soft hyphens behind each so that it is as long as it was, and where
    they stand (code points).

    The hyphen stays where the same word has one elsewhere in the middle of a line ("law-\\nenforcement"), or where its
    second part begins with a capital.
    """
    broken = list(BROKEN.finditer(text))
    if not broken:
        return text, []
    hyphenated = frozenset(HYPHENATED.findall(text))
    pieces, end = [], 0
    for found in broken:
        word = _join(found, hyphenated)
        pieces += [text[end : found.start()], word, SOFT_HYPHEN * (found.end() - found.start() - len(word))]
        end = found.end()
    return "".join([*pieces, text[end:]]), [Span(*found.span()) for found in broken]


def _join(found: re.Match[str], hyphenated: Collection[str]) -> str:
    first, second = found.groups()
    has_hyphen = not second[0].islower() or f"{first}-{second}" in hyphenated
    return f"{first}-{second}" if has_hyphen else first + second


def whole_words(start: int, end: int, broken: Sequence[Span]) -> Span:
    """The span, grown to the end of a broken word that it ends in."""
    index = bisect_right(broken, (end, end)) - 1
    if index >= 0 and broken[index].start < end < broken[index].end:
        end = broken[index].end
    return Span(start, end)
