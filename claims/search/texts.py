"""What is indexed of a claim, for whom: the same policies that pages read by, as one query that the engine runs."""

from typing import Any

from django.db.models import Aggregate, F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Concat, Substr

from claims.models import Anchor, Citation, Claim, Mention, Note, Review
from claims.models.claim import ClaimQuerySet
from claims.models.sealing import sealed

# A word between two texts, so that no phrase is found across their seam.
SEAM = " xseamx "
# PostgreSQL's vectors hold a megabyte.
MAX_INDEXED_CHARS = 200_000


class Joined(Aggregate):
    """The texts of several rows as one, parted by seams."""

    output_field = TextField()
    allow_distinct = False

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="STRING_AGG", **context)

    def __init__(self, *texts: str) -> None:
        text = _one(*texts)
        super().__init__(text, Value(SEAM, output_field=TextField()))


def team_texts(keys: RawSQL) -> QuerySet[Any]:
    """(claim, words, findings) of what the whole team reads: all but the text of sealed rounds."""
    unsealed = ~sealed()
    return _texts(
        Claim.objects.filter(pk__in=keys),
        Review.objects.standing().filter(unsealed),
        Note.objects.filter(unsealed),
        Citation.objects.filter(unsealed),
    )


def public_texts(keys: RawSQL) -> QuerySet[Any]:
    """(claim, words, findings) of settled claims, with what viewers and exports show of them."""
    return _texts(
        Claim.objects.filter(pk__in=keys).settled(),
        Review.objects.published(),
        Note.objects.filter(is_public=True),
        Citation.objects.published(),
    )


def sealed_texts(keys: RawSQL) -> QuerySet[Any]:
    """(claim, author, text) of what its author alone reads."""
    hidden = sealed()
    reviews = Review.objects.standing().filter(hidden, claim__in=keys)
    notes = Note.objects.filter(hidden, claim__in=keys)
    citations = Citation.objects.filter(hidden, claim__in=keys)
    return (
        reviews.order_by().values_list("claim_id", "reviewer_id", _one("rationale", "correction"))
        .union(
            notes.order_by().values_list("claim_id", "author_id", _one("body")),
            citations.order_by().values_list("claim_id", "reviewer_id", _one(*CITED)),
            all=True,
        )
    )  # fmt: skip


CITED = ("pinpoint", "excerpt", "source__title", "source__publisher", "source__identifier")


def _texts(claims: ClaimQuerySet, reviews: Any, notes: Any, citations: Any) -> QuerySet[Any]:
    words = Concat(
        F("statement"),
        Value(SEAM),
        _of_claim(Anchor.objects.in_newest_version(), "quote"),
        Value(SEAM),
        _of_claim(Mention.objects.all(), "authority__key"),
        Value(SEAM),
        output_field=TextField(),
    )
    findings = Concat(
        _of_claim(reviews, "rationale", "correction"),
        Value(SEAM),
        _of_claim(notes, "body"),
        Value(SEAM),
        _of_claim(citations, *CITED),
        output_field=TextField(),
    )
    return claims.order_by().values_list(
        "pk", Substr(words, 1, MAX_INDEXED_CHARS), Substr(findings, 1, MAX_INDEXED_CHARS)
    )


def _of_claim(rows: QuerySet[Any, Any], *texts: str) -> Coalesce:
    """All texts of a claim's rows, or nothing."""
    joined = rows.filter(claim=OuterRef("pk")).order_by().values("claim").annotate(text=Joined(*texts)).values("text")
    return Coalesce(Subquery(joined, output_field=TextField()), Value(""), output_field=TextField())


def _one(*texts: str) -> Any:
    if len(texts) == 1:
        return F(texts[0])
    parts: list[Any] = [F(texts[0])]
    for text in texts[1:]:
        parts += [Value(SEAM), F(text)]
    return Concat(*parts, output_field=TextField())
