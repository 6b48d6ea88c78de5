"""What the verdicts of a report rest on: reviews and citations in a line each, the sources, the authorities."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from django.utils.translation import gettext as _

from claims.choices import AuthorityKind, SourceKind, Stance
from claims.exports.records import Record
from claims.text import find_authorities
from claims.text.citing import read_citation


class Told(Protocol):
    """As much of an entry as evidence needs. `stands`: its verdict does, on the words as they are."""

    @property
    def claim(self) -> Record: ...

    @property
    def number(self) -> str: ...

    @property
    def anchor(self) -> str: ...

    @property
    def stands(self) -> bool: ...


class Leaned(NamedTuple):
    """A source in one line and its address, and the entries that cite it by what it does for them."""

    line: str
    address: str
    by_stance: dict[str, list[Told]]


class Ruled(NamedTuple):
    """An authority by its name and kind, the entries that name it, and those whose verdict cites it."""

    key: str
    kind: str
    named: list[Told]
    cited: list[Told]


def said_by(review: Record, label: str) -> str:
    """Such as: Disputed, by reviewer 1 on 2024-05-03."""
    return _("{verdict}, by {reviewer} on {day}").format(
        verdict=label, reviewer=review["reviewer"], day=review["decided_at"][:10]
    )


class CitedLine(NamedTuple):
    """A citation without its excerpt. `line`: the source and the place in it; `accessed`: what we add to that, which
    does not run in its direction."""

    stance: str
    line: str
    accessed: str
    address: str


def cited(citation: Record) -> CitedLine:
    source = citation["source"]
    address = address_of(source)
    line = _joined([*_named(source, address), citation["pinpoint"]])
    day = _("accessed {day}").format(day=citation["accessed_on"]) if citation["accessed_on"] else ""
    accessed = f", {day}" if line and day else day
    return CitedLine(str(Stance(citation["stance"]).label), line, accessed, address)


def told_once(citations: Iterable[Record]) -> list[Record]:
    """The citations without those that say the same again, as where a lead settles a contest with a side's own."""
    found: dict[tuple[str, ...], Record] = {}
    for citation in citations:
        found.setdefault((*cited(citation), citation["excerpt"]), citation)
    return list(found.values())


def address_of(source: Record) -> str:
    return str(source["url"] or source["archive_url"])


def is_web_address(address: str) -> bool:
    """Whether it may become a link."""
    return address.lower().startswith(("http://", "https://"))


def _named(source: Record, address: str) -> list[str]:
    """What a source is called; nothing of it twice, and no address as a title beside the same address."""
    names: list[str] = []
    for name in (source["title"], source["identifier"], source["publisher"]):
        is_told = any(name.casefold() in told.casefold() for told in [*names, address]) if name else True
        names += [] if is_told else [name]
    return names or ([] if address else [source["title"]])


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


def sources_of(entries: Sequence[Told]) -> list[Leaned]:
    """The sources that standing verdicts cite, in the order of their names."""
    found: dict[tuple[str, str], Leaned] = {}
    for entry, citation in _citations(entries):
        address = address_of(citation["source"])
        line = _joined(_named(citation["source"], address))
        leaned = found.setdefault((line, address), Leaned(line, address, {stance: [] for stance in Stance.values}))
        if entry not in leaned.by_stance[citation["stance"]]:
            leaned.by_stance[citation["stance"]].append(entry)
    return sorted(found.values(), key=lambda leaned: (leaned.line or leaned.address).casefold())


def authorities_of(entries: Sequence[Told]) -> list[Ruled]:
    """What the claims name, and the laws and decisions that standing verdicts cite, by kind and name."""
    found: dict[str, Ruled] = {}
    works: dict[str, list[Ruled]] = {}
    for entry in entries:
        for authority in entry.claim["authorities"]:
            key, kind = authority["key"], str(AuthorityKind(authority["kind"]).label)
            if (ruled := found.get(f"{kind} {key}")) is None:
                ruled = found[f"{kind} {key}"] = Ruled(key, kind, [], [])
                works.setdefault(read_citation(key).identifier or key, []).append(ruled)
            ruled.named.append(entry)
    for entry, citation in _citations(entries):
        work = citation["source"]["identifier"]
        if not work or citation["source"]["kind"] not in (SourceKind.LAW, SourceKind.COURT):
            continue
        if work not in works:
            works[work] = [Ruled(work, _kind_of(work, citation["source"]["kind"]), [], [])]
            found[f" {work}"] = works[work][0]
        for ruled in works[work]:
            ruled.cited.extend([] if entry in ruled.cited else [entry])
    return sorted(found.values(), key=lambda ruled: (ruled.kind, ruled.key))


def _citations(entries: Sequence[Told]) -> Iterable[tuple[Told, Record]]:
    return ((entry, citation) for entry in entries if entry.stands for citation in entry.claim["citations"])


def _kind_of(work: str, kind: str) -> str:
    """The kind of authority that the identifier names, else that of the source."""
    named = next(iter(find_authorities(work)), None)
    return str(AuthorityKind(named.kind).label if named else SourceKind(kind).label)
