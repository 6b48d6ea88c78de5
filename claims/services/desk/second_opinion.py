"""Who asked for a second review, and why: as far as the reader may know."""

from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Subquery

from claims.choices import WAITING_STATUSES
from claims.models import Claim, Event, EventText
from claims.services.telling.naming import known_as


class Asked(NamedTuple):
    """Empty where the round is closed to the reader: then only that somebody asked is told."""

    name: str
    reason: str


def second_opinion(claim: Claim, user: Any) -> Asked | None:
    """What is told of the request; None where nobody asked, or the review is given."""
    if not claim.second_asked or claim.status not in WAITING_STATUSES:
        return None
    reason = EventText.objects.filter(event_number=OuterRef("number"), name="reason").values("body")
    asked = Event.objects.visible_to(user).of_claim(claim.pk).filter(act="ask_second", round=claim.round)
    event: Any = asked.annotate(reason=Subquery(reason)).order_by("-number").first()
    if event is None or event.actor_number is None:
        return Asked("", "")
    person = get_user_model()._default_manager.filter(pk=event.actor_number).first()
    return Asked(known_as(person, claim, user) if person else "", event.reason or "")
