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


class Part(NamedTuple):
    """One of the lists that a row is made of: where its rows come from, and what is read of them.

    The first column tells the claim, and with `order`, in which a claim's rows stand, it tells the row.
    """

    rows: Callable[[], QuerySet[Any, Any]]
    columns: tuple[str, ...]
    order: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return (self.columns[0], *self.order)

    def of(self, claims: RawSQL) -> QuerySet[Any, Any]:
        """The rows of the claims whose primary keys `claims` lists, claim by claim."""
        return self._of(claims).order_by(*self.key).values_list(*self.columns)

    def unordered(self, claims: RawSQL) -> QuerySet[Any, Any]:
        """The same in no order, with what tells it."""
        order = (name for name in self.order if name not in self.columns)
        return self._of(claims).order_by().values_list(*self.columns, *order)

    def _of(self, claims: RawSQL) -> QuerySet[Any, Any]:
        return self.rows().filter(**{f"{self.columns[0]}__in": claims})


def read_parts(batches: Iterable[Sequence[int]], wanted: Wanted = USUAL) -> Generator[list[Listed], None, None]:
    """Give for each batch of primary keys what `rows_of` puts together: claims, then what they have several of in the
    order of `Row`.
    """
    connection, parts = connections[DEFAULT_DB_ALIAS], parts_of(wanted).values()
    statements = ([about(part.of, connection, pks) for part in parts] for pks in batches)
    return fetch_in_turn(connection, statements)


def parts_of(wanted: Wanted) -> dict[str, Part]:
    """What a row is made of, in its order."""
    return {
        "claims": CLAIMS,
        "anchors": ANCHORS_WITH_CONTEXT if wanted.with_context else ANCHORS,
        "authorities": AUTHORITIES,
        "citations": CITATION_LINES if wanted.in_lines else CITATIONS,
        "reviews": REVIEWS_WITH_NAMES if settings.FACTCHECK_SHOW_NAMES else REVIEWS,
        "tags": TAGS,
    }


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


def claims_told(claims: QuerySet[Claim]) -> QuerySet[Any, Any]:
    """Claims with what `CLAIMS` reads of them."""
    return claims.annotate(
        section_title=_section_title(),
        decided=IsoMoment("decided_at"),
        has_changed=Case(When(text_changed=True, then=1), default=0),
        as_of_day=IsoDay("as_of"),
        recheck_day=IsoDay("recheck_on"),
    )


def _section_title() -> Expression:
    """Found by its key: a join would have PostgreSQL read all blocks there are."""
    title = Subquery(Block.objects.filter(pk=OuterRef("section_id")).order_by().values("title"))
    return Coalesce(title, Value(""), output_field=TextField())


def _anchors() -> QuerySet[Any, Any]:
    return Anchor.objects.annotate(number=F("version__number"))


def _mentions() -> QuerySet[Any, Any]:
    return Mention.objects.annotate(kind=F("authority__kind"), key=F("authority__key"))


def _citations() -> QuerySet[Any, Any]:
    return Citation.objects.published().annotate(day=IsoDay("accessed_on"))


def _citation_lines() -> QuerySet[Any, Any]:
    return Citation.objects.published().annotate(line=CitationLine())


def _reviews() -> QuerySet[Any, Any]:
    return Review.objects.published().annotate(given_at=IsoMoment("created_at"))


def _tags() -> QuerySet[Any, Any]:
    return Tagging.objects.annotate(name=F("tag__name"), folded=F("tag__folded"))


def sources_of(keys: RawSQL) -> QuerySet[Any, Any]:
    return Source.objects.filter(pk__in=keys).order_by().values_list("pk", *SOURCE)


CLAIMS = Part(
    lambda: claims_told(Claim.objects.all()),
    (
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
    ),
)
ANCHORS = Part(_anchors, ("claim_id", "number", "start", "end", "quote"), ("number", "start", "end"))
ANCHORS_WITH_CONTEXT = ANCHORS._replace(columns=(*ANCHORS.columns, "prefix", "suffix"))
AUTHORITIES = Part(_mentions, ("claim_id", "kind", "key"), ("kind", "key"))
CITATIONS = Part(
    _citations, ("claim_id", "source_id", *(f"source__{name}" for name in SOURCE), *CITATION, "day"), ("pk",)
)
# Without what their sources say.
BARE_CITATIONS = CITATIONS._replace(columns=("claim_id", "source_id", *CITATION, "day"))
CITATION_LINES = Part(_citation_lines, ("claim_id", "line"), ("pk",))
REVIEWS = Part(_reviews, ("claim_id", *REVIEW, "given_at"), ("pk",))
REVIEWS_WITH_NAMES = REVIEWS._replace(columns=(*REVIEWS.columns, *NAMES))
TAGS = Part(_tags, ("claim_id", "name"), ("folded",))
