"""Pages of claims by what stands beside them, so that the last page costs what the first one does.

A page begins after (or ends before) the values of one row, never at an offset: nothing before it is walked through.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.db import connections, models
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from claims.services.compound import rows_of

MOMENT = "%Y%m%dT%H%M%S.%fZ"
PARTED_BY = "~"
# What a cursor's numbers may be at most: columns hold no more, and SQLite raises.
MAX_NUMBER = 2**63 - 1
MAX_PART_DIGITS = 3
Row = TypeVar("Row", bound=models.Model)


class BadCursor(ValueError):
    """What the address gives as a place in the list is none."""


@dataclass(frozen=True)
class Order:
    """An order that indexes serve: `parts`, one after the other, each sorted by `fields`.

    Every row is in exactly one part. `fields` are columns that are never null, the last of them unique; a name with
    "-" in front sorts from the largest down.
    """

    fields: tuple[str, ...]
    parts: tuple[Q, ...] = (Q(),)
    # For each part the words that one column has in it, so that a part a filter rules out is not looked through.
    words: tuple[frozenset[str], ...] = ()

    def reversed(self) -> "Order":
        return Order(tuple(map(_reversed, self.fields)), self.parts[::-1], self.words[::-1])

    def within(self, words: Collection[str]) -> "Order":
        """The same without the parts that have none of `words`; at least one part stays."""
        kept = [at for at, found in enumerate(self.words) if found & set(words)] or [0]
        if not self.words:
            return self
        return Order(self.fields, tuple(self.parts[at] for at in kept), tuple(self.words[at] for at in kept))


class Place(NamedTuple):
    """Where a row stands in an order: the part it is in, counted from the first, and its values there."""

    part: int
    values: tuple[Any, ...]

    def reversed(self, order: Order) -> "Place":
        return Place(len(order.parts) - 1 - self.part, self.values)


class Page(NamedTuple):
    """Primary keys in their order; the places to go on from, None where nothing is left on that side."""

    keys: list[int]
    before: Place | None
    after: Place | None


def first_page(rows: QuerySet[Any], order: Order, size: int) -> Page:
    found = _read(rows, order, _ranges(order, None), size + 1)
    return _page(found[:size], has_before=False, has_after=len(found) > size)


def last_page(rows: QuerySet[Any], order: Order, size: int) -> Page:
    turned = order.reversed()
    found = _read(rows, turned, _ranges(turned, None), size + 1)
    return _page(_turned(found[:size], order), has_before=len(found) > size, has_after=False)


def page_after(rows: QuerySet[Any], order: Order, place: Place, size: int) -> Page:
    """The rows after `place`, which need not be a row's any more; the last page where none are left."""
    found = _read(rows, order, _ranges(order, place), size + 1)
    if not found:
        return last_page(rows, order, size)
    return _page(found[:size], has_before=True, has_after=len(found) > size)


def page_before(rows: QuerySet[Any], order: Order, place: Place, size: int) -> Page:
    """The rows before `place`; the whole first page where fewer are left than a page holds."""
    turned = order.reversed()
    found = _read(rows, turned, _ranges(turned, place.reversed(order)), size + 1)
    if len(found) <= size:
        return first_page(rows, order, size)
    return _page(_turned(found[:size], order), has_before=True, has_after=True)


def keys_of(rows: QuerySet[Any], order: Order, limit: int) -> list[int]:
    """The primary keys of the first `limit` rows. Parts that are not needed are not read."""
    keys: list[int] = []
    for part in order.parts:
        left = limit - len(keys)
        if left <= 0:
            break
        keys += rows.filter(part).order_by(*order.fields).values_list("pk", flat=True)[:left]
    return keys


def neighbours(rows: QuerySet[Row], order: Order, place: Place) -> tuple[Row | None, Row | None]:
    """The rows right before and after a place."""
    keys = _key_after(rows, order.reversed(), place.reversed(order)), _key_after(rows, order, place)
    by_key = rows.model._default_manager.in_bulk([key for key in keys if key is not None])
    before, after = (by_key.get(key) for key in keys)
    return before, after


def _key_after(rows: QuerySet[Any], order: Order, place: Place) -> int | None:
    """Its own part mostly has the next row; only where it has none are the others put into a query."""
    ranges = list(_ranges(order, place))
    own = [one for one in ranges if one[0] == place.part]
    found = _read(rows, order, own, 1) or _read(rows, order, ranges[len(own) :], 1)
    return found[0].values[-1] if found else None


def place_of(row: models.Model, order: Order) -> Place:
    """Where a row stands, in one query where the order has parts."""
    values = tuple(getattr(row, name.lstrip("-")) for name in order.fields)
    if len(order.parts) == 1:
        return Place(0, values)
    whens = [When(part, then=Value(index)) for index, part in enumerate(order.parts)]
    which = Case(*whens, default=Value(0), output_field=IntegerField())
    rows = type(row)._default_manager.filter(pk=row.pk).annotate(which=which)
    return Place(rows.values_list("which", flat=True).get(), values)


def cursor_of(place: Place) -> str:
    """A place as the address carries it: "0~3~17~142"."""
    return PARTED_BY.join([str(place.part), *map(_written, place.values)])


def read_cursor(written: str, order: Order, model: type[models.Model]) -> Place:
    """Raises BadCursor for what is no place in `order`."""
    part, *values = written.split(PARTED_BY)
    if len(values) != len(order.fields) or not (part.isascii() and part.isdecimal() and len(part) <= MAX_PART_DIGITS):
        raise BadCursor(written)
    if int(part) >= len(order.parts):
        raise BadCursor(written)
    columns = [_column(model, name) for name in order.fields]
    return Place(int(part), tuple(_value(column, value) for column, value in zip(columns, values, strict=True)))


def _read(rows: QuerySet[Any], order: Order, within: Iterable[tuple[int, Q]], limit: int) -> list[Place]:
    """The first `limit` places within these ranges of parts, in one query of small index ranges."""
    names = [name.lstrip("-") for name in order.fields]
    ranges = [
        rows.filter(condition).annotate(which=Value(part, output_field=IntegerField())) for part, condition in within
    ]
    reads = [found.order_by(*order.fields).values_list("which", *names)[:limit] for found in ranges]
    columns = [_column(rows.model, name) for name in order.fields]
    found = [Place(part, _converted(columns, values, rows.db)) for part, *values in rows_of(reads)]
    return _sorted(found, order)[:limit]


def _converted(columns: Sequence[Any], values: Sequence[Any], using: str) -> tuple[Any, ...]:
    """Values as the engine gave them, as Python has them."""
    connection = connections[using]
    converted = []
    for column, value in zip(columns, values, strict=True):
        expression = column.get_col(column.model._meta.db_table)
        for convert in connection.ops.get_db_converters(expression):
            value = convert(value, expression, connection)
        converted.append(value)
    return tuple(converted)


def _ranges(order: Order, place: Place | None) -> Iterator[tuple[int, Q]]:
    """Each part's rows after `place` (None: all): equal in the first columns and beyond in the next, as an index is."""
    for index, part in enumerate(order.parts):
        if place is None or index > place.part:
            yield index, part
        elif index == place.part:
            yield from ((index, part & beyond) for beyond in _beyond(order.fields, place.values))


def _beyond(fields: Sequence[str], values: Sequence[Any]) -> Iterator[Q]:
    named = [(name.lstrip("-"), name.startswith("-")) for name in fields]
    for depth in range(len(fields) - 1, -1, -1):
        name, is_descending = named[depth]
        equal = {named[at][0]: values[at] for at in range(depth)}
        yield Q(**equal, **{f"{name}__{'lt' if is_descending else 'gt'}": values[depth]})


def _sorted(found: list[Place], order: Order) -> list[Place]:
    for at in range(len(order.fields) - 1, -1, -1):
        found.sort(key=lambda place, at=at: place.values[at], reverse=order.fields[at].startswith("-"))  # type: ignore[misc]
    return sorted(found, key=lambda place: place.part)


def _turned(found: list[Place], order: Order) -> list[Place]:
    return [place.reversed(order) for place in reversed(found)]


def _page(found: list[Place], *, has_before: bool, has_after: bool) -> Page:
    return Page(
        [place.values[-1] for place in found],
        found[0] if has_before and found else None,
        found[-1] if has_after and found else None,
    )


def _reversed(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _column(model: type[models.Model], name: str) -> Any:
    name = name.lstrip("-")
    column: Any = model._meta.pk if name == "pk" else model._meta.get_field(name.removesuffix("_id"))
    return column.target_field if column.is_relation else column


def _written(value: Any) -> str:
    return value.astimezone(UTC).strftime(MOMENT) if isinstance(value, datetime) else str(value)


def _value(column: Any, written: str) -> Any:
    try:
        if isinstance(column, models.DateTimeField):
            return datetime.strptime(written, MOMENT).replace(tzinfo=UTC)
        value = column.to_python(written)
    except (ValueError, ValidationError):
        raise BadCursor(written) from None
    if not isinstance(value, int | float) or not abs(value) <= MAX_NUMBER:
        raise BadCursor(written)
    return value
