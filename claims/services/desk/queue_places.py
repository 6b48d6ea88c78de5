"""The places of a queue: those that wait for its owner, the next one that seems free, and a place's neighbours."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from claims.choices import Role, Status
from claims.models import Claim, Queue, QueueItem
from claims.models.claim import own_review
from claims.models.queue import QueueItemQuerySet
from claims.prepared import given, prepared
from claims.roles import Someone, roles_of
from claims.services.listing.work import waiting_for

# Room between two places of a queue, for claims that are added while it is worked through.
GAP = 1024
# The next claim is mostly among the next so many places.
NEAR = 32
# Above every place: ordinals are 64 bits wide.
LAST = 2**63 - 1


def items_of(queue: Queue) -> QueueItemQuerySet:
    """The places of a queue with what a page shows of each claim."""
    return QueueItem.objects.with_claims().filter(queue=queue)


def waiting_items(queue: Queue, user: Any, today: Any) -> QueueItemQuerySet:
    """Places whose claim asks something of `user` on this day, whoever holds it now."""
    # Asked row by row, so that the first ones are found without looking at all claims stored.
    waiting = Claim.objects.visible_to(user).filter(waiting_for(user, today), pk=OuterRef("claim"))
    return QueueItem.objects.filter(Exists(waiting), queue=queue)


def next_waiting(
    queue: Queue, by: Any, at: datetime, after: int, passed: list[int], leaving: QueueItem | None = None
) -> QueueItem | None:
    """The place of the next claim that seems free, without its claim; whether it is, `lend` finds out."""
    near, today = after + NEAR * GAP, timezone.localdate(at)
    # The near ones by themselves: without statistics an engine may look at every place before it sorts them.
    for above, up_to in ((after, near), (near, LAST), (0, after)):
        found = _free_between(
            roles_of(by), len(passed), queue=queue.pk, person=by.pk, at=at, today=today, above=above, up_to=up_to,
            leaving=leaving.pk if leaving else 0, **{f"passed_{index}": pk for index, pk in enumerate(passed)},
        )  # fmt: skip
        if found:
            found[0].queue = queue
            return found[0]
    return None


@prepared
def _free_between(roles: frozenset[Role], passed: int) -> QuerySet[QueueItem]:
    """The first place that seems free between two ordinals, but for so many that were passed over."""
    someone = Someone(given("person"), roles)
    free = Q(claim__holder=None) | Q(claim__holder=someone.pk) | Q(claim__held_until__lte=given("at"))
    waiting = waiting_items(given("queue"), someone, given("today")).filter(free)
    rows = waiting.not_lent(given("at"), but=given("leaving")).exclude(
        pk__in=[given(f"passed_{index}") for index in range(passed)]
    )
    return rows.filter(ordinal__gt=given("above"), ordinal__lte=given("up_to")).order_by("ordinal")[:1]


def locked(found: QueueItem | None, leaving: QueueItem | None) -> QueueItem | None:
    """The place that was found, read with its claim once that one and the one that is left are locked."""
    if found is None or (leaving is not None and found.pk == leaving.pk):
        lock(leaving)
        return leaving if found else None
    # Gone meanwhile, with its claim: `lend` finds nothing to lend then.
    fresh = next((item for item in lock(found, leaving) if item.pk == found.pk), found)
    fresh.queue = found.queue
    return fresh


def lock(*items: QueueItem | None) -> list[QueueItem]:
    """Lock the claims of these places, in the order in which everybody locks claims, and read them as they are then."""
    numbers = [item.pk for item in items if item is not None]
    return _locked_places(one=numbers[0], other=numbers[-1]) if numbers else []


@prepared
def _locked_places() -> QuerySet[QueueItem]:
    rows = QueueItem.objects.with_claims().filter(pk__in=[given("one"), given("other")])
    return rows.order_by("claim_id").select_for_update(of=("claim",), no_key=True)


def step(queue: Queue, item: QueueItem, *, by: Any, forward: bool) -> QueueItem | None:
    """The neighbour of a place, passing over what others have settled since the queue was frozen."""
    settled = Q(claim__status=Status.SETTLED, claim__text_changed=False, claim__decided_at__gt=queue.opened_at)
    mine = Exists(Claim.objects.filter(own_review(by.pk), pk=OuterRef("claim")))
    rows = items_of(queue).exclude(settled & ~mine)
    if forward:
        return rows.filter(ordinal__gt=item.ordinal).order_by("ordinal").first()
    return rows.filter(ordinal__lt=item.ordinal).order_by("-ordinal").first()
