"""The claims of a page with what their cells show: each query is put together once for all who have the same roles."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Left

from claims.choices import Role
from claims.models import Anchor, Citation, Claim, Offer, Review, Tagging
from claims.prepared import given, given_keys, prepared
from claims.roles import Someone, roles_of

# A list shows where a quote begins; all of it is on the claim's page.
MAX_QUOTE_CHARS = 160
# What a claim's columns name somebody by.
PEOPLE = {"assignee": "assignee", "who": "holder"}


def rows_of(keys: Sequence[int], user: Any, columns: Collection[str]) -> list[Claim]:
    """The claims with these primary keys that `user` may see, in this order, with what these columns show of them.

    All have `newest_places` and `seen_taggings`; `seen_citations`, `seen_reviews` and `standing_offers` are there for
    the columns that need them. As many queries for however many claims.
    """
    people = tuple(person for column, person in PEOPLE.items() if column in columns)
    claims = {claim.pk: claim for claim in _claims(roles_of(user), people, keys=list(keys), person=user.pk)}
    _hang(claims, "newest_places", _places(keys=list(claims)))
    hang_taggings(claims, user)
    if "citations" in columns:
        hang_citations(claims, user)
    if "who" in columns:
        hang_reviews(claims, user, with_reviewers=True)
    elif "reviews" in columns:
        hang_reviews(claims, user)
    if "flags" in columns:
        hang_offers(claims)
    return [claims[key] for key in keys if key in claims]


def hang_taggings(claims: Mapping[int, Claim], user: Any) -> None:
    """`seen_taggings`: those that `user` may see, with their tags."""
    _hang(claims, "seen_taggings", _taggings(roles_of(user), keys=list(claims), person=user.pk))


def hang_citations(claims: Mapping[int, Claim], user: Any) -> None:
    """`seen_citations`: those of the round that `user` may see, each with whether a copy of its source is kept."""
    _hang(claims, "seen_citations", _citations(roles_of(user), keys=list(claims), person=user.pk))


def hang_reviews(claims: Mapping[int, Claim], user: Any, *, with_reviewers: bool = False) -> None:
    """`seen_reviews`: the standing ones of the round that `user` may see, the first given first."""
    _hang(claims, "seen_reviews", _reviews(roles_of(user), with_reviewers, keys=list(claims), person=user.pk))


def hang_offers(claims: Mapping[int, Claim]) -> None:
    """`standing_offers`: places offered in the newest version to claims that have none there."""
    _hang(claims, "standing_offers", _offers(keys=list(claims)))


def _hang(claims: Mapping[int, Claim], name: str, rows: Iterable[Any]) -> None:
    """Give each claim its rows as a list."""
    for claim in claims.values():
        setattr(claim, name, [])
    for row in rows:
        row.claim = claims[row.claim_id]
        getattr(row.claim, name).append(row)


@prepared
def _claims(roles: frozenset[Role], people: Sequence[str]) -> QuerySet[Claim]:
    rows = Claim.objects.visible_to(Someone(given("person"), roles)).filter(pk__in=given_keys("keys"))
    return rows.select_related("document", "section", *people)


@prepared
def _places() -> QuerySet[Anchor]:
    places = Anchor.objects.in_newest_version().filter(claim__in=given_keys("keys"))
    beginnings = places.annotate(beginning=Left("quote", MAX_QUOTE_CHARS + 1), version_number=F("version__number"))
    return beginnings.order_by("start").defer("quote", "prefix", "suffix")


@prepared
def _taggings(roles: frozenset[Role]) -> QuerySet[Tagging]:
    taggings = Tagging.objects.visible_to(Someone(given("person"), roles)).filter(claim__in=given_keys("keys"))
    return taggings.select_related("tag")


@prepared
def _citations(roles: frozenset[Role]) -> QuerySet[Citation]:
    citations = Citation.objects.visible_to(Someone(given("person"), roles)).filter(claim__in=given_keys("keys"))
    kept = Case(
        When(Q(checked_copy__isnull=False) | ~Q(source__archive_url=""), then=Value(True)), default=Value(False)
    )
    return citations.filter(round=F("claim__round")).annotate(is_kept=kept).only("claim_id", "stance")


@prepared
def _reviews(roles: frozenset[Role], with_reviewers: bool) -> QuerySet[Review]:
    reviews = Review.objects.visible_to(Someone(given("person"), roles)).filter(claim__in=given_keys("keys"))
    names = [f"reviewer__{name}" for name in ("first_name", "last_name", "username")] if with_reviewers else []
    related = ["reviewer"] if with_reviewers else []
    shown = reviews.standing().of_current_round().select_related(*related)
    return shown.only("claim_id", "reviewer_id", "verdict", "settles", *names).order_by("pk")


@prepared
def _offers() -> QuerySet[Offer]:
    return Offer.objects.standing().filter(claim__in=given_keys("keys")).only("claim_id")
