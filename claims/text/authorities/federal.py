"""United States Code, Internal Revenue Code, Code of Federal Regulations.

Forms after the Bluebook (rules 12 and 14), the GPO Style Manual ("section 1373 of title 8, United States Code")
and the spans that GPO marks in United States Legislative Markup. The Internal Revenue Code is title 26 of the U.S.
Code, the Treasury Regulations are title 26 of the CFR.
"""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import REGULATION, STATUTE, Authority
from claims.text.authorities.near import near
from claims.text.authorities.numerals import roman
from claims.text.authorities.patterns import (
    MAYBE_SPACE,
    NUMBER,
    NUMBER_ENDS,
    SECTION_MARK,
    SPACE,
    SUBSECTIONS,
    YEAR,
    plain_dashes,
)
from claims.text.authorities.sections import Code, sections_after, unit_of

LAST_TITLE = 54
NOT_FEDERAL = re.compile(r"\.|-.*-")
_TITLE = rf"(?<![\w.$§-])(?:[Tt](?:itle|it\.){SPACE})?(?P<title>\d{{1,2}})"
_OF = rf",?{MAYBE_SPACE}(?:of{SPACE}the{SPACE})?"
_USC_NAME = (
    rf"(?:U\.\s?S\.\s?C\.(?:\s?[AS]\.)?|U\.\s?S\.\s?C(?![\w.])|USC[AS]?(?!\w)|U\.?\s?S\.?{SPACE}Code|United{SPACE}States{SPACE}Code"
    rf"|UNITED{SPACE}STATES{SPACE}CODE)(?:{SPACE}Annotated)?"
)
_CFR_NAME = rf"(?:C\.\s?F\.\s?R\.|C\.\s?F\.\s?R(?![\w.])|CFR(?!\w)|Code{SPACE}of{SPACE}Federal{SPACE}Regulations)"
_LANDMARK = r"U\.?\s?S|C\.?\s?F\.?\s?R|Code|CODE"
_APPENDIX = rf"(?P<appendix>{SPACE}App(?:\.|endix))?"
_CHAPTER_MARK = r"[Cc]hapters?|[Cc]hs?\."
_PART_MARK = r"[Pp]arts?|PARTS?|[Pp]ts?\."


def _usc_key(named: re.Match[str], unit: str, number: str) -> str:
    title = f"{int(named['title'])} U.S.C."
    if named.groupdict().get("appendix"):
        title += " App."
    return f"{title} ch. {number}" if unit == "chapter" else f"{title} § {number}"


def _cfr_key(named: re.Match[str], unit: str, number: str) -> str:
    title = int(named["title"])
    if unit == "chapter":
        return f"{title} CFR ch. {roman(number)}"
    return f"{title} CFR {number}" if "." in number else f"{title} CFR part {number}"


def _bare_title_key(named: re.Match[str], unit: str, number: str) -> str:
    """A title alone means the U.S. Code where the numbers can be its."""
    if int(named["title"]) > LAST_TITLE or unit not in {"section", "chapter"} or NOT_FEDERAL.search(number):
        return ""
    return _usc_key(named, unit, number)


USC = Code(
    kind=STATUTE,
    forward=near(
        rf"{_TITLE}{_OF}{_USC_NAME}{_APPENDIX},?{MAYBE_SPACE}(?:at{SPACE})?"
        rf"(?:(?P<mark>{SECTION_MARK}|{_CHAPTER_MARK}){MAYBE_SPACE})?(?=[\d§])",
        _LANDMARK,
        before=50,
        behind=80,
    ),
    behind=re.compile(
        rf"(?:,?{SPACE}(?:of|in)|,){SPACE}(?:[Tt]itle{SPACE}|TITLE{SPACE})?(?P<title>\d{{1,2}}){_OF}{_USC_NAME}",
    ),
    key=_usc_key,
    ranges=True,
)
CFR = Code(
    kind=REGULATION,
    forward=near(
        rf"{_TITLE}{_OF}{_CFR_NAME},?{MAYBE_SPACE}(?:at{SPACE})?"
        rf"(?:(?P<mark>{SECTION_MARK}|{_PART_MARK}|{_CHAPTER_MARK}){MAYBE_SPACE})?(?=[\d§])",
        _LANDMARK,
        before=50,
        behind=80,
    ),
    behind=re.compile(rf"(?:,?{SPACE}(?:of|in)|,){SPACE}(?:[Tt]itle{SPACE})?(?P<title>\d{{1,2}}){_OF}{_CFR_NAME}"),
    key=_cfr_key,
    ranges=True,
)
INTERNAL_REVENUE_CODE = Code(
    kind=STATUTE,
    forward=near(
        rf"(?<![\w.])(?:I\.?R\.?C\.?|Internal{SPACE}Revenue{SPACE}Code(?:{SPACE}of{SPACE}19\d\d)?,?){SPACE}"
        rf"(?:(?P<mark>{SECTION_MARK}){MAYBE_SPACE})?(?=\d)(?!{YEAR}(?![\w(]))",
        r"I\.?R\.?C|Code",
        before=24,
        behind=60,
    ),
    behind=re.compile(
        rf",?{SPACE}of{SPACE}the{SPACE}(?:Internal{SPACE}Revenue{SPACE}Code(?:{SPACE}of{SPACE}19\d\d)?|I\.?R\.?C\.?(?!\w))"
    ),
    key=lambda named, unit, number: f"26 U.S.C. ch. {number}" if unit == "chapter" else f"26 U.S.C. § {number}",
)
TREASURY_REGULATIONS = Code(
    kind=REGULATION,
    forward=near(
        rf"(?<!\w)Treas\.{SPACE}Reg\.{SPACE}(?:(?P<mark>{SECTION_MARK}){MAYBE_SPACE})?(?=\d)",
        "Treas",
        before=2,
        behind=40,
    ),
    behind=None,
    key=lambda named, unit, number: f"26 CFR {number}",
)
FEDERAL_CODES = [USC, CFR, INTERNAL_REVENUE_CODE, TREASURY_REGULATIONS]
BARE_TITLE = USC._replace(
    behind=re.compile(
        rf",?{SPACE}of{SPACE}[Tt]itle{SPACE}(?P<title>\d{{1,2}})(?!\w|[.:-]\d)(?!,?{SPACE}of{SPACE}(?!th(?:is|at){SPACE})|,{SPACE}[A-Z])"
    ),
    key=_bare_title_key,
)
"""For texts that name no other code: "sections 5 through 9 of title 42"."""

_NAME = rf"(?:(?P<usc>{_USC_NAME})|(?P<cfr>{_CFR_NAME}))"
WHOLE_TITLE = near(
    rf"(?<!\w)(?:[Tt]itle|TITLE){SPACE}(?P<title>\d{{1,2}}){_OF}{_NAME}", _LANDMARK, before=40, behind=40
)
TITLE_FIRST = near(
    rf"(?<!\w)[Tt]itle{SPACE}(?P<title>\d{{1,2}}),?{SPACE}(?P<mark>{SECTION_MARK}|{_PART_MARK}|{_CHAPTER_MARK}){MAYBE_SPACE}"
    rf"(?P<number>{NUMBER}{SUBSECTIONS}){_OF}{_NAME}",
    _LANDMARK,
    before=160,
    behind=40,
)
CODE_FIRST = near(
    rf"(?<!\w){_NAME},?{SPACE}[Tt]itle{SPACE}(?P<title>\d{{1,2}}),?{SPACE}(?P<mark>{SECTION_MARK}|{_PART_MARK}|{_CHAPTER_MARK})"
    rf"{MAYBE_SPACE}(?P<number>{NUMBER}{SUBSECTIONS}){NUMBER_ENDS}",
    _LANDMARK,
    before=20,
    behind=160,
)
ROMAN_CHAPTER = near(
    rf"(?<!\w)(?:[Cc]hapter{SPACE}(?P<number>[IVXLC]{{1,7}}){SPACE}of{SPACE}(?:[Tt]itle{SPACE})?(?P<title>\d{{1,2}}){_OF}{_CFR_NAME}"
    rf"|(?P<title_first>\d{{1,2}}){_OF}{_CFR_NAME},?{SPACE}[Cc](?:hapter|h\.){SPACE}(?P<behind>[IVXLC]{{1,7}})(?!\w))",
    _LANDMARK,
    before=60,
    behind=80,
)


def find_federal(text: str) -> Iterator[Authority]:
    for code in FEDERAL_CODES:
        yield from sections_after(text, code)
    for title in WHOLE_TITLE.finditer(text):
        kind, name = (STATUTE, "U.S.C.") if title["usc"] else (REGULATION, "CFR")
        yield Authority(title.start(), title.end(), kind, f"{int(title['title'])} {name}")
    for pattern in (TITLE_FIRST, CODE_FIRST):
        for found in pattern.finditer(text):
            code = USC if found["usc"] else CFR
            key = code.key(found, unit_of(found["mark"]), plain_dashes(found["number"]))
            yield Authority(found.start(), found.end(), code.kind, key)
    for chapter in ROMAN_CHAPTER.finditer(text):
        key = f"{int(chapter['title'] or chapter['title_first'])} CFR ch. {chapter['number'] or chapter['behind']}"
        yield Authority(chapter.start(), chapter.end(), REGULATION, key)
