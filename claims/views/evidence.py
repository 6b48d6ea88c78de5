"""What stands beside a claim: its reviews, citations and notes, each as far as somebody may see them."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from claims.choices import Status
from claims.models import Citation, Claim, Note, Review
from claims.roles import reads_everything


class Rounds(NamedTuple):
    """Rows of the claim's current round and of those before, oldest first."""

    current: list[Any]
    earlier: list[Any]


class Reviews(NamedTuple):
    current: list[Review]
    earlier: list[Review]
    # The review whose verdict the claim has: the last one that stands, once it is settled.
    deciding: Review | None


def reviews_of(claim: Claim, user: Any) -> Reviews:
    rows = list(Review.objects.visible_to(user).filter(claim=claim).select_related("reviewer"))
    current = [row for row in rows if row.round == claim.round and row.undone_at is None]
    earlier = [row for row in rows if row not in current]
    deciding = current[-1] if claim.status == Status.SETTLED and current else None
    return Reviews(current, earlier, deciding)


def citations_of(claim: Claim, user: Any) -> Rounds:
    """Outside the team, the evidence of the round that settled the claim, as exports have it."""
    seen = Citation.objects.visible_to(user) if reads_everything(user) else Citation.objects.published()
    return _by_round(claim, seen.filter(claim=claim).select_related("source", "reviewer"))


def notes_of(claim: Claim, user: Any) -> QuerySet[Note]:
    return Note.objects.visible_to(user).filter(claim=claim).select_related("author")


def _by_round(claim: Claim, rows: QuerySet[Any]) -> Rounds:
    found = list(rows)
    return Rounds(
        [row for row in found if row.round == claim.round], [row for row in found if row.round != claim.round]
    )
