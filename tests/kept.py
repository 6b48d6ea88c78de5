"""Rows that many tests begin with: made through the product's own door once, and from then on put back as they were."""

import functools
import pickle
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any, NamedTuple, ParamSpec, TypeVar

from django.apps import apps
from django.db import connection, transaction

from claims import search

P, R = ParamSpec("P"), TypeVar("R")
SHORT_ROWS = 50


class Table(NamedTuple):
    """A table of a model, its names quoted; `columns` begin with the key."""

    name: str
    columns: tuple[str, ...]

    def rows(self) -> dict[Any, tuple[Any, ...]]:
        return {row[0]: row for row in _fetch(f"SELECT {', '.join(self.columns)} FROM {self.name}")}

    def written_since(self, before: dict[Any, tuple[Any, ...]]) -> list["Write"]:
        """What makes these rows from those of before; no fixture deletes."""
        marks = ", ".join(["%s"] * len(self.columns))
        names = ", ".join(self.columns)
        changes = ", ".join(f"{column} = %s" for column in self.columns[1:])
        now = self.rows()
        assert before.keys() <= now.keys(), f"the fixture deletes rows of {self.name}"
        added = [row for key, row in now.items() if key not in before]
        changed = [(*row[1:], key) for key, row in now.items() if key in before and before[key] != row]
        return [
            Write(f"INSERT INTO {self.name} ({names}) VALUES ({marks})", added),
            Write(f"UPDATE {self.name} SET {changes} WHERE {self.columns[0]} = %s", changed),
        ]


class Write(NamedTuple):
    sql: str
    rows: list[tuple[Any, ...]]


class Kept(NamedTuple):
    """Which database a fixture found, what it wrote there, and what it returned."""

    found: dict[Table, Any]
    writes: list[Write]
    returned: bytes


# Of each fixture the newest: some stand beside another cast in one file than in the next.
STATES = 4
_kept: dict[Callable[..., Any], deque[Kept]] = defaultdict(lambda: deque(maxlen=STATES))


def kept(make: Callable[P, R]) -> Callable[P, R]:
    """Let a fixture run only where it finds another database than lately; what it returns has to be picklable.

    Every test has rows and objects of its own: whatever one does with them, and in what order, no other sees it.
    """

    @functools.wraps(make)
    def made(*given: P.args, **named: P.kwargs) -> R:
        found = _found()
        known = next((one for one in _kept[make] if one.found == found), None)
        if known:
            put_back(known.writes)
            again: R = pickle.loads(known.returned)
            return again
        before = {table: table.rows() for table in tables()}
        returned = make(*given, **named)
        writes = [write for table, rows in before.items() for write in table.written_since(rows) if write.rows]
        _kept[make].append(Kept(found, writes, pickle.dumps(returned)))
        return returned

    return made


def _found() -> dict[Table, Any]:
    """What each table with rows holds; of the long ones, which are the installation's, how many and the last."""
    counts = [
        f"SELECT {number}, count(*), CAST(max({table.columns[0]}) AS varchar(64)) FROM {table.name}"
        for number, table in enumerate(tables())
    ]
    sizes = {tables()[number]: size for number, *size in _fetch(" UNION ALL ".join(counts))}
    return {table: table.rows() if size[0] <= SHORT_ROWS else size for table, size in sizes.items() if size[0]}


def put_back(writes: list[Write]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, rows in writes:
            cursor.executemany(sql, rows)
        search.refresh()


def _fetch(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@functools.cache
def tables() -> list[Table]:
    quote = connection.ops.quote_name
    return [
        Table(quote(meta.db_table), tuple(quote(field.column) for field in (meta.pk, *_others(meta))))
        for meta in (model._meta for model in apps.get_models(include_auto_created=True))
    ]


def _others(meta: Any) -> list[Any]:
    return [field for field in meta.local_concrete_fields if field is not meta.pk]
