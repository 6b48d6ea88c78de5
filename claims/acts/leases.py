"""Acts on who works on a claim: the lease of the holder, the assignment of the lead."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.choices import Role
from claims.models import Claim
from claims.refusal import Refused
from claims.roles import has_role


def lease_end(at: datetime) -> datetime:
    return at + timedelta(minutes=settings.FACTCHECK_LEASE_MINUTES)


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
