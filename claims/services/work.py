"""What waits for a person: the piles of the front page, and whether a claim asks something of somebody."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.choices import WAITING_STATUSES, Role, Status
from claims.models import Claim, Confirmation
from claims.models.claim import own_review
from claims.roles import has_role
from claims.services.counting import Bounded, count_up_to


class Pile(NamedTuple):
    """Claims that ask for the same thing; `name` is also a value of the list's work filter."""

    name: str
    label: Any
    condition: Q
    claims: QuerySet[Claim]


def piles_of(user: Any, at: datetime) -> list[Pile]:
    """Return the piles that `user` may work on, in the order to work on them."""
    claims = Claim.objects.visible_to(user)
    return [
        Pile(name, label, condition, claims.filter(condition)) for name, label, condition in kinds_of_work(user, at)
    ]


def kinds_of_work(user: Any, at: datetime) -> list[tuple[str, Any, Q]]:
    """(name, label, condition) of the same piles, without their claims."""
    if not has_role(user, Role.REVIEWER, Role.LEAD):
        return []
    # Not "one of the open ones": SQLite would look through them all, and not at the few that are somebody's.
    is_open, has_none = ~Q(status=Status.SETTLED), ~Q(own_review(user.pk))
    is_free = Q(holder=None) | Q(holder=user.pk) | Q(held_until__lte=at)
    piles = [
        ("held", _("Held by you"), is_open & Q(holder=user.pk, held_until__gt=at)),
        ("assigned", _("Assigned to you"), is_open & Q(assignee=user.pk)),
        ("second", _("Waiting for your second review"), Q(status=Status.SECOND_REVIEW) & has_none),
        ("text_changed", _("Words changed in a new version"), Q(text_changed=True)),
    ]
    if has_role(user, Role.LEAD):
        piles.append(("contested", _("Contested, for you to settle"), Q(status=Status.CONTESTED) & has_none))
    piles.append(("recheck", _("Overdue re-checks"), Q(status=Status.SETTLED, recheck_on__lte=at.date())))
    return [*piles, ("open", _("Unreviewed and free"), Q(status=Status.UNREVIEWED) & is_free)]


def counted_piles(user: Any, at: datetime) -> list[tuple[Pile, Bounded]]:
    """The piles of `user` with how much is in each, for every page that leads to them."""
    return [(pile, count_up_to(pile.claims)) for pile in piles_of(user, at)]


def waiting_for(user: Any) -> Q:
    """The condition that a claim asks something of `user`: a review, a settlement, a look at changed words, a re-check.

    Whether somebody holds it at the moment is another question.
    """
    contests = Q(status=Status.CONTESTED) if has_role(user, Role.LEAD) else Q(pk=None)
    seen = Confirmation.objects.filter(
        claim=OuterRef("pk"), round=OuterRef("round"), reviewer=user.pk,
        created_at__gte=OuterRef("document__newest_version__imported_at"),
    )  # fmt: skip
    review = (Q(status__in=WAITING_STATUSES) | contests) & ~own_review(user.pk)
    due = Q(status=Status.SETTLED, recheck_on__lte=Now())
    changed = Q(~Exists(seen), text_changed=True, status=Status.SETTLED)
    return review | due | changed
