"""Addresses that a link of a document may lead to."""

import re
from urllib.parse import quote, urlsplit

# What every link that is kept begins with.
LINKED = ("http://", "https://", "mailto:")
MAX_ADDRESS_CHARS = 2_000
# Browsers drop these wherever they stand (WHATWG URL Standard, 4.4).
DROPPED = re.compile(r"[\t\n\r]")
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
BLANK = re.compile(r"\s")


def link_address(written: str) -> str:
    """The address of a link as it is kept, without a blank; "" for one within the page or the site, of another scheme
    than http, https and mailto, with a user name or password, or longer than MAX_ADDRESS_CHARS."""
    address = DROPPED.sub("", written.strip())
    if len(address) > MAX_ADDRESS_CHARS or CONTROLS.search(address):
        return ""
    try:
        parts = urlsplit(address)
        is_whole = "@" in parts.path if parts.scheme == "mailto" else bool(parts.hostname) and parts.username is None
    except ValueError:
        return ""
    kept = BLANK.sub(lambda blank: quote(blank[0]), f"{parts.scheme}{address[len(parts.scheme) :]}")
    return kept if is_whole and kept.startswith(LINKED) and len(kept) <= MAX_ADDRESS_CHARS else ""
