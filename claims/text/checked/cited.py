"""Sources as teams write them in a cell: names of works, their addresses, several on a line; every word is kept."""

import re
from typing import NamedTuple

from claims.text.urls import whole_address

# Another address begins behind a comma; one that stands inside an archive's address does not.
ADDRESS = re.compile(r"(?:https?://|(?<![\w./@-])www\.)(?:(?![,;|]+https?://)[^\s<>\"”])+", re.IGNORECASE)
OUTER = " \t,;:|–—-•·"
ENCLOSING = {"(": ")", "[": "]", "{": "}", "<": ">", "“": "”", "«": "»", '"': '"'}
OPENERS, CLOSERS = tuple(ENCLOSING), tuple(ENCLOSING.values())
MARKS = re.compile(r"^[.,;:!?]+(?=$|\s|[)\]}>”»\"])")
CONNECTING = r"(?:and|und|et|y|e|sowie|plus|also|or|oder|ou|&|\+)"
STRONG_SEPARATOR = re.compile(r"[;|]")
SEPARATOR = re.compile(rf",|(?<!\S){CONNECTING}(?!\S)")
FIRST_CONNECTING = re.compile(rf"^{CONNECTING}\s+")
# What stands between two addresses of the same works.
SAME_WORKS = re.compile(rf"[\s,]*(?:{CONNECTING}\s*)?")
# What leads to an address and is no name.
LEADS = frozenset(
    "see,see also,cf,at,in,via,from,here,link,url,source,sources,siehe,siehe auch,vgl,quelle,quellen,unter,voir,"
    "voir aussi,ver,véase,fuente,fuentes,and,und,et,y,e".split(",")
)
NOTHING = frozenset(
    "n/a,na,none,no source,no sources,?,??,tbd,tk,todo,to do,missing,keine,keine quelle,fehlt,aucune,aucun,sans source,"
    "ninguna,sin fuente".split(",")
)
PAGE = re.compile(r",?\s*\(?(?P<page>(?:pp?\.|pages?|Seiten?|págs?\.|páginas?)\s*\d[\d\s,–-]*)\)?$", re.IGNORECASE)


class Cited(NamedTuple):
    """A work as a line names it: by its name, its address, or both, with the page where one is given."""

    title: str = ""
    url: str = ""
    page: str = ""


def cited_in(line: str) -> list[Cited]:
    """Each address of the line with the words that belong to it; the line as one name where it has none; nothing for
    what says that there is no source."""
    spans = [(found.start(), found.start() + len(whole_address(found[0]))) for found in ADDRESS.finditer(line)]
    if not spans:
        name = _bare(line)
        return [] if name.casefold().strip(" .()[]") in NOTHING or not name else [_cited(name)]
    names = _names(_gaps(line, spans))
    cited = (_cited(name, line[start:end]) for name, (start, end) in zip(names, spans, strict=True))
    return list(dict.fromkeys(cited))


def _cited(name: str, url: str = "") -> Cited:
    page = PAGE.search(name)
    title = name[: page.start()] if page else name
    return Cited(title, url, page["page"].strip(OUTER)) if page and title else Cited(name, url)


def _gaps(line: str, spans: list[tuple[int, int]]) -> list[str]:
    """What stands before, between and behind the addresses, without the brackets around an address alone."""
    edges = [0, *(edge for span in spans for edge in span), len(line)]
    gaps = [line[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    for at in range(len(spans)):
        before, behind = gaps[at].rstrip(), MARKS.sub("", gaps[at + 1])
        while before.endswith(OPENERS) and behind.lstrip().startswith(ENCLOSING[before[-1]]):
            before, behind = before[:-1].rstrip(), MARKS.sub("", behind.lstrip()[1:])
            gaps[at], gaps[at + 1] = before, behind
    return gaps


def _names(gaps: list[str]) -> list[str]:
    """The words of each address: before it, or behind it where they stand behind the first one already."""
    leads = bool(_bare(gaps[0]))
    before, behind = [gaps[0]], []
    for gap in gaps[1:-1]:
        own, of_next = _parted(gap, leads=leads)
        behind.append(own)
        before.append(of_next)
    names: list[str] = []
    for at, (first, second) in enumerate(zip(before, [*behind, gaps[-1]], strict=True)):
        name = _joined(first, second)
        same = not name and at > 0 and leads and SAME_WORKS.fullmatch(gaps[at])
        names.append(names[-1] if same else name)
    return names


def _parted(gap: str, *, leads: bool) -> tuple[str, str]:
    """Which of the words between two addresses belong to the first, and which to the second."""
    found = STRONG_SEPARATOR.search(gap) or (SEPARATOR.search(gap) if leads or not _bare(gap.split(",")[0]) else None)
    if found:
        return gap[: found.start()], gap[found.end() :]
    return ("", gap) if leads else (gap, "")


def _joined(before: str, behind: str) -> str:
    if before.rstrip().endswith(OPENERS):
        return _bare(before + behind.lstrip(OUTER))
    behind = MARKS.sub("", behind)
    if behind.lstrip().startswith(CLOSERS):
        return _bare(before.rstrip() + behind.lstrip())
    first, second = _bare(before), _bare(behind)
    return f"{first}{' ' if second.startswith(OPENERS) else ', '}{second}" if first and second else first or second


def _bare(words: str) -> str:
    """Without separators around it; nothing for words that only lead to an address."""
    bare = FIRST_CONNECTING.sub("", " ".join(words.split()).strip(OUTER)).strip(OUTER)
    return "" if bare.casefold().strip(" .:()[]") in LEADS or not re.search(r"\w|\?", bare) else bare
