"""Codes of the states and territories, read by one grammar: state, code, section mark, number (Bluebook T1.3)."""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import REGULATION, STATUTE, Authority
from claims.text.authorities.home_codes import HOME_CODE
from claims.text.authorities.jurisdictions import STATE, state_of
from claims.text.authorities.near import near
from claims.text.authorities.patterns import MAYBE_SPACE, SPACE, YEAR
from claims.text.authorities.sections import Code, sections_after
from claims.text.authorities.state_names import (
    LETTERS,
    OWN_LETTERS,
    REGULATORY,
    VOLUMES_BY_TITLE,
    code_name,
)

_SUBJECT = rf"(?:[A-Z][\w’'&]{{1,15}}\.?{SPACE}(?:(?:and|&|of){SPACE})?){{0,6}}"
_BODY = (
    rf"(?:Rev\.{SPACE}Stat\.|Revised{SPACE}Statutes|Gen\.{SPACE}Stat\.|General{SPACE}Statutes|Comp\.{SPACE}Stat\."
    rf"|Cons\.{SPACE}Stat\.|Consolidated{SPACE}Statutes"
    rf"|Gen\.{SPACE}Laws|General{SPACE}Laws|Comp\.{SPACE}Laws|Compiled{SPACE}Laws|Codified{SPACE}Laws|Cent\.{SPACE}Code"
    rf"|Century{SPACE}Code|Code{SPACE}Regs\.|Code{SPACE}of{SPACE}Regulations|Code{SPACE}R\.|Official{SPACE}Code"
    rf"|Admin\.{SPACE}R\.|Administrative{SPACE}Rules|Comp\.{SPACE}R\.{SPACE}&{SPACE}Regs\.|Comp\.{SPACE}Codes{SPACE}R\.{SPACE}&{SPACE}Regs\."
    rf"|Adm\.{MAYBE_SPACE}Code|C\.P\.L\.R\.|CPLR|Stats?\.|Statutes?|Laws|Code|Law|R\.(?={SPACE}\d)|Rules(?=,?{SPACE}(?:\d|part)))"
)
_ANNOTATED = rf"(?:,?{SPACE}Ann(?:\.|otated))?(?:{SPACE}\((?:West|Lexis)(?:{SPACE}\d{{4}})?\))?"
_EDITION = rf"(?:,?{SPACE}\(?(?:19|20)\d\d\)?(?:{SPACE}Supp\.)?(?=,?{SPACE}[§\dSsRr]))?"
_TOPIC = (
    rf"(?:(?<=Code),?|(?<=Ann\.),?){SPACE}(?:of{SPACE})?(?P<topic>(?:(?:[A-Z][\w’']{{1,12}}\.?|&|and),?{SPACE}){{0,4}}"
    rf"[A-Z][\w’']{{1,12}}\.?)(?:{SPACE}Article)?(?:{SPACE}Ann\.)?(?=,?{SPACE}(?:§|[Ss]ec|[Aa]rt\.))"
)
_TITLE = rf"(?:,?{SPACE}(?:[Tt]it\.|[Tt]itle){SPACE}(?P<title>\d{{1,3}}[A-Z]?),?)?"
_OF_TITLE = rf"(?:[Tt]itle{SPACE}(?P<of_title>\d{{1,3}}[A-Z]?)(?:,|,?{SPACE}of(?:{SPACE}the)?){SPACE})?"
_MARK = (
    rf"(?:,?{SPACE}?(?P<mark>§{{1,2}}|[Ss]ections?|[Ss]ecs?\.|[Rr]ule|[rR]\.|c\.|ch\.|[Cc]hapter|[Aa]rt\.|[Pp]art)"
    rf"|,?(?P<unmarked>)(?!{SPACE}{YEAR}(?![\d.:/-])))"
)
_CODE = rf"(?P<state>{STATE}){SPACE}(?P<subject>{_SUBJECT})(?P<body>{_BODY})(?<!D\.C\.\sLaw)"
_CODE_OF = (
    rf"Code{SPACE}of{SPACE}(?P<state>Virginia|Alabama|Iowa|Georgia|Maryland|Laws{SPACE}of{SPACE}South{SPACE}Carolina)"
)
_AGENCY = rf"(?:(?P<agency>[A-Z]{{1,5}}){SPACE}?(?=[§\d]))?"


def state_key(named: re.Match[str], unit: str, number: str) -> str:
    groups = named.groupdict()
    if named["body"] == "Law" and not (named["subject"] and state_of(named["state"]) == "N.Y."):
        return ""  # Only New York's codes are called laws; "Washington Law 101" is a course.
    name = code_name(state_of(named["state"]), f"{named['subject']}{named['body']}")
    title, mark = groups.get("title") or groups["of_title"], (groups.get("mark") or "").lower()
    if groups.get("topic"):
        name += f"{',' if name.startswith('Md.') else ''}{code_name('', groups['topic'])}"
    number = with_agency(named, number)
    if title and name in VOLUMES_BY_TITLE:
        return f"{title} {VOLUMES_BY_TITLE[name]} {number}"
    if name in OWN_LETTERS:
        letters = OWN_LETTERS[name]
        return f"{letters.rstrip(' §')} ch. {number}" if unit == "chapter" else f"{letters} {number}"
    return f"{name}{f' tit. {title},' if title else ''} {mark_of(name, mark, unit)} {number}".replace("  ", " ")


def with_agency(named: re.Match[str], number: str) -> str:
    """ "R6-12-201": some states' rules begin with letters."""
    agency = named.groupdict().get("agency") or ""
    return f"{agency} {number}" if len(agency) > 1 else agency + number


def mark_of(name: str, mark: str, unit: str) -> str:
    if name.endswith((" R.", "Regs.")) and "Code" not in name:
        return ""
    if mark.startswith("r") or name == "Fla. Admin. Code":
        return "r."
    return {"chapter": "ch.", "article": "art.", "part": "pt."}.get(unit, "§")


def letters_key(named: re.Match[str], unit: str, number: str) -> str:
    """The key of "RCW 10.93.160"; empty where the number has not the shape of that code's."""
    head, shape = LETTERS[re.sub(r"[\s.]", "", named["letters"])]
    number = with_agency(named, number)
    if unit == "chapter":
        return f"{head.rstrip(' §')} ch. {number}"
    return f"{head} {number}" if re.match(shape, number) else ""


STATUTES = Code(
    kind=STATUTE,
    forward=near(
        rf"(?<![\w.]){_OF_TITLE}{_CODE}{_ANNOTATED}(?:{_TOPIC})?{_EDITION}{_TITLE}{_MARK}{MAYBE_SPACE}{_AGENCY}(?=[\d§])",
        r"Code|Stat|Law|CPLR|C\.P\.L|Regs|R\.\s|Rules",
        before=170,
        behind=180,
    ),
    behind=re.compile(
        rf"(?:,?{SPACE}of{SPACE}(?=[Tt]itle))?(?:,?{SPACE}of(?:{SPACE}the)?|,)?{SPACE}?{_OF_TITLE}(?<=\s){_CODE}{_ANNOTATED}(?![\w])"
    ),
    key=state_key,
)
CODE_OF_STATE = Code(
    kind=STATUTE,
    forward=near(
        rf"(?<!\w){_CODE_OF}{_ANNOTATED}{_EDITION}{_MARK}{MAYBE_SPACE}(?=[\d§])", r"Code\sof", before=2, behind=120
    ),
    behind=re.compile(rf"(?:,?{SPACE}of(?:{SPACE}the)?|,){SPACE}{_CODE_OF}(?!\w)"),
    key=lambda named, unit, number: f"{state_of(named['state'].removeprefix('Laws of '))} Code § {number}",
)
_LETTERS = r"La\.\s?R\.\s?S\.|" + "|".join(r"(?:\.\s?)?".join(name) if name.isupper() else name for name in LETTERS)
LETTERED = Code(
    kind=STATUTE,
    forward=near(
        rf"(?<![\w.§])(?P<letters>{_LETTERS})\.?{_EDITION},?{SPACE}"
        rf"(?:(?P<mark>§{{1,2}}|[Ss]ections?|ch\.|[Cc]hapter|[Rr]ule){MAYBE_SPACE})?{_AGENCY}(?=[§\d])",
        r"\.\s?[A-Z]|[A-Z][A-Z]",
        before=6,
        behind=70,
    ),
    behind=re.compile(rf"(?:,|,?{SPACE}of(?:{SPACE}the)?)?{SPACE}(?P<letters>{_LETTERS})\.?(?!\w)"),
    key=letters_key,
)
STATE_CODES = [STATUTES, CODE_OF_STATE, LETTERED, HOME_CODE]


def find_state_codes(text: str) -> Iterator[Authority]:
    for code in STATE_CODES:
        for found in sections_after(text, code):
            yield as_regulation(found)


def as_regulation(found: Authority) -> Authority:
    """The grammar is one for statutes and rules; the name of the code tells which it is."""
    key = found.key
    regulatory = any(word in key for word in ("Admin. Code", "Admin. R.", "Code R", "Regs.", " R. ")) or (
        key.split()[0] in REGULATORY
    )
    return found._replace(kind=REGULATION) if regulatory else found
