"""Taking back one's own decisions, the last one first, on the server: the stack is the history itself."""

import json
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.models import Claim, Document, Event, EventText, Review, Sentence
from claims.models.numbers import claim_number
from claims.refusal import Refused
from claims.workflow import perform

# At least the day's decisions, over midnight too.
REACH = timedelta(hours=24)
VERDICT_ACTS = ("decide", "settle")
# Each decision and the act that takes it back.
TAKEN_BACK_BY = {
    **dict.fromkeys(VERDICT_ACTS, "undo"),
    "confirm": "unconfirm",
    "ask_second": "withdraw_second",
    "drop": "bring_back",
}
KNOWN_ACTS = frozenset([*TAKEN_BACK_BY, *TAKEN_BACK_BY.values()])
LOOKED_AT = 200
# So many of the acts that somebody did last are looked at with every step at the desk.
LATELY = 300


class Decision(NamedTuple):
    """Something the person decided and has not taken back. `number` is that of its event."""

    number: int
    act: str
    claim_number: int

    @property
    def claim_label(self) -> str:
        return claim_number(self.claim_number)


def last_decision(user: Any, *, before: int | None = None, at: datetime) -> Decision | None:
    """The newest decision of `user` that stands, of those before the event numbered `before` where it is given."""
    events = Event.objects.filter(actor_number=user.pk, act__in=list(TAKEN_BACK_BY)).order_by("-number")
    events = events.filter(number__lt=before) if before is not None else events
    rows = [event for event in events[:LOOKED_AT] if datetime.fromisoformat(event.at) >= at - REACH]
    reviews = {event.number: json.loads(event.payload).get("review") for event in rows if event.act in VERDICT_ACTS}
    standing = Review.objects.standing().filter(Q(pk__in=reviews.values()) & Q(reviewer=user.pk))
    kept = set(standing.values_list("pk", flat=True))
    unsaid = _unconfirmed(user, since=rows[-1].number) if rows else set()
    for event in rows:
        if reviews[event.number] in kept if event.number in reviews else not _is_back(event, unsaid):
            return Decision(event.number, event.act, event.claim_number or 0)
    return None


def later_act(user: Any, *, at: datetime) -> Decision | None:
    """What `user` did last to a claim, where that was no decision and took none back."""
    events = Event.objects.filter(actor_number=user.pk, claim_number__isnull=False).order_by("-number")
    last = events.first()
    if last is None or last.act in KNOWN_ACTS or datetime.fromisoformat(last.at) < at - REACH:
        return None
    return Decision(last.number, last.act, last.claim_number or 0)


def undo(decision: Decision, *, by: Any, **told_too: Any) -> Claim:
    """Take a decision back through the door, which writes it down and knows when it must not.

    Returns the claim; a dropped one comes back on the same words under its number. `told_too` goes to the door.
    Raises Refused, with the reason.
    """
    if decision.act == "drop":
        return _bring_back(decision, by, told_too)
    found = claim_for(decision.claim_number, by)
    perform(TAKEN_BACK_BY[decision.act], found, by=by, **told_too)
    return found


def claim_for(number: int, user: Any) -> Claim:
    """The claim of that number, as far as `user` sees it. Raises Refused."""
    found = Claim.objects.visible_to(user).select_related("document__newest_version").filter(pk=number).first()
    if found is None:
        raise Refused(_("{claim} is gone.").format(claim=claim_number(number)))
    return found


def said_with(undone: Event) -> str:
    """What the claim said once it was decided or confirmed; "" where that was what it said before."""
    told = json.loads(undone.payload)
    number = told.get("confirmation" if undone.act == "unconfirm" else "decision")
    said = EventText.objects.filter(event_number=number, name="statement")
    return said.values_list("body", flat=True).first() or ""


def _unconfirmed(user: Any, *, since: int) -> set[int]:
    """The numbers of the events by which `user` confirmed and has taken that back."""
    events = Event.objects.filter(actor_number=user.pk, act="unconfirm", number__gt=since)
    return {json.loads(payload)["confirmation"] for payload in events.values_list("payload", flat=True)}


def _is_back(event: Event, unconfirmed: set[int]) -> bool:
    """Is what this event did undone: its claim stands again, or waits again to be confirmed?"""
    if event.act == "confirm":
        return event.number in unconfirmed
    if event.act == "ask_second":
        return not Claim.objects.filter(pk=event.claim_number or 0, second_asked=True).exists()
    return event.act == "drop" and Claim.objects.filter(pk=event.claim_number or 0).exists()


def _bring_back(decision: Decision, by: Any, told_too: dict[str, Any]) -> Claim:
    """The claim under its own number, and its sentences no longer dismissed, in one go."""
    event = Event.objects.get(number=decision.number)
    document = Document.objects.visible_to(by).select_related("newest_version").get(pk=event.document_number or 0)
    with transaction.atomic():
        list(Document.objects.select_for_update(of=("self",)).filter(pk=document.pk))
        made: Claim = perform("bring_back", document, by=by, event=event.number, **told_too).made
        mine = Sentence.objects.filter(version=document.newest_version, dismissal__dismissed_by=by.pk)
        carrying = (Q(start__lt=end, end__gt=start) for start, end in json.loads(event.payload)["places"])
        if numbers := list(mine.filter(reduce(or_, carrying, Q(pk=None))).values_list("pk", flat=True)):
            perform("restore", document, by=by, sentences=numbers, **told_too)
    return made
