"""What waits for a person: the piles of the front page, and whether a claim asks something of somebody."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.choices import OPEN_STATUSES, WAITING_STATUSES, Role, Status
from claims.marks import State, states
from claims.models import Claim, Confirmation
from claims.models.claim import own_review, recheck_due
from claims.roles import has_role
from claims.services.listing.counting import Bounded, count_up_to

# In the order of the piles; the names are also the values of the list's work filter.
LABELS = {
    "held": _("Held by you"),
    "assigned": _("Assigned to you"),
    "second": _("Waiting for your second review"),
    "text_changed": _("Words changed in a new version"),
    "contested": _("Contested, for you to settle"),
    "recheck": _("Overdue re-checks"),
    "open": _("Unreviewed and free"),
}


class KindOfWork(NamedTuple):
    """What claims ask for, by a name of `LABELS`. `states`: those that they can have."""

    name: str
    condition: Q
    states: frozenset[State]

    @property
    def label(self) -> Any:
        return LABELS[self.name]


class Pile(NamedTuple):
    """The claims that ask for the same thing."""

    name: str
    label: Any
    condition: Q
    claims: QuerySet[Claim]


def piles_of(user: Any, at: datetime) -> list[Pile]:
    """Return the piles that `user` may work on, in the order to work on them."""
    claims = Claim.objects.visible_to(user)
    return [
        Pile(kind.name, kind.label, kind.condition, claims.filter(kind.condition)) for kind in kinds_of_work(user, at)
    ]


def work_offered(user: Any) -> list[str]:
    """The names of what `user` may work on."""
    is_lead = has_role(user, Role.LEAD)
    if not is_lead and not has_role(user, Role.REVIEWER):
        return []
    return [name for name in LABELS if is_lead or name != "contested"]


def kinds_of_work(user: Any, at: datetime) -> list[KindOfWork]:
    """What `user` may work on, in the order of the piles."""
    # Not "one of the open ones": SQLite would look through them all, and not at the few that are somebody's.
    is_open, has_none = ~Q(status=Status.SETTLED), ~Q(own_review(user.pk))
    is_free = Q(holder=None) | Q(holder=user.pk) | Q(held_until__lte=at)
    opened, second, contest = (states(these) for these in (OPEN_STATUSES, [Status.SECOND_REVIEW], [Status.CONTESTED]))
    kinds = [
        KindOfWork("held", is_open & Q(holder=user.pk, held_until__gt=at), opened),
        KindOfWork("assigned", is_open & Q(assignee=user.pk), opened),
        KindOfWork("second", Q(status=Status.SECOND_REVIEW) & has_none, second),
        KindOfWork("text_changed", Q(text_changed=True), states(Status.values, True)),
        KindOfWork("contested", Q(status=Status.CONTESTED) & has_none, contest),
        KindOfWork("recheck", recheck_due(timezone.localdate(at)), states([Status.SETTLED])),
        KindOfWork("open", Q(status=Status.UNREVIEWED) & is_free, states([Status.UNREVIEWED])),
    ]
    offered = work_offered(user)
    return [kind for kind in kinds if kind.name in offered]


def counted_piles(user: Any, at: datetime) -> list[tuple[Pile, Bounded]]:
    """The piles of `user` with how much is in each, for every page that leads to them."""
    return [(pile, count_up_to(pile.claims)) for pile in piles_of(user, at)]


def waiting_for(user: Any, today: Any) -> Q:
    """The condition that a claim asks something of `user`: a review, a settlement, a look at changed words, a re-check
    that is due on the day `today`.

    Whether somebody holds it at the moment is another question.
    """
    contests = Q(status=Status.CONTESTED) if has_role(user, Role.LEAD) else Q(pk=None)
    seen = Confirmation.objects.filter(
        claim=OuterRef("pk"), round=OuterRef("round"), reviewer=user.pk,
        created_at__gte=OuterRef("document__newest_version__imported_at"),
    )  # fmt: skip
    review = (Q(status__in=WAITING_STATUSES) | contests) & ~own_review(user.pk)
    changed = Q(~Exists(seen), text_changed=True, status=Status.SETTLED)
    return review | recheck_due(today) | changed
