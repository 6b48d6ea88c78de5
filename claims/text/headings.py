"""Headings of a plain text: what looks like one, and how high it stands."""

import re

from .blocks import Block
from .lines import BULLETS
from .paragraphs import Chunk

MAX_HEADING_CHARS = 200
MAX_HEADING_LINES = 2
MAX_TITLE_WORDS = 14
MIN_CAPITALS = 3
# So few words are a heading however they are written; of more, most begin with a capital.
MAX_UNJUDGED_WORDS = 4
MIN_CAPITALISED = 0.7
DIVISION = re.compile(
    r"(?i)((?:section|sec\.|chapter|part|article|title|appendix|annex|schedule|division|subtitle|subchapter|§)"
    r"\s*(?:\d[\w.-]*|[IVXLC]+|[A-Z])(?:[.:—–-]|\b))(?=\s|$)"
)
DOTTED_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+\.?)\s+(?=[A-Z])")
SMALL_WORDS = frozenset(
    "a an and are as at but by for from in into is nor of on or over per the to under upon v. vs. via with".split()
)
WORD = re.compile(r"[^\W\d_][\w’'.-]*")
TITLE_LEVEL, SECTION_LEVEL = 1, 2


def heading_of(text: str, chunks: list[Chunk], index: int) -> Block | None:
    """The chunk as a heading block, or None. Its level: 1 for the document's title, else 2, or by its number's dots."""
    chunk = chunks[index]
    words = text[chunk.start : chunk.end]
    if len(words) > MAX_HEADING_CHARS or words.startswith(("“", '"')):
        return None
    level = _level(words, chunks, index)
    if not level:
        return None
    found = DOTTED_NUMBER.match(words) or DIVISION.match(words)
    if found and not chunk.label and found.end() < len(words):
        label, rest = found.group(1), words[found.end() :]
        start = chunk.end - len(rest.lstrip())
        return Block("heading", level, label, start, chunk.end)
    return Block("heading", level, chunk.label, chunk.start, chunk.end)


def _level(words: str, chunks: list[Chunk], index: int) -> int:
    chunk = chunks[index]
    if chunk.underline and chunk.lines <= MAX_HEADING_LINES:
        return TITLE_LEVEL if chunk.underline == "=" else SECTION_LEVEL
    if _is_question(words, chunks, index):
        return SECTION_LEVEL
    if DOTTED_NUMBER.match(words) and _is_bare(words):
        return 1 + words.split(None, 1)[0].strip(".").count(".") + 1
    if index == 0 and not chunk.label and _is_bare(words) and len(chunks) > 1:
        return TITLE_LEVEL
    return SECTION_LEVEL if _is_title(words, chunks, index) else 0


def _is_question(words: str, chunks: list[Chunk], index: int) -> bool:
    """A numbered or a lone question; a question that others follow on the same list is one of its items."""
    chunk = chunks[index]
    if not words.endswith("?") or ". " in words.rstrip("?"):
        return False
    if chunk.label:
        return chunk.label not in BULLETS
    return chunk.lines <= MAX_HEADING_LINES and chunk.after_blank and index + 1 < len(chunks)


def _is_title(words: str, chunks: list[Chunk], index: int) -> bool:
    chunk = chunks[index]
    if chunk.lines > MAX_HEADING_LINES or index + 1 == len(chunks):
        return False
    if _is_capitals(words):
        return not words.endswith((",", ";"))
    if DIVISION.match(words) and len(words.split()) <= MAX_TITLE_WORDS and chunk.lines == 1:
        return True
    if not chunk.after_blank or not _is_bare(words) or not _in_title_case(words):
        return False
    # A list of short entries is a list; one short numbered line before running text is a heading.
    after = chunks[index + 1]
    return not chunk.label or (not after.label and after.end - after.start > len(words))


def _is_bare(words: str) -> bool:
    """Short, begun with a capital or a number, and without the stop that ends a sentence."""
    return (
        len(words.split()) <= MAX_TITLE_WORDS
        and not words.endswith((".", ":", ";", ",", "!"))
        and not words[0].islower()
    )


def _is_capitals(words: str) -> bool:
    letters = [character for character in words if character.isalpha()]
    return len(letters) >= MIN_CAPITALS and all(not character.islower() for character in letters)


def _in_title_case(words: str) -> bool:
    heavy = [word for word in WORD.findall(words) if word.lower() not in SMALL_WORDS]
    if len(heavy) <= MAX_UNJUDGED_WORDS:
        return bool(heavy)
    capitalised = [word for word in heavy if word[0].isupper()]
    return len(capitalised) >= MIN_CAPITALISED * len(heavy)
