"""What the payloads of events say, in words, to a reader who may see the events."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from claims.choices import (
    AuthorityKind,
    DismissalReason,
    ExcerptCheck,
    Found,
    Kind,
    MatchKind,
    Reason,
    SourceKind,
    Stance,
    Status,
)
from claims.models import Claim, Event, Source
from claims.models.event import EVIDENCE_ACTS
from claims.models.numbers import claim_number, source_number
from claims.models.sealing import nameless
from claims.models.verdict_wording import WORDED_VERDICTS
from claims.roles import name_of

# Every act that counts carries the status; only these change it.
STATUS_ACTS = ("decide", "settle", "undo", "reopen", "text_changed")
DAYS = ("as_of", "was_due", "recheck_on")
KINDS = dict(Kind.choices) | dict(MatchKind.choices) | dict(AuthorityKind.choices) | dict(SourceKind.choices)


class Field(NamedTuple):
    """What a value of a payload is called, and what its words of the field read like. `empty`: it is told that there
    is none, since that is what the act did."""

    label: Any
    words: Mapping[str, Any] = {}
    empty: Any = ""


# By the name in the payload, in the order in which they are told.
FIELDS = {
    "source": Field(_("source")),
    "stance": Field(_("stance"), dict(Stance.choices)),
    "check": Field(_("excerpt"), dict(ExcerptCheck.choices)),
    "verdict": Field(_("verdict"), dict(WORDED_VERDICTS)),
    "status": Field(_("status"), dict(Status.choices)),
    "reason": Field(_("reason"), dict(Reason.choices) | dict(DismissalReason.choices)),
    "key": Field(_("authority")),
    "kind": Field(_("kind"), KINDS),
    "found": Field(_("words"), dict(Found.choices)),
    "adopted": Field(_("adopted from")),
    "assignee": Field(_("to"), empty=_("nobody")),
    "as_of": Field(_("judged as of"), empty=_("no day")),
    "jurisdiction": Field(_("jurisdiction"), empty=_("none")),
    "was_due": Field(_("was due")),
    "recheck_on": Field(_("next check"), empty=_("none")),
    "other": Field(_("other claim")),
}


def values_of(events: Sequence[Event], user: Any) -> dict[int, list[tuple[Any, Any]]]:
    """By the number of an event, pairs of what a value is called and what it says; a query for sources and two for
    assignees, where an event names any."""
    told = {event.number: _told(event) for event in events}
    _name_sources(told.values(), user)
    _name_assignees([event for event in events if told[event.number].get("assignee")], told, user)
    return {
        number: [
            (field.label, field.words.get(payload[name], payload[name]) or field.empty)
            for name, field in FIELDS.items()
            if payload.get(name) or (field.empty and name in payload)
        ]
        for number, payload in told.items()
    }


def _told(event: Event) -> dict[str, Any]:
    """The payload as far as it is told, with numbers and days as people read them."""
    payload: dict[str, Any] = json.loads(event.payload)
    if event.act not in STATUS_ACTS:
        payload.pop("status", None)
    if event.act not in EVIDENCE_ACTS:
        # On the page of a source it is the source itself.
        payload.pop("source", None)
    if payload.get("other"):
        payload["other"] = claim_number(payload["other"])
    for name in DAYS:
        if payload.get(name):
            payload[name] = date_format(date.fromisoformat(payload[name]))
    return payload


def _name_sources(payloads: Iterable[dict[str, Any]], user: Any) -> None:
    """A source that the reader may not see, or that is gone, goes by its number."""
    citing = [payload for payload in payloads if payload.get("source")]
    numbers = {payload["source"] for payload in citing}
    titles = dict(Source.objects.visible_to(user).filter(pk__in=numbers).values_list("pk", "title")) if numbers else {}
    for payload in citing:
        payload["source"] = titles.get(payload["source"], source_number(payload["source"]))


def _name_assignees(events: Sequence[Event], told: dict[int, dict[str, Any]], user: Any) -> None:
    """Whose a claim became. Where names are hidden that would tell who reviews it, even to whoever assigned it, and of
    a claim that is gone nobody can say whether they are."""
    claims = {event.claim_number for event in events if event.claim_number}
    named = set(Claim.objects.exclude(nameless()).filter(pk__in=claims).values_list("pk", flat=True)) if claims else ()
    numbers = {told[event.number]["assignee"] for event in events}
    people = get_user_model()._default_manager.in_bulk(numbers) if numbers else {}
    for event in events:
        payload = told[event.number]
        number, person = payload["assignee"], people.get(payload["assignee"])
        is_told = number == user.pk or event.claim_number in named
        payload["assignee"] = (name_of(person) if person else f"#{number}") if is_told else _("Somebody")
