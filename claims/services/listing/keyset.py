"""Pages of claims by what stands beside them, so that the last page costs what the first one does.

A page begins after (or ends before) the values of one row, never at an offset: nothing before it is walked through.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import connections, models
from django.db.models import Case, IntegerField, QuerySet, Value, When

from claims.prepared import bound, given
from claims.services.listing.compound import union
from claims.services.listing.order import Order, Place, columns_of, in_order
from claims.statement import Statement, fetch, statement_of

# How many queries are kept, each of an order, of the parts that are read and of a size of page.
KEPT = 256
Row = TypeVar("Row", bound=models.Model)


class Page(NamedTuple):
    """Primary keys in their order; the places to go on from, None where nothing is left on that side."""

    keys: list[int]
    before: Place | None
    after: Place | None


def first_page(rows: QuerySet[Any], order: Order, size: int) -> Page:
    found = _read(rows, order, None, size + 1)
    return _page(found[:size], has_before=False, has_after=len(found) > size)


def last_page(rows: QuerySet[Any], order: Order, size: int) -> Page:
    found = _read(rows, order.reversed(), None, size + 1)
    return _page(_turned(found[:size], order), has_before=len(found) > size, has_after=False)


def page_after(rows: QuerySet[Any], order: Order, place: Place, size: int) -> Page:
    """The rows after `place`, which need not be a row's any more; the last page where none are left."""
    found = _read(rows, order, place, size + 1)
    if not found:
        return last_page(rows, order, size)
    return _page(found[:size], has_before=True, has_after=len(found) > size)


def page_before(rows: QuerySet[Any], order: Order, place: Place, size: int) -> Page:
    """The rows before `place`; the whole first page where fewer are left than a page holds."""
    found = _read(rows, order.reversed(), place.reversed(order), size + 1)
    if len(found) <= size:
        return first_page(rows, order, size)
    return _page(_turned(found[:size], order), has_before=True, has_after=True)


def keys_of(rows: QuerySet[Any], order: Order, limit: int) -> list[int]:
    """The primary keys of the first `limit` rows. Parts that are not needed are not read."""
    keys: list[int] = []
    for part in range(len(order.parts)):
        left = limit - len(keys)
        if left <= 0:
            break
        keys += [place.values[-1] for place in _read(rows, order, None, left, range(part, part + 1))]
    return keys


def neighbours(rows: QuerySet[Row], order: Order, place: Place) -> tuple[Row | None, Row | None]:
    """The rows right before and after a place."""
    keys = _key_after(rows, order.reversed(), place.reversed(order)), _key_after(rows, order, place)
    by_key = rows.model._default_manager.in_bulk([key for key in keys if key is not None])
    before, after = (by_key.get(key) for key in keys)
    return before, after


def _key_after(rows: QuerySet[Any], order: Order, place: Place) -> int | None:
    """Its own part mostly has the next row; only where it has none are the others put into a query."""
    own, others = range(place.part, place.part + 1), range(place.part + 1, len(order.parts))
    found = _read(rows, order, place, 1, own) or _read(rows, order, place, 1, others)
    return found[0].values[-1] if found else None


def place_of(row: models.Model, order: Order) -> Place:
    """Where a row stands, in one query where the order has parts. Raises ObjectDoesNotExist where it is gone."""
    values = tuple(getattr(row, name.lstrip("-")) for name in order.fields)
    if len(order.parts) == 1:
        return Place(0, values)
    rows = type(row)._default_manager.all()

    def write() -> Statement:
        whens = [When(part, then=Value(index)) for index, part in enumerate(order.parts)]
        which = Case(*whens, default=Value(0), output_field=IntegerField())
        return statement_of(rows.filter(pk=given("row")).annotate(which=which).values_list("which"))

    asked = _kept(rows, order, ("place",), write)
    assert asked is not None
    found = fetch(connections[rows.db], bound(asked, {**order.values, "row": row.pk}))
    if not found:
        raise ObjectDoesNotExist
    return Place(found[0][0], values)


def _read(
    rows: QuerySet[Any], order: Order, place: Place | None, limit: int, parts: range | None = None
) -> list[Place]:
    """The first `limit` places of `parts` (None: of those from `place` on), in one query of small index ranges."""
    after = place.part if place else None
    if parts is None:
        parts = range(after or 0, len(order.parts))
    names = [name.lstrip("-") for name in order.fields]

    def write() -> Statement | None:
        ranges = order.ranges(parts, after)
        reads = (
            rows.filter(within).annotate(which=Value(part, output_field=IntegerField())) for part, within in ranges
        )
        return union([found.order_by(*order.fields).values_list("which", *names)[:limit] for found in reads])

    asked = _kept(rows, order, (after, parts, limit), write)
    if asked is None:
        return []
    connection, columns = connections[rows.db], columns_of(rows.model, order)
    values_given = {**order.values, **(place.given if place else {})}
    read = fetch(connection, bound(asked, values_given))
    found = [Place(part, _converted(columns, values, connection)) for part, *values in read]
    return in_order(found, order)[:limit]


def _kept(
    rows: QuerySet[Any], order: Order, asked: tuple[Any, ...], write: Callable[[], Statement | None]
) -> Statement | None:
    """What `write` writes: once for all rows of an order, anew where filters narrow them."""
    narrowed = rows.query
    if not order.key or narrowed.where or narrowed.annotations or narrowed.distinct:
        return write()
    slot = _slot(connections[rows.db].vendor, rows.model._meta.label, order.key, asked)
    if not slot:
        slot.append(write())
    return slot[0]


@lru_cache(maxsize=KEPT)
def _slot(*_key: Any) -> list[Statement | None]:
    """What holds the query of this key, once it has been written."""
    return []


def _converted(columns: Sequence[Any], values: Sequence[Any], connection: Any) -> tuple[Any, ...]:
    """Values as the engine gave them, as Python has them."""
    converted = []
    for column, value in zip(columns, values, strict=True):
        expression = column.get_col(column.model._meta.db_table)
        for convert in connection.ops.get_db_converters(expression):
            value = convert(value, expression, connection)
        converted.append(value)
    return tuple(converted)


def _turned(found: list[Place], order: Order) -> list[Place]:
    return [place.reversed(order) for place in reversed(found)]


def _page(found: list[Place], *, has_before: bool, has_after: bool) -> Page:
    return Page(
        [place.values[-1] for place in found],
        found[0] if has_before and found else None,
        found[-1] if has_after and found else None,
    )
