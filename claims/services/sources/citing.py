"""What a reviewer may want to cite next: named in the passage, used just now, cited in the document, in the library."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.acts.sources import known_source
from claims.choices import OfferedFrom, Role
from claims.models import Citation, Claim, Source
from claims.prepared import given, prepared
from claims.roles import Someone, roles_of
from claims.services.listing.compound import all_of
from claims.text import find_authorities
from claims.text.citing import Citing, read_citation

# Each has a digit.
MAX_OFFERS = 9
MIN_SEARCH_CHARS = 2
MAX_SEARCH_WORDS = 8
# Of what was cited today only so many stand before what the document cites.
MAX_TODAY = 3
# Of the citations of one document, the latest name the sources at hand.
LATEST = 30


class Offer(NamedTuple):
    """What may be taken into the line: `line` means it, `title` and `detail` tell it to a person. Two offers of one
    `work` are the same but for their pinpoint."""

    origin: OfferedFrom
    line: str
    title: str
    detail: str = ""
    pinpoint: str = ""
    work: str = ""


def line_of(source: Source) -> str:
    """The shortest line that means this source and no other."""
    return source.identifier or source.url or f"#{source.pk}"


def offers_for(claim: Claim, user: Any, at: datetime, *, named: Iterable[str], passage: Sequence[str]) -> list[Offer]:
    """The offers for an empty line, at most nine, in one query.

    `named` are the keys of the authorities that the claim names, `passage` the words of the paragraphs around it.
    """
    nearby = _nearby(claim, user, at)
    return _first(_in_passage(named, passage), _of_sources(nearby))


def search(line: str, claim: Claim, user: Any, at: datetime, *, named: Iterable[str]) -> list[Offer]:
    """The offers for a line under way: of those for the empty one what matches it, then the library."""
    words = words_of(line)
    if len(line.strip()) < MIN_SEARCH_CHARS or not words:
        return []
    found = library(words, user)
    nearby = [(origin, source) for origin, source in _nearby(claim, user, at) if _has(words, source)]
    rest = [(OfferedFrom.LIBRARY, source) for source in found]
    in_passage = (offer for offer in _in_passage(named, ()) if all(word in offer.title.lower() for word in words))
    return _first(in_passage, _of_sources([*nearby, *rest]))


def library(words: Sequence[str], user: Any) -> QuerySet[Source]:
    """Sources that `user` may see with all the words in title, publisher, identifier or address; the newest first."""
    sources = Source.objects.visible_to(user)
    for word in words:
        sources = sources.filter(
            Q(title__icontains=word)
            | Q(identifier__icontains=word)
            | Q(url__icontains=word)
            | Q(publisher__icontains=word)
        )
    return sources.order_by("-pk")[: 2 * MAX_OFFERS]


def words_of(line: str) -> list[str]:
    """What to search for: the work that the line means, the page of an address, or the words as they are."""
    read = read_citation(line)
    if read.url and not read.identifier:
        return [read.url.partition("://")[2].partition("?")[0].removeprefix("www.").rstrip("/").lower()]
    return [word.lower() for word in (read.identifier or line).split()[:MAX_SEARCH_WORDS]]


def meaning_of(line: str) -> Citing | None:
    """What the line is read as, where that says more than the line itself."""
    read = read_citation(line)
    return read if read.refusal or read.url or read.identifier else None


def source_named(line: str, user: Any) -> Source | None:
    """The source that a line names, of those `user` may see: "#12", an identifier, or an address."""
    sources = Source.objects.visible_to(user)
    number = line.removeprefix("#")
    if line.startswith("#") and number.isdecimal():
        return sources.filter(pk=int(number[:18])).first()
    read = read_citation(line)
    for field, value in (("identifier", line), ("identifier", read.identifier), ("url", read.url)):
        found = sources.filter(**{field: value}).first() if value else None
        if found is not None:
            return found
    return None


def own_citation(claim: Claim, user: Any, data: Mapping[str, Any]) -> Citation | None:
    """The latest citation that `user` has on the claim in this round, of the source that `data` names to the door."""
    source = data.get("source")
    if source is None:
        named = {name: str(data.get(name) or "").strip() for name in ("url", "identifier", "title")}
        source = known_source(user, **named)
    own = Citation.objects.filter(claim=claim, round=claim.round, reviewer=user.pk, source=source)
    return own.select_related("source").order_by("-pk").first() if source is not None else None


def joined(citation: Citation, data: Mapping[str, Any]) -> dict[str, str]:
    """Pinpoint and excerpt of a citation with those of another of its source; what is there is not said again."""
    places = dict.fromkeys(filter(None, [citation.pinpoint, str(data["pinpoint"]).strip()]))
    excerpts = dict.fromkeys(filter(str.strip, [citation.excerpt, str(data["excerpt"])]))
    return {"pinpoint": ", ".join(places), "excerpt": "\n\n".join(excerpts)}


def _nearby(claim: Claim, user: Any, at: datetime) -> list[tuple[OfferedFrom, Source]]:
    """What this person cited last today, what the document cites, and the rest of today; each the latest first."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = _latest(roles_of(user), person=user.pk, midnight=midnight, document=claim.document_id)
    found: dict[OfferedFrom, list[Source]] = {OfferedFrom.TODAY: [], OfferedFrom.DOCUMENT: []}
    for row in rows:
        is_mine = row.reviewer_id == user.pk and row.created_at >= midnight
        found[OfferedFrom.TODAY if is_mine else OfferedFrom.DOCUMENT].append(row.source)
    today, document = (list(dict.fromkeys(sources)) for sources in found.values())
    first, later = today[:MAX_TODAY], today[MAX_TODAY:]
    in_order = [(OfferedFrom.TODAY, first), (OfferedFrom.DOCUMENT, document), (OfferedFrom.TODAY, later)]
    return [(origin, source) for origin, sources in in_order for source in sources]


@prepared
def _latest(roles: frozenset[Role]) -> QuerySet[Citation]:
    someone = Someone(given("person"), roles)
    own = Citation.objects.filter(reviewer=someone.pk, created_at__gte=given("midnight"))
    mine = own.order_by("-created_at", "-pk").values("pk")[:LATEST]
    cited = Citation.objects.visible_to(someone).filter(claim__document=given("document"))
    here = cited.order_by("-pk").values("pk")[:LATEST]
    return Citation.objects.filter(pk__in=all_of([mine, here])).select_related("source").order_by("-pk")


def _in_passage(named: Iterable[str], passage: Iterable[str]) -> Iterator[Offer]:
    around = (authority.key for words in passage for authority in find_authorities(words))
    for key in dict.fromkeys([*named, *around]):
        read = read_citation(key)
        if read.identifier:
            yield Offer(OfferedFrom.PASSAGE, key, read.title, read.publisher, read.pinpoint, read.identifier)


def _of_sources(sources: Iterable[tuple[OfferedFrom, Source]]) -> Iterator[Offer]:
    for origin, source in sources:
        detail = source.publisher or (source.url if source.url != source.title else "")
        line = line_of(source)
        yield Offer(origin, line, source.title, detail, work=line)


def _first(*offers: Iterable[Offer]) -> list[Offer]:
    """The first nine, each work once; again only with another pinpoint."""
    found: list[Offer] = []
    places: set[tuple[str, str]] = set()
    for offer in chain(*offers):
        is_known = any(offer.work == work for work, _pinpoint in places)
        if (offer.work, offer.pinpoint) in places or (is_known and not offer.pinpoint):
            continue
        places.add((offer.work, offer.pinpoint))
        found.append(offer)
        if len(found) == MAX_OFFERS:
            break
    return found


def _has(words: Sequence[str], source: Source) -> bool:
    told = "\n".join((source.title, source.identifier, source.url, source.publisher)).lower()
    return all(word in told for word in words)
