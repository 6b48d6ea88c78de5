"""What was found: one mention of one law, bill, regulation, case or order."""

import re
from typing import NamedTuple

BILL = "bill"
STATUTE = "statute"
REGULATION = "regulation"
ACT = "act"
PUBLIC_LAW = "public law"
CASE = "case"
EXECUTIVE_ORDER = "executive order"
CONSTITUTION = "constitution"
KINDS = (BILL, STATUTE, REGULATION, ACT, PUBLIC_LAW, CASE, EXECUTIVE_ORDER, CONSTITUTION)

PINPOINTED_KINDS = frozenset({STATUTE, REGULATION, CONSTITUTION})
TRAILING_SUBSECTIONS = re.compile(r"(?:\([A-Za-z0-9]{1,5}\))+$")
TRAILING_PARTS = re.compile(r",? (?:subpart [A-Z]{1,3}|pt\. \d+|cl\. \d+|subd\. \w+)$")


class Authority(NamedTuple):
    """A mention: `text[start:end]` (code points), its kind and the canonical key of what is named."""

    start: int
    end: int
    kind: str
    key: str


def work_of(kind: str, key: str) -> str:
    """The key without its subsections: "45 CFR 164.512(f)" gives "45 CFR 164.512".

    Takes a kind and a key as `find_authorities` gives them. Bills, acts, public laws, cases and orders are their own
    work; so is an unknown kind.
    """
    if kind not in PINPOINTED_KINDS:
        return key
    return TRAILING_SUBSECTIONS.sub("", TRAILING_PARTS.sub("", key))
