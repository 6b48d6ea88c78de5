"""Whose site an address is on: what a document's own site says of it proves nothing."""

import re
from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

# "https://web.archive.org/web/20240131123456id_/https://a.example/x"
WAYBACK = re.compile(r"https?://(?:web\.)?archive\.org/web/[\w*]+/(?P<original>.+)", re.IGNORECASE)
# Sites that keep copies of others: their address alone says nothing of whose words stand there.
ARCHIVES = frozenset({"archive.org", "archive.ph", "archive.today", "archive.is", "perma.cc", "ghostarchive.org"})


def site_of(url: str) -> str:
    """The registrable domain of an address (Public Suffix List), its host where there is none; "" for no address.

    Of a copy in the Wayback Machine, that of the page it is a copy of.
    """
    try:
        host = urlsplit(original_of(url)).hostname or ""
    except ValueError:
        return ""
    if not host or host.replace(".", "").isdecimal() or ":" in host:
        return host
    return str(_suffixes().privatesuffix(host) or host)


def original_of(url: str) -> str:
    """The page that an address in the Wayback Machine is a copy of; any other address itself."""
    found = WAYBACK.match(url)
    if found is None:
        return url
    original = found["original"]
    return original if "://" in original else f"https://{original}"


def is_own_site(url: str, own: list[str]) -> bool:
    """Whether `url` is on the site of one of the `own` addresses, or is a copy of a page there."""
    site = site_of(url)
    if not site or site in ARCHIVES:
        return bool(url) and url in own
    return site in {site_of(address) for address in own if address}


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
