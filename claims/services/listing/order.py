"""An order that rows are listed in, a place in it, and the place as an address carries it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from claims.prepared import given

MOMENT = "%Y%m%dT%H%M%S.%fZ"
PARTED_BY = "~"
# What a cursor's numbers may be at most: columns hold no more, and SQLite raises.
MAX_NUMBER = 2**63 - 1
MAX_PART_DIGITS = 3


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
    # For each part the states that its rows can have, so that a part a filter rules out is not looked through.
    states: tuple[frozenset[Any], ...] = ()
    # What the parts name as `given`.
    values: Mapping[str, Any] = field(default_factory=dict)
    # Tells fields and parts from those of other orders, so that their queries are written once; empty: each time.
    key: tuple[Any, ...] = ()

    def reversed(self) -> "Order":
        return replace(
            self,
            fields=tuple(map(_reversed, self.fields)),
            parts=self.parts[::-1],
            states=self.states[::-1],
            key=(*self.key, "-") if self.key else (),
        )

    def within(self, states: Collection[Any]) -> "Order":
        """The same without the parts that have none of `states`; at least one part stays."""
        kept = tuple(at for at, found in enumerate(self.states) if found & set(states)) or (0,)
        if not self.states:
            return self
        return replace(
            self,
            parts=tuple(self.parts[at] for at in kept),
            states=tuple(self.states[at] for at in kept),
            key=(*self.key, kept) if self.key else (),
        )

    def ranges(self, parts: range, after: int | None) -> Iterator[tuple[int, Q]]:
        """What each of `parts` holds; of part `after` what comes after the place that is `given`: equal in the first
        columns and beyond in the next, as an index is."""
        for at in parts:
            if at == after:
                yield from ((at, self.parts[at] & beyond) for beyond in _beyond(self.fields))
            else:
                yield at, self.parts[at]


class Place(NamedTuple):
    """Where a row stands in an order: the part it is in, counted from the first, and its values there."""

    part: int
    values: tuple[Any, ...]

    def reversed(self, order: Order) -> "Place":
        return Place(len(order.parts) - 1 - self.part, self.values)

    @property
    def given(self) -> dict[str, Any]:
        """Its values by the names that `Order.ranges` gives them."""
        return {_name(at): value for at, value in enumerate(self.values)}


def in_order(found: list[Place], order: Order) -> list[Place]:
    for at in range(len(order.fields) - 1, -1, -1):
        found.sort(key=lambda place, at=at: place.values[at], reverse=order.fields[at].startswith("-"))  # type: ignore[misc]
    return sorted(found, key=lambda place: place.part)


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
    columns = columns_of(model, order)
    return Place(int(part), tuple(_value(column, value) for column, value in zip(columns, values, strict=True)))


def columns_of(model: type[models.Model], order: Order) -> list[Any]:
    return [_column(model, name.lstrip("-")) for name in order.fields]


def _beyond(fields: Sequence[str]) -> Iterator[Q]:
    named = [(name.lstrip("-"), name.startswith("-")) for name in fields]
    for depth in range(len(fields) - 1, -1, -1):
        name, is_descending = named[depth]
        equal = {named[at][0]: given(_name(at)) for at in range(depth)}
        yield Q(**equal, **{f"{name}__{'lt' if is_descending else 'gt'}": given(_name(depth))})


def _name(at: int) -> str:
    return f"place_{at}"


def _reversed(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _column(model: type[models.Model], name: str) -> Any:
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
