"""The numbers that a document gives its own sections: "4.", "2.1", "Section 3.", "Article IV"."""

import re
from collections.abc import Sequence

DIVISIONS = "section|sec\\.|chapter|part|article|title|appendix|annex|schedule|division|subtitle|subchapter"
# As a heading's words begin with it: a lone number needs its stop, since "3 ways to save" is not numbered.
WRITTEN = re.compile(
    rf"(?i:{DIVISIONS}|§)\s*(?:\d[\w.-]*|[IVXLC]+|[A-Z])\b|(?:\d{{1,3}}(?:\.\d{{1,3}})+|\d{{1,3}}[.)]|[IVXLC]{{1,6}}[.)]"
    r"|[A-Z]\.\d{1,3}(?:\.\d{1,3})*|\(\w{1,4}\))(?=\s|$)|Q\d{1,3}(?=[:.]?\s)"
)
BARE = re.compile(r"\d{1,3}(?=\s+[^\W\d_])")
NUMBERED = re.compile(r"[^\W_]")
# "Q: Who pays?"
ASKING = frozenset(("Q", "Question"))
PLAIN = re.compile(r"(?:\d[\w.-]*|[IVXLC]+|[A-Z](?:\.\d+)*)")


def number_of(label: str) -> str:
    """The number in a label that stands before a heading, as it is told: "§ 4" of "4.", "Article II" of "Article II.".

    Empty for a bullet, which numbers nothing.
    """
    bare = label.strip(" \t.:—–-§")
    if not NUMBERED.search(bare) or bare in ASKING:
        return ""
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1]
    return f"§ {bare}" if PLAIN.fullmatch(bare) else bare


def own_numbers(headings: Sequence[tuple[str, str]]) -> list[str]:
    """The number of each heading, given its label and its words; empty for those that have none.

    Numbers without a stop ("1 Money") are such where they count from 1 without a gap.
    """
    found = [number_of(label) or _written(words) for label, words in headings]
    bare = [("" if number else _bare(words)) for number, (_label, words) in zip(found, headings, strict=True)]
    counted = [int(number) for number in bare if number]
    if len(counted) > 1 and counted == list(range(1, len(counted) + 1)):
        return [number or (f"§ {lone}" if lone else "") for number, lone in zip(found, bare, strict=True)]
    return found


def _written(words: str) -> str:
    found = WRITTEN.match(words.lstrip("*_ "))
    return number_of(found.group()) if found else ""


def _bare(words: str) -> str:
    found = BARE.match(words)
    return found.group() if found else ""
