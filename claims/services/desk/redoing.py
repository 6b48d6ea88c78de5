"""Doing again what one took back, the last undone first, as far back as nothing else was decided since.

The stack is the history itself: a decision like the one undone says that it was done again, any other ends the stack.
"""

import json
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims.choices import DismissalReason
from claims.models import Claim, Event, EventText, Review
from claims.prepared import given, prepared
from claims.refusal import Refused, Stale
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.undoing import KNOWN_ACTS, LATELY, LOOKED_AT, REACH, TAKEN_BACK_BY, claim_for, said_with
from claims.workflow import perform

GIVEN = ("verdict", "reason", "rationale", "correction")
# What each act takes back.
TAKES_BACK = {by: [act for act, other in TAKEN_BACK_BY.items() if other == by] for by in TAKEN_BACK_BY.values()}


class Redone(NamedTuple):
    """The claim that was decided again; `is_gone` where that dismissed it."""

    claim: Claim
    is_gone: bool = False


def redo(*, by: Any, at: datetime) -> Redone:
    """Decide again what `by` took back last of all that is undone. Raises Refused, as where the claim changed since."""
    event, claim = _last_undone(by, at)
    REDO[event.act](event, claim, by)
    return Redone(claim, is_gone=event.act == "bring_back")


def redoable(by: Any, *, at: datetime) -> str:
    """The number of the claim that `redo` would decide again; "" where it would refuse. One query where nothing was
    taken back lately, and a bounded number where something was."""
    if not _has_taken_back(person=by.pk):
        return ""
    try:
        return _last_undone(by, at)[1].number
    except Refused:
        return ""


@prepared
def _has_taken_back() -> QuerySet[Event]:
    done = Event.objects.filter(actor_number=given("person")).order_by("-number")
    return Event.objects.filter(pk__in=done.values("pk")[:LATELY], act__in=list(TAKES_BACK))[:1]


def _last_undone(by: Any, at: datetime) -> tuple[Event, Claim]:
    events = _events(by, at)
    undone = _stack(events)
    if not undone:
        raise Refused(_("You have taken nothing back that could be done again."))
    event = undone[-1]
    claim = claim_for(event.claim_number or 0, by)
    _refuse_changed(claim, event, {own.number for own in events})
    return event, claim


def _events(by: Any, at: datetime) -> list[Event]:
    """What `by` decided and took back today, oldest first."""
    newest = Event.objects.filter(actor_number=by.pk, act__in=KNOWN_ACTS).order_by("-number")[:LOOKED_AT]
    return [event for event in reversed(newest) if datetime.fromisoformat(event.at) >= at - REACH]


def _stack(events: list[Event]) -> list[Event]:
    """The events that took something back which is still undone, the last one last."""
    reviews = Review.objects.in_bulk({told["review"] for event in events if "review" in (told := _told(event))})
    undone: list[Event] = []
    for event in events:
        if event.act in TAKES_BACK and "batch" not in _told(event):
            undone.append(event)
        elif undone and _is_again(event, undone[-1], reviews):
            undone.pop()
        else:
            undone.clear()
    return undone


def _is_again(event: Event, undone: Event, reviews: dict[int, Review]) -> bool:
    """Did `event` decide what `undone` had taken back?"""
    if event.claim_number != undone.claim_number or event.act not in TAKES_BACK[undone.act]:
        return False
    if undone.act != "undo":
        return True
    now, before = (reviews.get(_told(one)["review"]) for one in (event, undone))
    return all(getattr(now, name, None) == getattr(before, name, None) for name in GIVEN)


def _refuse_changed(claim: Claim, undone: Event, own: set[int]) -> None:
    """Between its undo and now the claim may have gone through what is taken back and done again here, no more."""
    since = Event.objects.of_claim(claim.pk).filter(number__gt=undone.number, lock_version__isnull=False)
    if since.exclude(number__in=own).exists():
        raise Stale(_("{claim} was changed since you took it back.").format(claim=claim.number), claim)


def _decide(undone: Event, claim: Claim, by: Any) -> None:
    review = Review.objects.get(pk=_told(undone)["review"])
    given = {name: getattr(review, name) for name in GIVEN}
    if claim.text_changed:
        given["statement"] = said_with(undone) or claim.statement
    perform("settle" if review.settles else "decide", claim, by=by, seen=claim.lock_version, **given)


def _confirm(undone: Event, claim: Claim, by: Any) -> None:
    perform("confirm", claim, by=by, seen=claim.lock_version, statement=said_with(undone) or claim.statement)


def _ask_second(undone: Event, claim: Claim, by: Any) -> None:
    asked = Event.objects.of_claim(claim.pk).filter(act="ask_second", number__lt=undone.number).last()
    perform("ask_second", claim, by=by, seen=claim.lock_version, reason=_texts(asked).get("reason", ""))


def _drop(undone: Event, claim: Claim, by: Any) -> None:
    """Its sentences are dismissed again where they were then: the next event says so."""
    number = _told(undone)["dropped"]
    dismissal = Event.objects.filter(
        number=number + 1, act="dismiss", actor_number=by.pk, document_number=claim.document_id
    ).first()
    if dismissal is None:
        dropped = Event.objects.get(number=number)
        perform("drop", claim, by=by, seen=claim.lock_version, reason=_texts(dropped).get("reason", ""))
        return
    reason = _told(dismissal).get("reason", DismissalReason.OTHER)
    remark = _texts(dismissal).get("remark", "")
    dismiss_claim(claim, by=by, seen=claim.lock_version, reason=reason, remark=remark)


REDO = {"undo": _decide, "unconfirm": _confirm, "withdraw_second": _ask_second, "bring_back": _drop}


def _told(event: Event) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(event.payload)
    return told


def _texts(event: Event | None) -> dict[str, str]:
    found = EventText.objects.filter(event_number=event.number if event else 0)
    return dict(found.values_list("name", "body"))
