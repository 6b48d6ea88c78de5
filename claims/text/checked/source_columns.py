"""The columns that tell a claim's sources: several of them, each with the column of its address beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from .addresses import has_address
from .cited import beside, paired
from .headings import BELOW, key_of, numbered
from .wordings import FURTHER_SOURCES, LINKS, PINPOINTS_OF_SOURCES, WORDINGS

SOURCES = frozenset(map(key_of, WORDINGS["source"]))
ADDRESSES = frozenset(map(key_of, LINKS))
FURTHER = frozenset(map(key_of, FURTHER_SOURCES))
PLAINLY_OF_SOURCES = frozenset(map(key_of, PINPOINTS_OF_SOURCES))


class SourceColumns(NamedTuple):
    """A work's columns (from 0): of its name, of its address, or both."""

    name: int | None
    address: int | None


def is_address(heading: str) -> bool:
    """Whether a column of that heading holds addresses, of a source or of whatever it stands beside: “URL 2”, “Link(s)
    to your evidence”."""
    first, *others = key_of(heading).split() or [""]
    return _numbered(heading)[0] in ADDRESSES or (first in ADDRESSES and not SOURCES.isdisjoint(others))


def _numbered(heading: str) -> tuple[str, str]:
    return numbered(key_of(heading))


def _heading(headings: Sequence[str], at: int) -> str:
    """Nothing where a column has none, as all of them have in a table without headings."""
    return headings[at] if at < len(headings) else ""


def with_sources(headings: Sequence[str], columns: Mapping[str, int]) -> dict[str, int]:
    """The columns, with the first of further sources, or else of addresses, as the source where none is named, and
    without a page that may be one of the text under check: only what stands right behind the source is a place in it.
    """
    found = dict(columns)
    if "source" not in found:
        taken = set(found.values())
        further = [at for at, heading in enumerate(headings) if at not in taken and key_of(heading) in FURTHER]
        works = further or _links(headings, found, [])
        found |= {"source": works[0]} if works else {}
    pinpoint = found.get("pinpoint")
    if pinpoint is None or key_of(_heading(headings, pinpoint)) in PLAINLY_OF_SOURCES:
        return found
    behind = {at + 1 for work in source_columns(headings, found) for at in work if at is not None}
    if pinpoint not in behind or pinpoint < _claim(found):
        del found["pinpoint"]
    return found


def source_columns(headings: Sequence[str], columns: Mapping[str, int]) -> list[SourceColumns]:
    """The columns of each work, in their order: the one that is the source, further ones that say so by a number or
    word, and their addresses. What has another role is none of them."""
    if "source" not in columns:
        return []
    source = columns["source"]
    names = sorted({source, *_further(headings, columns)})
    links = _links(headings, columns, names)
    if is_address(_heading(headings, source)):
        names.remove(source)
        links = sorted([*links, source])
    pairs = _pairs(headings, names, links)
    alone = [SourceColumns(None, link) for link in links if link not in pairs.values()]
    works = [SourceColumns(name, pairs.get(name)) for name in names] + alone
    return sorted(works, key=lambda work: min(at for at in work if at is not None))


def _further(headings: Sequence[str], columns: Mapping[str, int]) -> list[int]:
    source, taken = columns["source"], set(columns.values())
    same = key_of(_heading(headings, source))
    found = []
    for at, heading in enumerate(headings):
        stem, number = _numbered(heading)
        is_further = (stem in SOURCES and number) or key_of(heading) in FURTHER or (same and key_of(heading) == same)
        if at not in taken and is_further:
            found.append(at)
    return found


def _links(headings: Sequence[str], columns: Mapping[str, int], names: Sequence[int]) -> list[int]:
    """Columns of addresses behind the claim's or right beside a source: before it they are where it was made."""
    taken, claim = set(columns.values()), _claim(columns)
    beside = {at + step for at in names for step in (-1, 1)}
    return [
        at
        for at, heading in enumerate(headings)
        if at not in taken and is_address(heading) and (at > claim or at in beside)
    ]


def _claim(columns: Mapping[str, int]) -> int:
    return min((columns[role] for role in ("statement", "quote") if role in columns), default=-1)


def _pairs(headings: Sequence[str], names: Sequence[int], links: Sequence[int]) -> dict[int, int]:
    """The address of each name. Where it is not plain whose it is, it is nobody's."""
    if len(names) == 1 and links:
        return {names[0]: min(links, key=lambda link: (link < names[0], abs(link - names[0])))}
    if [name + 1 for name in names] == list(links):
        return dict(zip(names, links, strict=True))
    groups = {at: _heading(headings, at).rpartition(BELOW)[0] for at in (*names, *links)}
    by_group = {groups[link]: link for link in links if groups[link]}
    if len(by_group) == len(links) and len({groups[name] for name in names}) == len(names):
        return {name: by_group[groups[name]] for name in names if groups[name] in by_group}
    by_number = {_numbered(headings[link])[1]: link for link in links}
    numbers = {name: _numbered(_heading(headings, name))[1] for name in names}
    return {name: by_number[number] for name, number in numbers.items() if number and number in by_number}


def sources_in(works: Sequence[SourceColumns], cell: Callable[[int], str]) -> str:
    """What a row says of its sources, a line each; `cell` tells what stands in a column of it."""
    lines = (_lines(*("" if at is None else cell(at) for at in work)) for work in works)
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _lines(name: str, address: str) -> str:
    if not name or not address or address in name:
        return paired(name or address)
    below = f"{name}\n{address}"
    names, lines = name.splitlines(), address.splitlines()
    if has_address(name):
        return below
    if (found := paired(below)) != below or len(names) != len(lines):
        return found
    return "\n".join(map(beside, names, lines))
