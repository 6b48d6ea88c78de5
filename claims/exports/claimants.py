"""Whether the name of a claimant is that of an organisation, as far as its words tell."""

import re

# As whole words, in what a name begins with: up to a comma, a bracket or the first preposition.
ORGANISATIONS = frozenset(
    """
    academy administration agencies agency alliance assembly association authority bank board bureau campaign center
    centers centre church club coalition college commission committee company congress corp corporation council court
    department dept district division federation force foundation fund gmbh government group inc institute institution
    laboratory league legislature library llc llp ltd magazine media ministry museum network news newspaper office
    organisation organization parliament party plc police press program programme project radio school senate service
    services society staff team television treasury trust tv union university
    """.split()
)
HEAD_ENDS = re.compile(r"[,(]|\s(?:of|at|from|for|with|in|and)\s")
# Somebody who speaks for one, or holds an office in it.
PERSON = re.compile(
    r"\b(?:spokes\w+|chair\w*|ceo|commissioner|director|dr|governor|judge|justice|mayor|member|minister|mr|mrs|ms|"
    r"officer|president|professor|prof|representative|secretary|senator|speaker)\b(?!['’]s)",
    re.IGNORECASE,
)
INCORPORATED = re.compile(r",?\s(?:inc|llc|llp|ltd|plc|corp|gmbh)\.?$", re.IGNORECASE)
DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
NATIONAL = re.compile(r"(?:the )?(?:U\.S\.|US|UK|EU|United States)\s")
ACRONYM = re.compile(r"[A-Z]{2,}")


def is_organisation(name: str) -> bool:
    """False also where nobody can tell, as of “The Beatles”."""
    name = name.strip()
    if DOMAIN.fullmatch(name) or ACRONYM.fullmatch(name) or INCORPORATED.search(name):
        return True
    head = HEAD_ENDS.split(name, maxsplit=1)[0]
    if PERSON.search(head) or re.search(r"\bspokes\w+", name, re.IGNORECASE):
        return False
    return bool(NATIONAL.match(head)) or not ORGANISATIONS.isdisjoint(re.findall(r"[^\W\d_]+", head.casefold()))
