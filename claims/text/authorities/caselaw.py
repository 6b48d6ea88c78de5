"""Reporters beyond the common ones, from eyecite's list where the extra `caselaw` is installed.

Only abbreviations with a point are read: eyecite also knows reporters that are called "Black", "Hill" or "Day".
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from claims.text.authorities.near import near
from claims.text.authorities.patterns import SPACE

MENTION = near(
    rf"(?<![\w.$-])(?P<volume>\d{{1,4}}){SPACE}(?P<reporter>[A-Z][A-Za-z.’'& ]{{0,28}}\.(?:{SPACE}?(?:[23]d|[4-9]th))?)"
    rf"{SPACE}(?P<page>\d{{1,5}})(?!\w)",
    r"\d\s[A-Z]",
    before=5,
    behind=50,
)


def find_reported(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and key of each cite of a reporter that eyecite knows; nothing where it is not installed."""
    for found in MENTION.finditer(text):
        reporter = editions().get(_bare(found["reporter"]))
        if reporter:
            yield found.start(), found.end(), f"{int(found['volume'])} {reporter} {found['page']}"


@cache
def editions() -> Mapping[str, str]:
    """Each form of a reporter's abbreviation, without spaces → the usual one. Loading it takes a second."""
    try:
        from eyecite.tokenizers import EDITIONS_LOOKUP
    except ImportError:
        return {}
    return {
        _bare(form): named[0].short_name
        for form, named in EDITIONS_LOOKUP.items()
        if "." in form and named[0].reporter.source == "reporters"
    }


def _bare(form: str) -> str:
    return re.sub(r"\s", "", form).replace("’", "'")
