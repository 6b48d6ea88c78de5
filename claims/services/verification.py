"""Whether the claims and reviews as they are stored say what the history says of them."""

import json
from typing import NamedTuple

from claims.history import Flaw
from claims.models import Claim, Event, EventText, Review

COMPARED_TEXTS = ("rationale", "correction")


class Told(NamedTuple):
    """What the last counting event of a claim said it came to."""

    event: int
    lock_version: int
    status: str
    verdict: str


class Given(NamedTuple):
    """What the event of a review said; `worded`: the names of the texts it had."""

    event: int
    verdict: str
    reason: str
    worded: frozenset[str]


NOT_GIVEN = Given(0, "", "", frozenset())


def first_mismatch() -> Flaw | None:
    """Return the event that a stored claim or review contradicts first, or None. Verify the chain itself before."""
    told: dict[int, Told] = {}
    reviews: dict[int, Given] = {}
    for event in Event.objects.exclude(claim_number=None).exclude(lock_version=None).order_by("number").iterator():
        payload = json.loads(event.payload)
        told[event.claim_number or 0] = Told(
            event.number, event.lock_version or 0, payload["status"], payload["settled"]
        )
        if event.act in ("decide", "settle"):
            worded = frozenset(payload.get("texts", {}))
            reviews[payload["review"]] = Given(event.number, payload["verdict"], payload["reason"], worded)
    return _first_claim(told) or _first_review(reviews)


def _first_claim(told: dict[int, Told]) -> Flaw | None:
    untold = Told(0, 0, "unreviewed", "")
    rows = Claim.objects.order_by("pk").values_list("pk", "lock_version", "status", "verdict")
    for pk, lock_version, status, verdict in rows.iterator():
        last = told.get(pk, untold)
        if (lock_version, status, verdict) != (last.lock_version, last.status, last.verdict):
            says = f"{verdict or status} at lock version {lock_version}"
            return Flaw(last.event, f"claim {pk} says {says}, which this event, its last, does not")
    return None


def _first_review(reviews: dict[int, Given]) -> Flaw | None:
    for review in Review.objects.order_by("pk").iterator():
        given = reviews.get(review.pk, NOT_GIVEN)
        about = f"review {review.pk} of claim {review.claim_id}"
        if (review.verdict, review.reason) != (given.verdict, given.reason):
            return Flaw(given.event, f"{about} does not say what this event says")
        texts = dict(EventText.objects.filter(event_number=given.event).values_list("name", "body"))
        for name in COMPARED_TEXTS:
            was_erased = name in given.worded and name not in texts
            if not was_erased and getattr(review, name) != texts.get(name, ""):
                return Flaw(given.event, f"the {name} of {about} is not that of this event")
    return None
