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


class KindOfWork(NamedTuple):
    """What claims ask for; `name` is also a value of the list's work filter. `states`: those that they can have."""

    name: str
    label: Any
    condition: Q
    states: frozenset[State]


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


def kinds_of_work(user: Any, at: datetime) -> list[KindOfWork]:
    """What `user` may work on, in the order of the piles."""
    if not has_role(user, Role.REVIEWER, Role.LEAD):
        return []
    # Not "one of the open ones": SQLite would look through them all, and not at the few that are somebody's.
    is_open, has_none = ~Q(status=Status.SETTLED), ~Q(own_review(user.pk))
    is_free = Q(holder=None) | Q(holder=user.pk) | Q(held_until__lte=at)
    is_mine = is_open & Q(holder=user.pk, held_until__gt=at)
    opened, second = states(OPEN_STATUSES), states([Status.SECOND_REVIEW])
    is_second, is_changed = Q(status=Status.SECOND_REVIEW) & has_none, Q(text_changed=True)
    kinds = [
        KindOfWork("held", _("Held by you"), is_mine, opened),
        KindOfWork("assigned", _("Assigned to you"), is_open & Q(assignee=user.pk), opened),
        KindOfWork("second", _("Waiting for your second review"), is_second, second),
        KindOfWork("text_changed", _("Words changed in a new version"), is_changed, states(Status.values, True)),
    ]
    if has_role(user, Role.LEAD):
        is_contest = Q(status=Status.CONTESTED) & has_none
        kinds.append(KindOfWork("contested", _("Contested, for you to settle"), is_contest, states([Status.CONTESTED])))
    is_due, is_unreviewed = recheck_due(timezone.localdate(at)), Q(status=Status.UNREVIEWED)
    return [
        *kinds,
        KindOfWork("recheck", _("Overdue re-checks"), is_due, states([Status.SETTLED])),
        KindOfWork("open", _("Unreviewed and free"), is_unreviewed & is_free, states([Status.UNREVIEWED])),
    ]


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
