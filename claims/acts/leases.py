"""Acts on who works on a claim: the lease of the holder, the assignment of the lead."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from statistics import median
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.choices import Role
from claims.models import Claim, Review
from claims.refusal import Refused
from claims.roles import has_role

SHORTEST, DEFAULT, LONGEST = timedelta(minutes=5), timedelta(minutes=30), timedelta(minutes=60)
# A lease lasts so many times what the team's median decision takes, once so many decisions are known.
MEDIANS, KNOWN = 3, 20
LOOKED_AT = 500
# What follows sooner was decided together with the one before: one review for many claims, or a file. After a longer
# pause no decision was under way.
SHORTEST_DECISION, LONGEST_DECISION = timedelta(seconds=1), timedelta(minutes=30)
MEASURED_EVERY_SECONDS = 600


def lease_end(at: datetime) -> datetime:
    fixed = settings.FACTCHECK_LEASE_MINUTES
    return at + (timedelta(minutes=fixed) if fixed else _measured(int(at.timestamp()) // MEASURED_EVERY_SECONDS))


@lru_cache(maxsize=1)
def _measured(_slot: int) -> timedelta:
    """The length that fits this team, from the last reviews alone, looked up once in some minutes."""
    rows = Review.objects.order_by("-pk").values_list("reviewer_id", "created_at")[:LOOKED_AT]
    taken = decision_times(rows)
    if len(taken) < KNOWN:
        return DEFAULT
    usual = timedelta(seconds=median(one.total_seconds() for one in taken))
    return min(max(MEDIANS * usual, SHORTEST), LONGEST)


def decision_times(rows: Iterable[tuple[Any, datetime]]) -> list[timedelta]:
    """How long decisions took: from one review of a person to their next. `rows` are (person, moment), newest first."""
    later: dict[Any, datetime] = {}
    found = []
    for person, moment in rows:
        if person in later:
            found.append(later[person] - moment)
        later[person] = moment
    return [taken for taken in found if SHORTEST_DECISION <= taken <= LONGEST_DECISION]


def take(change: Change) -> None:
    """One conditional UPDATE, so that of two who take at once one gets it. Leaves no event."""
    until = lease_end(change.at)
    free = Claim.objects.leasable_by(change.by, change.at).filter(pk=change.claim.pk)
    if not free.update(holder=change.by, held_until=until):
        raise Refused(_("Somebody else took {claim} just now.").format(claim=change.claim.number))
    change.values |= {"holder": change.by, "held_until": until}


def release(change: Change) -> None:
    change.values |= {"holder": None, "held_until": None}
    Claim.objects.filter(pk=change.claim.pk).update(**change.values)


def assign(change: Change) -> None:
    """Says nothing of who has reviewed already: in a blind pair that is nobody's business, the lead's neither."""
    assignee = change.data.get("assignee")
    if assignee is not None and not has_role(assignee, Role.REVIEWER, Role.LEAD):
        raise Refused(_("{person} is no reviewer.").format(person=assignee))
    change.values["assignee"] = assignee
    change.payload["assignee"] = assignee.pk if assignee else None
