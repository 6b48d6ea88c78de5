"""One list of claims as an address asks for it. The lists of site and admin, saved views and queues stand on it."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.filters import ClaimFilter, filter_of
from claims.history import head
from claims.lists.claim_table import USUAL_COLUMNS, columns_chosen
from claims.lists.kept import keep, key_of, recall
from claims.lists.pages import FROM, LAST, Pager, start_of
from claims.models import Claim
from claims.models.claim import ClaimQuerySet
from claims.search.match import Ranked
from claims.services.listing import keyset
from claims.services.listing.by_order import by_order
from claims.services.listing.claim_orders import DEFAULT, ORDERS, WORK, order_named, work_order
from claims.services.listing.compound import statement_if_any
from claims.services.listing.counting import MAX_COUNTED, Bounded, bounded, count_up_to
from claims.services.listing.keyset import Page
from claims.services.listing.order import PARTED_BY, BadCursor, Order, Place, cursor_of, read_cursor
from claims.text.query import address_in

SIZES = (25, 50, 100)
# Parts of the address that say how a list is shown, and not what is on it.
SHOWING = frozenset({"page", "size", "columns", "count"})
# What else an address may say; "e" is the stock admin's, and "view" names the saved one it came from.
KNOWN = SHOWING | {"sort", "view", "e"}
# The order of what a search finds, where no other is asked for.
BEST = "best"
NO_PAGE = _("The address names no page of this list: this is the first one.")


class Listing:
    """The claims that `given` (an address's query) asks for, among those that `user` may see.

    `usual` is the order where the address names none: a column of `ORDERS`, or WORK. `within` narrows what is
    listed from the start.
    """

    def __init__(
        self,
        user: Any,
        given: QueryDict,
        *,
        at: datetime,
        usual: str = DEFAULT,
        within: ClaimQuerySet | None = None,
    ) -> None:
        self.user, self.given, self.at, self.is_within = user, given, at, within is not None
        self.filter: ClaimFilter = filter_of(user, given, at, within)
        self.unknown = sorted(set(given) - set(self.filter.filters) - KNOWN)
        self.problems: list[Any] = [_("The list has no filter “{name}”.").format(name=one[:40]) for one in self.unknown]
        self.sort = self._sort(usual)
        self.size = self._size()

    @cached_property
    def claims(self) -> ClaimQuerySet:
        """All of them, in no order."""
        found: ClaimQuerySet = self.filter.qs.order_by()
        return found

    @cached_property
    def walked(self) -> QuerySet[Any]:
        """The claims, to be read in their order: by its index, unless the filters leave few enough to be sorted."""
        return by_order(self.claims) if self.total.is_more else self.claims

    @cached_property
    def order(self) -> Order:
        if self.sort == WORK:
            return work_order(self.user, self.at).within(self.filter.states())
        order = order_named(self.sort)
        assert order is not None, "`_sort` lets no other name through"
        return order.within(self.filter.states())

    @cached_property
    def ranking(self) -> Ranked | None:
        """The claims found by words, the best first, where no other order is asked for."""
        match = self.filter.match
        if match is None or self.sort != BEST:
            return None
        among = self.filter.others()
        # With the moment that a filter asks about, where one does.
        key, event = key_of("ranking", self.user.pk, match.query, statement_if_any(among)), head().hash
        kept: Ranked | None = recall(key, event)
        if kept is None:
            kept = match.ranked(among)
            keep(key, kept, event)
        match.found = kept.found
        return kept

    @cached_property
    def page(self) -> Page:
        """The page that the address asks for; the first where what it says is no place in this list."""
        asked = self.given.get("page", "")
        if self.ranking:
            return self._ranked_page(asked)
        if not asked:
            return keyset.first_page(self.walked, self.order, self.size)
        if asked == LAST:
            return keyset.last_page(self.walked, self.order, self.size)
        side, _parted, cursor = asked.partition(PARTED_BY)
        turn = {"after": keyset.page_after, "before": keyset.page_before}.get(side)
        try:
            place = read_cursor(cursor, self.order, Claim)
        except BadCursor:
            turn = None
        if turn is None:
            self.problems.append(NO_PAGE)
            return keyset.first_page(self.walked, self.order, self.size)
        return turn(self.walked, self.order, place, self.size)

    def _ranked_page(self, asked: str) -> Page:
        """A page of the ranking, by its first row's place in it; the ranking is short."""
        assert self.ranking is not None
        keys = self.ranking.keys
        start = max(0, len(keys) - self.size) if asked == LAST else start_of(asked)
        if start is None or start > len(keys):
            self.problems.append(NO_PAGE)
            start = 0
        end = start + self.size
        before = Place(0, (max(0, start - self.size),)) if start else None
        return Page(keys[start:end], before, Place(0, (end,)) if end < len(keys) else None)

    @cached_property
    def pager(self) -> Pager:
        before, after = self.page.before, self.page.after
        if self.ranking:
            return Pager(*(f"{FROM}{PARTED_BY}{place.values[0]}" if place else None for place in (before, after)))
        return Pager(
            f"before{PARTED_BY}{cursor_of(before)}" if before else None,
            f"after{PARTED_BY}{cursor_of(after)}" if after else None,
        )

    @cached_property
    def total(self) -> Bounded:
        """How many there are: exact up to 10,000, and beyond where the address asks for it."""
        if self.given.get("count") == "exact":
            return Bounded(self.claims.count())
        if self.ranking and self.ranking.is_all:
            return Bounded(len(self.ranking.keys))
        if self.filter.match and self.filter.match.is_common and self.filter.match.query.wanted:
            if self.filter.in_use == {"text"}:
                return Bounded(MAX_COUNTED, True)
            return Bounded(count_up_to(self.filter.without()).number, True)
        known = self.filter.match.count_in(self.filter.others()) if self.filter.match else None
        return self._counted() if known is None else bounded(known)

    def _counted(self) -> Bounded:
        """Counted anew, but for a whole list of more than 10,000: that there are more holds for a minute."""
        key = "" if self.is_within else key_of("more", self.user.pk, self.filter.asked())
        if key and (kept := recall(key, "")) is not None:
            return Bounded(*kept)
        counted = count_up_to(self.claims)
        if key and counted.is_more:
            keep(key, counted, None)
        return counted

    def keys(self, limit: int) -> list[int]:
        """The primary keys of the first claims of the whole list. Behind those that a ranking holds, which is short,
        come the others that the words find."""
        if not self.ranking:
            return keyset.keys_of(self.walked, self.order, limit)
        best = self.ranking.keys
        if self.ranking.is_all or len(best) >= limit:
            return best[:limit]
        rest = keyset.keys_of(self.walked, ORDERS[DEFAULT].within(self.filter.states()), limit)
        return list(dict.fromkeys([*best, *rest]))[:limit]

    def neighbours(self, claim: Claim) -> tuple[Claim | None, Claim | None]:
        """The claims before and after one, which need not be on the list itself."""
        if self.ranking:
            return self._ranked_neighbours(claim)
        return keyset.neighbours(self.walked, self.order, keyset.place_of(claim, self.order))

    def _ranked_neighbours(self, claim: Claim) -> tuple[Claim | None, Claim | None]:
        assert self.ranking is not None
        keys = self.ranking.keys
        if claim.pk not in keys:
            return None, None
        at = keys.index(claim.pk)
        beside = [keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None]
        found = Claim.objects.in_bulk([key for key in beside if key])
        before, after = (found.get(key) if key else None for key in beside)
        return before, after

    def state(self, **changes: Any) -> str:
        """The address's query without the page, changed as given; None leaves a parameter out."""
        query = QueryDict(mutable=True)
        for name, values in self.given.lists():
            kept = [value for value in values if value]
            if kept and name not in {"page", "count"} | changes.keys():
                query.setlist(name, kept)
        query.update({name: value for name, value in changes.items() if value is not None})
        return query.urlencode()

    def what(self) -> str:
        """The filters and the order alone: what is on the list, however it is shown."""
        return self.state(**dict.fromkeys(SHOWING))

    @property
    def by_source(self) -> str:
        """The same list by the sources of the address that was searched for; empty where none was: the search reads
        what is said, and not where."""
        address = address_in(self.given.get("text", ""))
        return self.state(text=None, source=address) if address else ""

    @property
    def has_usual_columns(self) -> bool:
        return {*columns_chosen(self.user, self.given.getlist("columns"))} == {*USUAL_COLUMNS}

    def kept(self) -> str:
        """What a saved view keeps: the filters, the order, and columns and size where they are not the usual ones."""
        usual = ["columns"] if self.has_usual_columns else []
        return self.state(**dict.fromkeys(usual + (["size"] if self.size == SIZES[0] else [])))

    def described(self) -> Mapping[str, str]:
        return self.filter.described()

    def _sort(self, usual: str) -> str:
        asked = self.given.get("sort", "")
        can_rank = self.filter.match is not None and bool(self.filter.match.query.wanted)
        if asked.removeprefix("-") in ORDERS or (asked == BEST and can_rank):
            return asked
        if not asked:
            return BEST if can_rank else usual
        self.problems.append(_("This list cannot be sorted by “{name}”.").format(name=asked[:40]))
        return usual

    def _size(self) -> int:
        asked = self.given.get("size", "")
        if asked and asked not in map(str, SIZES):
            self.problems.append(_("A page has 25, 50 or 100 claims."))
        return int(asked) if asked in map(str, SIZES) else SIZES[0]
