"""Subparts of the CFR, which stand before or behind their part: "subpart E of part 164 of title 45", "45 CFR part 160
and subparts A and E of part 164"."""

import re
from collections.abc import Iterable, Iterator

from claims.text.authorities.authority import REGULATION, Authority
from claims.text.authorities.near import near
from claims.text.authorities.patterns import SPACE

_LETTER = r"[A-Z]{1,2}(?!\w)"
_JOINT = rf"(?:,{SPACE}(?:and{SPACE}|or{SPACE})?|{SPACE}(?:and|or|through){SPACE})"
BEHIND = re.compile(rf",?{SPACE}[Ss]ubparts?{SPACE}(?P<letter>[A-Z]{{1,2}})(?!\w)")
BEFORE = near(
    rf"(?<!\w)(?:(?P<part_before>[Pp]arts?{SPACE}\d{{1,4}}),?{SPACE}and{SPACE})?"
    rf"(?P<subparts>[Ss]ubparts?{SPACE}{_LETTER}(?:{_JOINT}{_LETTER}){{0,8}}),?{SPACE}of{SPACE}"
    rf"(?:[Tt]itle{SPACE})?(?:(?P<cfr_title>\d{{1,2}}){SPACE}C\.?F\.?R\.?,?{SPACE})?[Pp]art{SPACE}(?P<part>\d{{1,4}})(?!\w)"
    rf"(?:(?:,|,?{SPACE}of){SPACE}(?:[Tt]itle{SPACE})?(?P<title>\d{{1,2}})(?!\w)"
    rf"(?:(?:,|,?{SPACE}of{SPACE}the)?{SPACE}(?:C\.?F\.?R\.?|Code{SPACE}of{SPACE}Federal{SPACE}Regulations))?)?",
    "ubpart",
    before=40,
    behind=160,
)
LETTER = re.compile(rf"(?<!\w){_LETTER}")
TITLE_NAMED = re.compile(r"(\d{1,2}) CFR part ")
JOINED = re.compile(_JOINT)
MAX_JOINT_CHARS = len("  ,  and  ")


def find_subparts(text: str, regulations: Iterable[Authority]) -> Iterator[Authority]:
    """`regulations` are those found so far: a part right before lends its title to the subparts behind."""
    parts = [one for one in regulations if " CFR part " in one.key]
    titles = {one.end: TITLE_NAMED.match(one.key) for one in parts}
    for part in parts:
        behind = BEHIND.match(text, part.end)
        if behind:
            yield part._replace(end=behind.end(), key=f"{part.key} subpart {behind['letter']}")
    for found in BEFORE.finditer(text):
        title = found["title"] or found["cfr_title"]
        if title and found["part_before"]:
            key = f"{int(title)} CFR part {found['part_before'].split()[-1]}"
            yield Authority(found.start(), found.end("part_before"), REGULATION, key)
        title = title or title_before(text, found.start("subparts"), titles)
        if title:
            yield from subparts(text, found, f"{int(title)} CFR part {found['part']}")


def title_before(text: str, start: int, titles: dict[int, re.Match[str] | None]) -> str | None:
    """The title of the part that ends right before `start`: "45 CFR part 160 and subparts A and E of part 164"."""
    for end in range(start - 1, start - MAX_JOINT_CHARS, -1):
        title = titles.get(end)
        if title and JOINED.fullmatch(text, end, start):
            return title[1]
    return None


def subparts(text: str, found: re.Match[str], head: str) -> Iterator[Authority]:
    """One authority per letter; the first reaches back to the word, the last on to the part."""
    start, end = found.span("subparts")
    letters = [letter.span() for letter in LETTER.finditer(text, start, end)]
    begins = [start, *(letter[0] for letter in letters[1:])]
    ends = [*(letter[1] for letter in letters[:-1]), found.end()]
    for begin, finish, letter in zip(begins, ends, letters, strict=True):
        yield Authority(begin, finish, REGULATION, f"{head} subpart {text[slice(*letter)]}")
