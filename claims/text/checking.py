"""Looking an excerpt up in the text of its source: where it stands, or what stands there instead."""

import re
from bisect import bisect_right
from typing import NamedTuple

from .alignment import read_words
from .folding import LIGATURES, fold
from .lookalikes import Lookalikes
from .spans import Span

# What whoever quotes writes for words left out, and what they put around it.
OMISSION = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.)\s*")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
AROUND = " \t\r\n\"'“”„‟«»‘’‚‛‹›"
# What folding makes shorter or longer: a run of blanks, a ligature.
RESIZED = re.compile(rf"\s{{2,}}|[{''.join(LIGATURES)}]")
MIN_LIKENESS = 0.3


class Located(NamedTuple):
    """The places of an excerpt, one for each stretch between words left out; `is_exact`: word for word, sign by sign.

    Where it is not exact, blanks, quotation marks, dashes or ligatures are set otherwise, and nothing else.
    """

    places: tuple[Span, ...]
    is_exact: bool


class Nearest(NamedTuple):
    """The most similar place, and how much of the words stand there (0 to 1)."""

    place: Span
    score: float


class _Folded:
    """A text folded, with the way back: which of its characters each folded one comes from. Linear in its length."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = fold(text)
        self.starts, self.sources = [0], [0]
        shift = 0
        for found in RESIZED.finditer(text):
            length = len(fold(found[0]))
            self.starts += [found.start() + shift, found.start() + shift + length]
            self.sources += [found.start(), found.end()]
            shift += length - len(found[0])

    def find(self, words: str, after: int = 0) -> Span | None:
        """Where the folded `words` stand in the text from its character `after` on."""
        start = self.words.find(words, self._folded(after))
        return Span(self._source(start), self._source(start + len(words) - 1) + 1) if start >= 0 else None

    def _source(self, place: int) -> int:
        index = bisect_right(self.starts, place) - 1
        source = self.sources[index] + place - self.starts[index]
        return min(source, self.sources[index + 1] - 1) if index + 1 < len(self.sources) else source

    def _folded(self, place: int) -> int:
        index = bisect_right(self.sources, place) - 1
        return self.starts[index] + place - self.sources[index]


def locate_excerpt(excerpt: str, text: str) -> Located | None:
    """Where the excerpt stands in `text`, in code points; None where it does not stand word for word.

    Words left out ("…", "[…]", "...") may be any; what is before them has to stand before. Parts between blank lines
    that do not follow each other may stand anywhere. Quotation marks around it are the quoter's.
    """
    folded = _Folded(text)
    whole = _in_order(excerpt, folded)
    if whole is None:
        parts = [_in_order(part, folded) for part in BLANK_LINE.split(excerpt) if part.strip(AROUND)]
        if None in parts or not parts[1:]:
            return None
        whole = [place for part in parts if part for place in part]
    is_exact = any(
        all(piece in text for part in parts for piece in _pieces(part))
        for parts in ([excerpt], BLANK_LINE.split(excerpt))
    )
    return Located(tuple(whole), is_exact)


def _pieces(part: str) -> list[str]:
    return [piece for piece in (piece.strip(AROUND) for piece in OMISSION.split(part)) if piece]


def _in_order(part: str, folded: _Folded) -> list[Span] | None:
    """The places of its pieces, each behind the one before; None where one is not there."""
    places: list[Span] = []
    for piece in _pieces(part):
        place = folded.find(fold(piece), places[-1].end if places else 0)
        if place is None:
            return None
        places.append(place)
    return places or None


def nearest_to(excerpt: str, text: str) -> Nearest | None:
    """The place in `text` whose words are most like the excerpt's; None where nothing is like it."""
    wanted, words = read_words(excerpt), read_words(text)
    found = next(iter(Lookalikes(words.keys).find(wanted.keys)), None) if wanted.keys else None
    if found is None or found.score < MIN_LIKENESS:
        return None
    run = found.run
    first = max(0, run.new_first - run.first)
    last = min(len(words.keys) - 1, run.new_last + len(wanted.keys) - 1 - run.last)
    start, end = words.starts[first], words.ends[last]
    return Nearest(Span(start, _behind_tail(excerpt[wanted.ends[-1] :].strip(AROUND), text, end)), found.score)


def _behind_tail(signs: str, text: str, end: int) -> int:
    """The place behind the signs that the excerpt ends with, where the text has them at `end` too."""
    return end + len(signs) if signs and text.startswith(signs, end) else end
