"""The history as people read it: events with names, labels and the free texts that were not erased."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from claims.models import Event, EventText
from claims.models.numbers import claim_number
from claims.services.telling.chronicle_values import values_of
from claims.services.telling.naming import nameless_events
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


class Told(NamedTuple):
    """One event, ready to be shown. `texts` and `values` are pairs of a name and what it says."""

    event: Event
    at: datetime
    label: Any
    actor: str
    values: list[tuple[Any, Any]]
    texts: list[tuple[str, str]]

    @property
    def claim(self) -> str:
        """The number of the claim it is about; empty where it is about none."""
        return claim_number(self.event.claim_number) if self.event.claim_number else ""


def label_of(act: str) -> Any:
    return ACTS[act].label if act in ACTS else OTHER_ACTS.get(act, act.replace("_", " "))


def tell(events: Sequence[Event], user: Any) -> list[Told]:
    """Give each event its words for `user`, in three queries and those of `values_of`. Whoever passes them has asked
    `visible_to` already."""
    texts: dict[int, list[tuple[str, str]]] = {}
    for text in EventText.objects.filter(event_number__in=[event.number for event in events]).order_by("pk"):
        texts.setdefault(text.event_number, []).append((text.name.replace("_", " "), text.body))
    people = get_user_model()._default_manager.in_bulk({event.actor_number for event in events if event.actor_number})
    hidden, values = nameless_events(events, user), values_of(events, user)
    return [
        Told(
            event,
            datetime.fromisoformat(event.at),
            label_of(event.act),
            str(_("Somebody")) if event.number in hidden else _name(people.get(event.actor_number), event.actor_number),
            values[event.number],
            texts.get(event.number, []),
        )
        for event in events
    ]


def _name(person: Any, number: int | None) -> str:
    if person is not None:
        return person.get_full_name() or str(person.get_username())
    return str(_("command line")) if number is None else f"#{number}"
