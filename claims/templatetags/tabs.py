"""The tabs above a list of claims."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import Role, ViewScope
from claims.lists import Listing
from claims.lists.tabs import tabs_of
from claims.roles import has_role
from claims.services.desk.queues import MAX_CLAIMS
from claims.services.listing.claim_orders import ORDERS
from claims.services.listing.counting import Bounded, grouped
from claims.services.team.saved_views import may_share

register = template.Library()


@register.simple_tag
def queue_label(label: str, total: Bounded | str = "") -> str:
    """The words of a button that freezes `total` claims as a queue: which of them, where it holds no more."""
    if isinstance(total, Bounded) and total.is_beyond(MAX_CLAIMS):
        return _("{label}: the first {n}").format(label=label, n=grouped(MAX_CLAIMS))
    return label


@register.simple_tag
def list_tabs(listing: Listing, list_name: str) -> dict[str, Any]:
    """What `_list_tabs.html` draws: the views, and what may be done with the list as it is shown."""
    tabs = tabs_of(listing, list_name, timezone.now())
    current = tabs.current
    team = may_share(listing.user)
    mine = current is not None and (
        team if current.view.scope == ViewScope.TEAM else current.view.owner_id == listing.user.pk
    )
    order = {"sort": listing.sort} if listing.sort.removeprefix("-") in ORDERS else {}
    return {
        "tabs": tabs.shown,
        "further": tabs.further,
        "is_further": current in tabs.further,
        "current": current,
        "may_change": mine,
        "is_owner": current is not None and current.view.owner_id == listing.user.pk,
        "may_share": team,
        "may_review": has_role(listing.user, Role.REVIEWER, Role.LEAD) and listing.total.number > 0,
        "what": listing.what(),
        "kept": listing.kept(),
        "queue": listing.state(page=None, size=None, columns=None, count=None, **order),
    }
