"""Two ways of finding citations to compare with: patterns written in a quarter of an hour, and eyecite's law finder."""

import re
from collections.abc import Callable, Iterator

from addresses import address_of_key, path

try:
    from eyecite import get_citations
except ImportError:
    get_citations = None

SUBSECTIONS = r"(?:\(\w+\))*"
NUMBER = rf"\d+[\w–-]*{SUBSECTIONS}"
DECIMAL = rf"\d+\.[\w–-]+{SUBSECTIONS}"
PATTERNS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (re.compile(rf"(\d+) U\.S\.C\. (?:§+ )?({NUMBER})(?: et seq\.)?(?: note)?"), lambda m: usc(m[1], m[2])),
    (re.compile(rf"[Ss]ection ({NUMBER}) of title (\d+), United States Code"), lambda m: usc(m[2], m[1])),
    (
        re.compile(
            r"(?:[Ss]ection [\w()]+ of )?(?:title [IVX]+ of )?(?:division [A-Z] of )?"
            r"(?:Public Law|Pub\. L\.) (\d+)[–-](\d+)"
        ),
        lambda m: f"/us/pl/{m[1]}/{m[2]}",
    ),
    (re.compile(rf"(\d+) (?:CFR|C\.F\.R\.) (?:§ )?({DECIMAL})"), lambda m: cfr(m[1], m[2])),
    (re.compile(rf"[Ss]ection ({DECIMAL}) of title (\d+), Code of Federal Regulations"), lambda m: cfr(m[2], m[1])),
    (re.compile(r"(\d+) Stat\. (\d+)"), lambda m: f"/us/stat/{m[1]}/{m[2]}"),
    (re.compile(r"(\d+) (?:Fed\. Reg\.|FR) (\d+)"), lambda m: f"/us/fr/{m[1]}/{m[2]}"),
]


def usc(title: str, number: str) -> str:
    return f"/us/usc/t{title}/s{path(number.replace('–', '-'))}"


def cfr(title: str, number: str) -> str:
    return f"/us/cfr/t{title}/s{path(number.replace('–', '-'))}"


def find_plainly(text: str) -> list[tuple[int, int, str]]:
    """Start, end and address of each citation, by seven patterns."""
    return sorted(
        (found.start(), found.end(), address(found))
        for pattern, address in PATTERNS
        for found in pattern.finditer(text)
    )


def find_by_eyecite(text: str) -> list[tuple[int, int, str]]:
    """Start, end and address of each statute, regulation or case that eyecite finds; nothing where it is not
    installed."""
    return list(_by_eyecite(text))


def _by_eyecite(text: str) -> Iterator[tuple[int, int, str]]:
    if get_citations is None:
        return
    for found in get_citations(text):
        groups = found.groups
        start, end = found.span()
        number = f"{groups.get('section', '')}{getattr(found.metadata, 'pin_cite', '') or ''}"
        code = {"U.S.C.": "U.S.C. §", "C.F.R.": "CFR"}.get(groups.get("reporter", ""))
        yield start, end, address_of_key(f"{groups.get('title')} {code} {number}") if code else ""
