"""The orders that claims are listed in: six columns, and the order that work is done in. An index serves each part."""

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Q

from claims.choices import OPEN_STATUSES, Role, Status, Verdict
from claims.marks import states
from claims.models import Review
from claims.models.claim import own_review
from claims.prepared import given
from claims.roles import has_role
from claims.services.listing.order import Order

IN_DOCUMENT = ("document_id", "place", "pk")
WORK = "work"
DEFAULT = "place"
SETTLED = Q(status=Status.SETTLED)
UNDECIDED = [Q(status=status, verdict="") for status in OPEN_STATUSES]
DECIDED = [SETTLED & Q(verdict=verdict) for verdict in Verdict.values]
OPEN_STATES = [states([status]) for status in OPEN_STATUSES]
SETTLED_STATES = [states([Status.SETTLED])] * len(Verdict)
# What the claims in each part of the order of work can be.
WORK_STATES = (
    states(OPEN_STATUSES),
    states([Status.SECOND_REVIEW]),
    states(Status.values, True),
    states([Status.CONTESTED], False),
    states([Status.UNREVIEWED], False),
    states([Status.SECOND_REVIEW], False),
    states([Status.CONTESTED], False),
    states([Status.SETTLED], False),
)
# All open statuses but second review, and all but contested.
OTHERS = ([Status.UNREVIEWED, Status.CONTESTED], [Status.UNREVIEWED, Status.SECOND_REVIEW])

# By the name of the list's column; "-" in front of it turns it round.
ORDERS = {
    "number": Order(("pk",)),
    "place": Order(IN_DOCUMENT),
    "changed": Order(("changed_at", "pk")),
    "age": Order(("-created_at", "-pk")),
    # Settled ones by their verdict: the index has it right behind the status.
    "status": Order(IN_DOCUMENT, (*UNDECIDED, *DECIDED), (*OPEN_STATES, *SETTLED_STATES)),
    # What has no verdict comes last, in the order of the work.
    "verdict": Order(IN_DOCUMENT, (*DECIDED, *UNDECIDED), (*SETTLED_STATES, *OPEN_STATES)),
}


def order_named(name: str) -> Order | None:
    """The order of a column's name, turned where "-" stands in front; None for a name that is none."""
    order = ORDERS.get(name.removeprefix("-"))
    if order is None:
        return None
    named = replace(order, key=(name.removeprefix("-"),))
    return named.reversed() if name.startswith("-") else named


def work_order(user: Any, at: datetime) -> Order:
    """Claims as `user` would take them: mine, second reviews, changed words, contests, then the open ones.

    Within each, what is most worth checking comes first, and the document's order decides between equals; a low
    worth puts a claim later and never hides it. What `user` has reviewed already, or may not settle, waits for
    somebody else and comes after the open ones; what is settled comes last.
    """
    return replace(_work_order(has_role(user, Role.LEAD)), values={"user": user.pk, "at": at})


@cache
def _work_order(is_lead: bool) -> Order:
    free = ~Q(own_review(given("user")))
    # What is a person's own is few: it is found by whose it is and not by its status, which SQLite would take first.
    is_open = ~Q(status=Status.SETTLED)
    mine = is_open & (Q(holder=given("user"), held_until__gt=given("at")) | Q(assignee=given("user"))) & free
    reviewed = Q(pk__in=Review.objects.standing().of_current_round().filter(reviewer=given("user")).values("claim"))
    is_second, is_contest = (is_open & ~Q(status__in=other) for other in OTHERS)
    second = Q(status=Status.SECOND_REVIEW) & free
    contests = Q(status=Status.CONTESTED) & free if is_lead else Q(pk=None)
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
            is_second & others & reviewed,
            is_contest & others & reviewed if is_lead else Q(status=Status.CONTESTED) & others,
            SETTLED & unchanged,
        ),
        WORK_STATES,
        key=(WORK, is_lead),
    )
