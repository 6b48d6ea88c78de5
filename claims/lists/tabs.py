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
from claims.services.counting import Bounded, counts_up_to

MAX_TABS = 12


class Tab(NamedTuple):
    """`claims` is None where something is wrong with the view; `problems` says what."""

    view: SavedView
    is_current: bool
    claims: Bounded | None
    problems: list[str]


def tabs_of(listing: Listing, list_name: str, at: datetime) -> list[Tab]:
    """The views of one list that its reader has, each counted up to 10,000; one query counts them all."""
    user = listing.user
    views = list(SavedView.objects.visible_to(user).filter(list_name=list_name)[:MAX_TABS])
    listings = {view.pk: Listing(user, QueryDict(view.query), at=at) for view in views}
    problems = {key: list(problems_of(found)) for key, found in listings.items()}
    counts = counts_up_to({key: found.claims for key, found in listings.items() if not problems[key]})
    here = _folded(listing.kept())
    return [Tab(view, _folded(view.query) == here, counts.get(view.pk), problems[view.pk]) for view in views]


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
