"""Taking back one's own decisions, the last one first, on the server: the stack is the history itself."""

import json
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from claims.models import Claim, Event, Review
from claims.refusal import Refused
from claims.workflow import perform

# At least the day's decisions, over midnight too.
REACH = timedelta(hours=24)
VERDICT_ACTS = ("decide", "settle")
DECIDING_ACTS = (*VERDICT_ACTS, "confirm", "drop")
LOOKED_AT = 200


class Decision(NamedTuple):
    """Something the person decided and has not taken back. `number` is that of its event."""

    number: int
    act: str
    claim_number: int


def last_decision(user: Any, *, before: int | None = None, at: datetime) -> Decision | None:
    """The newest decision of `user` that stands, of those before the event numbered `before` where it is given."""
    events = Event.objects.filter(actor_number=user.pk, act__in=DECIDING_ACTS).order_by("-number")
    events = events.filter(number__lt=before) if before is not None else events
    rows = [event for event in events[:LOOKED_AT] if datetime.fromisoformat(event.at) >= at - REACH]
    reviews = {event.number: json.loads(event.payload).get("review") for event in rows if event.act in VERDICT_ACTS}
    standing = Review.objects.standing().filter(Q(pk__in=reviews.values()) & Q(reviewer=user.pk))
    kept = set(standing.values_list("pk", flat=True))
    for event in rows:
        if event.number not in reviews or reviews[event.number] in kept:
            return Decision(event.number, event.act, event.claim_number or 0)
    return None


def undo(decision: Decision, *, by: Any) -> Claim:
    """Take a decision back through the door, which writes it down and knows when it must not.

    Raises Refused, with the reason.
    """
    claims = Claim.objects.visible_to(by).select_related("document__newest_version")
    found = claims.filter(pk=decision.claim_number).first()
    if found is None:
        raise Refused(_("C-{number} is gone: add it again from the document.").format(number=decision.claim_number))
    if decision.act == "confirm":
        raise Refused(_("{claim}: “Still holds” is taken back by reopening it.").format(claim=found.number))
    perform("undo", found, by=by)
    return found
