"""What waits for a person: the piles of the front page, and the order of the claim list that serves work."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.choices import OPEN_STATUSES, WAITING_STATUSES, Role, Status
from claims.models import Claim, Confirmation
from claims.models.claim import own_review
from claims.roles import has_role
from claims.services.counting import Bounded, count_up_to

# What `in_work_order` sorts by: the pile, then how much a claim is worth checking, then where it stands.
WORK_ORDER = ("work_rank", "-worth", "document_id", "place", "pk")


class Pile(NamedTuple):
    """Claims that ask for the same thing; `name` is also a value of the list's work filter."""

    name: str
    label: Any
    claims: QuerySet[Claim]


def piles_of(user: Any, at: datetime) -> list[Pile]:
    """Return the piles that `user` may work on, in the order to work on them."""
    claims = Claim.objects.visible_to(user)
    if not has_role(user, Role.REVIEWER, Role.LEAD):
        return []
    piles = [
        Pile("held", _("Held by you"), claims.held(at).filter(holder=user)),
        Pile("assigned", _("Assigned to you"), claims.unsettled().filter(assignee=user)),
        Pile("second", _("Waiting for your second review"), claims.awaiting_second_by(user)),
        Pile("text_changed", _("Words changed in a new version"), claims.filter(text_changed=True)),
    ]
    if has_role(user, Role.LEAD):
        piles.append(Pile("contested", _("Contested, for you to settle"), claims.contested_without(user)))
    piles.append(Pile("recheck", _("Overdue re-checks"), claims.recheck_due(at)))
    piles.append(Pile("open", _("Unreviewed and free"), claims.leasable_by(user, at).filter(status=Status.UNREVIEWED)))
    return piles


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
    review = (Q(status__in=WAITING_STATUSES) | contests) & ~own_review(user)
    due = Q(status=Status.SETTLED, recheck_on__lte=Now())
    changed = Q(~Exists(seen), text_changed=True, status=Status.SETTLED)
    return review | due | changed


def in_work_order(claims: QuerySet[Claim], user: Any, at: datetime) -> QuerySet[Claim]:
    """Order claims as `user` would take them: mine, second reviews, changed words, contests, then the open ones.

    Within each, what is most worth checking comes first, and the document's order decides between equals; a low
    worth puts a claim later and never hides it.
    What `user` has reviewed already, or may not settle, waits for somebody else and comes after the open ones.
    """
    mine = Q(holder=user.pk, held_until__gt=at) | Q(assignee=user.pk)
    free = ~own_review(user)
    contests = Q(status=Status.CONTESTED) & free if has_role(user, Role.LEAD) else Q(pk=None)
    rank = Case(
        When(mine & free & Q(status__in=OPEN_STATUSES), then=Value(0)),
        When(Q(status=Status.SECOND_REVIEW) & free, then=Value(1)),
        When(text_changed=True, then=Value(2)),
        When(contests, then=Value(3)),
        When(status=Status.UNREVIEWED, then=Value(4)),
        When(status__in=OPEN_STATUSES, then=Value(5)),
        default=Value(6),
        output_field=IntegerField(),
    )
    return claims.annotate(work_rank=rank).order_by(*WORK_ORDER)
