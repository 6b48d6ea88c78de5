"""The rows that every form is made of: a claim with all that belongs to it, in one query for however many.

Every column is named here one by one, so that a new one stays inside. What tells of a verdict is there for settled
claims only, from the reviews and citations of the round that settled them.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Case, Expression, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from claims.exports.gathering import InOne, IsoDay, IsoMoment, Joined, Listed
from claims.models import Anchor, Block, Citation, Claim, Mention, Review, Tagging

REVIEW = ("verdict", "reason", "rationale", "correction", "settles")
NAMES = ("reviewer__first_name", "reviewer__last_name", "reviewer__username")
SOURCE = ("kind", "title", "publisher", "identifier", "url", "archive_url", "weight")
CITATION = ("stance", "pinpoint", "excerpt", "excerpt_check")


class Shape(NamedTuple):
    """`as_lines`: authorities and citations as the text of a cell. `with_context`: anchors with what stands around."""

    as_lines: bool = False
    with_context: bool = False


class Row(NamedTuple):
    """A claim as it comes from the database.

    `anchors` and `reviews` are JSON, an array of arrays; so are `authorities` and `citations`, but in lines.
    """

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
    anchors: str
    authorities: str
    citations: str
    reviews: str
    as_of: str | None
    jurisdiction: str
    recheck_on: str | None
    # One in a line: a tag has no line end in it.
    tags: str


def read_rows(pks: Sequence[int], shape: Shape) -> list[tuple[Any, ...]]:
    """Return the claims with these primary keys, in this order, each with the fields of `Row`."""
    authorities, citations = (
        (_authority_keys(), _citation_lines()) if shape.as_lines else (_authorities(), _citations())
    )
    claims = Claim.objects.filter(pk__in=pks).order_by()
    rows = claims.values_list(
        "pk",
        "document_id",
        _section_title(),
        "statement",
        "kind",
        "claimant",
        "status",
        "verdict",
        IsoMoment("decided_at"),
        Case(When(text_changed=True, then=1), default=0),
        _anchors(shape.with_context),
        authorities,
        citations,
        _reviews(),
        IsoDay("as_of"),
        "jurisdiction",
        IsoDay("recheck_on"),
        Joined(Tagging.objects.filter(claim=OuterRef("pk")).order_by("tag__folded"), "tag__name", "\n"),
    )
    found = {row[0]: row for row in rows.iterator(chunk_size=len(pks))}
    # Within a snapshot nothing is gone between the list of keys and this query; elsewhere a claim may be.
    return [found[pk] for pk in pks if pk in found]


def _section_title() -> Expression:
    """Found by its key: a join would have PostgreSQL read all blocks there are."""
    title = Subquery(Block.objects.filter(pk=OuterRef("section_id")).values("title"))
    return Coalesce(title, Value(""), output_field=TextField())


def _anchors(with_context: bool) -> Listed:
    """Every place that the claim has had, those of the newest version last."""
    places = Anchor.objects.filter(claim=OuterRef("pk")).order_by("version__number", "start", "end")
    return Listed(places, "version__number", "start", "end", "quote", *(("prefix", "suffix") if with_context else ()))


def _reviews() -> Listed:
    """Oldest first, so that the last one decided. Without names unless the team shows them."""
    given = Review.objects.published().filter(claim=OuterRef("pk")).order_by("pk")
    return Listed(given, *REVIEW, IsoMoment("created_at"), *(NAMES if settings.FACTCHECK_SHOW_NAMES else ()))


def _mentions() -> QuerySet[Mention]:
    return Mention.objects.filter(claim=OuterRef("pk")).order_by("authority__kind", "authority__key")


def _authorities() -> Listed:
    return Listed(_mentions(), "authority__kind", "authority__key")


def _authority_keys() -> Joined:
    return Joined(_mentions(), "authority__key", "; ")


def _published() -> QuerySet[Citation]:
    return Citation.objects.published().filter(claim=OuterRef("pk")).order_by("pk")


def _citations() -> Listed:
    source = [f"source__{name}" for name in SOURCE]
    return Listed(_published(), "source_id", *source, *CITATION, IsoDay("accessed_on"))


def _citation_lines() -> Joined:
    """Such as: refutes — SB19-216, Colorado General Assembly, title line, https://…: “Concerning …”"""
    address = _choice("source__url", _after_comma("source__identifier"), _after_comma("source__url"))
    excerpt = _choice("excerpt", Value(""), InOne(Value(": “"), "excerpt", Value("”")))
    publisher, pinpoint = _after_comma("source__publisher"), _after_comma("pinpoint")
    line = InOne("stance", Value(" — "), "source__title", publisher, pinpoint, address, excerpt)
    return Joined(_published(), line, "\n")


def _after_comma(column: str) -> Case:
    return _choice(column, Value(""), InOne(Value(", "), column))


def _choice(column: str, when_empty: Expression, otherwise: Expression) -> Case:
    return Case(When(**{column: ""}, then=when_empty), default=otherwise, output_field=TextField())
