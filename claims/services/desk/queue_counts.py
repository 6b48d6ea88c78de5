"""How far a queue is, and what is true when nothing of it is left for its owner."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from claims.choices import Role, Status
from claims.models import Claim, Queue, QueueItem
from claims.models.claim import among
from claims.prepared import given, prepared
from claims.roles import Someone, roles_of
from claims.services.desk.queue_places import waiting_items
from claims.services.listing.work import waiting_for

ROWS_AROUND = 8
ROWS_FOUND = 20
DONE = Q(claim__status=Status.SETTLED, claim__text_changed=False)


class Standing(NamedTuple):
    """`place` counts from 1; `settled` are done for everybody. `percent` is floored."""

    place: int
    total: int
    settled: int

    @property
    def percent(self) -> int:
        return 100 * self.settled // self.total if self.total else 100


class Left(NamedTuple):
    """Counts of a queue's claims. Times are when the first of those held elsewhere is free again."""

    total: int
    settled: int
    free: int
    held: int
    held_until: datetime | None
    lent: int
    lent_until: datetime | None
    for_second: int
    for_lead: int


class AtHand(NamedTuple):
    """The queue somebody used last, and how many of its claims wait for them."""

    queue: Queue
    waiting: int


class Unasked(NamedTuple):
    """Claims of which none asks anything of somebody: how many there are, and how many of them are settled."""

    total: int
    settled: int


def queue_at_hand(user: Any, at: datetime) -> AtHand | None:
    """None where nothing of it is left to do, or there is none."""
    queue = Queue.objects.filter(owner=user.pk).first()
    waiting = waiting_items(queue, user, timezone.localdate(at)).count() if queue else 0
    return AtHand(queue, waiting) if queue and waiting else None


def unasked(claims: Sequence[int], user: Any, at: datetime) -> Unasked | None:
    """What is true of the claims with these numbers where none asks anything of `user`; None where one does, or where
    there are none. One query, and a second one where it is so."""
    rows = Claim.objects.visible_to(user).filter(pk__in=claims)
    if not claims or rows.filter(waiting_for(user, timezone.localdate(at))).exists():
        return None
    return Unasked(len(claims), rows.filter(status=Status.SETTLED).count())


def standing_of(queue: Queue, item: QueueItem) -> Standing:
    [found] = _standing(queue=queue.pk, ordinal=item.ordinal)
    return Standing(*found)


@prepared
def _standing() -> QuerySet[QueueItem, tuple[int, ...]]:
    is_before = Q(ordinal__lte=given("ordinal"))
    places = QueueItem.objects.filter(queue=given("queue")).order_by().values("queue")
    counted = places.annotate(place=Count("pk", filter=is_before), total=Count("pk"), done=Count("pk", filter=DONE))
    return counted.values_list("place", "total", "done")


def left_of(queue: Queue, user: Any, at: datetime) -> Left:
    """Count what still waits for whom."""
    elsewhere = Q(claim__held_until__gt=at, claim__holder__isnull=False) & ~Q(claim__holder=user.pk)
    lent = Q(lent_until__gt=at)
    waiting = waiting_items(queue, user, timezone.localdate(at))
    counted = waiting.aggregate(
        free=Count("pk", filter=~elsewhere & ~lent),
        held=Count("pk", filter=elsewhere),
        held_until=Min("claim__held_until", filter=elsewhere),
        lent=Count("pk", filter=lent & ~elsewhere),
        lent_until=Min("lent_until", filter=lent & ~elsewhere),
    )
    others = queue.items.exclude(pk__in=waiting.values("pk")).aggregate(
        total=Count("pk"),
        settled=Count("pk", filter=DONE),
        for_second=Count("pk", filter=Q(claim__status=Status.SECOND_REVIEW)),
        for_lead=Count("pk", filter=Q(claim__status=Status.CONTESTED)),
    )
    others["total"] += counted["free"] + counted["held"] + counted["lent"]
    return Left(**counted, **others)


def rows_around(queue: Queue, item: QueueItem, words: str, user: Any) -> list[QueueItem]:
    """The places before and after one; or, where words are given, those whose statement has them all."""
    if not words.strip():
        return _near(roles_of(user), queue=queue.pk, ordinal=item.ordinal)
    rows = _shown_to(user).filter(queue=queue)
    for word in words.split():
        rows = rows.filter(claim__statement__icontains=word)
    return list(rows.order_by("ordinal")[:ROWS_FOUND])


@prepared
def _near(roles: frozenset[Role]) -> QuerySet[QueueItem]:
    places = QueueItem.objects.filter(queue=given("queue"))
    before = places.filter(ordinal__lt=given("ordinal")).order_by("-ordinal").values("pk")[: ROWS_AROUND // 2]
    after = places.filter(ordinal__gte=given("ordinal")).order_by("ordinal").values("pk")[:ROWS_AROUND]
    near = Q(pk__in=before) | Q(pk__in=after)
    return _shown_to(Someone(None, roles)).filter(near, queue=given("queue")).order_by("ordinal")


def _shown_to(user: Any) -> QuerySet[QueueItem]:
    return QueueItem.objects.select_related("claim").filter(among(Claim.objects.visible_to(user)))
