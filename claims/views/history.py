"""The history of a claim in words."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from claims.choices import Status
from claims.models import Claim, Event, EventText
from claims.models.verdict_wording import verdict_label
from claims.roles import name_of
from claims.services.telling.chronicle import label_of
from claims.services.telling.naming import nameless_events

# Acts after which the status is worth telling; the others leave it as it is.
TELLING = ("decide", "settle", "undo", "reopen", "confirm", "unconfirm", "text_changed")


class Line(NamedTuple):
    number: int
    at: datetime
    act: Any
    by: str
    result: str
    reason: str


def history_of(claim: Claim, user: Any) -> list[Line]:
    """The events of `claim` that `user` may see, newest first, in four queries."""
    events = list(Event.objects.visible_to(user).of_claim(claim.pk).order_by("-number"))
    actors = get_user_model()._default_manager.in_bulk([event.actor_number for event in events if event.actor_number])
    texts = EventText.objects.filter(event_number__in=[event.number for event in events], name="reason")
    reasons = dict(texts.values_list("event_number", "body"))
    hidden = nameless_events(events, user)
    return [_line(event, actors, reasons.get(event.number, ""), event.number in hidden) for event in events]


def _line(event: Event, actors: dict[int, Any], reason: str, is_nameless: bool) -> Line:
    actor = actors.get(event.actor_number) if event.actor_number else None
    return Line(
        event.number,
        datetime.fromisoformat(event.at),
        label_of(event.act),
        _("Somebody") if is_nameless else name_of(actor) if actor else "",
        _result(json.loads(event.payload)) if event.act in TELLING else "",
        reason,
    )


def _result(payload: dict[str, Any]) -> str:
    """The status, and the verdict where there is one, that the act left behind."""
    words = [
        dict(Status.choices).get(payload.get("status", ""), ""),
        verdict_label(payload.get("settled", "")),
    ]
    return ", ".join(str(word) for word in words if word)
