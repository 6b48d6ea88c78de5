"""United States Code, Internal Revenue Code, Code of Federal Regulations and Federal Register.

Forms after the Bluebook (rules 12 and 14), the GPO Style Manual ("section 1373 of title 8, United States Code")
and the spans that GPO marks in United States Legislative Markup. The Internal Revenue Code is title 26 of the U.S.
Code, the Treasury Regulations are title 26 of the CFR.
"""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import REGULATION, STATUTE, Authority
from claims.text.authorities.patterns import MAYBE_SPACE, NUMBER_ENDS, SECTION_MARK, SPACE
from claims.text.authorities.sections import Code, sections_after

_TITLE = rf"(?<![\w.$§-])(?:[Tt](?:itle|it\.){SPACE})?(?P<title>\d{{1,2}})"
_OF = rf",?{MAYBE_SPACE}(?:of{SPACE}the{SPACE})?"
_USC_NAME = (
    rf"(?:U\.\s?S\.\s?C\.(?:\s?[AS]\.)?|U\.\s?S\.\s?C(?![\w.])|USC[AS]?(?!\w)|U\.?\s?S\.?{SPACE}Code|United{SPACE}States{SPACE}Code)"
    rf"(?:{SPACE}Annotated)?"
)
_CFR_NAME = rf"(?:C\.\s?F\.\s?R\.|C\.\s?F\.\s?R(?![\w.])|CFR(?!\w)|Code{SPACE}of{SPACE}Federal{SPACE}Regulations)"
_APPENDIX = rf"(?P<appendix>{SPACE}App(?:\.|endix))?"


def _usc_key(named: re.Match[str], unit: str, number: str) -> str:
    title = f"{int(named['title'])} U.S.C."
    if named.groupdict().get("appendix"):
        title += " App."
    return f"{title} ch. {number}" if unit == "chapter" else f"{title} § {number}"


def _cfr_key(named: re.Match[str], unit: str, number: str) -> str:
    title = int(named["title"])
    if unit == "chapter":
        return f"{title} CFR ch. {number}"
    return f"{title} CFR {number}" if "." in number else f"{title} CFR part {number}"


USC = Code(
    kind=STATUTE,
    forward=re.compile(
        rf"{_TITLE}{_OF}{_USC_NAME}{_APPENDIX},?{MAYBE_SPACE}(?:at{SPACE})?"
        rf"(?:(?P<mark>{SECTION_MARK}|[Cc]hapters?|ch\.){MAYBE_SPACE})?(?=[\d§])"
    ),
    behind=re.compile(rf"(?:,?{SPACE}(?:of|in)|,){SPACE}[Tt]itle{SPACE}(?P<title>\d{{1,2}}){_OF}{_USC_NAME}"),
    key=_usc_key,
    ranges=True,
)
CFR = Code(
    kind=REGULATION,
    forward=re.compile(
        rf"{_TITLE}{_OF}{_CFR_NAME},?{MAYBE_SPACE}(?:at{SPACE})?"
        rf"(?:(?P<mark>{SECTION_MARK}|[Pp]arts?|PARTS?|[Pp]ts?\.|[Cc]hapters?){MAYBE_SPACE})?(?=[\d§])"
    ),
    behind=re.compile(rf"(?:,?{SPACE}(?:of|in)|,){SPACE}(?:[Tt]itle{SPACE})?(?P<title>\d{{1,2}}){_OF}{_CFR_NAME}"),
    key=_cfr_key,
    ranges=True,
)
INTERNAL_REVENUE_CODE = Code(
    kind=STATUTE,
    forward=re.compile(
        rf"(?<![\w.])(?:I\.?R\.?C\.?|Internal{SPACE}Revenue{SPACE}Code){SPACE}(?P<mark>{SECTION_MARK}){MAYBE_SPACE}(?=\d)"
    ),
    behind=re.compile(
        rf",?{SPACE}of{SPACE}the{SPACE}(?:Internal{SPACE}Revenue{SPACE}Code(?:{SPACE}of{SPACE}19\d\d)?|I\.?R\.?C\.?(?!\w))"
    ),
    key=lambda named, unit, number: f"26 U.S.C. ch. {number}" if unit == "chapter" else f"26 U.S.C. § {number}",
)
TREASURY_REGULATIONS = Code(
    kind=REGULATION,
    forward=re.compile(rf"(?<!\w)Treas\.{SPACE}Reg\.{SPACE}(?:(?P<mark>{SECTION_MARK}){MAYBE_SPACE})?(?=\d)"),
    behind=None,
    key=lambda named, unit, number: f"26 CFR {number}",
)
FEDERAL_CODES = [USC, CFR, INTERNAL_REVENUE_CODE, TREASURY_REGULATIONS]

WHOLE_TITLE = re.compile(
    rf"(?<!\w)[Tt]itle{SPACE}(?P<title>\d{{1,2}}){_OF}(?:(?P<usc>{_USC_NAME})|(?P<cfr>{_CFR_NAME}))"
)
SUBPART = re.compile(rf",?{SPACE}[Ss]ubparts?{SPACE}(?P<letter>[A-Z]{{1,2}})(?!\w)")
FEDERAL_REGISTER = re.compile(
    rf"(?<![\w.$])(?P<volume>\d{{1,3}}){SPACE}(?:Fed\.{SPACE}?Reg\.|F\.?R\.?){SPACE}(?P<page>\d{{1,3}},\d{{3}}|\d{{2,6}})"
    rf"{NUMBER_ENDS}"
)
STATUTES_AT_LARGE = re.compile(rf"(?<![\w.$])(?P<volume>\d{{1,3}}){SPACE}Stat\.{SPACE}(?P<page>\d{{1,4}}){NUMBER_ENDS}")
BEHIND_PUBLIC_LAW = re.compile(
    r"(?:P\.?\s?L\.?|Law|L\.)(?:\s?No\.?)?\s?\d{1,3}[-–]\d{1,4}(?:[^.]|\.(?!\s[A-Z][a-z])){0,60}$"
)


def find_federal(text: str) -> Iterator[Authority]:
    for code in FEDERAL_CODES:
        for found in sections_after(text, code):
            yield with_subpart(text, found)
    for title in WHOLE_TITLE.finditer(text):
        kind, name = (STATUTE, "U.S.C.") if title["usc"] else (REGULATION, "CFR")
        yield Authority(title.start(), title.end(), kind, f"{int(title['title'])} {name}")
    for page in FEDERAL_REGISTER.finditer(text):
        key = f"{page['volume']} Fed. Reg. {page['page'].replace(',', '')}"
        yield Authority(page.start(), page.end(), REGULATION, key)
    for page in STATUTES_AT_LARGE.finditer(text):
        # Beside a public law the page only says once more where that law is printed.
        if not BEHIND_PUBLIC_LAW.search(text[max(0, page.start() - 90) : page.start()]):
            yield Authority(page.start(), page.end(), STATUTE, f"{page['volume']} Stat. {page['page']}")


def with_subpart(text: str, found: Authority) -> Authority:
    subpart = SUBPART.match(text, found.end) if " CFR part " in found.key else None
    if not subpart:
        return found
    return found._replace(end=subpart.end(), key=f"{found.key} subpart {subpart['letter']}")
