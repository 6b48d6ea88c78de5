"""Codes by subject alone ("Penal Code section 187", "Gov. Code, § 7284.6"), in texts that name one state that has
such codes. California and Texas divide their statutes by subject; the form with a comma is the California Style
Manual's."""

import re
from functools import lru_cache

from claims.text.authorities.authority import STATUTE
from claims.text.authorities.jurisdictions import ABBREVIATIONS
from claims.text.authorities.near import near
from claims.text.authorities.patterns import MAYBE_SPACE, SPACE
from claims.text.authorities.sections import Code
from claims.text.authorities.state_names import code_name

STATES = ("California", "Texas")
_AND = rf"{SPACE}(?:and|&){SPACE}"
_SUBJECT = (
    rf"Gov(?:ernment|[’']t|\.)|Local{SPACE}Government|Pen(?:al|\.)|Lab(?:or|\.)|Veh(?:icle|\.)|Fam(?:ily|\.)|Ed(?:ucation|uc\.|\.)"
    rf"|Health{_AND}Saf(?:ety|\.)|Welf(?:are|\.){_AND}Inst(?:itutions|\.)|Bus(?:iness|\.){_AND}(?:Prof(?:essions|\.)|Commerce)"
    rf"|Civ(?:il|\.)|Evid(?:ence|\.)|Prob(?:ate|\.)|Ins(?:urance|\.)|Elec(?:tions?|\.)|Water|Property|Tax|Transportation"
    rf"|Occupations|Human{SPACE}Resources|Pub(?:lic|\.){SPACE}Resources|Pub(?:lic|\.){SPACE}Utilities"
)
_NAME = rf"(?<!Model\s)(?P<name>(?:{_SUBJECT}){SPACE}Code|Code{SPACE}of{SPACE}(?:Civil|Criminal){SPACE}Procedure)"


@lru_cache(maxsize=1)
def home_state(text: str) -> str | None:
    """The one state with codes by subject that the text names, abbreviated; None where it names both or neither."""
    named = [state for state in STATES if state in text]
    return ABBREVIATIONS[named[0]] if len(named) == 1 else None


def home_key(named: re.Match[str], unit: str, number: str) -> str:
    state = home_state(named.string)
    if not state or unit not in {"section", "article"}:
        return ""
    return f"{code_name(state, named['name'])} {'art.' if unit == 'article' else '§'} {number}"


HOME_CODE = Code(
    kind=STATUTE,
    forward=near(
        rf"(?<![\w.]){_NAME},?{SPACE}(?P<mark>§{{1,2}}|[Ss]ections?|[Ss]ecs?\.|[Aa]rt(?:icle|\.)){MAYBE_SPACE}(?=[\d§])",
        "Code",
        before=50,
        behind=50,
    ),
    behind=re.compile(rf",?{SPACE}of{SPACE}the{SPACE}{_NAME}(?!\w)"),
    key=home_key,
)
