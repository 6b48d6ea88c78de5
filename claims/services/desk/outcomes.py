"""What became of a review in a contest: told to its author until they say that they have seen it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Citation, Claim, Review
from claims.services.desk.contests import FIELDS, NEEDED, A, B, Cited, Difference, key_of

MAX_TOLD = 50


class Outcome(NamedTuple):
    """A person's review beside the settlement: the fields that differ, and the citations of both."""

    mine: Review
    final: Review
    differences: list[Difference]
    citations: list[Cited]

    @property
    def is_unseen(self) -> bool:
        seen = self.mine.outcome_seen_at
        return seen is None or seen < self.final.created_at


def unseen_by(user: Any) -> QuerySet[Review]:
    """Reviews of `user` whose contest somebody has settled since they last looked, the newest first."""
    final = Review.objects.standing().filter(claim=OuterRef("claim"), round=OuterRef("round"), settles=True)
    since = Q(Exists(final), outcome_seen_at=None) | Exists(final.filter(created_at__gt=OuterRef("outcome_seen_at")))
    mine = Review.objects.standing().of_current_round().filter(since, reviewer=user.pk, settles=False)
    return mine.select_related("claim").order_by("-claim__decided_at", "-pk")


def mark_seen(user: Any, claims: Collection[int], *, at: datetime) -> int:
    """Remember that `user` has seen how these claims were settled. Nobody else is concerned, so it is no act."""
    return unseen_by(user).filter(claim__in=claims).order_by().update(outcome_seen_at=at)


def outcome_of(claim: Claim, user: Any) -> Outcome | None:
    """The review of `user` in this round beside the settlement; None where there are not both."""
    standing = Review.objects.visible_to(user).standing().filter(claim=claim, round=claim.round)
    reviews = list(standing.select_related("reviewer"))
    final = next((review for review in reviews if review.settles), None)
    mine = next((review for review in reviews if review.reviewer_id == user.pk and not review.settles), None)
    if final is None or mine is None:
        return None
    return Outcome(mine, final, _differences(mine, final), _cited(claim, mine, final))


def _differences(mine: Review, final: Review) -> list[Difference]:
    rows = [Difference(name, label, getattr(mine, name), getattr(final, name)) for name, label in FIELDS.items()]
    return [row for row in rows if row.a != row.b or row.name in NEEDED]


def _cited(claim: Claim, mine: Review, final: Review) -> list[Cited]:
    sides = {mine.reviewer_id: A, final.reviewer_id: B}
    rows = Citation.objects.filter(claim=claim, round=claim.round, reviewer__in=sides).select_related("source")
    found: dict[Any, Cited] = {}
    for citation in rows.order_by("pk"):
        before = found.get(key_of(citation), Cited(citation, frozenset()))
        found[key_of(citation)] = before._replace(sides=before.sides | {sides[citation.reviewer_id]})
    return list(found.values())
