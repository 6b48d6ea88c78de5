"""Folding: what two typesettings of the same words have in common. For comparison alone; nothing folded is stored."""

import re

from .spans import Span

BLANKS = re.compile(r"\s+")
STEP = re.compile(r"\s+|\S")
# Neither case nor digits: "may" and "May", "1" and "l" are different words. Single and double marks stay apart,
# since they nest.
SINGLE_MARKS = "‘’‚‛‹›"
DOUBLE_MARKS = "“”„‟«»"
DASHES = "‐‑‒–—―−"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
SIGNS = {
    "quotation marks": {**dict.fromkeys(SINGLE_MARKS, "'"), **dict.fromkeys(DOUBLE_MARKS, '"')},
    "dashes": dict.fromkeys(DASHES, "-"),
    "ligatures": LIGATURES,
}
TABLE = str.maketrans({sign: plain for signs in SIGNS.values() for sign, plain in signs.items()})
ALL_BUT = {
    name: {sign: plain for sign, plain in TABLE.items() if chr(sign) not in signs} for name, signs in SIGNS.items()
}


def fold(words: str) -> str:
    """The words with one blank for every run of white space, plain quotation marks and hyphens, and no ligatures."""
    return _folds_by(TABLE, words)


def typed_otherwise(one: str, other: str) -> list[str]:
    """Which signs of two texts that fold to the same are typed otherwise, by their names."""
    blanks = ["blanks"] if one.translate(TABLE) != other.translate(TABLE) else []
    return blanks + [name for name, table in ALL_BUT.items() if _folds_by(table, one) != _folds_by(table, other)]


def _folds_by(table: dict[int, str], words: str) -> str:
    return BLANKS.sub(" ", words.translate(table))


def same_place(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `old[start:end]` is in `new` when the two fold to the same, in code points; None when they do not.

    An edge inside a ligature that the other text spells out takes the whole ligature.
    """
    if fold(old) != fold(new):
        return None
    before, after = _sources(old), _sources(new)
    first = next((at for at, source in enumerate(before) if source >= start), len(before))
    last = next((at for at, source in enumerate(before) if source >= end), len(before))
    return after[first], after[last]


def _sources(words: str) -> list[int]:
    """For each folded character the place of the one it comes from, and the length of `words` behind the last."""
    places = [found.start() for found in STEP.finditer(words) for _ in fold(found.group())]
    return [*places, len(words)]


class Folded:
    """A text folded once, to find in it what is typeset otherwise elsewhere."""

    def __init__(self, text: str) -> None:
        self.folded, self.sources = fold(text), _sources(text)

    def find(self, words: str) -> list[Span]:
        """Every place whose words fold to the same as `words` (code points of the text); none for blanks alone."""
        wanted = fold(words).strip()
        places: list[Span] = []
        at = self.folded.find(wanted) if wanted else -1
        while at >= 0:
            # The last character ends where the next one begins, but for blanks that fold away.
            places.append(Span(self.sources[at], self.sources[at + len(wanted) - 1] + 1))
            at = self.folded.find(wanted, at + 1)
        return places
