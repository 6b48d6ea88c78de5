"""Constitutions, their articles and amendments; keys after Bluebook rule 11 ("U.S. Const. amend. XIV, § 1")."""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import CONSTITUTION, Authority
from claims.text.authorities.jurisdictions import STATE, state_of
from claims.text.authorities.near import near
from claims.text.authorities.numerals import ORDINALS, ROMAN, roman
from claims.text.authorities.patterns import MAYBE_SPACE, SPACE, SUBSECTIONS, plain_spaces

_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|[1-9](?:st|nd|rd|th)|[12]\d(?:st|nd|rd|th))"
_OF_US = rf"(?:(?:U\.{MAYBE_SPACE}S\.|United{SPACE}States|[Ff]ederal){SPACE})?Constitution"
AMENDMENT = near(
    rf"(?<![\w-])(?P<first>{_ORDINAL})(?:(?:,{SPACE}|,?{SPACE}(?:and|or){SPACE})(?P<second>{_ORDINAL}))?"
    rf"{SPACE}Amendment(?P<plural>s?)(?P<of>{SPACE}(?:to|of){SPACE}the{SPACE}{_OF_US})?(?!\w)(?!{SPACE}to\b)(?!{SPACE}and{SPACE}Restated)",
    r"[Aa]mendment|AMENDMENT",
    before=60,
    behind=80,
    flags=re.IGNORECASE,
)
_WHOSE = rf"(?:(?P<union>U\.{MAYBE_SPACE}S\.|US|United{SPACE}States)|(?P<state>{STATE}))"
_ARTICLE = rf"[Aa]rt(?:icle|\.){SPACE}(?P<article>[IVXL]{{1,7}}|\d{{1,2}})"
_SECTION = rf",?{SPACE}(?:§|[Ss]ec(?:tion|\.)){MAYBE_SPACE}(?P<section>\d{{1,3}}[a-z]?{SUBSECTIONS})"
_CLAUSE = rf",?{SPACE}(?:cl\.|[Cc]lause){SPACE}(?P<clause>\d{{1,2}})"
_CLAUSE_ALONE = rf",?{SPACE}(?:cl\.|[Cc]lause){SPACE}(?P<clause_alone>\d{{1,2}})"
NAMED_FIRST = near(
    rf"(?<![\w.]){_WHOSE}{SPACE}(?:Const(?:itution|\.)|CONST\.)(?:,?{SPACE}(?:{_ARTICLE}|[Aa]mend(?:ment|\.){SPACE}(?P<amendment>[IVX]{{1,6}}))"
    rf"(?:{_SECTION})?(?:{_CLAUSE})?)?(?!\w)",
    "Const|CONST",
    before=40,
    behind=120,
)
NAMED_LAST = near(
    rf"(?<!\w){_ARTICLE}(?:{_SECTION})?(?:{_CLAUSE})?,?{SPACE}of{SPACE}the{SPACE}{_WHOSE}{SPACE}Constitution(?!\w)",
    "Const",
    before=140,
    behind=20,
)
FEDERAL_ARTICLE = near(
    rf"(?<!\w)Art(?:icle|\.){SPACE}(?P<article>I|II|III|IV|V|VI|VII)(?:(?:{_SECTION}(?:{_CLAUSE})?|{_CLAUSE_ALONE})(?!\w)"
    rf"(?!,?{SPACE}of{SPACE}th)|{SPACE}of{SPACE}the{SPACE}(?:[Ff]ederal{SPACE})?Constitution(?!\w))",
    "Art",
    before=2,
    behind=80,
)
AMENDMENT_BY_NUMERAL = near(
    r"(?<!\w)(?:Amendment|Amdt\.)\s(?P<amendment>[IVX]{2,6}|[VX])(?!\w|\sto\sth)", "Amendment|Amdt", before=2, behind=40
)
CLAUSES = {
    "Supremacy": "U.S. Const. art. VI, cl. 2",
    "Commerce": "U.S. Const. art. I, § 8, cl. 3",
    "Necessary and Proper": "U.S. Const. art. I, § 8, cl. 18",
    "Full Faith and Credit": "U.S. Const. art. IV, § 1",
    "Establishment": "U.S. Const. amend. I",
    "Free Exercise": "U.S. Const. amend. I",
    "Takings": "U.S. Const. amend. V",
    "Confrontation": "U.S. Const. amend. VI",
    "Equal Protection": "U.S. Const. amend. XIV, § 1",
}
"""Clauses that go by one name and stand in one place."""
CLAUSE = near(
    rf"(?<!\w)(?P<name>{'|'.join(CLAUSES)}|Due{SPACE}Process){SPACE}Clause(?!\w)(?!{SPACE}of{SPACE}the{SPACE}(?:{STATE}))"
    rf"(?:{SPACE}of{SPACE}the{SPACE}(?P<amendment>{_ORDINAL}){SPACE}Amendment(?!\w))?",
    "Clause",
    before=40,
    behind=80,
)


def find_constitutions(text: str) -> Iterator[Authority]:
    yield from amendments(text)
    for pattern in (NAMED_FIRST, NAMED_LAST):
        for found in pattern.finditer(text):
            yield Authority(found.start(), found.end(), CONSTITUTION, _key(found))
    for found in FEDERAL_ARTICLE.finditer(text):
        yield Authority(found.start(), found.end(), CONSTITUTION, _pinpoint("U.S. Const.", found))
    for found in AMENDMENT_BY_NUMERAL.finditer(text):
        yield Authority(found.start(), found.end(), CONSTITUTION, f"U.S. Const. amend. {found['amendment']}")
    yield from clauses(text)


def clauses(text: str) -> Iterator[Authority]:
    """Clauses by name; the due process clauses of two amendments only with their amendment."""
    for found in CLAUSE.finditer(text):
        name, ordinal = plain_spaces(found["name"]), found["amendment"]
        number = _amendment(ordinal) if ordinal else None
        if name == "Due Process" and number:
            yield Authority(found.start(), found.end(), CONSTITUTION, f"U.S. Const. amend. {number}")
        elif name in CLAUSES:
            yield Authority(found.start(), found.end(), CONSTITUTION, CLAUSES[name])


def amendments(text: str) -> Iterator[Authority]:
    for found in AMENDMENT.finditer(text):
        ordinals = [name for name in ("first", "second") if found[name]]
        if not found[0][0].isupper() and not found[0][0].isdigit():
            continue
        for name in ordinals:
            number = _amendment(found[name])
            start = found.start(name)
            end = found.end() if name == ordinals[-1] else found.end(name)
            if number:
                yield Authority(start, end, CONSTITUTION, f"U.S. Const. amend. {number}")


def _amendment(ordinal: str) -> str | None:
    digits = re.match(r"\d+", ordinal)
    names = [name.lower() for name in ORDINALS]
    place = int(digits[0]) - 1 if digits else names.index(ordinal.lower())
    return ROMAN[place] if place < len(ORDINALS) else None


def _key(found: re.Match[str]) -> str:
    whose = "U.S." if found["union"] else state_of(found["state"])
    if found.groupdict().get("amendment"):
        return _pinpoint(f"{whose} Const. amend. {found['amendment']}", found)
    return _pinpoint(f"{whose} Const.", found)


def _pinpoint(key: str, found: re.Match[str]) -> str:
    if found["article"]:
        key += f" art. {roman(found['article'])}"
    if found["section"]:
        key += f", § {found['section']}"
    clause = found["clause"] or found.groupdict().get("clause_alone")
    return f"{key}, cl. {clause}" if clause else key
