"""Web addresses in a cell of sources, as people copy them: without a scheme too, and as Markdown links them."""

import re
from typing import NamedTuple

from claims.text.urls import whole_address

# Another address begins behind a comma; one that stands inside an archive's address does not.
_TAIL = r"(?:(?![,;|]+(?:https?://|www\.))[^\s<>\"”])+"
_SCHEMED = rf"(?:https?://|(?<![\w./@-])www\.){_TAIL}"
_ENDINGS = "com|org|net|gov|edu|mil|int|info|biz|news|museum|law|press|eu"
# Endings of countries, but for those that are words or files as often.
_COUNTRIES = "at|au|be|br|ca|ch|cz|de|dk|es|fr|ie|jp|lu|mx|nl|nz|pt|se|uk|us"
_LABELS = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
_HOST = rf"(?<![\w./@:§-]){_LABELS}"
# "and/or" has no host, and "U.S./EU" none with an ending: an ending in capitals is an abbreviation.
_PATHED = rf"{_HOST}(?-i:{_ENDINGS}|[a-z]{{2}})(?::\d+)?/{_TAIL}"
_ALONE = rf"{_HOST}(?-i:{_ENDINGS}|{_COUNTRIES})/?(?=\s*(?:$|[;|,)\]]))"
_BARE = rf"(?P<bare>{_SCHEMED}|{_PATHED})|(?P<alone>{_ALONE})"
_LINK = (
    r"!?\[(?P<title>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?"
    rf"(?P<url>(?=https?://|www\.|{_LABELS}[a-z]{{2}})(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?:\s+[\"'“][^()]*)?\s*\)"
)
BARE = re.compile(_BARE, re.IGNORECASE)
ANY = re.compile(f"{_LINK}|{_BARE}", re.IGNORECASE)
# “Annual report of Amazon.com” is a name: an address stands alone, or behind such a sign.
LEADING = tuple(";|,([<:–—")
NEAR_CHARS = 10


class Address(NamedTuple):
    """Where an address stands in a line (code points), with the title of the link that it is in, if any."""

    start: int
    end: int
    url: str
    title: str = ""


def addresses_in(line: str) -> list[Address]:
    """The addresses of a line, in their order."""
    found: list[Address] = []
    for place in ANY.finditer(line):
        if place["url"] is None:
            found += _bare_one(line, place)
        elif BARE.fullmatch(place["url"]):
            found.append(Address(*place.span(), place["url"], " ".join(place["title"].split())))
        else:
            # A link to a file, whose title may be an address.
            found += (one for inner in BARE.finditer(line, *place.span("title")) for one in _bare_one(line, inner))
    return found


def _bare_one(line: str, place: re.Match[str]) -> list[Address]:
    start = place.start()
    before = line[max(0, start - NEAR_CHARS) : start].rstrip()
    if place["alone"] and before and not before.endswith(LEADING):
        return []
    written = whole_address(place[0])
    return [Address(start, start + len(written), written)]


def has_address(words: str) -> bool:
    return any(addresses_in(line) for line in words.splitlines())
