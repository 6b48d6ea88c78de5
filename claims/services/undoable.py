"""Whether the review desk has anything to take back for somebody, asked with every step."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.choices import Status
from claims.models import Claim, DroppedClaim, Event
from claims.models.sealing import wants_two
from claims.prepared import given, prepared
from claims.services.undoing import LATELY, REACH, Decision


def undoable(user: Any, *, at: datetime) -> Decision | None:
    """The newest decision of `user` that the door lets them take back now, of the LATELY acts they did last; None
    where there is none. One query.

    What only the door finds out it still refuses: another claim on the words of a dropped one, a note written in
    confidence since a second review was asked for.
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
    # Every act that counts raises the lock version: where it is that of the decision, nobody acted since.
    untouched = Claim.objects.filter(pk=OuterRef("claim_number"), lock_version=OuterRef("lock_version"))
    asked = untouched.filter(second_asked=True, status=Status.UNREVIEWED)
    confirmed = untouched.filter(status__in=(Status.UNREVIEWED, Status.SETTLED))
    kept = DroppedClaim.objects.filter(pk=OuterRef("claim_number")).exclude(rows=[])
    imported = Event.objects.filter(
        document_number=OuterRef("document_number"), act="import", number__gt=OuterRef("number")
    )
    return rows.filter(
        Q(Exists(untouched.exclude(wants_two())), act="decide")
        | Q(Exists(untouched), act="settle")
        | Q(Exists(confirmed), act="confirm")
        | Q(Exists(asked), act="ask_second")
        | Q(Exists(kept), ~Exists(imported), act="drop")
    ).order_by("-number")[:1]
