"""Decisions of courts, by name, by reporter or by docket number (Bluebook rule 10).

"Printz v. United States, 521 U.S. 898 (1997)" is named by its reporter: the span ends before the year, the key is
the first cite; a parallel cite beside it adds nothing. Without a cite the name is the key.
"""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import CASE, Authority
from claims.text.authorities.caselaw import find_reported
from claims.text.authorities.near import near
from claims.text.authorities.patterns import SPACE, plain_spaces, word_set
from claims.text.authorities.reporters import CITE, NAMED_CITE, PARALLEL_GAP, cite_key
from claims.text.authorities.words import Words

MAX_PARTY_WORDS = 14
JOINERS = frozenset({"of", "the", "and", "&", "for", "ex", "rel", "et", "al", "de", "la", "del", "von", "van"})
OPENERS = word_set(
    """
    in under see cf accord but since when while as if after before per with like unlike the a an that this and or
    both also following citing quoting because although however compare eg id from by contra overruling applying
    """
)
CORPORATE = re.compile(
    r"(?:Inc|Co|Corp|Ltd|Bros|Bd|Dep[’']t|Ass[’']n|Comm[’']n|Int[’']l|Nat[’']l|Cnty|Univ|Mfg|Ins|Sch|Dist|Hosp|Gov[’']t"
    r"|Servs?|Sys|Am|Fed|Ry|Dr|Jr|Sr|St|No|Mr|Mrs|Ms|rel|al|[A-Z])\."
)
VERSUS = near(rf"{SPACE}v\.{SPACE}(?=[A-Z])|{SPACE}vs?\.?{SPACE}(?=[A-Z])", r"vs?\.?\s", before=4, behind=8)
IN_RE = near(
    rf"(?<!\w)(?:In{SPACE}re|Ex{SPACE}parte|(?:In{SPACE}the{SPACE})?Matter{SPACE}of){SPACE}(?=[A-Z])",
    r"\sre\s|\sparte\s|Matter",
    before=20,
    behind=16,
)
DOCKET = near(
    r"(?<![\w:])(?:(?:Case\s)?No\.\s)?(?P<number>\d:\d\d-(?:cv|cr|mc|md|mj|bk|ap)-\d{3,6})(?!\d)",
    r":\d\d-",
    before=20,
    behind=24,
    flags=re.IGNORECASE,
)
EUROPEAN = near(r"(?<!\w)Case\s(?P<number>[CT][-‑–]\d{1,4}/\d\d)(?!\d)", "Case", before=2, behind=24)


def find_cases(text: str, words: Words) -> Iterator[Authority]:
    named_until = 0
    for found in [*VERSUS.finditer(text)]:
        case = case_around(text, words, found, named_until)
        if case:
            named_until = case.end
            yield case
    for found in IN_RE.finditer(text):
        end = party_end(words, words.index_at(found.end()))
        yield from case_named(text, found.start(), end, must_cite=True)
    yield from bare_cites(text)
    for pattern, label in ((DOCKET, "No."), (EUROPEAN, "Case")):
        for found in pattern.finditer(text):
            yield Authority(found.start(), found.end(), CASE, f"{label} {found['number']}")


def case_around(text: str, words: Words, versus: re.Match[str], named_until: int) -> Authority | None:
    right = words.index_at(versus.end())
    left = words.index_at(versus.start() + 1) - 1
    start = party_start(words, left, named_until)
    end = party_end(words, right)
    if start is None or end <= versus.end():
        return None
    return next(case_named(text, start, end, must_cite=versus[0].strip() != "v."), None)


def case_named(text: str, start: int, end: int, *, must_cite: bool) -> Iterator[Authority]:
    closed = end + (text[end : end + 1] == ".")
    cite = NAMED_CITE.match(text, end) or NAMED_CITE.match(text, closed)
    if cite:
        yield Authority(start, cite.end(), CASE, cite_key(cite))
    elif not must_cite:
        yield Authority(start, end, CASE, plain_spaces(text[start:end]).replace("’", "'"))


def joined(words: Words, left: int) -> bool:
    """Words of one party: only a space between them, or the point or comma of an abbreviation ("Steel Corp., Inc.")."""
    if words.are_joined(left):
        return True
    here, gap = words.all[left], words.gap(left)
    if not re.fullmatch(r"[.,]{1,2}\s", gap):
        return False
    if gap.startswith("."):
        return bool(CORPORATE.match(here.text + "."))
    return bool(re.match(r"(?:Inc|Co|Corp|LLC|Ltd|L\.L\.C|L\.P)\b", words.all[left + 1].text))


def party_start(words: Words, last: int, not_before: int) -> int | None:
    """Where the party that ends with word `last` begins: capitals and their joiners, without "In", "See" …"""
    first, start = last, None
    while first >= 0 and last - first < MAX_PARTY_WORDS and words.all[first].start >= not_before:
        word = words.all[first]
        if not word.is_capital and word.text.lower() not in JOINERS:
            break
        if word.is_capital and word.text.lower() not in OPENERS:
            start = first
        if first == 0 or not joined(words, first - 1):
            break
        first -= 1
    if start is None:
        return None
    return words.all[without_openers(words, start, last)].start


def without_openers(words: Words, first: int, last: int) -> int:
    while first < last and words.all[first].text.lower() in OPENERS | JOINERS:
        first += 1
    return first


def party_end(words: Words, first: int) -> int:
    """Where the party that begins with word `first` ends."""
    last, end = first, 0
    while last < len(words.all) and last - first < MAX_PARTY_WORDS:
        word = words.all[last]
        if is_next_case(words, last):
            break
        if word.is_capital:
            end = word.end + closing_point(words, last)
        elif not continues_party(words, last):
            break
        if last + 1 == len(words.all) or not joined(words, last):
            break
        last += 1
    return end


def continues_party(words: Words, index: int) -> bool:
    """Small words go on with a name; "the" only behind another of them ("Secretary of the Treasury")."""
    word = words.all[index].text.lower()
    return word in JOINERS and (word != "the" or words.all[index - 1].text.lower() in JOINERS)


def closing_point(words: Words, index: int) -> int:
    """1 when the full stop behind the word belongs to it ("Corp.")."""
    word = words.all[index]
    point = words.text[word.end : word.end + 1] == "."
    return int(point and len(word.text) > 1 and bool(CORPORATE.fullmatch(word.text + ".")))


def is_next_case(words: Words, joiner: int) -> bool:
    """Whether this "and" leads to another case: "Roe v. Wade and Printz v. United States"."""
    if words.all[joiner].text.lower() not in {"and", "&"}:
        return False
    return any(word.text in {"v", "vs"} for word in words.all[joiner + 1 : joiner + 8])


def bare_cites(text: str) -> Iterator[Authority]:
    """Cites without a name before them; a parallel cite beside another adds nothing."""
    common = ((cite.start(), cite.end(), cite_key(cite)) for cite in CITE.finditer(text))
    last_end = -1
    for start, end, key in sorted({*common, *find_reported(text)}):
        is_parallel = last_end >= 0 and PARALLEL_GAP.fullmatch(text, last_end, start)
        last_end = end
        if not is_parallel:
            yield Authority(start, end, CASE, key)
