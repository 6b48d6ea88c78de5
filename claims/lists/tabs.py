"""Saved views as the tabs above a list: each with its count, and with what it asks for that is not there any more."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.filters import ClaimFilter
from claims.lists.listing import SHOWING, Listing
from claims.models import SavedView
from claims.services.listing.counting import Bounded, counts_up_to

MAX_TABS = 12


class Tab(NamedTuple):
    """`claims` is None where something is wrong with the view, which `problems` says, and where it is not counted."""

    view: SavedView
    is_current: bool
    claims: Bounded | None
    problems: list[str]


class Tabs(NamedTuple):
    """Views that stand above the list, with their counts, and those behind them, which are only named."""

    shown: list[Tab]
    further: list[Tab]

    @property
    def current(self) -> Tab | None:
        return next((tab for tab in (*self.shown, *self.further) if tab.is_current), None)


def tabs_of(listing: Listing, list_name: str, at: datetime) -> Tabs:
    """The views of one list that its reader has. Those shown are counted, each up to 10,000, in one query for all."""
    user, here = listing.user, _folded(listing.kept())
    views = list(SavedView.objects.visible_to(user).filter(list_name=list_name).in_tab_order())
    shown, further = views[:MAX_TABS], views[MAX_TABS:]
    listings = {view.pk: Listing(user, QueryDict(view.query), at=at) for view in shown}
    problems = {key: list(problems_of(found)) for key, found in listings.items()}
    counts = counts_up_to({key: found.claims for key, found in listings.items() if not problems[key]})
    return Tabs(
        [Tab(view, _folded(view.query) == here, counts.get(view.pk), problems[view.pk]) for view in shown],
        [Tab(view, _folded(view.query) == here, None, []) for view in further],
    )


def problems_of(listing: Listing) -> Iterator[str]:
    """What an address asks for that its list does not have: a filter, a value of one, an order."""
    known, offered = ClaimFilter.base_filters, listing.filter.filters
    for name in listing.given:
        if name in offered or name in SHOWING or name == "sort":
            continue
        if name in known:
            yield _("The filter “{name}” is not for your role.").format(name=known[name].label)
        else:
            yield _("There is no filter “{name}” any more.").format(name=name[:40])
    for name in listing.filter.form.errors if listing.filter.is_bound else ():
        label = offered[name].label if name in offered else name
        yield _("What the filter “{name}” asks for is gone.").format(name=label)
    # The first of them say of unknown filters what is said here already.
    yield from map(str, listing.problems[len(listing.unknown) :])


def _folded(query: str) -> list[tuple[str, str]]:
    return sorted(parse_qsl(query))
