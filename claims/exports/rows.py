"""The rows that every form is made of: a claim with all that belongs to it, in six queries for however many.

Every column is named here one by one, so that a new one stays inside. What tells of a verdict is there for settled
claims only, from the reviews and citations of the round that settled them.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Case, Expression, F, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from claims.exports.citation_line import CitationLine
from claims.exports.moments import IsoDay, IsoMoment
from claims.models import Anchor, Block, Citation, Claim, Mention, Review, Source, Tagging
from claims.statement import about, fetch_in_turn

REVIEW = ("verdict", "reason", "rationale", "correction", "settles")
NAMES = ("reviewer__first_name", "reviewer__last_name", "reviewer__username")
SOURCE = ("kind", "title", "publisher", "identifier", "url", "archive_url", "weight")
CITATION = ("stance", "pinpoint", "excerpt", "excerpt_check")

# What a claim has several of, each with its columns.
Listed = list[tuple[Any, ...]]
Asked = Callable[[RawSQL], QuerySet[Any, Any]]
NOTHING: Listed = []


class Row(NamedTuple):
    """A claim as it comes from the database, with nothing in it but texts, numbers and lists of them."""

    pk: int
    document: int
    section: str
    statement: str
    kind: str
    claimant: str
    status: str
    verdict: str
    decided_at: str | None
    text_changed: int
    as_of: str | None
    jurisdiction: str
    recheck_on: str | None
    # Every place that the claim has had, those of the newest version last: version, start, end, quote and, where
    # they are asked for, prefix and suffix.
    anchors: Listed
    # Kind and key.
    authorities: Listed
    # The number of the source, then `SOURCE`, `CITATION` and the day on which it was looked at; or its line alone.
    citations: Listed
    # Oldest first, so that the last one decided: `REVIEW`, when, and `NAMES` where the team shows them.
    reviews: Listed
    # Its name.
    tags: Listed


class Wanted(NamedTuple):
    """What a form reads in another way: anchors with what stands around them, citations as one line each; and whether
    it reads what documents say of themselves."""

    with_context: bool = False
    in_lines: bool = False
    with_works: bool = False


USUAL = Wanted()


def read_parts(batches: Iterable[Sequence[int]], wanted: Wanted = USUAL) -> Generator[list[Listed], None, None]:
    """Give for each batch of primary keys what `rows_of` puts together: claims, then what they have several of in the
    order of `Row`.

    The first column of each tells the claim.
    """
    connection, asked = connections[DEFAULT_DB_ALIAS], parts_asked(wanted)
    statements = ([about(part, connection, pks) for part in asked] for pks in batches)
    return fetch_in_turn(connection, statements)


def parts_asked(wanted: Wanted) -> tuple[Asked, ...]:
    """The queries of the parts, each made of the SQL that lists the claims. The first column is `claim`'s number."""
    return (
        _claims,
        _anchors_with_context if wanted.with_context else _anchors,
        _authorities,
        _citation_lines if wanted.in_lines else _citations,
        _reviews_with_names if settings.FACTCHECK_SHOW_NAMES else _reviews,
        _tags,
    )


def rows_of(pks: Sequence[int], parts: Sequence[Listed]) -> list[tuple[Any, ...]]:
    claims, *others = parts
    found = {row[0]: row for row in claims}
    anchors, authorities, citations, reviews, tags = map(_by_claim, others)
    # Within a snapshot nothing is gone between the list of keys and the claims; elsewhere a claim may be.
    return [
        (
            *found[pk],
            anchors.get(pk, NOTHING),
            authorities.get(pk, NOTHING),
            citations.get(pk, NOTHING),
            reviews.get(pk, NOTHING),
            tags.get(pk, NOTHING),
        )
        for pk in pks
        if pk in found
    ]


def _by_claim(rows: Listed) -> dict[int, Listed]:
    found: defaultdict[int, Listed] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def _claims(keys: RawSQL) -> QuerySet[Any, Any]:
    return (
        Claim.objects.filter(pk__in=keys)
        .order_by()
        .annotate(
            section_title=_section_title(),
            decided=IsoMoment("decided_at"),
            has_changed=Case(When(text_changed=True, then=1), default=0),
            as_of_day=IsoDay("as_of"),
            recheck_day=IsoDay("recheck_on"),
        )
        .values_list(
            "pk",
            "document_id",
            "section_title",
            "statement",
            "kind",
            "claimant",
            "status",
            "verdict",
            "decided",
            "has_changed",
            "as_of_day",
            "jurisdiction",
            "recheck_day",
        )
    )


def _section_title() -> Expression:
    """Found by its key: a join would have PostgreSQL read all blocks there are."""
    title = Subquery(Block.objects.filter(pk=OuterRef("section_id")).order_by().values("title"))
    return Coalesce(title, Value(""), output_field=TextField())


def _anchors(keys: RawSQL) -> QuerySet[Any, Any]:
    return _places(keys)


def _anchors_with_context(keys: RawSQL) -> QuerySet[Any, Any]:
    return _places(keys, "prefix", "suffix")


def _places(keys: RawSQL, *context: str) -> QuerySet[Any, Any]:
    places = Anchor.objects.filter(claim__in=keys).annotate(number=F("version__number"))
    ordered = places.order_by("claim_id", "number", "start", "end")
    return ordered.values_list("claim_id", "number", "start", "end", "quote", *context)


def _authorities(keys: RawSQL) -> QuerySet[Any, Any]:
    mentions = Mention.objects.filter(claim__in=keys).annotate(kind=F("authority__kind"), key=F("authority__key"))
    return mentions.order_by("claim_id", "kind", "key").values_list("claim_id", "kind", "key")


def _citations(keys: RawSQL) -> QuerySet[Any, Any]:
    source = [f"source__{name}" for name in SOURCE]
    return _cited(keys).values_list("claim_id", "source_id", *source, *CITATION, IsoDay("accessed_on"))


def _citation_lines(keys: RawSQL) -> QuerySet[Any, Any]:
    lines: QuerySet[Any, Any] = _cited(keys).annotate(line=CitationLine())
    return lines.values_list("claim_id", "line")


def bare_citations(keys: RawSQL) -> QuerySet[Any, Any]:
    """Without their sources, and in no order."""
    cited: QuerySet[Any, Any] = _cited(keys).order_by().annotate(day=IsoDay("accessed_on"))
    return cited.values_list("claim_id", "pk", "source_id", *CITATION, "day")


def bare_sources(keys: RawSQL) -> QuerySet[Any, Any]:
    return Source.objects.filter(pk__in=keys).order_by().values_list("pk", *SOURCE)


def _cited(keys: RawSQL) -> QuerySet[Any, Any]:
    return Citation.objects.published().filter(claim__in=keys).order_by("claim_id", "pk")


def _reviews(keys: RawSQL) -> QuerySet[Any, Any]:
    return _given(keys)


def _reviews_with_names(keys: RawSQL) -> QuerySet[Any, Any]:
    return _given(keys, *NAMES)


def _given(keys: RawSQL, *names: str) -> QuerySet[Any, Any]:
    given = Review.objects.published().filter(claim__in=keys).order_by("claim_id", "pk")
    return given.values_list("claim_id", *REVIEW, IsoMoment("created_at"), *names)


def _tags(keys: RawSQL) -> QuerySet[Any, Any]:
    tagged = Tagging.objects.filter(claim__in=keys).order_by("claim_id", "tag__folded")
    return tagged.annotate(name=F("tag__name")).values_list("claim_id", "name")
