"""Transcripts: what people said, turn by turn, and which of it asserts something that can be checked.

In a debate most sentences greet, ask, promise or argue, and each is short enough to be one claim. So in a transcript
whole sentences are suggested, and only those that the shipped model of check-worthiness finds worth checking. That
hides nothing: the others stay in the document, count as unread in its coverage, and can be made claims by hand.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .blocks import Block
from .speakers import end_of_speaker
from .views import Clause, View
from .worth import shipped_model

# Where the shipped model's scores part its own sentences best; chosen on left-out debates, not on those here.
MIN_SCORE = 0.5
MIN_TURNS, MIN_TURNS_OF_SPEAKER, MIN_SPEAKERS = 8, 3, 2
# At least so many of the paragraphs begin a turn, and so many turns speak of "I" or "you".
MIN_TURN_SHARE, MIN_PERSONAL_SHARE = 0.1, 0.25
PERSONAL = re.compile(r"\b(?:I|you|we|me|my|your|our)\b")
# A turn shows early whether somebody speaks.
MAX_LOOK_CHARS = 400
# These stand before a colon again and again in documents that nobody speaks.
NO_SPEAKERS = frozenset(
    "q a question answer note notes example examples response tip warning myth fact facts claim reality summary source "
    "sources date time place subject from to cc re title section chapter".split()
)


def is_transcript(text: str, blocks: Sequence[Block]) -> bool:
    """Whether at least two speakers take turns in the text, their names before a colon ("MS. WALTERS: Thank you.")."""
    turns = list(_turns(text, blocks))
    often = Counter(speaker for speaker, _words in turns)
    speakers = {speaker for speaker, count in often.items() if count >= MIN_TURNS_OF_SPEAKER}
    spoken = [words for speaker, words in turns if speaker in speakers]
    personal = sum(PERSONAL.search(words) is not None for words in spoken)
    return (
        len(speakers) >= MIN_SPEAKERS
        and len(spoken) >= max(MIN_TURNS, MIN_TURN_SHARE * len(blocks))
        and personal >= MIN_PERSONAL_SHARE * len(spoken)
    )


def _turns(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Each turn's speaker, and the words it begins with."""
    for block in blocks:
        spoken = end_of_speaker(text, block.start, block.end)
        speaker = text[block.start : spoken].strip(" :\n").casefold()
        if speaker and speaker not in NO_SPEAKERS:
            yield speaker, text[spoken : min(block.end, spoken + MAX_LOOK_CHARS)]


def carries_claim(sentence: str) -> bool:
    """Whether a spoken sentence asserts something worth checking, by the shipped model."""
    return shipped_model().score(sentence) >= MIN_SCORE


def whole_clause(view: View) -> Clause:
    """The sentence as one claim, its final stop included."""
    return Clause(view.start, view.end, "whole", view.start)
