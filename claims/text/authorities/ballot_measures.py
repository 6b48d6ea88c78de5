"""Laws that the people made at the polls: "Proposition 187", "Prop. HH".

The same words number theorems and theses, so the text must speak of voting.
"""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import ACT, Authority
from claims.text.authorities.near import near
from claims.text.authorities.patterns import SPACE

MEASURE = near(
    rf"(?<!\w)(?:(?P<proposition>Proposition|Prop\.?)|(?P<initiative>Initiative|Ballot{SPACE}Measure|Ballot{SPACE}Issue))"
    rf"(?:{SPACE}No\.)?{SPACE}(?P<number>\d{{1,4}}[A-Z]?|[A-Z]{{1,2}})(?![\w-]|\.\d)",
    "Prop|Initiative|Ballot",
    before=2,
    behind=40,
)
VOTING = re.compile(
    r"\b(?:[Vv]ote[rds]*|[Bb]allots?|[Ii]nitiatives?|[Ee]lect(?:ion|orate)|[Rr]eferend(?:um|a)|[Mm]easures?|laws?)\b"
)


def find_ballot_measures(text: str) -> Iterator[Authority]:
    found = list(MEASURE.finditer(text))
    if not found or not VOTING.search(text):
        return
    for measure in found:
        name = "Proposition" if measure["proposition"] else " ".join(measure["initiative"].split())
        yield Authority(measure.start(), measure.end(), ACT, f"{name} {measure['number']}")
