"""Whether claims, reviews and sign-offs as they are stored say what the history says of them."""

import json
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS

from claims.history import Flaw
from claims.models import Claim, Document, Event, EventText, Review, SignOff

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


def first_mismatch(using: str = DEFAULT_DB_ALIAS) -> Flaw | None:
    """Return the event that a stored row contradicts first, or None. Verify the chain itself before."""
    told: dict[int, Told] = {}
    reviews: dict[int, Given] = {}
    counting = Event.objects.using(using).exclude(claim_number=None).exclude(lock_version=None)
    for event in counting.order_by("number").iterator():
        payload = json.loads(event.payload)
        told[event.claim_number or 0] = Told(
            event.number, event.lock_version or 0, payload["status"], payload["settled"]
        )
        if event.act in ("decide", "settle"):
            worded = frozenset(payload.get("texts", {}))
            reviews[payload["review"]] = Given(event.number, payload["verdict"], payload["reason"], worded)
    return _first_claim(told, using) or _first_review(reviews, using) or _first_sign_off(using)


def _first_claim(told: dict[int, Told], using: str) -> Flaw | None:
    untold = Told(0, 0, "unreviewed", "")
    rows = Claim.objects.using(using).order_by("pk").values_list("pk", "lock_version", "status", "verdict")
    for pk, lock_version, status, verdict in rows.iterator():
        last = told.get(pk, untold)
        if (lock_version, status, verdict) != (last.lock_version, last.status, last.verdict):
            says = f"{verdict or status} at lock version {lock_version}"
            return Flaw(last.event, f"claim {pk} says {says}, which this event, its last, does not")
    return None


def _first_review(reviews: dict[int, Given], using: str) -> Flaw | None:
    for review in Review.objects.using(using).order_by("pk").iterator():
        given = reviews.get(review.pk, NOT_GIVEN)
        about = f"review {review.pk} of claim {review.claim_id}"
        if (review.verdict, review.reason) != (given.verdict, given.reason):
            return Flaw(given.event, f"{about} does not say what this event says")
        rows = EventText.objects.using(using).filter(event_number=given.event)
        texts = dict(rows.values_list("name", "body"))
        for name in COMPARED_TEXTS:
            was_erased = name in given.worded and name not in texts
            if not was_erased and getattr(review, name) != texts.get(name, ""):
                return Flaw(given.event, f"the {name} of {about} is not that of this event")
    return None


def _first_sign_off(using: str) -> Flaw | None:
    """Hold sign-offs against their events, both ways: none was made up, none has vanished but with its document."""
    signed: dict[int, Event] = {}
    withdrawn: dict[int, int] = {}
    acts = Event.objects.using(using).filter(act__in=("sign_off", "withdraw"))
    for event in acts.order_by("number").iterator():
        payload = json.loads(event.payload)
        if event.act == "sign_off":
            signed[payload["sign_off"]] = event
        if "withdrawn" in payload:
            withdrawn[payload["withdrawn"]] = event.number
    stored = {row.pk: row for row in SignOff.objects.using(using).order_by("pk").select_related("version")}
    for pk, row in stored.items():
        if flaw := _sign_off_flaw(row, signed.get(pk), withdrawn.get(pk), using):
            return flaw
    documents = set(Document.objects.using(using).values_list("pk", flat=True))
    for pk in signed.keys() - stored.keys():
        if signed[pk].document_number in documents:
            return Flaw(signed[pk].number, f"sign-off {pk}, which this event made, is gone")
    return None


def _sign_off_flaw(row: SignOff, event: Event | None, withdrawn: int | None, using: str) -> Flaw | None:
    if event is None:
        return Flaw(row.event_number, f"no event made sign-off {row.pk}")
    payload = json.loads(event.payload)
    text = EventText.objects.using(using).filter(event_number=event.number, name="statement").first()
    said = (payload["version"], event.document_number, event.actor_number, event.number)
    is_same = said == (row.version.number, row.version.document_id, row.signed_by_id, row.event_number)
    if not is_same or (text is not None and text.body != row.statement):
        return Flaw(event.number, f"sign-off {row.pk} does not say what this event says")
    if (withdrawn is None) != (row.withdrawn_at is None):
        says = "stands" if row.withdrawn_at is None else "is withdrawn"
        return Flaw(withdrawn or event.number, f"sign-off {row.pk} {says}, which the history does not")
    return None
