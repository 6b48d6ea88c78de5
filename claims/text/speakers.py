"""Speakers: the "MR. NIXON:" that begins a turn in the transcript of a debate, an interview or a hearing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

# Up to six words, each a capital name, a title or a number, in front of a colon; "MODERATOR", "Q.", "Sen. de la Cruz".
SPEAKER = re.compile(
    r"[^\S\n]*(?:\*\*|__)?"
    r"(?:(?:[A-Z][\w.'’-]{0,30}|de|la|von|van|of|and|&|\([^()\n:]{1,40}\)),?[^\S\n]{1,3}){0,6}"
    r"(?:[A-Z][\w.'’-]{0,30}|\([^()\n:]{1,40}\))(?:\*\*|__)?:(?:\*\*|__)?(?=\s|$)"
)
# A turn shows early whether somebody speaks: so many of the turns speak of "I" or "you".
MAX_LOOK_CHARS = 400
MIN_PERSONAL_SHARE = 0.25
PERSONAL = re.compile(r"\b(?:I|[Yy]ou|[Ww]e|me|[Mm]y|[Yy]our|[Oo]ur)\b")
MIN_SPEAKERS = 2
# At least so many of the paragraphs begin a turn.
MIN_TURN_SHARE = 0.1
# Turns that tell who speaks; for less, a list of terms may be meant.
MIN_TURNS, MIN_TURNS_OF_SPEAKER = 5, 2
# These stand before a colon again and again in documents that nobody speaks.
NO_SPEAKERS = frozenset(
    """
    q a question answer note notes example examples response tip warning myth fact facts claim reality summary source
    sources date time place subject from to cc re title section chapter pros cons benefits drawbacks advantages
    disadvantages who what when where why how cost costs eligibility step contact phone email website hours deadline
    requirements documents purpose scope do don't don’t true false important remember
    """.split()
)


class Passage(Protocol):
    """A stretch of a text that may begin with a speaker: a block, or the lines that will be one."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def end_of_speaker(text: str, start: int, end: int) -> int:
    """Where the words begin that somebody said: behind a speaker's label at `start`, or at `start` itself."""
    found = SPEAKER.match(text, start, end)
    if not found:
        return start
    spoken = found.end()
    while spoken < end and text[spoken].isspace():
        spoken += 1
    return spoken


def speaker_of(text: str, start: int, end: int) -> str:
    """Whose turn begins at `start`, as the text names them ("MS. ORTIZ"), or ""."""
    name = text[start : end_of_speaker(text, start, end)].strip(" :*_\t\n")
    return "" if name.casefold() in NO_SPEAKERS else name


def take_turns(
    text: str,
    passages: Iterable[Passage],
    least_turns: int = MIN_TURNS,
    least_of_speaker: int = MIN_TURNS_OF_SPEAKER,
) -> bool:
    """Whether at least two speakers take turns in the passages of `text`, their names before a colon."""
    passages = list(passages)
    turns = list(_turns(text, passages))
    often = Counter(speaker for speaker, _words in turns)
    speakers = {speaker for speaker, count in often.items() if count >= least_of_speaker}
    spoken = [words for speaker, words in turns if speaker in speakers]
    personal = sum(PERSONAL.search(words) is not None for words in spoken)
    return (
        len(speakers) >= MIN_SPEAKERS
        and len(spoken) >= max(least_turns, MIN_TURN_SHARE * len(passages))
        and personal >= MIN_PERSONAL_SHARE * len(spoken)
    )


def _turns(text: str, passages: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    """Each turn's speaker, and the words it begins with."""
    for passage in passages:
        speaker = speaker_of(text, passage.start, passage.end)
        if speaker:
            spoken = end_of_speaker(text, passage.start, passage.end)
            yield speaker.casefold(), text[spoken : min(passage.end, spoken + MAX_LOOK_CHARS)]
