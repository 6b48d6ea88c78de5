"""Speakers: the "MR. NIXON:" that begins a turn in the transcript of a debate, an interview or a hearing."""

import re

# Up to six words, each a capital name, a title or a number, in front of a colon; "MODERATOR", "Q.", "Sen. de la Cruz".
SPEAKER = re.compile(
    r"[^\S\n]*(?:(?:[A-Z][\w.'’-]{0,30}|de|la|von|van|of|and|&|\([^()\n:]{1,40}\)),?[^\S\n]{1,3}){0,6}"
    r"(?:[A-Z][\w.'’-]{0,30}|\([^()\n:]{1,40}\)):(?=\s|$)"
)


def end_of_speaker(text: str, start: int, end: int) -> int:
    """Where the words begin that somebody said: behind a speaker's label at `start`, or at `start` itself."""
    found = SPEAKER.match(text, start, end)
    if not found:
        return start
    spoken = found.end()
    while spoken < end and text[spoken].isspace():
        spoken += 1
    return spoken
