"""The history as people read it: events with names, labels and the free texts that were not erased."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from claims.choices import DismissalReason, Found, Kind, MatchKind, Reason, Status
from claims.models import Event, EventText
from claims.models.verdict_wording import WORDED_VERDICTS
from claims.services.naming import nameless_events
from claims.workflow import ACTS

OTHER_ACTS = {
    "import": _("Import"),
    "bring_in": _("Bring in checked claims"),
    "text_changed": _("Text changed by a new version"),
    "source": _("Change a source"),
    "merge_source": _("Merge two sources"),
    "move_citation": _("Move a citation to the source it was merged into"),
    "account": _("Change an account"),
    "word_verdict": _("Say what a verdict is called"),
    "same_rule": _("Link authorities as one rule"),
}
# Values of a payload that are words of the field, with what they read like.
WORDS = (
    dict(DismissalReason.choices)
    | dict(WORDED_VERDICTS)
    | dict(Status.choices)
    | dict(Reason.choices)
    | dict(Kind.choices)
    | dict(Found.choices)
    | dict(MatchKind.choices)
)
# Every act that counts carries the status; only these change it.
STATUS_ACTS = ("decide", "settle", "undo", "reopen", "text_changed")
TOLD_VALUES = {
    "verdict": _("verdict"),
    "status": _("status"),
    "reason": _("reason"),
    "kind": _("kind"),
    "found": _("words"),
    "adopted": _("adopted from"),
}


class Told(NamedTuple):
    """One event, ready to be shown. `texts` and `values` are pairs of a name and what it says."""

    event: Event
    at: datetime
    label: Any
    actor: str
    values: list[tuple[Any, Any]]
    texts: list[tuple[str, str]]


def label_of(act: str) -> Any:
    return ACTS[act].label if act in ACTS else OTHER_ACTS.get(act, act.replace("_", " "))


def tell(events: Sequence[Event], user: Any) -> list[Told]:
    """Give each event its words for `user`, in three queries. Whoever passes them has asked `visible_to` already."""
    texts: dict[int, list[tuple[str, str]]] = {}
    for text in EventText.objects.filter(event_number__in=[event.number for event in events]).order_by("pk"):
        texts.setdefault(text.event_number, []).append((text.name.replace("_", " "), text.body))
    people = get_user_model()._default_manager.in_bulk({event.actor_number for event in events if event.actor_number})
    hidden = nameless_events(events, user)
    return [
        Told(
            event,
            datetime.fromisoformat(event.at),
            label_of(event.act),
            str(_("Somebody")) if event.number in hidden else _name(people.get(event.actor_number), event.actor_number),
            _values(event),
            texts.get(event.number, []),
        )
        for event in events
    ]


def _name(person: Any, number: int | None) -> str:
    if person is not None:
        return person.get_full_name() or str(person.get_username())
    return str(_("command line")) if number is None else f"#{number}"


def _values(event: Event) -> list[tuple[Any, Any]]:
    payload = json.loads(event.payload)
    if event.act not in STATUS_ACTS:
        payload.pop("status", None)
    return [
        (label, WORDS.get(payload[name], payload[name])) for name, label in TOLD_VALUES.items() if payload.get(name)
    ]
