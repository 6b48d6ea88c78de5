"""Who else is at a claim or its document just now: told by the heartbeat of their desks."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Claim, Queue
from claims.roles import name_of
from claims.services.telling.naming import names_holder

# Three beats of a desk (see desk.js) and a little.
FRESH = timedelta(seconds=50)
MAX_NEAR = 50


class Near(NamedTuple):
    """Somebody at the same document; `name` only where nothing blind is told by it."""

    name: str
    is_here: bool


def beat(queue: Queue, *, at: datetime) -> None:
    """The owner of the queue is still there."""
    Queue.objects.filter(pk=queue.pk).update(used_at=at)


def others_near(claim: Claim, viewer: Any, at: datetime) -> list[Near]:
    """Those whose desks were at the claim's document a moment ago, in one query."""
    rows = Queue.objects.filter(current__document=claim.document_id, used_at__gt=at - FRESH).exclude(owner=viewer.pk)
    found: dict[int, Near] = {}
    for queue in rows.select_related("owner", "current__document")[:MAX_NEAR]:
        if queue.current is not None and queue.owner_id not in found:
            # Whoever is at a claim that two review blindly is, as like as not, one of the two.
            name = name_of(queue.owner) if queue.current.reviews_required == 1 else ""
            found[queue.owner_id] = Near(name, queue.current_id == claim.pk)
    return list(found.values())


def presence(claim: Claim, viewer: Any, at: datetime) -> str:
    """In words: who is at this claim, and who elsewhere in its document; names only where each may be told."""
    near = others_near(claim, viewer, at)
    here, elsewhere = ([one for one in near if one.is_here is place] for place in (True, False))
    told = [
        _named(here, ngettext("{n} other here", "{n} others here", len(here))),
        _named(elsewhere, ngettext("{n} other in this document", "{n} others in this document", len(elsewhere))),
    ]
    return " · ".join(filter(None, told))


def _named(people: list[Near], words: str) -> str:
    if not people:
        return ""
    counted = words.format(n=len(people))
    names = sorted(one.name for one in people)
    return f"{counted}: {', '.join(names)}" if all(names) else counted


def lost(claim: Claim, viewer: Any, at: datetime) -> str:
    """Why somebody does not hold the claim any more, and who does, as far as that may be told."""
    kept = _("What you typed is still here.")
    if not claim.is_held(at) or claim.holder_id == viewer.pk:
        return _("You do not hold this claim any more.") + " " + kept
    holder = name_of(claim.holder) if names_holder(claim, viewer) else _("Somebody else")
    until = time_format(localtime(claim.held_until), "TIME_FORMAT")
    return _("{name} has this claim now, until {time}.").format(name=holder, time=until) + " " + kept
