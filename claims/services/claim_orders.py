"""The orders that claims are listed in: six columns, and the order that work is done in. An index serves each part."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from claims.choices import OPEN_STATUSES, Role, Status, Verdict
from claims.models.claim import own_review
from claims.roles import has_role
from claims.services.keyset import Order

IN_DOCUMENT = ("document_id", "place", "pk")
WORK = "work"
DEFAULT = "place"
SETTLED = Q(status=Status.SETTLED)

# By the name of the list's column; "-" in front of it turns it round.
ORDERS = {
    "number": Order(("pk",)),
    "place": Order(IN_DOCUMENT),
    "changed": Order(("changed_at", "pk")),
    "age": Order(("-created_at", "-pk")),
    "status": Order(IN_DOCUMENT, tuple(Q(status=status) for status in Status.values)),
    # What has no verdict comes last, in the order of the work.
    "verdict": Order(
        IN_DOCUMENT,
        (*(SETTLED & Q(verdict=verdict) for verdict in Verdict.values), *(Q(status=one) for one in OPEN_STATUSES)),
    ),
}


def order_named(name: str) -> Order | None:
    """The order of a column's name, turned where "-" stands in front; None for a name that is none."""
    order = ORDERS.get(name.removeprefix("-"))
    return order.reversed() if order and name.startswith("-") else order


def work_order(user: Any, at: datetime) -> Order:
    """Claims as `user` would take them: mine, second reviews, changed words, contests, then the open ones.

    Within each, what is most worth checking comes first, and the document's order decides between equals; a low
    worth puts a claim later and never hides it. What `user` has reviewed already, or may not settle, waits for
    somebody else and comes after the open ones; what is settled comes last.
    """
    free = ~Q(own_review(user))
    mine = Q(status__in=OPEN_STATUSES) & (Q(holder=user.pk, held_until__gt=at) | Q(assignee=user.pk)) & free
    second = Q(status=Status.SECOND_REVIEW) & free
    contests = Q(status=Status.CONTESTED) & free if has_role(user, Role.LEAD) else Q(pk=None)
    changed, unchanged = Q(text_changed=True), Q(text_changed=False)
    others = unchanged & ~mine
    return Order(
        ("-worth", *IN_DOCUMENT),
        (
            mine,
            second & ~mine,
            changed & ~mine & ~second,
            contests & others,
            Q(status=Status.UNREVIEWED) & others,
            Q(status=Status.SECOND_REVIEW) & others & ~second,
            Q(status=Status.CONTESTED) & others & ~contests,
            SETTLED & unchanged,
        ),
    )
