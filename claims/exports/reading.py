"""Reading an export's claims at one moment: memory stays flat, and what takes time to format lets writers go on."""

import marshal
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any

from claims.exports.records import Record, record_of
from claims.exports.rows import Shape, read_rows
from claims.exports.selection import Selection
from claims.exports.works import Work, read_works, told_versions
from claims.history import Head, head
from claims.models import Event
from claims.models.verdict_wording import Wording, wordings
from claims.services.snapshot import snapshot

BATCH = 500


@dataclass
class Moment:
    """The claims of a selection, and what is true of them as a whole."""

    selection: Selection
    shape: Shape
    head: Head
    # When the last event happened: the state has no other time.
    as_of: str | None
    # Eight bytes a claim; asked once, so that no later batch has to find its place again.
    keys: "array[int]" = field(default_factory=lambda: array("q"))
    statuses: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    text_changed: int = 0
    # The documents that the claims stand in, by primary key, and their versions as a manifest tells them.
    works: dict[int, Work] = field(default_factory=dict)
    documents: list[dict[str, Any]] = field(default_factory=list)
    wordings: dict[str, Wording] = field(default_factory=dict)
    # What the form asked for besides the claims.
    also: Any = None
    # The rows once they are kept; until then they are read as they are asked for.
    kept: IO[bytes] | None = None

    @property
    def total(self) -> int:
        return len(self.keys)

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of the claims in document order, some thousand at a time."""
        if self.kept is None:
            for first in range(0, len(self.keys), BATCH):
                yield read_rows(self.keys[first : first + BATCH], self.shape)
            return
        self.kept.seek(0)
        for _first in range(0, len(self.keys), BATCH):
            yield marshal.load(self.kept)  # written by this very process, a moment ago

    def claims(self) -> Iterator[Record]:
        for batch in self.batches():
            yield from map(record_of, batch)


@contextmanager
def read_moment(
    selection: Selection, shape: Shape, *, at_once: bool, also: Callable[["Moment"], Any] | None = None
) -> Iterator[Moment]:
    """Read what `selection` holds in one snapshot, and what `also` returns in the same.

    `at_once`: the block formats as quickly as rows come, and runs within the snapshot. Without it the rows are kept
    in a file, and the database is free again when the block begins.
    """
    if at_once:
        with snapshot():
            yield _begin(selection, shape, also)
        return
    with tempfile.TemporaryFile(prefix="claims-") as kept:
        with snapshot():
            moment = _begin(selection, shape, also)
            for batch in moment.batches():
                marshal.dump(batch, kept)
        moment.kept = kept
        yield moment


def _begin(selection: Selection, shape: Shape, also: Callable[[Moment], Any] | None) -> Moment:
    last = head()
    as_of = Event.objects.filter(number=last.number).values_list("at", flat=True).first()
    moment = Moment(selection, shape, last, as_of)
    documents = _find_keys(moment)
    if selection.document is not None:
        documents.add(selection.document.pk)
    moment.works = read_works(documents)
    moment.documents = told_versions(selection, documents)
    moment.wordings = wordings()
    moment.also = also(moment) if also else None
    return moment


def _find_keys(moment: Moment) -> set[int]:
    """Find and count the claims; return the documents that they stand in."""
    documents: set[int] = set()
    columns = ("pk", "document_id", "status", "verdict", "text_changed")
    for pk, document, status, verdict, text_changed in (
        moment.selection.claims().values_list(*columns).iterator(chunk_size=BATCH)
    ):
        moment.keys.append(pk)
        documents.add(document)
        moment.statuses[status] += 1
        moment.text_changed += text_changed
        if verdict:
            moment.verdicts[verdict] += 1
    return documents
