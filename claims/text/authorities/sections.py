"""Reading sections of a code, whichever of the code and the section is named first."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from claims.text.authorities.authority import Authority
from claims.text.authorities.lists import Item, read_items
from claims.text.authorities.near import Near, near
from claims.text.authorities.patterns import DASH, MAYBE_SPACE, NUMBER, SPACE, is_plural


class Code(NamedTuple):
    """A code of laws or regulations.

    `forward` matches what stands before the numbers ("8 U.S.C. §"), with a group `mark` for the section mark;
    `behind` matches what follows them (", United States Code"). `key` makes the canonical key out of the
    match, the unit ("section", "part", "chapter" …) and the number; an empty key says that the number is none of this
    code.
    """

    kind: str
    forward: Near
    behind: re.Pattern[str] | None
    key: Callable[[re.Match[str], str, str], str]
    fits: re.Pattern[str] = re.compile(NUMBER)
    ranges: bool = False


UNITS = {
    "§": "section",
    "s": "section",
    "p": "part",
    "c": "chapter",
    "a": "article",
    "r": "rule",
}
UNIT_HEAD = near(
    rf"(?<![\w§])(?P<mark>§{{1,2}}|[Ss]ections?|SECTIONS?|[Ss]ecs?\.|ss?\.(?={SPACE}\d)|[Cc]hapters?|[Pp]arts?|[Pp]ts?\.|[Rr]ules?)"
    rf"{MAYBE_SPACE}(?=\d|§)",
    r"[\d§]",
    before=16,
    behind=4,
)
BARE_NUMBER = near(
    r"(?<![\w§.$:/-])(?P<mark>)(?=\d{1,3}(?:\.\d{1,2})?-\d{1,3}(?:\.\d{1,2})?-\d)", r"\d-\d", before=8, behind=16
)


FURTHER_SUBSECTIONS = re.compile(
    rf"(?:(?:,{SPACE}(?:and{SPACE}|or{SPACE})?|{SPACE}(?:and|or|to){SPACE}|{DASH})(?:\([A-Za-z0-9]{{1,4}}\)){{1,4}}){{1,6}}"
)
"""The rest of "section 24-76.6-102(1), (2), and (3), C.R.S."."""


def unit_of(mark: str | None) -> str:
    return UNITS.get((mark or "§").lower()[:1], "section")


def sections_after(text: str, code: Code) -> Iterator[Authority]:
    """ "8 U.S.C. §§ 1611 and 1621": the code first."""
    for head in code.forward.finditer(text):
        mark = head["mark"]
        items = read_items(text, head.end(), plural=is_plural(mark), ranges=code.ranges)
        yield from authorities(code, head, unit_of(mark), items, start=head.start())


def sections_before(text: str, codes: list[Code]) -> Iterator[Authority]:
    """ "sections 1611 and 1621 of title 8, United States Code": the code last."""
    for pattern in (UNIT_HEAD, BARE_NUMBER):
        read_until = 0
        for head in pattern.finditer(text):
            # A head inside a list that no code follows would only read the rest of that list again.
            if head.start() < read_until:
                continue
            items = read_items(text, head.end(), plural=is_plural(head["mark"]) or not head["mark"], ranges=False)
            found = list(named_behind(text, head, items, codes))
            read_until = items[-1].end if items and not found else 0
            yield from found


def named_behind(text: str, head: re.Match[str], items: list[Item], codes: list[Code]) -> Iterator[Authority]:
    """The authorities of a list of sections, when one of the codes is named behind it."""
    if not items:
        return
    further = FURTHER_SUBSECTIONS.match(text, items[-1].end)
    for code in codes:
        tail = code.behind.match(text, further.end() if further else items[-1].end) if code.behind else None
        if tail:
            if code.ranges:
                items = read_items(text, head.end(), plural=is_plural(head["mark"]), ranges=True) or items
            yield from authorities(code, tail, unit_of(head["mark"]), items, start=head.start(), end=tail.end())
            return


def authorities(
    code: Code, named: re.Match[str], unit: str, items: list[Item], *, start: int, end: int | None = None
) -> Iterator[Authority]:
    """One authority per item; the first reaches back to the head, the last on to what stands behind."""
    for place, item in enumerate(items):
        if not code.fits.match(item.number):
            continue
        key = code.key(named, unit, item.number)
        begins = start if place == 0 else item.start
        ends = end if end and place == len(items) - 1 else item.end
        if key:
            yield Authority(begins, ends, code.kind, key)
