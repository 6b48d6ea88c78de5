"""Where a claim came from and what went into it: splits and merges, told from the history."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Event
from claims.models.numbers import claim_number

SPLIT_FROM, SPLIT_INTO, TOOK_IN = _("Split from"), _("Split into"), _("Took in")


class Kin(NamedTuple):
    """Claims that this one was split from, split into, or took in, and the event that tells it."""

    label: Any
    claims: list[tuple[int, str]]
    event: int


def lineage_of(claim: Claim, user: Any) -> list[Kin]:
    """The splits and merges of `claim` that `user` may see, oldest first; one query."""
    events = Event.objects.visible_to(user).filter(document_number=claim.document_id, act__in=["split", "merge"])
    found = (_kin(event, claim.pk) for event in events.order_by("number"))
    return [kin for kin in found if kin is not None]


def _kin(event: Event, number: int) -> Kin | None:
    payload = json.loads(event.payload)
    own = event.claim_number == number
    if event.act == "split" and own:
        return _told(SPLIT_INTO, payload["claims"], event)
    if event.act == "split" and number in payload["claims"]:
        return _told(SPLIT_FROM, [event.claim_number], event)
    return _told(TOOK_IN, [payload["merged"]], event) if event.act == "merge" and own else None


def _told(label: Any, numbers: list[Any], event: Event) -> Kin:
    return Kin(label, [(number, claim_number(number)) for number in numbers], event.number)


def successor_of(number: int, user: Any) -> int | None:
    """The claim that took in the one of this number, which ended with that; None where `user` may see none."""
    taker = _taker_of(number, user)
    while taker is not None and not Claim.objects.visible_to(user).filter(pk=taker).exists():
        taker = _taker_of(taker, user)
    return taker


class Ended(NamedTuple):
    """A claim whose record ended because there was none. `document` is a primary key."""

    claim: str
    document: int
    at: datetime


def end_of(number: int, user: Any) -> Ended | None:
    """When the claim of this number was taken away; None where it was not, or `user` may not know."""
    event = Event.objects.visible_to(user).of_claim(number).filter(act="drop").order_by("number").last()
    if event is None or event.document_number is None:
        return None
    return Ended(claim_number(number), event.document_number, datetime.fromisoformat(event.at))


def _taker_of(number: int, user: Any) -> int | None:
    # Canonical JSON has no blanks; a longer number that begins with these digits is ruled out by reading it.
    merges = Event.objects.visible_to(user).filter(act="merge", payload__contains=f'"merged":{number}')
    return next((event.claim_number for event in merges if json.loads(event.payload)["merged"] == number), None)
