"""Words of a document in the looks that it gives them, as markup; each word escaped once."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from operator import attrgetter

from claims.services.reading.looks import Piece, pieces_of
from claims.text import Look
from claims.text.blocks import ADDRESS, BOLD, CODE, ITALIC, LINK, SIGN, STRUCK

# Of the links of a document: nobody is told who reads it, and nothing of our weight goes along.
REL = "noreferrer noopener nofollow"
DRESS = {
    SIGN: ('<span class="sign">', "</span>"),
    BOLD: ("<strong>", "</strong>"),
    ITALIC: ("<em>", "</em>"),
    CODE: ("<code>", "</code>"),
    STRUCK: ("<s>", "</s>"),
    ADDRESS: ('<span class="link-to">', "</span>"),
    # By its target, around all pieces of it.
    LINK: ("", ""),
}

TARGET = attrgetter("target")


def dressed_words(text: str, start: int, looks: Sequence[Look], *, begins: bool = False) -> str:
    """Words that begin at `start`, in those of the looks that lie on them; with `begins` a mark begins with them, which
    must be seen. Signs of markup are there and not shown."""
    if not looks:
        return escape(text, quote=False)
    pieces = list(pieces_of(text, start, looks))
    if begins and all(_is_hidden(piece) for piece in pieces):
        return escape(text, quote=False)
    return "".join(_linked(target, "".join(map(_dressed, group))) for target, group in groupby(pieces, key=TARGET))


def _linked(target: str, html: str) -> str:
    return f'<a class="doc-link" href="{escape(target)}" rel="{REL}">{html}</a>' if target else html


def _is_hidden(piece: Piece) -> bool:
    """Signs of markup, and the address of a link that its words lead to."""
    return piece.is_sign or (ADDRESS in piece.looks and LINK in piece.looks)


def _dressed(piece: Piece) -> str:
    html = escape(piece.text, quote=False)
    for look in SIGN if _is_hidden(piece) else piece.looks:
        opens, closes = DRESS[look]
        html = f"{opens}{html}{closes}"
    return html
