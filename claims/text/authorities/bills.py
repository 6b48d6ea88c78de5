"""Bills and resolutions of Congress and of the state legislatures.

Colorado numbers a bill by chamber, two digits of the year and a number ("SB19-216"); a special session adds a
letter ("SB24B-001"); Senate numbers have three digits, House numbers begin at 1001 (Colorado General Assembly,
bill numbering). A bill whose year stands beside it may be of any state: it gets Colorado's form where Colorado may
have numbered it so and the text names no other state alone, and "HB 3265 (2021)" elsewhere. Congress numbers within
each Congress ("H.R. 3355"; GPO Style Manual, chapter on congressional documents).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.text.authorities.authority import BILL, Authority
from claims.text.authorities.bill_years import YEAR_BEFORE, YEAR_BEHIND, session_year
from claims.text.authorities.jurisdictions import STATE_NAMES
from claims.text.authorities.near import near
from claims.text.authorities.patterns import DASH, MAYBE_SPACE, SPACE

NEAR_ADDRESSES = frozenset({"S.", "H.R.", "H.", "A."})
FIRST_TWO_DIGIT_YEAR = 60
CHAMBERS = {"senate": "S", "house": "H", "assembly": "A", "legislative": "L"}
MEASURES = {
    "bill": "B",
    "joint resolution": "JR",
    "concurrent resolution": "CR",
    "joint memorial": "JM",
    "memorial": "M",
    "resolution": "R",
    "file": "F",
    "document": "D",
}
NO_STATES = frozenset({"Colorado", "Washington", "District of Columbia"})
# The most that Colorado's chambers have come to in a session is below these (SB 97-240, HB 24-1472).
COLORADO_NUMBERS = {"S": range(1, 400), "H": range(1001, 1600)}
# Washington is as often the capital as the state.
OTHER_STATES = re.compile(rf"\b(?:{'|'.join(name for name in STATE_NAMES if name not in NO_STATES)})\b")
FEDERAL_FORMS = {
    "HR": "H.R.",
    "S": "S.",
    "HRES": "H.Res.",
    "SRES": "S.Res.",
    "HJRES": "H.J.Res.",
    "SJRES": "S.J.Res.",
    "HCONRES": "H.Con.Res.",
    "SCONRES": "S.Con.Res.",
}
SPELLED_FEDERAL = {"HR": "H.Res.", "SR": "S.Res."}

_SERIAL = (
    rf"(?:(?P<year>(?:19|20)?\d\d)(?P<session>[A-Z]?)(?:{DASH}|{SPACE}{DASH}{SPACE})(?P<numbered>\d{{1,4}})"
    rf"|(?P<bare>\d{{1,5}}(?:-[A-D](?!\w))?))(?![\w]|{DASH}\w|[.,]\d)"
)
_NO = rf"(?:(?:[Nn]o\.|NO\.|[Nn]umber|#){MAYBE_SPACE})?"
SPELLED = near(
    rf"(?<![\w-])(?P<chamber>senate|house|assembly|legislative){SPACE}"
    rf"(?P<measure>bill|joint{SPACE}resolution|concurrent{SPACE}resolution|joint{SPACE}memorial|memorial|resolution|file|document)"
    rf"(?P<plural>s?)(?:{SPACE}\([A-Z.]{{2,6}}\))?{SPACE}{_NO}{_SERIAL}",
    r"[Bb]ill|BILL|[Rr]esolution|RESOLUTION|[Mm]emorial|MEMORIAL|[Ff]ile|FILE|[Dd]ocument|DOCUMENT",
    before=40,
    behind=60,
    flags=re.IGNORECASE,
)
_SUBSTITUTE = r"(?:\d?E)?\d?S{0,1}(?=[SH]B)"
"""Washington's engrossed and substitute bills: "ESHB 1497", "E2SSB 5497" are the bills 1497 and 5497."""
LETTERS = near(
    rf"(?<![\w.$/-])(?P<letters>{_SUBSTITUTE}[SH]B|S\.{MAYBE_SPACE}B\.|H\.{MAYBE_SPACE}B\.|A\.{MAYBE_SPACE}B\."
    rf"|[SHA]\.?{MAYBE_SPACE}[JC]\.{MAYBE_SPACE}R\.|SB|HB|AB|HJR|SJR|AJR|HCR|SCR|ACR|SJM|HJM|LB(?=\s?\d{{3}}))(?P<plural>s?)"
    rf"(?:{MAYBE_SPACE}|{DASH}){_NO}{_SERIAL}",
    r"\d",
    before=24,
    behind=24,
)
CONGRESS = near(
    rf"(?<![\w.$/-])(?P<letters>H\.{MAYBE_SPACE}R\.|HR(?={SPACE}?\d)|S\.|"
    rf"[HS]\.{MAYBE_SPACE}(?:J\.?{MAYBE_SPACE}|Con\.?{MAYBE_SPACE})?Res\.|[HS](?:J|CON|Con)?{SPACE}?R(?:ES|es)\.?)(?P<plural>s?)"
    rf"{MAYBE_SPACE}{_NO}{_SERIAL}",
    r"\d",
    before=24,
    behind=24,
)
LOCAL = {
    "LD": ("Maine",), "HP": ("Maine",), "SP": ("Maine",), "SF": ("Minnesota", "Iowa", "Wyoming", "Senate File"),
    "HF": ("Minnesota", "Iowa", "House File"), "H.": ("Massachusetts", "Vermont", "South Carolina", "Rhode Island"),
    "A.": ("New York", "New Jersey"), "B": ("D.C.", "District of Columbia"),
}  # fmt: skip
"""Letters that mean a bill where the text names a state that uses them."""
LOCAL_LETTERS = re.compile(
    rf"(?<![\w.$/-])(?P<letters>L\.?D\.?|[SH]\.?F\.?|[SH]P|[HA]\.|B(?=\d\d-\d))(?P<plural>s?){MAYBE_SPACE}{_NO}{_SERIAL}"
)
STREET = re.compile(rf"{SPACE}(?:St|Ave|Street|Avenue|Main|Rd|Road|Blvd)\b|(?:st|nd|rd|th)\b")
CANADIAN = near(rf"(?<!\w)Bill{SPACE}(?P<number>[CS]{DASH}\d{{1,4}})(?![\w-])", "Bill", before=2, behind=16)
NEXT_NUMBER = re.compile(rf"(?:,{SPACE}(?:and{SPACE}|or{SPACE})?|{SPACE}(?:and|or|&){SPACE}){_SERIAL}")


class Measure(NamedTuple):
    """A bill as it stands, before its year is known."""

    start: int
    end: int
    code: str
    number: int
    year: int | None
    session: str
    is_listed: bool = False
    # Year and number are written as one, as Colorado does.
    has_own_year: bool = False


def find_bills(text: str) -> Iterator[Authority]:
    measures = list(read_measures(text))
    dated = share_years([with_year(text, measure) for measure in measures])
    known = known_years(dated)
    is_elsewhere = names_other_state(text)
    for measure in dated:
        year = measure.year or known.get((measure.code, measure.number))
        key = key_of(measure._replace(year=year), is_elsewhere=is_elsewhere)
        yield Authority(measure.start, measure.end, BILL, key)
    for found in CANADIAN.finditer(text):
        yield Authority(found.start(), found.end(), BILL, f"Bill {found['number']}")


def read_measures(text: str) -> Iterator[Measure]:
    for pattern, code_of in ((SPELLED, spelled_code), (LETTERS, letters_code), (CONGRESS, congress_code)):
        for found in pattern.finditer(text):
            code = code_of(found)
            if code in NEAR_ADDRESSES and is_address(text, found):
                continue
            yield measure_of(found, code, found.start())
            if found["plural"]:
                yield from further_numbers(text, found.end(), code)
    yield from local_measures(text)


def local_measures(text: str) -> Iterator[Measure]:
    named = {letters for letters, names in LOCAL.items() if any(name in text for name in names)}
    for found in LOCAL_LETTERS.finditer(text) if named else ():
        code = local_code(found)
        if code in named and not (code in NEAR_ADDRESSES and is_address(text, found)):
            yield measure_of(found, code.rstrip("."), found.start())


def further_numbers(text: str, at: int, code: str) -> Iterator[Measure]:
    """ "House Bills 1124 and 1266": each number behind a plural."""
    more = NEXT_NUMBER.match(text, at)
    while more:
        start = more.start("year") if more["year"] else more.start("bare")
        yield measure_of(more, code, start)._replace(is_listed=True)
        more = NEXT_NUMBER.match(text, more.end())


def measure_of(found: re.Match[str], code: str, start: int) -> Measure:
    number = int((found["numbered"] or found["bare"]).partition("-")[0])
    year = full_year(found["year"])
    session = (found["session"] or "").upper()
    return Measure(start, found.end(), code, number, year, session, has_own_year=year is not None)


def full_year(digits: str | None) -> int | None:
    """The year of "19" or "2019"; two digits from 60 on mean the last century."""
    if not digits:
        return None
    year = int(digits)
    if len(digits) == len("2019"):
        return year
    return year + (1900 if year >= FIRST_TWO_DIGIT_YEAR else 2000)


def spelled_code(found: re.Match[str]) -> str:
    measure = " ".join(found["measure"].lower().split())
    code = CHAMBERS[found["chamber"].lower()] + MEASURES[measure]
    return code if found["year"] else SPELLED_FEDERAL.get(code, code)


def letters_code(found: re.Match[str]) -> str:
    letters = re.sub(r"[\s.]", "", found["letters"])
    return letters[-2:] if letters.endswith(("SB", "HB")) else letters


def local_code(found: re.Match[str]) -> str:
    letters = re.sub(r"[\s.]", "", found["letters"])
    return letters + "." if letters in {"H", "A"} else letters


def congress_code(found: re.Match[str]) -> str:
    letters = re.sub(r"[\s.]", "", found["letters"]).upper()
    return letters if found["year"] else FEDERAL_FORMS[letters]


def is_address(text: str, found: re.Match[str]) -> bool:
    """ "1200 S. 300 East" and "S. 5th Street" are no bills."""
    before = text[max(0, found.start() - 2) : found.start()].rstrip()
    return before[-1:].isdigit() or bool(STREET.match(text, found.end()))


def with_year(text: str, measure: Measure) -> Measure:
    """The measure with the year that stands beside it taken into its span, or one said near it into its key."""
    if measure.year or "." in measure.code:
        return measure
    behind = YEAR_BEHIND.match(text, measure.end)
    if behind:
        return measure._replace(
            end=behind.end(), year=int(behind["year"] or behind["bracketed"] or behind["behind_comma"])
        )
    before = YEAR_BEFORE.search(text, max(0, measure.start - 12), measure.start)
    if before:
        return measure._replace(start=before.start(), year=int(before["year"]))
    return measure._replace(year=session_year(text, measure.start, measure.end))


def share_years(measures: list[Measure]) -> list[Measure]:
    """ "House Bills 1124 and 1266 in 2021": one year for the whole list."""
    for place in range(len(measures) - 1, 0, -1):
        before, here = measures[place - 1], measures[place]
        if here.is_listed and here.year and not before.year:
            measures[place - 1] = before._replace(year=here.year)
    for place in range(1, len(measures)):
        before, here = measures[place - 1], measures[place]
        if here.is_listed and before.year and not here.year:
            measures[place] = here._replace(year=before.year)
    return measures


def known_years(measures: list[Measure]) -> dict[tuple[str, int], int]:
    """The years of bills that are named with just one year in this text."""
    years: dict[tuple[str, int], set[int]] = {}
    for measure in measures:
        if measure.year and not measure.session:
            years.setdefault((measure.code, measure.number), set()).add(measure.year)
    return {bill: found.pop() for bill, found in years.items() if len(found) == 1}


def names_other_state(text: str) -> bool:
    return "Colorado" not in text and OTHER_STATES.search(text) is not None


def key_of(measure: Measure, *, is_elsewhere: bool = False) -> str:
    """ "SB19-216" with a year, "HB 3265 (2021)" where that is no number of Colorado, "SB 216" without a year."""
    if not measure.year or "." in measure.code:
        return f"{measure.code} {measure.number}"
    if not measure.has_own_year and (is_elsewhere or not may_be_colorado(measure)):
        return f"{measure.code} {measure.number} ({measure.year})"
    number = f"{measure.number:03d}" if measure.code[0] in "SH" else str(measure.number)
    return f"{measure.code}{measure.year % 100:02d}{measure.session}-{number}"


def may_be_colorado(measure: Measure) -> bool:
    """Its resolutions and memorials are counted from 1 and from 1001 as well."""
    return measure.number in COLORADO_NUMBERS.get(measure.code[0], ())
