"""One list of claims as an address asks for it. The lists of site and admin, saved views and queues stand on it."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.filters import ClaimFilter, filter_of
from claims.models import Claim
from claims.models.claim import ClaimQuerySet
from claims.services import keyset
from claims.services.claim_orders import DEFAULT, ORDERS, WORK, order_named, work_order
from claims.services.counting import Bounded, count_up_to
from claims.services.keyset import BadCursor, Order, Page

SIZES = (25, 50, 100)
# Parts of the address that say how a list is shown, and not what is on it.
SHOWING = frozenset({"page", "size", "columns", "count"})
LAST = "last"


class Pager(NamedTuple):
    """Values of `page` in the address: None for a page that there is not."""

    before: str | None
    after: str | None


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
        self.user, self.given, self.at = user, given, at
        self.filter: ClaimFilter = filter_of(user, given, at, within)
        self.problems: list[Any] = []
        self.sort = self._sort(usual)
        self.size = self._size()

    @cached_property
    def claims(self) -> ClaimQuerySet:
        """All of them, in no order."""
        found: ClaimQuerySet = self.filter.qs.order_by()
        return found

    @cached_property
    def order(self) -> Order:
        if self.sort == WORK:
            return work_order(self.user, self.at)
        order = order_named(self.sort)
        assert order is not None, "`_sort` lets no other name through"
        return order

    @cached_property
    def page(self) -> Page:
        """The page that the address asks for; the first where what it says is no place in this list."""
        asked = self.given.get("page", "")
        if not asked:
            return keyset.first_page(self.claims, self.order, self.size)
        if asked == LAST:
            return keyset.last_page(self.claims, self.order, self.size)
        side, _parted, cursor = asked.partition(keyset.PARTED_BY)
        turn = {"after": keyset.page_after, "before": keyset.page_before}.get(side)
        try:
            place = keyset.read_cursor(cursor, self.order, Claim)
        except BadCursor:
            turn = None
        if turn is None:
            self.problems.append(_("The address names no page of this list: this is the first one."))
            return keyset.first_page(self.claims, self.order, self.size)
        return turn(self.claims, self.order, place, self.size)

    @cached_property
    def pager(self) -> Pager:
        before, after = self.page.before, self.page.after
        return Pager(
            f"before{keyset.PARTED_BY}{keyset.cursor_of(before)}" if before else None,
            f"after{keyset.PARTED_BY}{keyset.cursor_of(after)}" if after else None,
        )

    @cached_property
    def total(self) -> Bounded:
        """How many there are: exact up to 10,000, and beyond where the address asks for it."""
        if self.given.get("count") == "exact":
            return Bounded(self.claims.count())
        return count_up_to(self.claims)

    def rows(self, prepared: ClaimQuerySet) -> list[Claim]:
        """The claims of this page in their order; `prepared` loads what the surface shows of them."""
        found = prepared.filter(pk__in=self.page.keys).in_bulk()
        return [found[key] for key in self.page.keys if key in found]

    def keys(self, limit: int) -> list[int]:
        """The primary keys of the first claims of the whole list: what a queue freezes."""
        return keyset.keys_of(self.claims, self.order, limit)

    def neighbours(self, claim: Claim) -> tuple[Claim | None, Claim | None]:
        """The claims before and after one, which need not be on the list itself."""
        return keyset.neighbours(self.claims, self.order, keyset.place_of(claim, self.order))

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
        """The filters and the order alone: what a saved view, a queue or an export keeps."""
        return self.state(**dict.fromkeys(SHOWING))

    def described(self) -> Mapping[str, str]:
        return self.filter.described()

    def _sort(self, usual: str) -> str:
        asked = self.given.get("sort", "")
        if not asked or asked.removeprefix("-") in ORDERS:
            return asked or usual
        self.problems.append(_("This list cannot be sorted by “{name}”.").format(name=asked[:40]))
        return usual

    def _size(self) -> int:
        asked = self.given.get("size", "")
        if asked and asked not in map(str, SIZES):
            self.problems.append(_("A page has 25, 50 or 100 claims."))
        return int(asked) if asked in map(str, SIZES) else SIZES[0]
