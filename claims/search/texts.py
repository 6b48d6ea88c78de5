"""What is indexed of a claim, for whom: the same policies that pages read by, as one query that the engine runs."""

from typing import Any

from django.db.models import Aggregate, F, Func, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Substr

from claims.models import Anchor, Citation, Claim, Mention, Note, OutsideCheck, Review
from claims.models.claim import ClaimQuerySet
from claims.models.sealing import sealed

# A word between two texts, so that no phrase is found across their seam.
SEAM = " xseamx "
# PostgreSQL's vectors hold a megabyte.
MAX_INDEXED_CHARS = 200_000


class OneText(Func):
    """Several texts, none of them NULL, one after the other. Flat, since Django's `Concat` nests a pair in a pair, and
    SQLite's parser bears a hundred things within each other."""

    template, arg_joiner, output_field = "(%(expressions)s)", " || ", TextField()


class Joined(Aggregate):
    """The texts of several rows as one, parted by seams."""

    output_field = TextField()
    allow_distinct = False

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="STRING_AGG", **context)

    def __init__(self, *texts: Any) -> None:
        text = _one(*texts)
        super().__init__(text, Value(SEAM, output_field=TextField()))


class WordsOfPairs(Func):
    """The second of each pair in a column of pairs, as one text, parted by seams: what stands below a heading, and not
    the heading, which all rows of a sheet have."""

    output_field = TextField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        joined = f"SELECT GROUP_CONCAT(json_extract(value, '$[1]'), '{SEAM}') FROM json_each(%(expressions)s)"
        return self.as_sql(compiler, connection, template=f"COALESCE(({joined}), '')", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        joined = f"SELECT STRING_AGG(pair ->> 1, '{SEAM}') FROM jsonb_array_elements(%(expressions)s) AS pair"
        return self.as_sql(compiler, connection, template=f"COALESCE(({joined}), '')", **context)


def team_texts(keys: RawSQL) -> QuerySet[Any]:
    """(claim, words, findings) of what the whole team reads: all but the text of sealed rounds."""
    unsealed = ~sealed()
    return _texts(
        Claim.objects.filter(pk__in=keys),
        Review.objects.standing().filter(unsealed),
        Note.objects.filter(unsealed),
        Citation.objects.filter(unsealed),
        _of_claim(OutsideCheck.objects.all(), *FOUND_ELSEWHERE, WordsOfPairs("other")),
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


FOUND_ELSEWHERE = ("said", "rationale", "correction", "note", "source", "pinpoint", "checked_by")
CITED = ("pinpoint", "excerpt", "source__title", "source__publisher", "source__identifier")


def _texts(claims: ClaimQuerySet, reviews: Any, notes: Any, citations: Any, *further: Coalesce) -> QuerySet[Any]:
    words = OneText(
        F("statement"),
        Value(SEAM),
        _of_claim(Anchor.objects.in_newest_version(), "quote"),
        Value(SEAM),
        _of_claim(Mention.objects.all(), "authority__key"),
        Value(SEAM),
    )
    findings = OneText(
        _of_claim(reviews, "rationale", "correction"),
        Value(SEAM),
        _of_claim(notes, "body"),
        Value(SEAM),
        _of_claim(citations, *CITED),
        *(part for text in further for part in (Value(SEAM), text)),
    )
    return claims.order_by().values_list(
        "pk", Substr(words, 1, MAX_INDEXED_CHARS), Substr(findings, 1, MAX_INDEXED_CHARS)
    )


def _of_claim(rows: QuerySet[Any, Any], *texts: Any) -> Coalesce:
    """All texts of a claim's rows, or nothing."""
    joined = rows.filter(claim=OuterRef("pk")).order_by().values("claim").annotate(text=Joined(*texts)).values("text")
    return Coalesce(Subquery(joined, output_field=TextField()), Value(""), output_field=TextField())


def _one(*texts: Any) -> Any:
    """Texts, by the names of their columns or as expressions, with a seam between two."""
    first, *others = [F(text) if isinstance(text, str) else text for text in texts]
    parts = [part for text in others for part in (Value(SEAM), text)]
    return OneText(first, *parts) if parts else first
