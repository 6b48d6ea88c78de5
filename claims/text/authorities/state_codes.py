"""Codes of the other states and territories, read by one grammar: state, code, section mark, number (Bluebook T1.3).

The key has the Bluebook's abbreviations ("Va. Code § 2.2-3800"), or the state's own letters where those are the usual
form ("RCW 10.93.160", "5 ILCS 805/15").
"""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import REGULATION, STATUTE, Authority
from claims.text.authorities.jurisdictions import ABBREVIATIONS, STATE
from claims.text.authorities.patterns import DASH, MAYBE_SPACE, NUMBER_ENDS, SPACE, SUBSECTIONS, plain_spaces
from claims.text.authorities.sections import Code, sections_after

_SUBJECT = rf"(?:(?:[A-Z][\w’'&]{{1,15}}\.?|and|&){SPACE}){{0,5}}"
_BODY = (
    rf"(?:Rev\.{SPACE}Stat\.|Revised{SPACE}Statutes|Gen\.{SPACE}Stat\.|General{SPACE}Statutes|Comp\.{SPACE}Stat\."
    rf"|Gen\.{SPACE}Laws|General{SPACE}Laws|Comp\.{SPACE}Laws|Compiled{SPACE}Laws|Codified{SPACE}Laws|Cent\.{SPACE}Code"
    rf"|Century{SPACE}Code|Code{SPACE}Regs\.|Code{SPACE}of{SPACE}Regulations|Code{SPACE}R\.|Stat\.|Statutes?|Code|Law)"
)
_ANNOTATED = rf"(?:,?{SPACE}Ann(?:\.|otated))?(?:{SPACE}\((?:West|Lexis)(?:{SPACE}\d{{4}})?\))?"
_TITLE = rf"(?:,?{SPACE}(?:[Tt]it\.|[Tt]itle){SPACE}(?P<title>\d{{1,3}}[A-Z]?),?)?"
_MARK = (
    rf"(?:,?{SPACE}?(?P<mark>§{{1,2}}|[Ss]ections?|[Ss]ec\.|[Rr]ule|r\.|c\.|ch\.|[Cc]hapter|[Aa]rt\.)|,?(?P<unmarked>))"
)
_CODE = rf"(?P<state>{STATE}),?{SPACE}(?P<subject>{_SUBJECT})(?P<body>{_BODY})(?<!D\.C\.\sLaw)"
_CODE_OF = r"(?P<state>Virginia|Alabama|Iowa|Georgia|Maryland)"

CONTRACTIONS = {
    "Revised Statutes": "Rev. Stat.",
    "General Statutes": "Gen. Stat.",
    "General Laws": "Gen. Laws",
    "Compiled Laws": "Comp. Laws",
    "Century Code": "Cent. Code",
    "Code of Regulations": "Code Regs.",
    "Revised": "Rev.",
    "Compiled": "Comp.",
    "Codified": "Cod.",
    "Statutes": "Stat.",
    "Statute": "Stat.",
    "Government": "Gov't",
    "Gov't.": "Gov't",
    "Administrative": "Admin.",
    "Business": "Bus.",
    "Professions": "Prof.",
    "Executive": "Exec.",
    "General": "Gen.",
    "Health": "Health",
    "Vehicle": "Veh.",
    "Labor": "Lab.",
    "Education": "Educ.",
    "Welfare": "Welf.",
    "Institutions": "Inst.",
    "Family": "Fam.",
    "Civil": "Civ.",
    "Procedure": "Proc.",
    "Transportation": "Transp.",
    "Public": "Pub.",
    "Resources": "Res.",
    "Criminal": "Crim.",
    "Correction": "Correct.",
    "Municipal": "Mun.",
    "Election": "Elec.",
    "Elections": "Elec.",
    "Insurance": "Ins.",
    "Probate": "Prob.",
    "and": "&",
}
OWN_LETTERS = {
    "Ariz. Rev. Stat.": "A.R.S. §",
    "Colo. Rev. Stat.": "C.R.S. §",
    "Nev. Rev. Stat.": "NRS",
    "Or. Rev. Stat.": "ORS",
    "Wash. Rev. Code": "RCW",
    "Mont. Code": "MCA §",
}
LETTER_CODES = {
    "RCW": "RCW", "R.C.W.": "RCW", "ORS": "ORS", "O.R.S.": "ORS", "NRS": "NRS", "N.R.S.": "NRS", "KRS": "KRS",
    "K.R.S.": "KRS", "HRS": "HRS", "MCL": "MCL", "M.C.L.": "MCL",
    "NMSA": "NMSA", "A.R.S.": "A.R.S. §", "O.C.G.A.": "O.C.G.A. §",
    "K.S.A.": "K.S.A. §", "T.C.A.": "T.C.A. §", "SDCL": "SDCL", "N.J.S.A.": "N.J.S.A.", "N.C.G.S.": "N.C.G.S. §",
    "M.C.A.": "MCA §", "N.D.C.C.": "N.D.C.C. §", "RSA": "RSA", "D.C. Code": "D.C. Code §", "WAC": "WAC", "OAR": "OAR",
}  # fmt: skip
REGULATORY = frozenset({"WAC", "OAR"})
_LETTERS = "|".join(re.escape(name) for name in sorted(LETTER_CODES, key=len, reverse=True))
_VOLUMES = (
    r"ILCS|V\.S\.A\.|Pa\.\s?C\.\s?S\.(?:A\.)?|Del\.\s?C\.|O\.S\.|M\.R\.S\.|Guam\sCode|AAC|NYCRR|DCMR"
    r"|Tex\.\sAdmin\.\sCode"
)
VOLUME_FIRST = re.compile(
    rf"(?<![\w.$])(?P<volume>\d{{1,4}}[A-Z]?){SPACE}(?P<code>{_VOLUMES}){SPACE}(?P<mark>§{{1,2}}{MAYBE_SPACE})?"
    rf"(?P<number>\d[\d.A-Za-z/:\u2010-\u2014-]{{0,18}}(?<=[\w])|\d)(?P<subsections>{SUBSECTIONS}){NUMBER_ENDS}"
)
MASSACHUSETTS = re.compile(
    rf"(?<![\w.])(?:M\.{MAYBE_SPACE}G\.{MAYBE_SPACE}L\.|G\.{MAYBE_SPACE}L\.|Mass\.{SPACE}Gen\.{SPACE}Laws(?:{SPACE}Ann\.)?"
    rf"|Massachusetts{SPACE}General{SPACE}Laws),?{SPACE}(?:c\.|ch\.|[Cc]hapter){MAYBE_SPACE}(?P<chapter>\d{{1,3}}[A-Z]{{0,2}})"
    rf"(?:,?{SPACE}(?:§{{1,2}}|[Ss]ec(?:tion|\.)){MAYBE_SPACE}(?P<section>\d{{1,3}}[A-Z]?{SUBSECTIONS}))?(?!\w)"
)


def code_name(named: re.Match[str]) -> str:
    """ "California Government Code" → "Cal. Gov. Code"."""
    state = ABBREVIATIONS[plain_spaces(named["state"])]
    subject = plain_spaces(named["subject"] or "").replace("’", "'").replace(",", "")
    words = [CONTRACTIONS.get(word, word) for word in subject.split()]
    body = CONTRACTIONS.get(plain_spaces(named["body"]), plain_spaces(named["body"]))
    name = " ".join([state, *words, body])
    if state == "Cal.":
        name = name.replace("Gov't", "Gov.")
    return name


def state_key(named: re.Match[str], unit: str, number: str) -> str:
    name = code_name(named)
    if name in OWN_LETTERS:
        letters = OWN_LETTERS[name]
        return f"{letters.rstrip(' §')} ch. {number}" if unit == "chapter" else f"{letters} {number}"
    title = f" tit. {named['title']}," if named.groupdict().get("title") else ""
    rule = (named.groupdict().get("mark") or "").lower().startswith("r")
    mark = "r." if rule else "ch." if unit == "chapter" else "§"
    return f"{name}{title} {mark} {number}"


STATUTES = Code(
    kind=STATUTE,
    forward=re.compile(rf"(?<![\w.]){_CODE}{_ANNOTATED}{_TITLE}{_MARK}{MAYBE_SPACE}(?=[\d§])"),
    behind=re.compile(rf"(?:,?{SPACE}of(?:{SPACE}the)?|,)?{SPACE}{_CODE}{_ANNOTATED}(?![\w])"),
    key=state_key,
)
CODE_OF_STATE = Code(
    kind=STATUTE,
    forward=re.compile(rf"(?<!\w)Code{SPACE}of{SPACE}{_CODE_OF}{_MARK}{MAYBE_SPACE}(?=[\d§])"),
    behind=re.compile(rf"(?:,?{SPACE}of(?:{SPACE}the)?|,){SPACE}Code{SPACE}of{SPACE}{_CODE_OF}(?!\w)"),
    key=lambda named, unit, number: f"{ABBREVIATIONS[named['state']]} Code § {number}",
)
LETTERED = Code(
    kind=STATUTE,
    forward=re.compile(
        rf"(?<![\w.])(?P<letters>{_LETTERS}),?{SPACE}(?:(?P<mark>§{{1,2}}|[Ss]ections?|ch\.|[Cc]hapter){MAYBE_SPACE})?(?=\d)"
    ),
    behind=re.compile(rf"(?:,|,?{SPACE}of(?:{SPACE}the)?)?{SPACE}(?P<letters>{_LETTERS})(?!\w)"),
    key=lambda named, unit, number: f"{LETTER_CODES[named['letters']]} {'ch. ' if unit == 'chapter' else ''}{number}",
)
STATE_CODES = [STATUTES, CODE_OF_STATE, LETTERED]


def find_state_codes(text: str) -> Iterator[Authority]:
    yield from volume_first(text)
    for chapter in MASSACHUSETTS.finditer(text):
        section = f", § {chapter['section']}" if chapter["section"] else ""
        yield Authority(chapter.start(), chapter.end(), STATUTE, f"M.G.L. c. {chapter['chapter']}{section}")
    for code in STATE_CODES:
        for found in sections_after(text, code):
            yield as_regulation(found)


def volume_first(text: str) -> Iterator[Authority]:
    """ "5 ILCS 805/15", "22 Tex. Admin. Code § 72.10": codes whose title number comes first."""
    for found in VOLUME_FIRST.finditer(text):
        code = plain_spaces(found["code"])
        mark = "" if code in {"ILCS", "AAC", "NYCRR", "DCMR"} else "§ "
        kind = REGULATION if code in {"AAC", "NYCRR", "DCMR", "Tex. Admin. Code"} else STATUTE
        number = re.sub(DASH, "-", found["number"]) + found["subsections"]
        yield Authority(found.start(), found.end(), kind, f"{found['volume']} {code} {mark}{number}")


def as_regulation(found: Authority) -> Authority:
    regulatory = "Admin. Code" in found.key or "Code R" in found.key or found.key.split()[0] in REGULATORY
    return found._replace(kind=REGULATION) if regulatory else found
