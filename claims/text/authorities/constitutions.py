"""Constitutions, their articles and amendments; keys after Bluebook rule 11 ("U.S. Const. amend. XIV, § 1")."""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import CONSTITUTION, Authority
from claims.text.authorities.jurisdictions import ABBREVIATIONS, STATE
from claims.text.authorities.patterns import MAYBE_SPACE, SPACE

ORDINALS = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth"
    " Sixteenth Seventeenth Eighteenth Nineteenth Twentieth Twenty-First Twenty-Second Twenty-Third Twenty-Fourth"
    " Twenty-Fifth Twenty-Sixth Twenty-Seventh"
).split()
ROMAN = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII"
    " XXVIII XXIX XXX"
).split()
_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|[1-9](?:st|nd|rd|th)|[12]\d(?:st|nd|rd|th))"
_OF_US = rf"(?:(?:U\.{MAYBE_SPACE}S\.|United{SPACE}States|[Ff]ederal){SPACE})?Constitution"
AMENDMENT = re.compile(
    rf"(?<![\w-])(?P<first>{_ORDINAL})(?:(?:,{SPACE}|,?{SPACE}(?:and|or){SPACE})(?P<second>{_ORDINAL}))?"
    rf"{SPACE}Amendment(?P<plural>s?)(?P<of>{SPACE}(?:to|of){SPACE}the{SPACE}{_OF_US})?(?!\w)(?!{SPACE}to\b)(?!{SPACE}and{SPACE}Restated)",
    re.IGNORECASE,
)
_WHOSE = rf"(?:(?P<union>U\.{MAYBE_SPACE}S\.|United{SPACE}States)|(?P<state>{STATE}))"
_ARTICLE = rf"[Aa]rt(?:icle|\.){SPACE}(?P<article>[IVXL]{{1,7}}|\d{{1,2}})"
_SECTION = rf",?{SPACE}(?:§|[Ss]ec(?:tion|\.)){MAYBE_SPACE}(?P<section>\d{{1,3}}[a-z]?)"
_CLAUSE = rf",?{SPACE}(?:cl\.|[Cc]lause){SPACE}(?P<clause>\d{{1,2}})"
NAMED_FIRST = re.compile(
    rf"(?<![\w.]){_WHOSE}{SPACE}Const(?:itution|\.)(?:,?{SPACE}(?:{_ARTICLE}|[Aa]mend(?:ment|\.){SPACE}(?P<amendment>[IVX]{{1,6}}))"
    rf"(?:{_SECTION})?(?:{_CLAUSE})?)?(?!\w)"
)
NAMED_LAST = re.compile(
    rf"(?<!\w){_ARTICLE}(?:{_SECTION})?(?:{_CLAUSE})?,?{SPACE}of{SPACE}the{SPACE}{_WHOSE}{SPACE}Constitution(?!\w)"
)
FEDERAL_ARTICLE = re.compile(
    rf"(?<!\w)Art(?:icle|\.){SPACE}(?P<article>I|II|III|IV|V|VI|VII){_SECTION}(?:{_CLAUSE})?(?!\w)(?!,?{SPACE}of{SPACE}th)"
)


def find_constitutions(text: str) -> Iterator[Authority]:
    yield from amendments(text)
    for pattern in (NAMED_FIRST, NAMED_LAST):
        for found in pattern.finditer(text):
            yield Authority(found.start(), found.end(), CONSTITUTION, _key(found))
    for found in FEDERAL_ARTICLE.finditer(text):
        yield Authority(found.start(), found.end(), CONSTITUTION, _pinpoint("U.S. Const.", found))


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
    whose = "U.S." if found["union"] else ABBREVIATIONS[re.sub(r"\s+", " ", found["state"])]
    if found.groupdict().get("amendment"):
        return _pinpoint(f"{whose} Const. amend. {found['amendment']}", found)
    return _pinpoint(f"{whose} Const.", found)


def _pinpoint(key: str, found: re.Match[str]) -> str:
    if found["article"]:
        article = found["article"]
        key += f" art. {ROMAN[int(article) - 1] if article.isdigit() and 0 < int(article) <= len(ROMAN) else article}"
    if found["section"]:
        key += f", § {found['section']}"
    return f"{key}, cl. {found['clause']}" if found["clause"] else key
