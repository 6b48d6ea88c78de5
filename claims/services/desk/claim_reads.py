"""What a page reads of one claim: each a query that is put together once."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from claims.choices import Role
from claims.models import Anchor, Citation, Claim, Mention, Note, Review
from claims.prepared import given, prepared
from claims.roles import Someone, roles_of


def places_of(claim: Claim) -> list[Anchor]:
    """All anchors of the claim, those of the newest version first, each version's in text order."""
    return _with_claim(_places(claim=claim.pk), claim)


def reviews_of(claim: Claim, user: Any) -> list[Review]:
    """Every review, oldest first; its `is_seen` says whether `user` may see it."""
    return _with_claim(_reviews(roles_of(user), claim=claim.pk, person=user.pk), claim)


def citations_of(claim: Claim, user: Any, most: int) -> list[Citation]:
    return _with_claim(_citations(roles_of(user), most, claim=claim.pk, person=user.pk), claim)


def notes_of(claim: Claim, user: Any, most: int) -> list[Note]:
    return _with_claim(_notes(roles_of(user), most, claim=claim.pk, person=user.pk), claim)


def mentions_of(claim: Claim, most: int) -> list[Mention]:
    return _with_claim(_mentions(most, claim=claim.pk), claim)


def _with_claim(rows: list[Any], claim: Claim) -> list[Any]:
    for row in rows:
        row.claim = claim
    return rows


@prepared
def _places() -> QuerySet[Anchor]:
    rows = Anchor.objects.filter(claim=given("claim")).select_related("version", "block__section")
    # Looks are asked of the blocks that are shown.
    rows = rows.defer("block__looks", "block__section__looks")
    return rows.order_by("-version__number", "start", "end")


@prepared
def _reviews(roles: frozenset[Role]) -> QuerySet[Review]:
    seen = Review.objects.visible_to(Someone(given("person"), roles)).filter(pk=OuterRef("pk"))
    rows = Review.objects.filter(claim=given("claim")).annotate(is_seen=Exists(seen))
    return rows.select_related("reviewer").order_by("pk")


@prepared
def _citations(roles: frozenset[Role], most: int) -> QuerySet[Citation]:
    rows = Citation.objects.visible_to(Someone(given("person"), roles)).filter(claim=given("claim"))
    return rows.select_related("source", "reviewer")[:most]


@prepared
def _notes(roles: frozenset[Role], most: int) -> QuerySet[Note]:
    rows = Note.objects.visible_to(Someone(given("person"), roles)).filter(claim=given("claim"))
    return rows.select_related("author")[:most]


@prepared
def _mentions(most: int) -> QuerySet[Mention]:
    return Mention.objects.filter(claim=given("claim")).select_related("authority")[:most]
