"""Framing: the headings above a passage and the lead-in before it, which can turn what its own words assert."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .blocks import Block
from .folding import fold
from .lexicon import MODALS
from .outline import Passage, outline

WORD = re.compile(r"\w+(?:['’]\w+)*")
CLOSING_MARKS = "*_”\"'’)] \n"
# Words that say of what follows whether it is so, may be done, or is in force.
TURNING = MODALS | frozenset(
    """
    no not never none nobody nothing nor neither without unless except exception exceptions exempt
    true false untrue incorrect correct wrong right fact facts fiction myth myths misconception misconceptions hoax
    rumor rumors rumour rumours debunked alleged claimed
    allow allows allowed permit permits permitted prohibit prohibits prohibited forbid forbids forbidden ban bans banned
    bar bars barred require requires required optional mandatory voluntary lawful unlawful legal illegal
    include includes included including exclude excludes excluded excluding before after until former formerly
    proposed draft repealed expired withdrawn suspended
    """.split()
)


class Frame(NamedTuple):
    """The words that a passage stands under: its headings from the outermost, and the lead-in that announces it."""

    headings: tuple[str, ...] = ()
    lead_in: str = ""

    def turning_words(self) -> Counter[str]:
        words = WORD.findall(fold(" ".join([*self.headings, self.lead_in])).lower())
        return Counter(word for word in words if word in TURNING or word.endswith("n't"))


class Framing:
    """The frames of a text, to be asked by place (code points).

    A lead-in frames the rest of its block, or the block behind it, and every entry of the list that it announces.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.starts: list[int] = []
        self.frames: list[Frame] = []
        self.headings: list[tuple[int, str]] = []
        self.of_list = self.of_block = ""
        before = Passage(0, 0, "heading", -1)
        for passage in outline(text, blocks):
            block, words = blocks[passage.block], text[passage.start : passage.end]
            if passage.kind == "heading":
                self.headings = [*(one for one in self.headings if one[0] < block.level), (block.level, words)]
            else:
                self._add(passage, before, text[before.start : before.end], block.kind == "list_item")
            before = passage

    def _add(self, passage: Passage, before: Passage, words_before: str, is_item: bool) -> None:
        if before.kind == "heading" or not is_item:
            self.of_list = ""
        if passage.block != before.block:
            self.of_block = ""
        if before.kind != "heading" and words_before.rstrip(CLOSING_MARKS).endswith(":"):
            self.of_block = words_before
            self.of_list = words_before if is_item else ""
        headings = tuple(words for _, words in self.headings)
        self.starts.append(passage.start)
        self.frames.append(Frame(headings, self.of_block or self.of_list))

    def at(self, place: int) -> Frame:
        index = bisect_right(self.starts, place) - 1
        return self.frames[index] if index >= 0 else Frame()


def is_turned(old: Frame, new: Frame) -> bool:
    """Whether a word that turns what follows ("not", "myth", "prohibited", "must") came to the frame or left it."""
    return old.turning_words() != new.turning_words()
