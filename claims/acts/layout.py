"""A version's text with its blocks and the authorities it names, read once for many anchors."""

from bisect import bisect_right
from collections.abc import Iterable, Set
from functools import cached_property
from typing import Any

from claims.choices import FoundBy
from claims.models import Anchor, Authority, Block, Claim, Mention, Version, VersionText
from claims.text import Span, find_authorities
from claims.text.authorities import Authority as NamedAuthority
from claims.text.authorities import work_of

BATCH = 400


class Layout:
    """Makes anchors and mentions for claims of one version, in constant queries."""

    def __init__(
        self,
        version: Version,
        text: str | None = None,
        blocks: list[Block] | None = None,
        authorities: list[NamedAuthority] | None = None,
    ) -> None:
        self.version = version
        self.text = text if text is not None else VersionText.objects.get(pk=version.pk).body
        self.blocks = (
            blocks if blocks is not None else list(version.blocks.select_related("section").order_by("ordinal"))
        )
        self._starts = [block.start for block in self.blocks]
        if authorities is not None:
            self.authorities = authorities
        self._known: dict[tuple[str, str], Authority] = {}

    @cached_property
    def authorities(self) -> list[NamedAuthority]:
        """All of the text's authorities, since an abbreviation may be explained pages before it is used."""
        return find_authorities(self.text)

    @cached_property
    def _authority_ends(self) -> list[int]:
        return [authority.end for authority in self.authorities]

    def block_at(self, offset: int) -> Block | None:
        index = bisect_right(self._starts, offset) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def anchor(self, claim: Claim, start: int, end: int, placed: str) -> Anchor:
        return Anchor.cut(
            self.text, start, end, claim=claim, version=self.version, block=self.block_at(start), placed=placed
        )

    def standing(self, start: int) -> dict[str, Any]:
        """The claim columns that say where its first anchor is, for lists in document order."""
        block = self.block_at(start)
        section = block if block is None or block.title else block.section
        return {"place": start, "section": section}

    def mentions(self, claim: Claim, anchors: list[Anchor], further: Iterable[Span] = ()) -> list[Mention]:
        """Unsaved mentions of the authorities that the anchors and `further` spans touch, each authority once."""
        named = self.meet([*(Span(anchor.start, anchor.end) for anchor in anchors), *further])
        return [
            Mention(
                claim=claim,
                authority=self._known[kind, key],
                version=self.version,
                start=authority.start,
                end=authority.end,
                found_by=FoundBy.MACHINE,
            )
            for (kind, key), authority in named.items()
        ]

    def meet(self, spans: Iterable[Span]) -> dict[tuple[str, str], NamedAuthority]:
        """Make the authorities that these spans touch, and return each where it is named first.

        Call it for all spans of a transaction at once: since everybody makes new ones in one order, two people who
        name the same ones never wait for each other in a circle.
        """
        named: dict[tuple[str, str], NamedAuthority] = {}
        for start, end in spans:
            for index in range(bisect_right(self._authority_ends, start), len(self.authorities)):
                authority = self.authorities[index]
                if authority.start >= end:
                    break
                named.setdefault((authority.kind, authority.key), authority)
        # Name by name: the difference of the keys would walk through everything known, for every claim.
        self._known |= authorities_for({name for name in named if name not in self._known})
        return named


def authorities_for(names: Set[tuple[str, str]]) -> dict[tuple[str, str], Authority]:
    """Return the one row of each authority (kind, key), made where it is new, in a few queries for any number."""
    if not names:
        return {}
    found = _stored(names)
    new = sorted(names - found.keys())
    if new:
        # Somebody else may make the same at this moment: whose row it is does not matter.
        made = [Authority(kind=kind, key=key, work=work_of(kind, key)) for kind, key in new]
        Authority.objects.bulk_create(made, batch_size=BATCH, ignore_conflicts=True)
        found |= _stored(set(new))
    return found


def _stored(names: Set[tuple[str, str]]) -> dict[tuple[str, str], Authority]:
    keys = sorted({key for _kind, key in names})
    found: dict[tuple[str, str], Authority] = {}
    for first in range(0, len(keys), BATCH):
        rows = Authority.objects.filter(key__in=keys[first : first + BATCH])
        found |= {(row.kind, row.key): row for row in rows if (row.kind, row.key) in names}
    return found


def authority_for(kind: str, key: str) -> Authority:
    """Return the one row of that authority, made when it is new."""
    authority, _is_new = Authority.objects.get_or_create(kind=kind, key=key, defaults={"work": work_of(kind, key)})
    return authority
