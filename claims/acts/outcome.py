"""Where a round stands, computed from its reviews and nothing else."""

from collections.abc import Sequence
from typing import Any

from claims.acts.change import Change
from claims.choices import Status
from claims.models import Review
from claims.models.review import standing_reviews


def computed(change: Change) -> dict[str, Any]:
    """The columns of the claim that follow from its reviews, as they stand once the act is done."""
    claim, values = change.claim, change.values
    round_ = values.get("round", claim.round)
    required = 2 if values.get("second_asked") else claim.reviews_required
    status, verdict = outcome_of(standing_reviews(claim, round_), required=required)
    settled_at = (claim.decided_at or change.at) if status == Status.SETTLED else None
    opened = {"opened_round": round_} if status in (Status.CONTESTED, Status.SETTLED) else {}
    return {"status": status, "verdict": verdict, "decided_at": settled_at} | opened


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
