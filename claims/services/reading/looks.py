"""Words as markup makes them look: pieces of a text, bold, italic, code, struck, an address, a link, a hidden sign."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from claims.services.reading.lines import Stretch
from claims.services.reading.passages import Run
from claims.services.reading.places import Place
from claims.text import Look
from claims.text.blocks import SIGN

# Before the words that stand for a picture: in Markdown, and in a report.
PICTURE_SIGN, PICTURE = "![", gettext_lazy("[picture:]")


class Piece(NamedTuple):
    """`looks` are letters as those of `Look`; empty for plain words. `target`: where a link leads."""

    text: str
    looks: str = ""
    target: str = ""

    @property
    def is_sign(self) -> bool:
        return self.looks == SIGN

    @property
    def is_picture(self) -> bool:
        """Whether it is the sign before the words that stand for one."""
        return self.is_sign and self.text == PICTURE_SIGN


def pieces_of(text: str, start: int, looks: Sequence[Look]) -> Iterator[Piece]:
    """`text`, which begins at `start`, cut where looks begin and end; joined the pieces are the text."""
    at, end = start, start + len(text)
    for index in range(bisect_right(looks, start, key=lambda look: look.end), len(looks)):
        look = looks[index]
        if look.start >= end:
            break
        if look.start > at:
            yield Piece(text[at - start : look.start - start])
            at = look.start
        yield Piece(text[at - start : min(look.end, end) - start], look.looks, look.target)
        at = min(look.end, end)
    if at < end:
        yield Piece(text[at - start :])


def dressed(
    stretches: Iterable[Stretch], start: int, looks: Sequence[Look]
) -> Iterator[tuple[Run[Place], list[Piece]]]:
    """The runs of stretches that begin at `start`, each with what a report shows of it."""
    for stretch in stretches:
        yield stretch.run, _told(list(pieces_of(stretch.run.text, start, looks)))
        start += len(stretch.run.text)


def _told(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the signs; what stands for a picture is said to, since nobody sees one."""
    return [
        Piece(f"{PICTURE} ") if piece.is_picture else piece for piece in pieces if not piece.is_sign or piece.is_picture
    ]


def shown(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the signs."""
    return [piece for piece in pieces if not piece.is_sign]
