"""Turns: who is speaking where people talk in turns, and what there is not of their words."""

import re
from collections.abc import Sequence

from .blocks import Block
from .speakers import speaker_of, take_turns

SOUNDS = (
    r"applause|laughter|laughs|laughing|chuckles|inaudible|unintelligible|indiscernible|crosstalk|cross-talk|"
    r"overlapping|pause|silence|cheers|cheering|boos|booing|music|gavel|bell|sighs|coughs|interruption|phonetic|"
    r"off[- ]mic(?:rophone)?|recess|no (?:audible )?response"
)
# "[applause]", "(laughter and cheers from the gallery)", "[inaudible 00:12:31]".
DIRECTION = re.compile(
    rf"(?i)[\[(](?:\w+ ){{0,2}}(?:{SOUNDS})(?:,? (?:and )?(?:{SOUNDS}))*(?: \d\d?(?::\d\d){{1,2}})?"
    r"(?: (?:from|by|in|among|continues|continued)\b[^()\[\]\n]{0,40})?[.]?[\])]"
)
# What whoever wrote the words down tells about the meeting itself.
NARRATED = re.compile(
    r"[\[(]|(?:The|This) "
    r"(?:meeting|hearing|debate|session|council|committee|court|board|recording|transcript|interview)"
    r" (?:was |has |is )?(?:ended|adjourned|recessed|concluded|began|resumed|convened|closed|opened|called)\b"
)
TITLES = (
    r"(?:vice[- ])?(?:chair(?:man|woman|person)?|president)|mayor|speaker|governor|senator|council(?:l?or|member)|"
    r"judge|justice|doctor|secretary|minister|commissioner|moderator|representative|congress(?:man|woman)"
)
# "With respect, Mayor.", "Thank you, Madam Chair.": what is said to somebody, and asserts nothing.
COURTESY = re.compile(
    rf"(?i)(?:(?:(?:mr|mrs|ms|dr|sen|rep|madam|{TITLES})\b\.?(?: [A-Z][\w’'-]+| (?:{TITLES})\b)?|"
    r"with (?:all |the )?(?:due |great(?:est)? |utmost )?respect(?: to (?:you|the \w+))?|if (?:i may|you please)|"
    r"please|thank you(?: (?:very|so) much| both| all)?|excuse me|pardon me|good (?:morning|afternoon|evening)|"
    r"point of order|ladies and gentlemen|your honor|sir|ma[’']am|everyone|everybody|friends|colleagues|"
    r"and|yes|no|well|again|now|look|listen|so)\b[\s,.!—–-]*+)++"
)


def hide_directions(text: str, blocks: Sequence[Block]) -> str:
    """The text with blanks in the place of stage directions such as "[applause]", where people talk in turns; as long
    as `text`, so that offsets hold for both."""
    if not take_turns(text, blocks):
        return text
    return DIRECTION.sub(lambda found: " " * len(found.group()), text)


def is_courtesy(sentence: str) -> bool:
    """Whether a spoken sentence only addresses somebody."""
    return COURTESY.fullmatch(sentence.strip()) is not None


def is_said(text: str, start: int, end: int) -> bool:
    """Whether the words `text[start:end]` of people who talk in turns begin a turn, or only tell of applause."""
    return speaker_of(text, start, end) != "" or DIRECTION.fullmatch(text, start, end) is not None


class Turns:
    """Who speaks, block by block; nobody where people do not talk in turns."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks
        self.is_taken = take_turns(text, blocks)
        self.speaker = ""

    def enter(self, index: int) -> None:
        """Go on to a block: a turn goes on over paragraphs without a name, up to the next heading."""
        block = self.blocks[index]
        if not self.is_taken:
            return
        named = speaker_of(self.text, block.start, block.end)
        if named:
            self.speaker = named
        elif block.kind == "heading" or NARRATED.match(self.text, block.start, block.end):
            self.speaker = ""
