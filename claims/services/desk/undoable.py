"""Whether the review desk has anything to take back for somebody, asked with every step.

What the door asks of one act is asked here of all that somebody did lately, in the words of the door: from which
statuses an act is taken back (`ACTS`), that nobody acted since (`untouched`), what lets a dropped claim come back
(`RETURN_CONDITIONS`).
"""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from claims.acts.dropping import RETURN_CONDITIONS
from claims.models import Event
from claims.models.event import untouched
from claims.models.sealing import wants_two
from claims.prepared import given, prepared
from claims.services.desk.undoing import LATELY, REACH, TAKEN_BACK_BY, Decision
from claims.workflow import ACTS


def undoable(user: Any, *, at: datetime) -> Decision | None:
    """The newest decision of `user` that the door lets them take back now, of the LATELY acts they did last; None
    where there is none. One query.

    A note that somebody wrote in confidence since a second review was asked for is left for the door to find: with
    every step, and unasked, the desk would tell its reader that there is one.
    """
    found = _newest_undoable(person=user.pk)
    if not found or datetime.fromisoformat(found[0].at) < at - REACH:
        return None
    return Decision(found[0].number, found[0].act, found[0].claim_number or 0)


@prepared
def _newest_undoable() -> QuerySet[Event]:
    # Bounded before acts and claims are looked at, however much somebody has done.
    done = Event.objects.filter(actor_number=given("person")).order_by("-number")
    rows = Event.objects.filter(pk__in=done.values("pk")[:LATELY])
    # A claim stands until its drop is taken back: there is no status to start from.
    claims = {act: Q(status__in=ACTS[by].statuses) for act, by in TAKEN_BACK_BY.items() if act != "drop"}
    # A review of a blind pair stays; a settlement, made in the open, does not.
    claims["decide"] &= ~wants_two()
    lets = [Q(act=act) & untouched(claim) for act, claim in claims.items()]
    returns = Q(*(condition.holds for condition in RETURN_CONDITIONS))
    return rows.filter(reduce(or_, lets) | Q(act="drop") & returns).order_by("-number")[:1]
