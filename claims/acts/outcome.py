"""Where a round stands, computed from its reviews and nothing else."""

from collections.abc import Sequence

from claims.choices import Status
from claims.models import Review


def outcome_of(standing: Sequence[Review], *, required: int) -> tuple[Status, str]:
    """Compute status and verdict of a round from its standing reviews."""
    settlement = next((review for review in standing if review.settles), None)
    if settlement:
        return Status.SETTLED, settlement.verdict
    if not standing:
        return Status.UNREVIEWED, ""
    if len(standing) < required:
        return Status.SECOND_REVIEW, ""
    if len({review.verdict for review in standing}) > 1:
        return Status.CONTESTED, ""
    return Status.SETTLED, standing[0].verdict
