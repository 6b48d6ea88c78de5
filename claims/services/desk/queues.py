"""Queues of the review desk: frozen once, then handed out claim by claim, each to one window of one person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.leases import lease_end
from claims.choices import OPEN_STATUSES
from claims.models import Claim, Queue, QueueItem
from claims.refusal import NotAllowed, Refused
from claims.services.desk.bundle import Step, perform_all
from claims.services.desk.queue_places import GAP, lock, locked, next_waiting
from claims.workflow import perform

# A step counts the places of its queue: this many take no time that anybody feels.
MAX_CLAIMS = 5000
KEPT_QUEUES = 20


def open_queue(*, owner: Any, claims: QuerySet[Claim] | Sequence[int], title: str, at: datetime) -> Queue:
    """Freeze the first MAX_CLAIMS of `claims`, a query or numbers, in their order. The owner's oldest queues go.

    Raises Refused when there are none.
    """
    ordered = claims.values_list("pk", flat=True) if isinstance(claims, QuerySet) else claims
    numbers = list(ordered[:MAX_CLAIMS])
    if not numbers:
        raise Refused(_("There is no claim to review here."))
    with transaction.atomic():
        old = Queue.objects.filter(owner=owner).values_list("pk", flat=True)[KEPT_QUEUES - 1 :]
        Queue.objects.filter(pk__in=list(old)).delete()
        queue = Queue.objects.create(owner=owner, title=title, opened_at=at, used_at=at)
        QueueItem.objects.bulk_create(
            QueueItem(queue=queue, claim_id=number, ordinal=index * GAP) for index, number in enumerate(numbers, 1)
        )
    return queue


def hand_out(
    queue: Queue, *, by: Any, after: int = 0, at: datetime, leaving: QueueItem | None = None
) -> QueueItem | None:
    """Hold the next claim that waits for the owner, and make it the current one; after the last comes the first.

    `after` is the ordinal to go on from. Claims that somebody else holds, or another window of the owner has, are
    passed over. `leaving` is given back before. Returns the place, or None when nothing is left.
    """
    passed: list[int] = []
    while True:
        with transaction.atomic():
            found = locked(next_waiting(queue, by, at, after, passed, leaving), leaving)
            if leaving is not None:
                give_back(leaving, by=by, at=at)
            if found is None or lend(found, by=by, at=at):
                go_to(queue, found.claim_id if found else None, at=at)
                return found
        passed.append(found.pk)


class WentOn(NamedTuple):
    """The place to go on at, or None when nothing is left, and what was done before."""

    item: QueueItem | None
    changes: list[Change]


def decide_and_go_on(item: QueueItem, steps: Sequence[Step], *, by: Any, seen: int, at: datetime) -> WentOn:
    """Do the steps on the claim of `item`, give it back and hold the next one: one transaction, all of it or nothing.

    Raises Halted.
    """
    passed = [item.pk]
    while True:
        with transaction.atomic():
            found = locked(next_waiting(item.queue, by, at, item.ordinal, passed), item)
            # The history comes last: from there to the end of the transaction everybody else waits.
            if found is None or lend(found, by=by, at=at):
                go_to(item.queue, found.claim_id if found else None, at=at)
                changes = perform_all(steps, item.claim, by=by, seen=seen)
                give_back(item, by=by, at=at)
                return WentOn(found, changes)
        passed.append(found.pk)


def move_to(item: QueueItem, *, leaving: QueueItem, by: Any, at: datetime) -> None:
    """Make `item` the current place, give back the one before, and hold the claim where it can be held."""
    with transaction.atomic():
        lock(item, leaving)
        if item.pk != leaving.pk:
            give_back(leaving, by=by, at=at)
        if is_lendable(item, by=by, at=at):
            lend(item, by=by, at=at)
        go_to(item.queue, item.claim_id, at=at)


def is_lendable(item: QueueItem, *, by: Any, at: datetime) -> bool:
    """May the desk try to hold this claim for `by`? Looking at one that is not is allowed all the same."""
    claim = item.claim
    is_elsewhere = claim.is_held(at) and claim.holder_id != by.pk
    return not is_elsewhere and (claim.status in OPEN_STATUSES or claim.text_changed)


def lend(item: QueueItem, *, by: Any, at: datetime) -> bool:
    """Hold the claim for one window; of two that ask at once one gets it. What is not held is not handed out."""
    until = lease_end(at)
    if not QueueItem.objects.not_lent(at).filter(pk=item.pk).update(lent_until=until):
        return False
    claim = item.claim
    if claim.is_held(at) and claim.holder_id == by.pk:
        # Taken before and elsewhere: it stays so when the desk goes on.
        return True
    if claim.status in OPEN_STATUSES:
        return _take(item, claim, by, at)
    return _is_alone(item, at)


def _take(item: QueueItem, claim: Claim, by: Any, at: datetime) -> bool:
    try:
        perform("take", claim, by=by, at=at)
    except NotAllowed:
        raise
    except Refused:
        QueueItem.objects.filter(pk=item.pk).update(lent_until=None)
        return False
    return True


def _is_alone(item: QueueItem, at: datetime) -> bool:
    """A settled claim whose words changed is held by nobody: look whether another queue has it before its owner, and
    whether it still asks for anything."""
    claim = item.claim
    with transaction.atomic():
        list(Claim.objects.select_for_update().filter(pk=item.claim_id).values_list("pk"))
        others = QueueItem.objects.filter(claim=item.claim_id, lent_until__gt=at).exclude(pk=item.pk)
        if (claim.text_changed or claim.is_due(at)) and not others.exists():
            return True
        QueueItem.objects.filter(pk=item.pk).update(lent_until=None)
    return False


def give_back(item: QueueItem, *, by: Any, at: datetime) -> None:
    """Leave a claim: what the desk took for this window is free again, what was taken otherwise stays held."""
    claim, lent = item.claim, item.lent_until
    if lent and claim.holder_id == by.pk and claim.held_until == lent and claim.is_held(at):
        perform("release", claim, by=by, at=at)
    QueueItem.objects.filter(pk=item.pk).update(lent_until=None)
    item.lent_until = None


def extend(item: QueueItem, *, by: Any, at: datetime) -> bool:
    """Hold the claim longer, or again where the hold ran out meanwhile; False when somebody else has it by now."""
    by_desk = item.lent_until == item.claim.held_until
    try:
        perform("take", item.claim, by=by, at=at)
    except NotAllowed:
        raise
    except Refused:
        return False
    if by_desk or item.claim.held_until is None:
        QueueItem.objects.filter(pk=item.pk).update(lent_until=item.claim.held_until)
    return True


def go_to(queue: Queue, claim: int | None, *, at: datetime) -> None:
    queue.current_id, queue.used_at = claim, at
    Queue.objects.filter(pk=queue.pk).update(current=claim, used_at=at)


def postpone(queue: Queue, item: QueueItem) -> None:
    """Put a claim at the end of this queue; not a decision, so the history does not tell it."""
    last = queue.items.aggregate(last=Max("ordinal"))["last"] or 0
    QueueItem.objects.filter(pk=item.pk).update(ordinal=last + GAP)


def insert(queue: Queue, claim: Claim, *, after: int) -> QueueItem:
    """Give a new claim a place right after the one at `after`; at the end where no room is left there."""
    following = queue.items.filter(ordinal__gt=after).order_by("ordinal").values_list("ordinal", flat=True).first()
    ordinal = after + GAP if following is None else (after + following) // 2
    if ordinal == after:
        ordinal = (queue.items.aggregate(last=Max("ordinal"))["last"] or 0) + GAP
    return QueueItem.objects.create(queue=queue, claim=claim, ordinal=ordinal)
