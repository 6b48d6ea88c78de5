"""The acts that let a verdict stand on words which a new version changed, and take that back."""

import json
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.reviews import words_at_hand
from claims.acts.words_before import words_before
from claims.choices import Status
from claims.models import Claim, Confirmation, Event, EventText, Review
from claims.refusal import Refused
from claims.text import restate
from claims.worth import scores_of


def confirm(change: Change) -> None:
    """The verdict still holds on the new words; as many people have to say so as the round needed reviews.

    `statement` is what the claim says now. Without it, one that only repeated the old words follows them; raises
    Refused for any other that still says what changed.
    """
    claim, digest = change.claim, words_at_hand(change)
    of_round = Confirmation.objects.filter(claim=claim, round=claim.round)
    change.payload["before"] = _before(claim)
    statement = change.line("statement") or _followed(change)
    if statement != claim.statement:
        change.values |= {"statement": statement, "worth": scores_of([statement])[0]}
        change.texts |= {"statement": statement, "statement_before": claim.statement}
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
    claim = change.claim
    event = Event.objects.of_claim(claim.pk).filter(act="confirm", lock_version=claim.lock_version).get()
    told = json.loads(event.payload)
    texts = dict(EventText.objects.filter(event_number=event.number).values_list("name", "body"))
    was_restated = "statement_before" in told.get("texts", {})
    if "before" not in told or (was_restated and "statement_before" not in texts):
        raise Refused(_("What {claim} was before is not written down; reopen it instead.").format(claim=claim.number))
    if was_restated:
        statement = texts["statement_before"]
        change.values |= {"statement": statement, "worth": scores_of([statement])[0]}
        change.texts["statement"] = statement
    _restore(claim, told["before"])
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


def _followed(change: Change) -> str:
    claim, now = change.claim, change.case.anchors
    places = list(claim.anchors.select_related("version").order_by("-version__number", "start", "end"))
    earlier = [anchor for anchor in places if anchor.version_id != change.newest_version.pk]
    before = words_before(earlier, now, {review.quote_sha256 for review in change.case.reviews})
    old, new = ("\n".join(anchor.quote for anchor in side) for side in (before, now))
    restated = restate(claim.statement, old, new)
    if claim.statement == old.strip():
        return restated.statement
    if restated.leaves(claim.statement):
        return claim.statement
    raise Refused(
        _("The statement of {claim} still says what the old words said: say what it says now.").format(
            claim=claim.number
        ),
        field="statement",
    )
