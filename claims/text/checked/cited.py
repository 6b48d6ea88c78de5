"""Sources as teams write them in a cell: names of works, their addresses, several on a line; every word is kept."""

import re
from typing import NamedTuple

from .addresses import Address, addresses_in
from .cited_parts import OUTER, PAGE, STRONG_SEPARATOR, parts_of, piped

ENCLOSING = {"(": ")", "[": "]", "{": "}", "<": ">", "“": "”", "«": "»", '"': '"'}
OPENERS, CLOSERS = tuple(ENCLOSING), tuple(ENCLOSING.values())
MARKS = re.compile(r"^[.,;:!?]+(?=$|\s|[)\]}>”»\"])")
CONNECTING = r"(?:and|und|et|y|e|sowie|plus|also|or|oder|ou|&|\+)"
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
BILL = re.compile(r"S\.\s*\d+")
OF_BILLS = re.compile(r"\b(?:Act|Bill|Resolution|Senate|Congress|Cong\.|Sess\.)")


class Cited(NamedTuple):
    """A work as a line names it: by its name, its address, or both, with the page where one is given."""

    title: str = ""
    url: str = ""
    page: str = ""


def cited_in(line: str) -> list[Cited]:
    """Each address of the line with the words that belong to it, and what a strong separator parts from them as works
    without one; the line as one name where it has none; nothing for what says that there is no source."""
    found = addresses_in(line)
    if not found:
        return _unaddressed(line)
    gaps = _gaps(line, found)
    if names := _shared(gaps):
        cited = [_cited(name, address.url) for name, address in zip(names, found, strict=True)]
    elif pairs := piped(line):
        cited = [_cited(_bare(name), url) for name, url in pairs]
    else:
        cited = [work for part in parts_of(line) for work in _of_part(part)]
    return list(dict.fromkeys(cited))


def _of_part(part: str) -> list[Cited]:
    found = addresses_in(part)
    if not found:
        return _unaddressed(part)
    names = _names(_gaps(part, found), [_bare(address.title) for address in found])
    return [_cited(name, address.url) for name, address in zip(names, found, strict=True)]


def _unaddressed(words: str) -> list[Cited]:
    name = _bare(words)
    return [] if name.casefold().strip(" .()[]") in NOTHING or not name else _without_address(name)


def paired(cell: str) -> str:
    """The lines of a cell, each address with its name on one: where so many lines or parts of names are followed by as
    many addresses, they belong together in their order. Any other cell stays as it is."""
    if not cell.splitlines()[1:]:
        return cell
    groups: list[tuple[list[str], list[str]]] = [([], [])]
    for line in filter(None, map(str.strip, cell.splitlines())):
        addresses = _addresses_of(line)
        if addresses is None:
            return cell
        if not addresses and groups[-1][1]:
            groups.append(([], []))
        groups[-1][0].extend([] if addresses else [line])
        groups[-1][1].extend(addresses)
    pairs = [_pairs(names, addresses) for names, addresses in groups]
    return "\n".join(line for lines in pairs for line in lines) if all(pairs) else cell


def _addresses_of(line: str) -> list[str] | None:
    """The addresses of a line that has nothing else; none of one without any; None where it has names too."""
    found = addresses_in(line)
    is_bare = not any(map(_bare, _gaps(line, found))) and not any(address.title for address in found)
    return [address.url for address in found] if is_bare or not found else None


def _pairs(lines: list[str], addresses: list[str]) -> list[str]:
    for names in (lines, [name for line in lines for name in _names_apart(line)]):
        if len(names) == len(addresses):
            return list(map(beside, names, addresses))
    return []


def beside(name: str, address: str) -> str:
    """A name and its address on one line: a host alone behind words is told by a comma."""
    return f"{name} {address}" if addresses_in(f"{name} {address}") else f"{name}, {address}"


def _names_apart(words: str) -> list[str]:
    """The names that a strong separator parts."""
    return [name for part in STRONG_SEPARATOR.split(words) if (name := _bare(part))]


def _without_address(name: str) -> list[Cited]:
    """One work, since a semicolon may part its authors; several where each part has a page of its own."""
    works = [_cited(part) for part in _names_apart(name)]
    return works if len(works) > 1 and all(work.page for work in works) else [_cited(name)]


def _cited(name: str, url: str = "") -> Cited:
    page = PAGE.search(name)
    if page and BILL.fullmatch(page["page"]) and OF_BILLS.search(name):
        page = None
    title = name[: page.start()].rstrip(OUTER) if page else name
    return Cited(title, url, page["page"].strip(OUTER)) if page and (title or url) else Cited(name, url)


def _gaps(line: str, found: list[Address]) -> list[str]:
    """What stands before, between and behind the addresses, without the brackets around an address alone."""
    edges = [0, *(edge for one in found for edge in (one.start, one.end)), len(line)]
    gaps = [line[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    for at in range(len(found)):
        before, behind = gaps[at].rstrip(), MARKS.sub("", gaps[at + 1])
        while before.endswith(OPENERS) and behind.lstrip().startswith(ENCLOSING[before[-1]]):
            before, behind = before[:-1].rstrip(), MARKS.sub("", behind.lstrip()[1:])
            gaps[at], gaps[at + 1] = before, behind
    return gaps


def _shared(gaps: list[str]) -> list[str]:
    """The names before the first address where they are as many as the addresses, and nothing else stands there."""
    first, *others = gaps
    names = _names_apart(first)
    return names if len(names) == len(others) > 1 and not any(map(_bare, others)) else []


def _names(gaps: list[str], titles: list[str]) -> list[str]:
    """The words of each address: before it, or behind it where they stand behind the first one already; its own title
    stands between them."""
    leads = bool(_bare(gaps[0]))
    before, behind = [gaps[0]], []
    for gap in gaps[1:-1]:
        own, of_next = _parted(gap, leads=leads)
        behind.append(own)
        before.append(of_next)
    names: list[str] = []
    for at, (first, second) in enumerate(zip(before, [*behind, gaps[-1]], strict=True)):
        name = _joined(f"{_bare(first)} {titles[at]}" if titles[at] else first, second)
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
