"""Lists of sections behind one head: "§§ 24-74-103 to -105", "8 U.S.C. 1611 and 1621"."""

import re
from typing import NamedTuple

from claims.text.authorities.patterns import (
    DASH,
    MAYBE_SPACE,
    NUMBER,
    NUMBER_ENDS,
    SPACE,
    SUBSECTIONS,
    YEAR,
    plain_dashes,
)

MAX_ITEMS = 24
MIN_RANGE_DIGITS = 3

ITEM = re.compile(
    rf"(?:§{{1,2}}{MAYBE_SPACE})?(?P<number>{NUMBER})(?P<subsections>{SUBSECTIONS}){NUMBER_ENDS}"
    rf"(?:{DASH}(?:\([A-Za-z0-9]{{1,4}}\)){{1,4}}(?!\w|{DASH}))?"
    rf"(?:,?{SPACE}subd(?:s?\.|ivisions?){SPACE}(?P<subdivision>\d{{1,3}}[a-z]?(?!\w)|(?:\([A-Za-z0-9]{{1,3}}\)){{1,4}}))?"
    rf"(?:,?{SPACE}et{SPACE}seq\.?|{SPACE}note\b)?"
)
SHORT_ITEM = re.compile(rf"{DASH}(?P<number>\d{{1,6}}(?:\.\d{{1,4}})?)(?P<subsections>{SUBSECTIONS}){NUMBER_ENDS}")
SEPARATOR = re.compile(
    rf",?{SPACE}(?:and|or|to|through|&){SPACE}(?:[Ss]ections?{SPACE})?|,{SPACE}(?=[§\d])|{DASH}{{1,2}}(?=§)"
)
OTHER_CITATION = re.compile(
    rf"{MAYBE_SPACE}(?:[A-Z][A-Za-z&]{{0,4}}\.|U\.?S\.?C|C\.?F\.?R|FR\b|ILCS|CCR|USC|Stat\b|Fed\b|United|Code\b)"
)
COUNTED_THING = re.compile(
    rf"{SPACE}(?:people|persons?|percent|per{SPACE}cent|years?|days?|months?|weeks?|hours?|states?|counties|countries"
    rf"|other|others|more|million|billion|thousand|hundred|dollars?|members?|cases?|times|agencies|employees|residents"
    rf"|immigrants|children|families|individuals|votes?|pages?|amendments?)\b|\s?[%€°]"
)
PLAIN_RANGE = re.compile(rf"(\d+)([A-Za-z]*)(?:\([^)]*\))*({DASH}{{1,2}})(\d+)([A-Za-z]*)")
SAME_CHAPTER = re.compile(
    rf"(?P<first>(?P<chapter>(?:\d{{1,4}}[A-Z]?\.){{1,2}})\d{{2,4}}){DASH}{{1,2}}(?P<last>(?:(?P=chapter)|\.)\d{{2,4}})"
)
""" "908.101-908.109", "752.051-.057": a range in any code, since the chapter stands on both sides or is left out."""
DOTTED_RANGE = re.compile(rf"(\d{{2,5}}\.\d{{1,5}})({DASH}{{1,2}})(\d{{2,5}}\.\d{{1,5}})")


class Item(NamedTuple):
    start: int
    end: int
    number: str


def read_items(text: str, at: int, *, plural: bool, ranges: bool) -> list[Item]:
    """The section numbers from `at` on.

    `plural` says that the head promised more than one; `ranges` that a dash between two plain numbers may mean
    "to" (in most codes it is a part of the number).
    """
    items: list[Item] = []
    found = ITEM.match(text, at)
    while found and len(items) < MAX_ITEMS:
        items += split_range(found, plural=plural, ranges=ranges)
        separator = SEPARATOR.match(text, items[-1].end)
        if not separator:
            break
        short = SHORT_ITEM.match(text, separator.end())
        if short:
            items.append(Item(short.start(), short.end(), expand(short, items[-1].number)))
            break
        found = ITEM.match(text, separator.end())
        if found and not belongs(text, found, first=items[0], plural=plural):
            break
    return items


def expand(short: re.Match[str], previous: str) -> str:
    """ "-105" behind "24-74-103" is "24-74-105"."""
    stem = re.sub(r"\(.*", "", previous).rpartition("-")[0]
    return f"{stem}-{short['number']}{short['subsections']}" if stem else short["number"] + short["subsections"]


def belongs(text: str, found: re.Match[str], *, first: Item, plural: bool) -> bool:
    """Whether a number behind "and" or a comma is one more section, and no count, year or other citation."""
    if OTHER_CITATION.match(text, found.end("subsections")) or COUNTED_THING.match(text, found.end("subsections")):
        return False
    number = found["number"]
    if plural or found["subsections"] or found[0].startswith("§"):
        return True
    if re.search(r"\d[.:-]", first.number):
        return shape(number) == shape(first.number)
    if re.fullmatch(YEAR, number):
        return text[found.end() : found.end() + 1] in ")];"
    return number.isdigit() is False or len(number) >= len(re.match(r"\d*", first.number)[0])  # type: ignore[index]


def shape(number: str) -> str:
    same = SAME_CHAPTER.fullmatch(number)
    return re.sub(r"[^.:-]+", "", plain_dashes(re.sub(r"\(.*", "", same["first"] if same else number)))


def split_range(found: re.Match[str], *, plural: bool, ranges: bool) -> list[Item]:
    """ "1101-1107" names two sections; "1395w-4" and "24-74-103" name one."""
    number = found["number"]
    same = SAME_CHAPTER.fullmatch(number)
    if same:
        last = same["chapter"] + same["last"].rpartition(".")[2]
        middle = found.start("number") + same.start("last")
        return [
            Item(found.start(), found.start("number") + same.end("first"), same["first"]),
            Item(middle, found.end(), last + found["subsections"]),
        ]
    ends = range_ends(number, plural=plural) if ranges else None
    if not ends:
        return [Item(found.start(), found.end(), plain_dashes(number) + found["subsections"] + subdivision_of(found))]
    left, right = ends
    base = found.start("number")
    return [
        Item(found.start(), base + left, number[:left]),
        Item(base + right, found.end(), number[right:] + found["subsections"]),
    ]


def subdivision_of(found: re.Match[str]) -> str:
    """ "subd. (a)" is the subsection (a); a numbered one keeps its word, as Minnesota and New York cite it."""
    subdivision = found["subdivision"]
    if not subdivision:
        return ""
    return subdivision if subdivision.startswith("(") else f", subd. {subdivision}"


def range_ends(number: str, *, plural: bool) -> tuple[int, int] | None:
    """Where the first section of a range ends and the last begins, or None for a single number."""
    dotted = DOTTED_RANGE.fullmatch(number)
    if dotted and float(dotted[3]) > float(dotted[1]):
        return dotted.end(1), dotted.start(3)
    plain = PLAIN_RANGE.fullmatch(number)
    if not plain or bool(plain[2]) != bool(plain[5]):
        return None
    if len(plain[4]) < len(plain[1]) or int(plain[4]) < int(plain[1]) or (plain[1], plain[2]) == (plain[4], plain[5]):
        return None
    if not plural and len(plain[1]) < MIN_RANGE_DIGITS and not plain[2]:
        return None
    return plain.start(3), plain.end(3)
