"""Colorado Revised Statutes and the Code of Colorado Regulations.

Forms after section 2-5-101, C.R.S., and the Legislative Council's own usage ("section 24-74-103, C.R.S."). A
section number has three parts: title, article, section.
"""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import REGULATION, STATUTE, Authority
from claims.text.authorities.lists import read_items
from claims.text.authorities.near import near
from claims.text.authorities.patterns import DASH, MAYBE_SPACE, NUMBER_ENDS, SECTION_MARK, SPACE, plain_dashes
from claims.text.authorities.sections import UNIT_HEAD, Code, authorities

_CRS_NAME = (
    rf"(?:C\.\s?R\.\s?S\.?|CRS|Colo\.{SPACE}Rev\.{SPACE}Stat\.(?:{SPACE}Ann\.)?"
    rf"|Colorado{SPACE}Revised{SPACE}Statutes?(?:{SPACE}Annotated)?(?:{SPACE}\(C\.?R\.?S\.?\))?)"
)
THREE_PARTS = re.compile(rf"\d{{1,2}}(?:\.\d)?{DASH}\d{{1,3}}(?:\.\d{{1,2}})?{DASH}\d")

CRS = Code(
    kind=STATUTE,
    forward=near(
        rf"(?<![\w.]){_CRS_NAME}(?:{SPACE}\((?:19|20)\d\d\))?,?{MAYBE_SPACE}(?:(?P<mark>{SECTION_MARK}){MAYBE_SPACE})?"
        rf"(?=§?\d{{1,2}}(?:\.\d)?{DASH})",
        r"C\.?\s?R\.?\s?S|Colo",
        before=2,
        behind=80,
    ),
    behind=re.compile(rf"(?:,|,?{SPACE}of(?:{SPACE}the)?)?{SPACE}{_CRS_NAME}(?!\w)"),
    key=lambda named, unit, number: f"C.R.S. § {number}",
    fits=THREE_PARTS,
)
ARTICLE = near(
    rf"(?<!\w)(?:[Pp]art{SPACE}(?P<part>\d{{1,2}}){SPACE}of{SPACE})?[Aa]rticle{SPACE}(?P<article>\d{{1,3}}(?:\.\d{{1,2}})?)"
    rf"{SPACE}of{SPACE}[Tt]itle{SPACE}(?P<title>\d{{1,2}}(?:\.\d)?)(?:,|,?{SPACE}of(?:{SPACE}the)?)?{SPACE}{_CRS_NAME}(?!\w)",
    r"C\.?\s?R\.?\s?S|Colo",
    before=120,
    behind=70,
)
TITLE_FIRST = near(
    rf"(?<!\w)[Tt]itle{SPACE}(?P<title>\d{{1,2}}(?:\.\d)?)"
    rf"(?:,{SPACE}[Aa]rticle{SPACE}(?P<article>\d{{1,3}}(?:\.\d{{1,2}})?)(?:,{SPACE}[Pp]art{SPACE}(?P<part>\d{{1,2}}))?)?"
    rf"(?:,|,?{SPACE}of(?:{SPACE}the)?)?{SPACE}{_CRS_NAME}(?!\w)",
    r"C\.?\s?R\.?\s?S|Colo",
    before=120,
    behind=70,
)
CODE_OF_REGULATIONS = near(
    rf"(?<![\w.$])(?P<title>\d{{1,2}}){SPACE}(?:C\.{MAYBE_SPACE}C\.{MAYBE_SPACE}R\.?|CCR){SPACE}"
    rf"(?:(?:§|[Ss]ection{SPACE}){MAYBE_SPACE})?(?P<number>\d{{1,5}}(?:\.\d{{1,5}})?(?:{DASH}\d{{1,4}})?)"
    rf"(?P<rule>:\d[\w.]{{0,11}}\w)?{NUMBER_ENDS}",
    r"C\.?\s?C\.?\s?R",
    before=8,
    behind=60,
)
NAMED_IN_TEXT = re.compile(rf"(?<![\w.]){_CRS_NAME}(?!\w)")


def find_colorado(text: str) -> Iterator[Authority]:
    for pattern in (ARTICLE, TITLE_FIRST):
        for found in pattern.finditer(text):
            yield Authority(found.start(), found.end(), STATUTE, _part_key(found))
    for found in CODE_OF_REGULATIONS.finditer(text):
        yield Authority(found.start(), found.end(), REGULATION, _regulation_key(found))
    if NAMED_IN_TEXT.search(text):
        yield from bare_sections(text)


def _regulation_key(found: re.Match[str]) -> str:
    """Colorado's numbers have two parts; California's code has the same letters and plain sections."""
    number = plain_dashes(found["number"])
    if "-" in number:
        return f"{found['title']} CCR {number}{found['rule'] or ''}"
    return f"Cal. Code Regs. tit. {found['title']}, § {number}"


def _part_key(found: re.Match[str]) -> str:
    key = f"C.R.S. tit. {found['title']}"
    if found["article"]:
        key += f", art. {found['article']}"
    return f"{key}, pt. {found['part']}" if found["part"] else key


def bare_sections(text: str) -> Iterator[Authority]:
    """ "section 24-74-103" alone, in a text that names the C.R.S. elsewhere."""
    for head in UNIT_HEAD.finditer(text):
        if head["mark"][:1] in "§Ss" and THREE_PARTS.match(text, head.end()):
            items = read_items(text, head.end(), plural=True, ranges=False)
            yield from authorities(CRS, head, "section", items, start=head.start())
