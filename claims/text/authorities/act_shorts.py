"""Short forms of acts: initials that the text defines or everybody knows, "the Act" where the text says which.

A name may define its short form in brackets behind it ("Colorado Open Records Act (CORA)"), behind "or", or stand in
brackets itself ("CORA (the Colorado Open Records Act)").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from claims.text.authorities.authority import ACT, Authority
from claims.text.authorities.known_acts import INITIALS
from claims.text.authorities.near import near
from claims.text.authorities.patterns import MAYBE_SPACE, NUMBER, NUMBER_ENDS, SPACE, SUBSECTIONS, word_set

CAPITALS = re.compile(
    r"(?P<initials>[A-Z](?<![\w&’'].)(?:[A-Z&]{1,9}(?:-[A-Z]{2,6})?|[A-Z]{1,5}[a-z]?[A-Z]?))(?![\w&])", re.DOTALL
)
SECTION = re.compile(
    rf"{SPACE}(?:(?P<sign>§{{1,2}}){MAYBE_SPACE}|[Ss]ections?{SPACE}|[Ss]ec\.{SPACE}){NUMBER}{SUBSECTIONS}{NUMBER_ENDS}"
)
NO_INITIALS = word_set(
    "USC USCA CFR CCR IRC UCC SEC PART CODE LAW ACT TITLE ART PUB STAT CONST SECTION RULE AND OR OF THE SEE UNDER"
)
COMMERCIAL_CODE = near(
    r"(?<![\w.])(?:UCC|U\.C\.C\.)\s(?:§{1,2}\s?|[Ss]ection\s)?\d{1,2}[A-Z]?-\d{3}(?!\w)",
    r"U\.?C\.?C",
    before=2,
    behind=30,
)
SHORT_BEHIND = re.compile(
    rf",{SPACE}(?:or|known{SPACE}as|called)(?:{SPACE}the)?{SPACE}(?P<short>[A-Z]{{3,8}})(?=[,.;:)])"
)
SHORT_BEFORE = re.compile(rf"(?<![\w-])(?P<short>[A-Z]{{3,8}}){SPACE}\((?:the{SPACE})?\Z")
DEFINED_THE_ACT = re.compile(
    rf"(?:,?{SPACE}\(?[^()“”\n]{{0,80}}\)?)?{SPACE}\((?:hereinafter,?{SPACE})?(?:the{SPACE})?[“\"‘']?(?:[Tt]he{SPACE})?Act[”\"’']?\)"
)
THE_ACT = near(rf"(?<!\w)[Tt]he{SPACE}(?P<act>Act)(?!\w)(?!{SPACE}of\b)", "Act", before=8, behind=8)
LONGEST_BEFORE = len("INITIALS (the ") + 2


def short_beside(text: str, start: int, end: int) -> str:
    """The initials that stand for the name at `start` to `end`, behind "or" or before its bracket; empty for none."""
    found = SHORT_BEHIND.match(text, end) or SHORT_BEFORE.search(text, max(0, start - LONGEST_BEFORE), start)
    return found["short"] if found else ""


def by_initials(text: str, defined: set[str]) -> Iterator[Authority]:
    """Bare initials: the known ones, those this text has defined, and any before a section mark ("CWA § 404(a)").

    The span takes in the section, the key is the act, as with public laws.
    """
    for found in CAPITALS.finditer(text):
        initials = found["initials"]
        section = SECTION.match(text, found.end())
        if initials in INITIALS or initials in defined or (section and section["sign"] and initials not in NO_INITIALS):
            yield Authority(found.start(), section.end() if section else found.end(), ACT, initials)
    for found in COMMERCIAL_CODE.finditer(text):
        yield Authority(found.start(), found.end(), ACT, "Uniform Commercial Code")


def by_the_act(text: str, acts: list[Authority]) -> Iterator[Authority]:
    """ "the Act" behind "Clean Air Act (the “Act”)": the act that the text has last defined so."""
    defined = [(bracket.end(), act.key) for act in acts if (bracket := DEFINED_THE_ACT.match(text, act.end))]
    defined.sort()
    for mention in THE_ACT.finditer(text) if defined else ():
        place = bisect_right(defined, (mention.start(), "")) - 1
        if place >= 0:
            yield Authority(mention.start("act"), mention.end(), ACT, defined[place][1])
