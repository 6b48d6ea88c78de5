"""Transcripts: what people said, turn by turn, and which of it asserts something that can be checked.

In a debate most sentences greet, ask, promise or argue, and each is short enough to be one claim. So in a transcript
whole sentences are suggested, and only those that the shipped model of check-worthiness finds worth checking. That
hides nothing: the others stay in the document, count as unread in its coverage, and can be made claims by hand.
"""

from collections.abc import Sequence

from .blocks import Block
from .spans import trim
from .speakers import take_turns
from .views import Clause, View
from .worth import shipped_model

# Where the shipped model's scores part its own sentences best; chosen on left-out debates, not on those here.
MIN_SCORE = 0.5
MIN_TURNS, MIN_TURNS_OF_SPEAKER = 8, 3


def is_transcript(text: str, blocks: Sequence[Block]) -> bool:
    """Whether at least two speakers take turns in the text, their names before a colon ("MS. WALTERS: Thank you.")."""
    return take_turns(text, blocks, MIN_TURNS, MIN_TURNS_OF_SPEAKER)


def carries_claim(sentence: str) -> bool:
    """Whether a spoken sentence asserts something worth checking, by the shipped model."""
    return shipped_model().score(sentence) >= MIN_SCORE


def whole_clause(view: View) -> Clause:
    """The sentence as one claim, its final stop included."""
    start, end = trim(view.text, view.start, view.end)
    return Clause(start, end, "whole", start)
