"""Margins: the numbers and letters before a sentence that are no part of it, and entries that run on in one line."""

import re
from collections.abc import Iterable, Iterator

from .spans import Span

# "1.", "(a)", "II.", "¶ 12.", "[3]" at the head of a paragraph, and a reporter's page "*871" before any sentence.
NUMBERED = (
    r"¶+\s?\d{1,4}\.?|\[(?:\d{1,4}(?:,\s\d{1,4}){0,9}|\*)\]|"
    r"\(?(?:\d{1,3}|[A-Za-z]|[IVXLC]{2,6}|[ivxlc]{2,6})[.)]{1,2}"
)
LABEL = re.compile(rf"(?:{NUMBERED})(?=\s+[\"“‘'(\[]?[A-Z])")
LONE_LABEL = re.compile(rf"{NUMBERED}|\*?\d{{1,5}}")
STAR_PAGE = re.compile(r"\*\d{1,5}(?=\s+[\"“‘'(\[*]?[A-Z\d])")
INITIAL = re.compile(r"\(?([A-Z])\.")
ROMAN = re.compile(r"\(?[IVXLC]{2,6}[.)]")
RUN_IN = re.compile(r"([•‣⁃◦▪·]?)\s?(?:(\(?)(\d{1,3}|[a-z])([.)]{1,2})(?=\s))?")
# The next field of a form, set off in the same line: "Filed: 3 May      Decided: 4 May".
FIELD_GAP = re.compile(r"(?<=[^\s:])(?:\t\s*+|[^\S\n]{3,}+)(?=[A-Z][\w./ ]{1,30}:\s)")
MAX_FIELD_CHARS = 60


def letters_in_use(text: str, paragraphs: Iterable[Span]) -> frozenset[str]:
    """The capitals that number the paragraphs of a text; one without a neighbour is the initial of a name."""
    labels = [found.group() for start, end in paragraphs if (found := LABEL.match(text, start, end))]
    letters = {found.group(1) for label in labels if (found := INITIAL.fullmatch(label))}
    numerals = {"I", "V", "X"} if any(ROMAN.fullmatch(label) for label in labels) else set()
    return frozenset(
        letter for letter in letters if letter in numerals or {chr(ord(letter) - 1), chr(ord(letter) + 1)} & letters
    )


def is_label(words: str) -> bool:
    """Whether a sentence is a number or letter from the margin and nothing else."""
    return bool(LONE_LABEL.fullmatch(words))


def end_of_label(text: str, start: int, end: int, letters: frozenset[str]) -> int:
    """Where the label at the head of a paragraph ends, `start` without one."""
    found = LABEL.match(text, start, end)
    if not found:
        return start
    initial = INITIAL.fullmatch(found.group())
    return start if initial and initial.group(1) not in letters else found.end()


def end_of_star_page(text: str, start: int, end: int) -> int:
    """Where a reporter's page number at the head of a sentence ends, `start` without one."""
    found = STAR_PAGE.match(text, start, end)
    return found.end() if found else start


def entries_in_line(text: str, start: int, end: int) -> Iterator[int]:
    """Where the second and every further entry of a list begins that runs on: "1. This 2. That", "• This • That"."""
    found = RUN_IN.match(text, start, end)
    if not found or found.end() == start:
        return
    bullet, opener, number, closer = found.groups()
    if number is None:
        yield from (place.start() for place in re.compile(re.escape(bullet)).finditer(text, start + 1, end))
        return
    place = found.end()
    while number:
        number = _next(number)
        following = re.compile(rf"(?<=\s){re.escape(bullet)}\s?{re.escape(opener + number + closer)}\s+(?=[A-Z])")
        after = following.search(text, place, end)
        if not after:
            return
        yield after.start()
        place = after.end()


def _next(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)


def fields_in_line(text: str, start: int, end: int) -> Iterator[int]:
    """Where the second and every further field of a form's line begins, up to the gap before it."""
    for found in FIELD_GAP.finditer(text, start, end):
        if ":" in text[max(start, found.start() - MAX_FIELD_CHARS) : found.start()]:
            yield found.start()
