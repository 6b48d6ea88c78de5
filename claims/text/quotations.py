"""Quotations: who said what stands between quotation marks, over as many sentences as it takes."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from .blocks import Block
from .sentences import split_sentences
from .spans import Span, trim

SAID = (
    r"said|says|told \w+(?: \w+)?|added|adds|explained|explains|noted|notes|wrote|writes|recalled|recalls|argued|"
    r"argues|warned|warns|continued|testified|replied|asked|insisted|acknowledged|admitted|claimed|claims|stated"
)
WHO = r"[^“”\"\n.;:]{2,90}?"
# A quotation of several paragraphs is closed in the last of them alone.
QUOTED = re.compile(r"“[^“”]{1,4000}(?:”|\Z)|(?<!\w)\"[^\"]{1,4000}\"")
BEHIND = re.compile(rf"\s*(?:(?P<verb>{SAID})\s+(?P<who>{WHO})|(?P<who2>{WHO})\s+(?P<verb2>{SAID}))(?=[.,;:]|\s*$)")
BEFORE = re.compile(rf"(?:^|[.!?”]\s+)(?P<who>[^“”\"\n.;:!?]{{2,90}}?)\s+(?P<verb>{SAID})(?:\s+that)?[,:]?\s*$")
MAX_BEFORE_CHARS = 140
# “We knew,” she said, “that it was over.”
WHOLE = re.compile(
    rf"[“\"](?P<quote>[^“”\"]+?)(?P<mark>[,.]?)[”\"],?\s+(?:(?P<verb>{SAID})\s+(?P<who>{WHO})|(?P<who2>{WHO})\s+"
    rf"(?P<verb2>{SAID}))(?:,\s+[“\"](?P<more>[^“”\"]+?)[.]?[”\"]|[.,]?)"
)


class Quotation(NamedTuple):
    """`text[start:end]` with its marks (code points); `speaker` and `verb` ("Smith", "said"), or empty."""

    start: int
    end: int
    speaker: str
    verb: str


def find_quotations(text: str, start: int, end: int, before: Quotation | None) -> list[Quotation]:
    """The quotations of a block, in order; one without a speaker beside it goes on from the one `before`."""
    found: list[Quotation] = []
    if text.find("“", start, end) < 0 and text.find('"', start, end) < 0:
        return found
    for quoted in QUOTED.finditer(text, start, end):
        speaker, verb = _speaker(text, quoted, start, end)
        if not speaker and before:
            speaker, verb = before.speaker, before.verb
        before = Quotation(*quoted.span(), speaker, verb)
        found.append(before)
    return found


def _speaker(text: str, quoted: re.Match[str], start: int, end: int) -> tuple[str, str]:
    behind = BEHIND.match(text, quoted.end(), min(end, quoted.end() + MAX_BEFORE_CHARS))
    # Behind a full stop a new sentence begins: its speaker says what follows.
    if behind and text[quoted.end() - 2] != ".":
        return (behind["who"] or behind["who2"]).strip(" ,"), behind["verb"] or behind["verb2"]
    before = BEFORE.search(text[max(start, quoted.start() - MAX_BEFORE_CHARS) : quoted.start()])
    return (before["who"].strip(), before["verb"]) if before else ("", "")


class Quotations:
    """The quotations of the block that is read; one that nobody introduces goes on from the block before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.block: Block | None = None
        self.found: list[Quotation] = []

    def open(self, block: Block) -> None:
        if block == self.block:
            return
        goes_on = self.found[-1] if self.found and self.text.startswith(("“", '"'), block.start) else None
        self.block, self.found = block, find_quotations(self.text, block.start, block.end, goes_on)

    def around(self, start: int, end: int) -> Quotation | None:
        """The quotation that the words `[start, end)` (code points) go on in or are all of, or None."""
        index = bisect_right(self.found, start, key=lambda quotation: quotation.start) - 1
        if index < 0 or self.found[index].end <= start:
            return None
        quotation = self.found[index]
        return quotation if quotation.start < start or end <= quotation.end + 1 else None

    def sentences(self, start: int, end: int) -> list[Span]:
        """The passage `[start, end)` cut behind each sentence of the quotations in it: each is somebody's assertion."""
        first, last = (
            bisect_left(self.found, offset, key=lambda quotation: quotation.start) for offset in (start, end)
        )
        inside = (quotation for quotation in self.found[first:last] if quotation.end <= end)
        cuts = [cut for quotation in inside for cut in sentence_ends(self.text, quotation)]
        return [trim(self.text, *span) for span in pairwise([start, *cuts, end])]


def as_said(words: str, speaker: str, verb: str) -> str:
    """A quoted sentence with who said it: "Smith said: “We had no time.”" """
    bare = words.strip('“”" ').rstrip(",")
    bare = bare if bare.endswith((".", "!", "?", "…")) else bare + "."
    return f"{speaker[:1].upper()}{speaker[1:]} {verb}: “{bare}”"


def speaker_first(statement: str) -> str:
    """ "“We had no time,” said Smith." as "Smith said: “We had no time.”", so that it begins with whoever holds it."""
    found = WHOLE.fullmatch(statement)
    if not found:
        return statement
    who, verb = (found["who"] or found["who2"]).strip(" ,"), found["verb"] or found["verb2"]
    quote = f"{found['quote']}{found['mark']} {found['more']}" if found["more"] else found["quote"]
    stop = "" if quote.endswith(("!", "?")) else "."
    # "Miller, the director, said"
    comma = "," if "," in who else ""
    return f"{who[:1].upper()}{who[1:]}{comma} {verb}: “{quote}{stop}”"


def sentence_ends(text: str, quotation: Quotation) -> list[int]:
    """Where the sentences of a quotation end but the last (code points): each of them is somebody's assertion."""
    inner = split_sentences(text[quotation.start + 1 : quotation.end])
    return [quotation.start + 1 + sentence.end for sentence in inner[:-1]]
