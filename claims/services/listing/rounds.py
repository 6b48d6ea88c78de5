"""How far the round of a claim is, as a list tells it: how many reviews it has of those it needs, and do they agree."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from claims.choices import Status
from claims.models import Claim, Review

# The status of an open claim tells the team so much already; its reviews are not looked at, they may be sealed.
GIVEN_WHILE_OPEN = {Status.UNREVIEWED: 0, Status.SECOND_REVIEW: 1, Status.CONTESTED: 2}


class Round(NamedTuple):
    """`agree` is None where there are no two reviews, or not yet; a settlement by a lead is no third side."""

    given: int
    required: int
    agree: bool | None = None
    is_settlement: bool = False
    has_own: bool = False


def round_of(claim: Claim, seen: Sequence[Review], user: Any) -> Round:
    """Where the claim's round stands; `seen` are its standing reviews, as far as `user` may see them.

    Needs `document` of the claim.
    """
    sides = [review for review in seen if not review.settles]
    is_open = claim.status != Status.SETTLED
    given = GIVEN_WHILE_OPEN[Status(claim.status)] if is_open else len(sides)
    agree = claim.status != Status.CONTESTED and len({review.verdict for review in sides}) == 1
    return Round(
        given,
        # Of a claim that was settled before its document asked for fewer.
        max(claim.reviews_required, given),
        agree if given > 1 else None,
        is_settlement=len(sides) < len(seen),
        has_own=is_open and any(review.reviewer_id == user.pk for review in sides),
    )
