"""Reading an export's claims at one moment: memory stays flat, and writers go on while it is formatted."""

from array import array
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, TypeVar

from django.db import connection

from claims.exports.kept import KEYS_AT_ONCE, Kept
from claims.exports.records import Record, record_of
from claims.exports.rows import USUAL, Listed, Wanted, read_parts, rows_of
from claims.exports.selection import Selection
from claims.exports.works import Work, read_works, told_versions
from claims.history import Head, head
from claims.models import Event
from claims.models.verdict_wording import Wording, wordings
from claims.services.listing.compound import statement_if_any
from claims.services.store.snapshot import snapshot
from claims.statement import Statement, listing

# Claims read at once, by engine: more of them cost SQLite more than they save, and PostgreSQL a plan less.
BATCH = {"sqlite": 250, "postgresql": 500}
Beside = TypeVar("Beside")
# The day of a store in which nothing has happened.
NOTHING_YET = "2000-01-01T00:00:00+00:00"


@dataclass
class Moment:
    """The claims of a selection, and what is true of them as a whole."""

    selection: Selection
    wanted: Wanted
    head: Head
    # When the last event happened: the state has no other time.
    as_of: str | None
    statuses: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    text_changed: int = 0
    # How many more there would be, had their words not changed.
    text_changed_left_out: int = 0
    # The documents that the claims stand in, by primary key, where they are wanted, and their versions as a manifest
    # tells them.
    works: dict[int, Work] = field(default_factory=dict)
    documents: list[dict[str, Any]] = field(default_factory=list)
    wordings: dict[str, Wording] = field(default_factory=dict)
    # What the form asked for besides the claims.
    also: Any = None
    # The copies to read from; none where the database itself is read.
    kept: Kept | None = None
    under_way: Generator[list[Listed], None, None] | None = None

    @cached_property
    def keys(self) -> "array[int]":
        """The primary keys of the claims, in document order: eight bytes each, asked once, so that no later batch has
        to find its place again."""
        return array("q", self.kept.keys() if self.kept is not None else ())

    @property
    def dated(self) -> datetime:
        """When the state was reached, in UTC to the second, for files that want a day: they know no other clock."""
        return datetime.fromisoformat(self.as_of or NOTHING_YET).astimezone(UTC).replace(tzinfo=None, microsecond=0)

    @property
    def total(self) -> int:
        return self.statuses.total()

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of the claims in document order, a batch at a time."""
        for pks, parts in zip(self._key_batches(), self._parts(), strict=True):
            yield rows_of(pks, parts)

    def stop(self) -> None:
        """Leave no query under way, whatever became of what was read: the transaction ends next."""
        if self.under_way is not None:
            self.under_way.close()

    def _parts(self) -> Iterator[list[Listed]]:
        if self.kept is not None:
            return self.kept.read(self._key_batches())
        self.under_way = read_parts(self._key_batches(), self.wanted)
        return self.under_way

    def claims(self) -> Iterator[Record]:
        for batch in self.batches():
            yield from map(record_of, batch)

    def _key_batches(self) -> "Iterator[array[int]]":
        size = _batch()
        return (self.keys[first : first + size] for first in range(0, len(self.keys), size))


def _batch() -> int:
    return BATCH[connection.vendor]


Also = Callable[[Moment], Any]


@contextmanager
def read_moment(
    selection: Selection,
    wanted: Wanted = USUAL,
    *,
    at_once: bool = False,
    also: Callable[["Moment"], Any] | None = None,
) -> Iterator[Moment]:
    """Read what `selection` holds in one snapshot, and what `also` returns in the same.

    Where readers keep writers waiting, the rows are copied, and the database is free again when the block begins;
    elsewhere the server looks for the next rows while these are put into their form. `at_once`: the block runs within
    the snapshot in any case, for what it reads by itself.
    """
    is_copied = connection.vendor == "sqlite" and not at_once
    with (_copied if is_copied else _held)(selection, wanted, also) as moment:
        yield moment


@contextmanager
def _held(selection: Selection, wanted: Wanted, also: Also | None) -> Iterator[Moment]:
    with snapshot():
        moment = Moment(selection, wanted, *_last())
        _complete(moment, _find_keys(moment, _asked(selection)), also)
        try:
            yield moment
        finally:
            moment.stop()


@contextmanager
def _copied(selection: Selection, wanted: Wanted, also: Also | None) -> Iterator[Moment]:
    kept = Kept(connection, wanted)
    try:
        with snapshot():
            moment = Moment(selection, wanted, *_last())
            if asked := _asked(selection):
                kept.take(asked)
                moment.kept = kept
            _complete(moment, kept.documents() if asked else set(), also)
        if asked:
            _note_kept(moment, kept)
        yield moment
    finally:
        kept.drop()


@contextmanager
def read_claims(
    pks: Sequence[int], wanted: Wanted, also: Callable[[], Beside]
) -> Iterator[tuple[Iterator[tuple[Any, ...]], Beside]]:
    """The rows of the claims with these primary keys that there are, and what `also` returns at the same moment."""
    batches = [pks[first : first + _batch()] for first in range(0, len(pks), _batch())]
    if connection.vendor != "sqlite":
        with snapshot():
            beside = also()
            with closing(read_parts(batches, wanted)) as parts:
                yield _rows(batches, parts), beside
        return
    kept = Kept(connection, wanted)
    try:
        with snapshot():
            listed, keys = listing(connection, pks)
            kept.take((f"SELECT value AS pk FROM ({listed})", [keys]))
            beside = also()
        yield _rows(batches, kept.read(batches)), beside
    finally:
        kept.drop()


def _rows(batches: Iterable[Sequence[int]], parts: Iterable[list[Listed]]) -> Iterator[tuple[Any, ...]]:
    for pks, found in zip(batches, parts, strict=True):
        yield from rows_of(pks, found)


def _last() -> tuple[Head, str | None]:
    last = head()
    return last, Event.objects.filter(number=last.number).values_list("at", flat=True).first()


def _asked(selection: Selection) -> Statement | None:
    return statement_if_any(selection.claims().values_list("pk", "document_id", "status", "verdict", "text_changed"))


def _complete(moment: Moment, documents: set[int], also: Also | None) -> None:
    """Read in the snapshot what is true of the claims' documents, and of everything."""
    if moment.selection.document is not None:
        documents.add(moment.selection.document.pk)
    if moment.wanted.with_works:
        moment.works = read_works(documents)
    moment.documents = told_versions(moment.selection, documents)
    moment.wordings = wordings()
    moment.text_changed_left_out = moment.selection.changed().count()
    moment.also = also(moment) if also else None


def _note_kept(moment: Moment, kept: Kept) -> None:
    """Count the copied claims; who wants their keys asks for them."""
    for status, verdict, text_changed, number in kept.counted():
        moment.statuses[status] += number
        if verdict:
            moment.verdicts[verdict] += number
        if text_changed:
            moment.text_changed += number


def _find_keys(moment: Moment, asked: Statement | None) -> set[int]:
    """Count the claims and note their keys; return the documents that they stand in."""
    documents: set[int] = set()
    if asked is None:
        return documents
    # Past the ORM, which would turn each truth of each row by itself.
    with connection.chunked_cursor() as cursor:
        cursor.execute(*asked)
        while rows := cursor.fetchmany(KEYS_AT_ONCE):
            keys, found_in, statuses, verdicts, text_changed = zip(*rows, strict=True)
            moment.keys.extend(keys)
            documents.update(found_in)
            moment.statuses.update(statuses)
            moment.verdicts.update(filter(None, verdicts))
            moment.text_changed += sum(text_changed)
    return documents
