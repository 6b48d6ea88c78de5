"""Words in the looks that markup gives them, where the markup itself is not in the text."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from claims.text.blocks import LINK, Look
from claims.text.raised import raise_pieces

# Those that an importer may collapse, add or leave out between words.
BLANKS = " \t\n\r\f"
NO_BLANKS = str.maketrans("", "", BLANKS)


class Style(NamedTuple):
    """Letters as of a `Look`, and the address of the link."""

    looks: str = ""
    target: str = ""


PLAIN = Style()


class Styled(NamedTuple):
    """`raised`: the number of the superscript that it is part of, 0 where it is in none."""

    text: str
    style: Style = PLAIN
    raised: int = 0


def with_raised(pieces: Sequence[Styled]) -> list[Styled]:
    """The pieces, superscripts as characters that are raised themselves."""
    texts = raise_pieces((piece.text, piece.raised) for piece in pieces)
    return [piece._replace(text=text) for piece, text in zip(pieces, texts, strict=True)]


def looks_of(pieces: Sequence[Styled], words: str) -> list[Look]:
    """The looks of `words`, which are those of the pieces with other blanks; their places in it (code points).

    Neighbours in the same style are one look, and blanks between neighbours look as both of them do.
    """
    if all(piece.style == PLAIN for piece in pieces):
        return []
    solid = [at for at, character in enumerate(words) if character not in BLANKS]
    counts = [(piece.style, len(piece.text.translate(NO_BLANKS))) for piece in pieces]
    if sum(count for _style, count in counts) != len(solid):
        # Where other characters than blanks went, nobody knows where which ones are.
        return []
    placed: list[Look] = []
    end = 0
    for style, group in groupby(filter(itemgetter(1), counts), key=itemgetter(0)):
        first, end = end, end + sum(count for _style, count in group)
        placed.append(Look(solid[first], solid[end - 1] + 1, *style))
    looks = (*placed, *map(_between, placed, placed[1:]))
    return sorted(look for look in looks if look.looks and look.start < look.end)


def _between(one: Look, other: Look) -> Look:
    target = one.target if one.target == other.target else ""
    looks = "".join(look for look in one.looks if look in other.looks and (look != LINK or target))
    return Look(one.end, other.start, looks, target)
