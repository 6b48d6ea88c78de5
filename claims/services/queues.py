"""Queues of the review desk: frozen once, then handed out claim by claim, each to one window of one person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.leases import lease_end
from claims.choices import OPEN_STATUSES, Status
from claims.models import Claim, Queue, QueueItem
from claims.models.claim import own_review
from claims.models.queue import QueueItemQuerySet
from claims.refusal import NotAllowed, Refused
from claims.services.bundle import Step, perform_all
from claims.services.work import waiting_for
from claims.workflow import perform

MAX_CLAIMS = 5000
# Room between two places of a queue, for claims that are added while it is worked through.
GAP = 1024
KEPT_QUEUES = 20
# The next claim is mostly among the next so many places.
NEAR = 32


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


def items_of(queue: Queue) -> QueueItemQuerySet:
    """The places of a queue with what a page shows of each claim."""
    return QueueItem.objects.with_claims().filter(queue=queue)


def waiting_items(queue: Queue, user: Any) -> QueueItemQuerySet:
    """Places whose claim asks something of `user`, whoever holds it now."""
    # Asked row by row, so that the first ones are found without looking at all claims stored.
    waiting = Claim.objects.visible_to(user).filter(waiting_for(user), pk=OuterRef("claim"))
    return QueueItem.objects.filter(Exists(waiting), queue=queue)


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
            found = _locked(_next_waiting(queue, by, at, after, passed, leaving), leaving)
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
            found = _locked(_next_waiting(item.queue, by, at, item.ordinal, passed), item)
            # The history comes last: from there to the end of the transaction everybody else waits.
            if found is None or lend(found, by=by, at=at):
                go_to(item.queue, found.claim_id if found else None, at=at)
                changes = perform_all(steps, item.claim, by=by, seen=seen)
                give_back(item, by=by, at=at)
                return WentOn(found, changes)
        passed.append(found.pk)


def _next_waiting(
    queue: Queue, by: Any, at: datetime, after: int, passed: list[int], leaving: QueueItem | None = None
) -> QueueItem | None:
    """The place of the next claim that seems free, without its claim; whether it is, `lend` finds out."""
    free = Q(claim__holder=None) | Q(claim__holder=by.pk) | Q(claim__held_until__lte=at)
    rows = waiting_items(queue, by).not_lent(at, but=leaving.pk if leaving else None).filter(free)
    rows = rows.exclude(pk__in=passed).order_by("ordinal")
    # The near ones by themselves: without statistics an engine may look at every place before it sorts them.
    parts = (Q(ordinal__gt=after, ordinal__lte=after + NEAR * GAP), Q(ordinal__gt=after), Q(ordinal__lte=after))
    for part in parts:
        found = rows.filter(part).first()
        if found is not None:
            found.queue = queue
            return found
    return None


def _locked(found: QueueItem | None, leaving: QueueItem | None) -> QueueItem | None:
    """The place that was found, read with its claim once that one and the one that is left are locked."""
    if found is None or (leaving is not None and found.pk == leaving.pk):
        _lock(leaving)
        return leaving if found else None
    # Gone meanwhile, with its claim: `lend` finds nothing to lend then.
    fresh = next((item for item in _lock(found, leaving) if item.pk == found.pk), found)
    fresh.queue = found.queue
    return fresh


def _lock(*items: QueueItem | None) -> list[QueueItem]:
    """Lock the claims of these places, in the order in which everybody locks claims, and read them as they are then."""
    rows = QueueItem.objects.with_claims().filter(pk__in=[item.pk for item in items if item is not None])
    return list(rows.order_by("claim_id").select_for_update(of=("claim",), no_key=True))


def move_to(item: QueueItem, *, leaving: QueueItem, by: Any, at: datetime) -> None:
    """Make `item` the current place, give back the one before, and hold the claim where it can be held."""
    with transaction.atomic():
        _lock(item, leaving)
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


def step(queue: Queue, item: QueueItem, *, by: Any, forward: bool) -> QueueItem | None:
    """The neighbour of a place, passing over what others have settled since the queue was frozen."""
    settled = Q(claim__status=Status.SETTLED, claim__text_changed=False, claim__decided_at__gt=queue.opened_at)
    mine = Exists(Claim.objects.filter(own_review(by), pk=OuterRef("claim")))
    rows = items_of(queue).exclude(settled & ~mine)
    if forward:
        return rows.filter(ordinal__gt=item.ordinal).order_by("ordinal").first()
    return rows.filter(ordinal__lt=item.ordinal).order_by("-ordinal").first()


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
