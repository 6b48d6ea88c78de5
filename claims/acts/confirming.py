"""The acts that let a verdict stand on words which a new version changed, and take that back."""

import json
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from claims.acts.change import Change
from claims.acts.following import follow, go_back, not_written_down
from claims.acts.reviews import words_at_hand
from claims.choices import Status
from claims.models import Claim, Confirmation, Review


def confirm(change: Change) -> None:
    """The verdict still holds on the new words, which the statement follows; as many people have to say so as the round
    needed reviews."""
    claim, digest = change.claim, words_at_hand(change)
    of_round = Confirmation.objects.filter(claim=claim, round=claim.round)
    change.payload["before"] = _before(claim)
    if follow(change):
        # Who has confirmed before, confirmed another statement.
        of_round.delete()
    change.made = Confirmation.objects.create(
        claim=claim, round=claim.round, reviewer=change.by, quote_sha256=digest, created_at=change.at
    )
    needed = claim.reviews_required if claim.status == Status.SETTLED else 1
    given = of_round.filter(quote_sha256=digest).count()
    change.payload |= {"words": digest, "confirmations": given, "needed": needed}
    if given >= needed:
        change.values["text_changed"] = False
        Review.objects.standing().filter(claim=claim, round=claim.round).update(quote_sha256=digest)


def unconfirm(change: Change) -> None:
    """Right after it was said: flag, statement, reviews and what others had confirmed are as they were before."""
    claim, event = change.claim, change.taken_back
    before = json.loads(event.payload).get("before")
    if before is None:
        raise not_written_down(claim)
    go_back(change, event)
    _restore(claim, before)
    change.values["text_changed"] = True
    change.payload["confirmation"] = event.number


def _before(claim: Claim) -> dict[str, Any]:
    """What a confirmation writes over, beside columns of the claim."""
    reviews = Review.objects.standing().filter(claim=claim, round=claim.round).order_by("pk")
    given = Confirmation.objects.filter(claim=claim, round=claim.round).order_by("pk")
    return {
        "reviews": list(reviews.values_list("pk", "quote_sha256")),
        "confirmed": [[one.reviewer_id, one.quote_sha256, one.created_at.isoformat()] for one in given],
    }


def _restore(claim: Claim, before: dict[str, Any]) -> None:
    for review, digest in before["reviews"]:
        Review.objects.filter(pk=review, claim=claim).update(quote_sha256=digest)
    Confirmation.objects.filter(claim=claim, round=claim.round).delete()
    # Whose word a new statement had ended may have left since.
    here = set(get_user_model()._default_manager.values_list("pk", flat=True))
    Confirmation.objects.bulk_create(
        Confirmation(
            claim=claim,
            round=claim.round,
            reviewer_id=reviewer,
            quote_sha256=digest,
            created_at=datetime.fromisoformat(moment),
        )
        for reviewer, digest, moment in before["confirmed"]
        if reviewer in here
    )
