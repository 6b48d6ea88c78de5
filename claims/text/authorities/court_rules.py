"""Federal rules of procedure and evidence (Bluebook rule 12.9.3): "Fed. R. Civ. P. 12(b)(6)"."""

from collections.abc import Iterator

from claims.text.authorities.authority import REGULATION, Authority
from claims.text.authorities.near import near
from claims.text.authorities.patterns import MAYBE_SPACE, SPACE, SUBSECTIONS

_PROCEDURES = {"civ": "Civ. P.", "app": "App. P.", "cr": "Crim. P.", "b": "Bankr. P.", "e": "Evid."}
_OF = rf"{SPACE}of{SPACE}"
_PROCEDURE = rf"{SPACE}Proc(?:edure|\.)|{MAYBE_SPACE}P\.|{MAYBE_SPACE}P(?!\w)"
RULE = near(
    rf"(?<![\w.])(?:Fed\.{MAYBE_SPACE}R\.{MAYBE_SPACE}|Federal{SPACE}Rules?{_OF}|F\.?R\.?)"
    rf"(?:(?P<field>Civ(?:il|\.)?|App(?:ellate|\.)?|Cr(?:iminal|im\.|im|\.)?|Bankr?(?:uptcy|\.)?)(?:{_PROCEDURE})"
    rf"|(?P<evidence>Evid(?:ence|\.)|E\.|E(?!\w)))"
    rf",?{SPACE}(?:[Rr]ules?{SPACE})?(?P<number>\d{{1,4}}(?:\.\d)?{SUBSECTIONS})(?![\w])",
    r"Fed\.|Federal\sRule|F\.?R",
    before=2,
    behind=120,
)


def find_court_rules(text: str) -> Iterator[Authority]:
    for found in RULE.finditer(text):
        field = (found["field"] or found["evidence"]).lower()
        name = next(name for start, name in _PROCEDURES.items() if field.startswith(start))
        yield Authority(found.start(), found.end(), REGULATION, f"Fed. R. {name} {found['number']}")
