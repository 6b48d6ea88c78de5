"""What stands beside a claim: its reviews, citations and notes, each as far as somebody may see them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from claims.choices import Status
from claims.models import Citation, Claim, Note, Review
from claims.roles import reads_everything


class Cited(NamedTuple):
    """A citation, and those by others that say the same: a lead settles a contest with one of a side's own."""

    citation: Citation
    also: list[Citation]


class Rounds(NamedTuple):
    """The citations of the claim's current round and of those before, oldest first."""

    current: list[Cited]
    earlier: list[Cited]


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
    found = list(seen.filter(claim=claim).select_related("source", "reviewer"))
    return Rounds(
        _told_once(row for row in found if row.round == claim.round),
        _told_once(row for row in found if row.round != claim.round),
    )


def notes_of(claim: Claim, user: Any) -> QuerySet[Note]:
    return Note.objects.visible_to(user).filter(claim=claim).select_related("author")


def _told_once(citations: Iterable[Citation]) -> list[Cited]:
    found: dict[tuple[int, int, str, str, str], Cited] = {}
    for row in citations:
        says = (row.round, row.source_id, row.stance, row.pinpoint, row.excerpt)
        found.setdefault(says, Cited(row, [])).also.append(row)
    return [cited._replace(also=cited.also[1:]) for cited in found.values()]
