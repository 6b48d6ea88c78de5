"""Web addresses of cited sources in one normal form, so that one work is one source."""

from urllib.parse import urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}


def normalise_url(written: str) -> str:
    """Return `written` with scheme and host in lower case, without default port and text fragment.

    Raises ValueError, with a reason, for other schemes than http and https, for credentials in the address,
    and for what is no address at all (RFC 3986).
    """
    address = written.strip()
    if "://" not in address and ":" not in address.split("/", 1)[0]:
        address = f"https://{address}"
    parts = urlsplit(address)
    if parts.scheme.lower() not in DEFAULT_PORTS:
        raise ValueError("only http and https addresses are kept")
    if parts.username is not None or parts.password is not None:
        raise ValueError("it carries a user name or password")
    if not parts.hostname:
        raise ValueError("it names no host")
    scheme = parts.scheme.lower()
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = "" if parts.port in (None, DEFAULT_PORTS[scheme]) else f":{parts.port}"
    fragment = parts.fragment.split(":~:", 1)[0]
    return urlunsplit((scheme, f"{host}{port}", parts.path or "/", parts.query, fragment))
