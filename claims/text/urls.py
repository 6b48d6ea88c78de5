"""Web addresses of cited sources in one normal form, so that one work is one source."""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
DIRECTIVE = ":~:"
EDGE_WORDS = 5
# What mailings, advertisements and social networks hang on an address; the page is the same without it.
TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|li_fat_id|mc_cid|mc_eid"
    r"|_hsenc|_hsmi|mkt_tok|vero_id|oly_anon_id|oly_enc_id|_openstat",
    re.IGNORECASE,
)


# What may end the words around an address, a DOI, and is none of it.
CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
END_MARKS = ".,;:!?\"'“”‘’»"


class Marked(NamedTuple):
    """The words that a text fragment marks on its page: from the first to the last of them, or `first` alone."""

    first: str
    last: str = ""


def whole_address(written: str) -> str:
    """Without what ends the words around it: marks of the sentence, and brackets that it does not open."""
    while written:
        last = written[-1]
        is_foreign = last in CLOSING and written.count(last) > written.count(CLOSING[last])
        if not is_foreign and last not in END_MARKS:
            break
        written = written[:-1]
    return written


def normalise_url(written: str) -> str:
    """Return `written` with scheme and host in lower case, without default port, text fragment and tracking.

    A fragment that names a place of the page stays: it may be another page to a script. Parameters stay as they are
    and in their order, but those that only tell where the reader came from. Idempotent. Raises ValueError, with a
    reason, for other schemes than http and https, for credentials in the address, and for what is no address at all
    (RFC 3986).
    """
    address = written.strip()
    if "://" not in address and ":" not in address.split("/", 1)[0]:
        address = f"https://{address}"
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        named = f"“{scheme}:” is none of the web; " if scheme else ""
        raise ValueError(f"{named}only http and https addresses are kept")
    if parts.username is not None or parts.password is not None:
        raise ValueError("it carries a user name or password")
    if not parts.hostname:
        raise ValueError("it names no host")
    inner = (part.rstrip() for part in (parts.path, parts.query, parts.fragment))
    if re.search(r"\s", parts.hostname) or any(re.search(r"[^\S ]", part) for part in inner):
        raise ValueError("there is a blank in it")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = "" if parts.port in (None, DEFAULT_PORTS[scheme]) else f":{parts.port}"
    fragment = _without_tracking(parts.fragment.split(DIRECTIVE, 1)[0])
    query = _without_tracking(parts.query)
    # Whichever of them stands last now, no blank ends it.
    return urlunsplit((scheme, f"{host}{port}", parts.path.rstrip() or "/", query.rstrip(), fragment.rstrip()))


def marked_words(written: str) -> Marked | None:
    """The words that the text fragment of an address marks (`#:~:text=[prefix-,]first[,last][,-suffix]`, WICG Scroll
    to Text Fragment), or None."""
    _page, found, directive = written.partition(DIRECTIVE)
    told = next((part[5:] for part in directive.split("&") if part.startswith("text=")), "") if found else ""
    words = [part for part in told.split(",") if part and not part.endswith("-") and not part.startswith("-")]
    return Marked(*(unquote(part) for part in words[:2])) if words else None


def landing_url(url: str, excerpt: str) -> str:
    """`url` with a text fragment that lands on the excerpt where the browser finds it; long ones by their edges."""
    words = excerpt.split()
    if not words:
        return url
    edges = [words] if len(words) <= 2 * EDGE_WORDS else [words[:EDGE_WORDS], words[-EDGE_WORDS:]]
    told = ",".join(quote(" ".join(edge), safe="").replace("-", "%2D") for edge in edges)
    return f"{url}{'' if '#' in url else '#'}{DIRECTIVE}text={told}"


def _without_tracking(parameters: str) -> str:
    return "&".join(part for part in parameters.split("&") if not TRACKING.fullmatch(part.partition("=")[0]))
