"""Moving the whole store to another database, its history included: every table row by row, whole or not at all."""

import hashlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import Error, connections, transaction
from django.db.models import BinaryField, Model
from django.db.models.sql import InsertQuery
from django.utils.translation import gettext as _

from claims import history, search
from claims.models import VersionText
from claims.refusal import Refused
from claims.services.store.sequences import go_on_after, last_number
from claims.services.store.setup import prepare_database
from claims.services.store.snapshot import snapshot
from claims.services.store.stores import MADE_BY_MIGRATE, is_empty, is_migrated, migrations_of, nouns, problem_of
from claims.services.store.triggers import drop_triggers

# Values in one INSERT: SQLite takes 32,766, PostgreSQL 65,535.
MAX_VALUES = 16_000
MAX_ROWS = 1_000
# Of texts and files, each of which may have many megabytes.
HEAVY_ROWS = 2

Progress = Callable[[str, int], None]


class Contents(NamedTuple):
    """What a table holds: how many rows, and the SHA-256 of all their values in the order of the primary keys."""

    rows: int
    sha256: str


class Moved(NamedTuple):
    head: history.Head
    tables: dict[str, Contents]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


def move_store(source: str, target: str, progress: Progress | None = None) -> Moved:
    """Copy the store behind the alias `source`, as it is at one moment, into the migrated and empty one of `target`.

    All of it in one transaction, in which it is read back and compared: a move that is cut short leaves the target
    empty. Raises Refused, naming what is in the way.
    """
    try:
        _refuse_unready(source, target)
        with transaction.atomic(using=target, durable=True):
            _stay_open(target)
            # The source is let go before the target is read back, which takes as long again.
            with snapshot(source):
                _stay_open(source)
                head = history.head(source)
                _clear(target)
                tables = {model._meta.db_table: _copy(model, source, target, progress) for model in nouns()}
            # What changed is indexed beside a change, but for so many rows at once.
            search.rebuild(connections[target])
            prepare_database(target)
            _refuse_differences(target, tables, head)
    except Error as error:
        told = _("The store could not be moved, and the target is as it was: {problem}.")
        raise Refused(told.format(problem=str(error).strip().splitlines()[0])) from error
    finally:
        # Kinds of content have other numbers in the target than they had while it was empty.
        ContentType.objects.clear_cache()
    return Moved(head, tables)


def _refuse_unready(source: str, target: str) -> None:
    for name, using in ((_("The store"), source), (_("The target"), target)):
        if not is_migrated(using):
            raise Refused(_("{store} is not migrated: run migrate on it first.").format(store=name))
    if migrations_of(source) != migrations_of(target):
        raise Refused(_("The two stores were migrated by different versions of the product."))
    if not is_empty(target):
        raise Refused(_("The target is not empty: a store moves into an empty one, which it becomes."))


def _stay_open(using: str) -> None:
    """PostgreSQL ends a transaction that waits too long, as here for the other database, but for this one."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


def _clear(target: str) -> None:
    """Take out what `migrate` made, which comes with the store; nothing is refused until all is in."""
    connection = connections[target]
    drop_triggers(connection)
    with connection.cursor() as cursor:
        for model in MADE_BY_MIGRATE:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def _copy(model: type[Model], source: str, target: str, progress: Progress | None) -> Contents:
    tally = _Tally(model)
    for rows in _batches(model, source):
        query = InsertQuery(model)
        # As they are: no field sets the time anew.
        query.insert_values(model._meta.concrete_fields, rows, raw=True)
        query.get_compiler(using=target).execute_sql()
        tally.take(rows)
    go_on_after(model, connections[target], last_number(model, connections[source]))
    if progress and tally.rows:
        progress(str(model._meta.verbose_name_plural), tally.rows)
    return tally.contents


def _batches(model: type[Model], using: str) -> Iterator[list[Model]]:
    fields = model._meta.concrete_fields
    is_heavy = model is VersionText or any(isinstance(field, BinaryField) for field in fields)
    size = HEAVY_ROWS if is_heavy else min(MAX_ROWS, MAX_VALUES // len(fields))
    rows = iter(model._base_manager.using(using).order_by("pk").iterator(chunk_size=size))
    while batch := list(itertools.islice(rows, size)):
        yield batch


class _Tally:
    """Counts rows and hashes their values, written the same for both engines."""

    def __init__(self, model: type[Model]) -> None:
        self.names = [field.attname for field in model._meta.concrete_fields]
        self.rows = 0
        self.hash = hashlib.sha256()

    def take(self, rows: Sequence[Model]) -> None:
        for row in rows:
            told = [_plain(getattr(row, name)) for name in self.names]
            self.hash.update(history.canonical_json(told).encode() + b"\n")
        self.rows += len(rows)

    @property
    def contents(self) -> Contents:
        return Contents(self.rows, self.hash.hexdigest())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    return value


def contents_of(model: type[Model], using: str) -> Contents:
    tally = _Tally(model)
    for rows in _batches(model, using):
        tally.take(rows)
    return tally.contents


def _refuse_differences(target: str, tables: dict[str, Contents], head: history.Head) -> None:
    for model in nouns():
        table = model._meta.db_table
        if contents_of(model, target) != tables[table]:
            raise Refused(_("{table} came over otherwise than it was: nothing was moved.").format(table=table))
    problem = problem_of(target)
    if not problem and history.head(target) != head:
        problem = _("its head is another")
    if problem:
        raise Refused(
            _("The history does not hold in the target, so nothing was moved: {problem}.").format(problem=problem)
        )
