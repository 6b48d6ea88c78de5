"""Raised signs: superscripts as the characters that Unicode has for them, so that no text runs them into a number."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"
TABLE = str.maketrans("0123456789+-()−", f"{RAISED}⁻")
# Digits and signs by themselves ("10⁶", "Na⁺", "¹,²"), or one word that begins with them: a sign of a note ("¹a"),
# an exponent ("²n⁺¹"). Letters by themselves stay ("1st"), and so do words that are only set small.
SIGNS = re.compile(rf"[\W_{RAISED}]*\d[\W\d_{RAISED}]*|\s*[+−–-]+\s*|\s*[+−–-]?\d\S*\s*")
# Between numbers a dash says "to", and elsewhere "minus".
MINUS = re.compile(r"(?<!\d)–")
# A note in brackets is told from a number as it is, and left out of statements in that form alone.
BRACKETED = re.compile(r"\s*\[[^\[\]]*\]\s*")
# Superscripts behind a stop: the signs of notes, one or more, and as Markdown has them.
NOTES = (
    r"(?:(?:[¹²³⁰-⁹⁺⁻⁽⁾†‡]|(?:,[^\S\n]?|[\u202f–])(?=[¹²³⁰-⁹⁽†‡]))"
    r"|<sup(?:\s[^<>\n]{0,80})?>(?:<a\s[^<>\n]{0,80}>)?[^<>\n]{1,12}(?:</a>)?</sup>)"
)
# Parts two signs that stand beside each other.
THIN_SPACE = "\u202f"


def raised(words: str, before: str = "") -> str:
    """A superscript as characters that are raised themselves; `before` is what it stands behind.

    As long as `words`, or by a thin space longer: two superscripts make no number, nor does one that stays as it is
    with the number before it.
    """
    if SIGNS.fullmatch(words) and not BRACKETED.fullmatch(words):
        words = MINUS.sub("⁻", words).translate(TABLE)
    is_glued = bool(before) and bool(words) and (
        (words[0] in RAISED and before[-1] in RAISED) or (words[0].isdecimal() and before[-1].isdigit())
    )  # fmt: skip
    return THIN_SPACE + words if is_glued else words


def raise_pieces(pieces: Iterable[tuple[str, int]]) -> Iterator[str]:
    """The words of each piece, those of superscripts raised: a piece has the number of its superscript, 0 outside.

    Neighbours of one number are one superscript.
    """
    before = ""
    for number, group in groupby(pieces, key=itemgetter(1)):
        texts = [text for text, _number in group]
        whole = "".join(texts)
        told = raised(whole, before) if number else whole
        before = told or before
        added = len(told) - len(whole)
        for text in texts:
            length = len(text) + added if text else 0
            added = 0 if text else added
            yield told[:length]
            told = told[length:]
