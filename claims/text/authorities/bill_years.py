"""The year of a state bill, which may stand beside its number or elsewhere in the sentence."""

import re

from claims.text.authorities.patterns import SPACE

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w-])"
_SESSION = rf"(?:{SPACE}(?:regular{SPACE}|special{SPACE}|legislative{SPACE}|extraordinary{SPACE})?[Ss]ession)?"
YEAR_BEHIND = re.compile(
    rf"{SPACE}(?:in|of|from)(?:{SPACE}the)?{SPACE}{_YEAR}{_SESSION}|(?:{SPACE}?\((?P<bracketed>(?:19|20)\d\d)\)|,{SPACE}(?P<behind_comma>(?:19|20)\d\d)(?=\)))"
)
YEAR_BEFORE = re.compile(rf"(?<![\w-]){_YEAR}(?:[’']s)?{SPACE}\Z")
MADE_LAW = r"(?:pass(?:ed|age)|enact(?:ed|ment)|sign(?:ed|ing)|adopt(?:ed|ion)|approv(?:ed|al)|introduced|became|law)"
SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n\n")
YEARS = re.compile(rf"(?<![\w$-]){_YEAR}")
ENACTED_LATER = re.compile(rf"[^.!?;()\d]{{0,40}}\b{MADE_LAW}\b[^.!?;()\d]{{0,30}}(?:\d{{1,2}},{SPACE})?\b{_YEAR}")
WINDOW_CHARS = 90


def session_year(text: str, start: int, end: int) -> int | None:
    """The one year in which the sentence says that the bill at `start` to `end` was passed, or None."""
    before = text[max(0, start - WINDOW_CHARS) : start]
    ends = list(SENTENCE_END.finditer(before))
    clause = before[ends[-1].end() :] if ends else before
    years = {int(found["year"]) for found in YEARS.finditer(clause)}
    if len(years) == 1 and (re.search(rf"\b{MADE_LAW}\b", clause) or re.search(r"\b[Ii]n\s\d{4},?\s?\Z", clause)):
        return years.pop()
    later = ENACTED_LATER.match(text[end : end + WINDOW_CHARS])
    return int(later["year"]) if later and not years else None
