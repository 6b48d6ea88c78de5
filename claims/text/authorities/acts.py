"""Acts by name: "Privacy Act of 1974", "Health Insurance Portability and Accountability Act (HIPAA)", "HIPAA".

The key is the abbreviation where the text defines one or everybody uses it, else the name as it stands, with its
year where the text gives it anywhere.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.text.authorities.act_capitals import find_acts_in_capitals
from claims.text.authorities.act_names import name_start
from claims.text.authorities.act_shorts import by_initials, by_the_act, short_beside
from claims.text.authorities.authority import ACT, REGULATION, Authority
from claims.text.authorities.known_acts import DATED_NAMES, EUROPEAN_REGULATIONS, KNOWN_NAMES
from claims.text.authorities.near import near
from claims.text.authorities.patterns import SPACE, YEAR, plain_spaces
from claims.text.authorities.words import Words

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATED = re.compile(
    rf"{SPACE}(?:Amendments?(?:{SPACE}Act)?{SPACE})?of{SPACE}(?:the{SPACE}year{SPACE})?{YEAR}(?![\w-])"
    rf"|{SPACE}(?:19|20)\d\d(?![\w-])"
    rf"|,?{SPACE}(?:for{SPACE})?Fiscal{SPACE}Years?{SPACE}\d{{4}}(?:{SPACE}and{SPACE}\d{{4}})?"
    rf"|,{SPACE}(?:19|20)\d\d(?![\w-])(?!{SPACE}[a-z])"
)
OTHER_COUNTRIES = re.compile(r"Canad|Australia|Zealand")
OF_DATE = re.compile(rf"{SPACE}of{SPACE}{_MONTH}{SPACE}\d{{1,2}},{SPACE}{YEAR}(?!\w)")
SHORT_FORM = re.compile(
    rf"{SPACE}\((?:(?:the|hereinafter|or){SPACE})?(?:the{SPACE})?[“\"‘']?(?:the{SPACE})?"
    rf"(?P<short>[A-Z][\w&.-]{{1,14}}(?:{SPACE}[A-Z][\w.-]{{1,14}}){{0,3}})[”\"’']?\)"
)
YEAR_BEHIND_SHORT_FORM = re.compile(rf"{SPACE}of{SPACE}(?P<year>{YEAR})(?!\w)")
INNER_INITIALS = re.compile(rf"(?P<initials>[A-Z][\w&-]{{1,14}})\){SPACE}Act\b")
KNOWN_AMENDMENT = near(
    r"(?<!\w)(?:Hyde|Leahy|Byrd|Durbin|Dickey|Equal\sRights|[A-Z][a-z]+[-–][A-Z][a-z]+)\sAmendment\b",
    "Amendment",
    before=50,
    behind=12,
)
EPONYMOUS_LAW = near(
    r"(?<!\w)(?:(?!Black|Moore|Murphy|Godwin|Ohm|Newton|Hooke|Boyle|Goodhart|Parkinson|Sturgeon|Hume|Amdahl|Conway|Benford|Brandolini)"
    r"[A-Z][a-z]{2,14}[’']s\sLaw|(?:[A-Z][a-z]{2,14}\s){0,2}(?:Open\sMeetings|Open\sRecords|Public\sRecords|Sunshine|"
    r"Freedom\sof\sInformation|Shield)\sLaw)\b",
    "Law",
    before=90,
    behind=6,
)
NAMED_CODE = near(
    r"(?<!\w)(?:Internal\sRevenue\sCode(?:\sof\s19\d\d)?|Uniform\s(?:Commercial|Probate)\sCode|Bankruptcy\sCode"
    r"|Uniform\sCode\sof\sMilitary\sJustice|Model\sPenal\sCode)\b",
    "Code",
    before=24,
    behind=40,
)
EUROPEAN = near(
    rf"(?<!\w)(?P<form>Regulation|Directive|Decision){SPACE}(?:\((?P<union>EU|EC|EEC)\){SPACE}(?:No\.?{SPACE})?)?"
    rf"(?P<number>\d{{1,4}}/\d{{1,4}})(?P<suffix>/(?:EC|EU|EEC|JHA))?(?![\w/])",
    r"\d/\d",
    before=40,
    behind=24,
)


class Named(NamedTuple):
    """An act by name: the name with its year, the same without, and the short form the text defines for it."""

    start: int
    end: int
    name: str
    undated: str
    short: str


def find_acts(text: str, words: Words) -> Iterator[Authority]:
    named = list(read_names(text, words))
    shorts = {act.undated.lower(): act.short for act in named if act.short}
    acts = [Authority(act.start, act.end, ACT, key) for act, key in keyed(text, named, shorts)]
    yield from acts
    yield from by_initials(text, set(shorts.values()))
    yield from by_the_act(text, acts)
    yield from find_acts_in_capitals(
        text, words, {act.undated.lower(): one.key for act, one in zip(named, acts, strict=True)}
    )
    yield from european(text)
    for pattern in (KNOWN_AMENDMENT, EPONYMOUS_LAW, NAMED_CODE):
        for found in pattern.finditer(text):
            yield Authority(found.start(), found.end(), ACT, straight(found[0]))


def keyed(text: str, named: list[Named], shorts: dict[str, str]) -> Iterator[tuple[Named, str]]:
    dated = dated_names(named)
    is_abroad = bool(OTHER_COUNTRIES.search(text))
    for act in named:
        key = key_of(act, shorts, dated)
        if key in DATED_NAMES and not (is_abroad or is_owned(text, act.start)):
            key = DATED_NAMES[key]
        yield act, key


def straight(name: str) -> str:
    return plain_spaces(name).replace("’", "'").replace("–", "-").replace("‑", "-")


def read_names(text: str, words: Words) -> Iterator[Named]:
    for index, word in enumerate(words.all):
        if word.text != "Act":
            continue
        first, initials = name_before(text, words, index)
        if first is not None:
            yield named(text, words.all[first].start, word.end, initials)
        elif OF_DATE.match(text, word.end):
            yield of_date(text, word.start, word.end)


def name_before(text: str, words: Words, act: int) -> tuple[int | None, str]:
    """Where the name ending at word `act` begins, and the initials in "… Economic Security (CARES) Act"."""
    if (
        act > 1
        and (inner := INNER_INITIALS.match(text, words.all[act - 1].start))
        and inner.end() == words.all[act].end
    ):
        before = words.all[act - 2]
        if before.is_capital and re.fullmatch(r"\s\(", text[before.end : words.all[act - 1].start]):
            return name_start(words, act - 2), inner["initials"] + " Act"
    if act and words.are_joined(act - 1):
        return name_start(words, act - 1), ""
    return None, ""


def of_date(text: str, start: int, act_end: int) -> Named:
    """ "the Act of August 18, 1941": an act without a title."""
    date = OF_DATE.match(text, act_end)
    end = date.end() if date else act_end
    return Named(start, end, straight(text[start:end]), straight(text[start:end]), "")


def named(text: str, start: int, act_end: int, initials: str) -> Named:
    dated = DATED.match(text, act_end)
    end = dated.end() if dated else act_end
    undated_end = act_end
    if dated and "Amendment" in dated[0]:
        undated_end = act_end + re.match(r"\s*Amendments?(?:\s*Act)?", text[act_end:end]).end()  # type: ignore[union-attr]
    name, undated = straight(text[start:end]), straight(text[start:undated_end])
    if initials:
        return Named(start, end, name, undated, initials)
    short = SHORT_FORM.match(text, end)
    if short and is_short_for(short["short"], undated):
        year = None if dated else YEAR_BEHIND_SHORT_FORM.match(text, short.end())
        name += f" of {year['year']}" if year else ""
        return Named(start, (year or short).end(), name, undated, plain_spaces(short["short"]))
    beside = short_beside(text, start, end)
    return Named(start, end, name, undated, beside if is_short_for(beside, undated) else "")


def is_short_for(short: str, name: str) -> bool:
    """Whether `short` can stand for `name`: its capitals are, in order, first letters or letters of the name."""
    if short == "Act" or any(letter.isdigit() for letter in short):
        return False
    if short.endswith(" Act"):
        return True
    letters = iter(name.lower())
    capitals = [letter.lower() for letter in short if letter.isupper()]
    return len(capitals) > 1 and " " not in short and all(letter in letters for letter in capitals)


def dated_names(named: list[Named]) -> dict[str, str]:
    """Undated name → the one dated form of it in this text."""
    forms: dict[str, set[str]] = {}
    for act in named:
        if act.name != act.undated:
            forms.setdefault(act.undated.lower(), set()).add(act.name)
    return {undated: names.pop() for undated, names in forms.items() if len(names) == 1}


def key_of(act: Named, shorts: dict[str, str], dated: dict[str, str]) -> str:
    undated = act.undated.lower()
    if undated in KNOWN_NAMES:
        return KNOWN_NAMES[undated]
    if undated in shorts:
        return shorts[undated]
    return dated.get(undated, act.name) if act.name == act.undated else act.name


def is_owned(text: str, start: int) -> bool:
    """Whether "Colorado's" or the like stands before an act, which then is no act of Congress."""
    return text[max(0, start - 3) : start].startswith(("’s", "'s"))


def european(text: str) -> Iterator[Authority]:
    """Regulations and directives of the European Union, by number or by their common initials."""
    for found in EUROPEAN.finditer(text):
        if found["union"] or found["suffix"]:
            key = "GDPR" if found["number"] == "2016/679" else straight(found[0])
            yield Authority(found.start(), found.end(), REGULATION, key)
    for initials, name in EUROPEAN_REGULATIONS.items():
        for found in re.finditer(rf"(?<!\w)(?:{name}(?:\s\({initials}\))?|{initials})(?!\w)", text):
            yield Authority(found.start(), found.end(), REGULATION, initials)
