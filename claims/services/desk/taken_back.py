"""What somebody had written with a decision that they have taken back, to be put into its form again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from claims.models import Claim, Event, Review
from claims.services.desk.undoing import REACH, said_with


def review_taken_back(reviews: Sequence[Review], claim: Claim, user: Any, *, words: str, at: datetime) -> Review | None:
    """The last review of `user` in the claim's round, where they took it back today and the words are still those.

    `reviews` are all of the claim, oldest first; `words` is the digest of the words it has now.
    """
    own = [review for review in reviews if review.reviewer_id == user.pk and review.round == claim.round]
    last = own[-1] if own else None
    if last is None or last.undone_at is None or last.undone_at < at - REACH:
        return None
    return last if last.quote_sha256 == words else None


def statement_taken_back(reviews: Sequence[Review], claim: Claim, user: Any) -> str:
    """What `user` had said, with a review, that the claim says on its changed words; "" unless that was undone just
    before, or where it was nothing else than before."""
    if not any(review.reviewer_id == user.pk and review.undone_at == claim.changed_at for review in reviews):
        return ""
    undone = Event.objects.of_claim(claim.pk).filter(lock_version=claim.lock_version, act="undo").first()
    return said_with(undone) if undone else ""
