"""Who reads what: the three tables of the index, by the names that both engines know them under."""

from enum import StrEnum
from typing import Any, NamedTuple

from claims.roles import reads_everything

# What a claim says counts more than what was found about it.
WEIGHTS = (3.0, 1.0)


class Reading(StrEnum):
    """`TEAM` has all claims without the text of sealed rounds, `PUBLIC` the settled ones with what is published,
    `OWN` the claims with what one author wrote into a sealed round, for that author."""

    TEAM = "claims_searchteam"
    PUBLIC = "claims_searchpublic"
    OWN = "claims_searchown"


class OwnText(NamedTuple):
    claim: int
    author: int
    words: str
    findings: str


def reading_of(user: Any) -> Reading:
    return Reading.TEAM if reads_everything(user) else Reading.PUBLIC
