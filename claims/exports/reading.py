"""Reading an export's claims at one moment: memory stays flat, and writers go on while it is formatted."""

import marshal
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from typing import IO, Any, cast

from django.db import connection

from claims.exports.records import Record, record_of
from claims.exports.rows import USUAL, Listed, Wanted, read_parts, rows_of
from claims.exports.selection import Selection
from claims.exports.works import Work, read_works, told_versions
from claims.history import Head, head
from claims.models import Event
from claims.models.verdict_wording import Wording, wordings
from claims.services.compound import statement_if_any
from claims.services.snapshot import snapshot

# Claims read at once, by engine: more of them cost SQLite more than they save, and PostgreSQL a plan less.
BATCH = {"sqlite": 250, "postgresql": 500}
# Claims found in one go, of which a few numbers and words are kept.
KEYS_AT_ONCE = 2_000
BYTES_OF_LENGTH = 8


@dataclass
class Moment:
    """The claims of a selection, and what is true of them as a whole."""

    selection: Selection
    wanted: Wanted
    head: Head
    # When the last event happened: the state has no other time.
    as_of: str | None
    # Eight bytes a claim; asked once, so that no later batch has to find its place again.
    keys: "array[int]" = field(default_factory=lambda: array("q"))
    statuses: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    text_changed: int = 0
    # The documents that the claims stand in, by primary key, where they are wanted, and their versions as a manifest
    # tells them.
    works: dict[int, Work] = field(default_factory=dict)
    documents: list[dict[str, Any]] = field(default_factory=list)
    wordings: dict[str, Wording] = field(default_factory=dict)
    # What the form asked for besides the claims.
    also: Any = None
    # The rows, in parts; none where the form reads for itself.
    kept: IO[bytes] | None = None
    under_way: Generator[list[Listed], None, None] | None = None

    @property
    def total(self) -> int:
        return len(self.keys)

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of the claims in document order, a batch at a time."""
        for pks, parts in zip(self._key_batches(), self._parts(), strict=True):
            yield rows_of(pks, parts)

    def keep(self, file: IO[bytes]) -> None:
        """Read all there is into `file`. Putting it together is left for later: somebody may wait to write."""
        for parts in self._parts():
            _put(parts, file)
        self.kept = file

    def stop(self) -> None:
        """Leave no query under way, whatever became of what was read: the transaction ends next."""
        if self.under_way is not None:
            self.under_way.close()

    def _parts(self) -> Iterator[list[Listed]]:
        if self.kept is None:
            self.under_way = read_parts(self._key_batches(), self.wanted)
            return self.under_way
        self.kept.seek(0)
        return map(_take, repeat(self.kept, len(range(0, len(self.keys), _batch()))))

    def claims(self) -> Iterator[Record]:
        for batch in self.batches():
            yield from map(record_of, batch)

    def _key_batches(self) -> "Iterator[array[int]]":
        size = _batch()
        return (self.keys[first : first + size] for first in range(0, len(self.keys), size))


def _batch() -> int:
    return BATCH[connection.vendor]


@contextmanager
def read_moment(
    selection: Selection,
    wanted: Wanted = USUAL,
    *,
    at_once: bool = False,
    also: Callable[["Moment"], Any] | None = None,
) -> Iterator[Moment]:
    """Read what `selection` holds in one snapshot, and what `also` returns in the same.

    Where readers keep writers waiting, the rows are kept in a file, and the database is free again when the block
    begins; elsewhere the server looks for the next rows while these are put into their form. `at_once`: the block runs
    within the snapshot in any case, for what it reads by itself.
    """
    if at_once or connection.vendor != "sqlite":
        with snapshot():
            moment = _begin(selection, wanted, also)
            try:
                yield moment
            finally:
                moment.stop()
        return
    with tempfile.TemporaryFile(prefix="claims-") as kept:
        with snapshot():
            moment = _begin(selection, wanted, also)
            moment.keep(kept)
        yield moment


def _begin(selection: Selection, wanted: Wanted, also: Callable[[Moment], Any] | None) -> Moment:
    last = head()
    as_of = Event.objects.filter(number=last.number).values_list("at", flat=True).first()
    moment = Moment(selection, wanted, last, as_of)
    documents = _find_keys(moment)
    if selection.document is not None:
        documents.add(selection.document.pk)
    if wanted.with_works:
        moment.works = read_works(documents)
    moment.documents = told_versions(selection, documents)
    moment.wordings = wordings()
    moment.also = also(moment) if also else None
    return moment


def _find_keys(moment: Moment) -> set[int]:
    """Find and count the claims; return the documents that they stand in."""
    documents: set[int] = set()
    columns = ("pk", "document_id", "status", "verdict", "text_changed")
    asked = statement_if_any(moment.selection.claims().values_list(*columns))
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


def _put(parts: list[Listed], file: IO[bytes]) -> None:
    stored = marshal.dumps(parts)
    file.write(len(stored).to_bytes(BYTES_OF_LENGTH))
    file.write(stored)


def _take(file: IO[bytes]) -> list[Listed]:
    """What this very process put there a moment ago. Given the file itself, marshal would read it text by text."""
    stored = file.read(int.from_bytes(file.read(BYTES_OF_LENGTH)))
    return cast("list[Listed]", marshal.loads(stored))
