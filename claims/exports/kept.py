"""What an export reads, copied by SQLite itself: where readers keep writers waiting, Python must not be in between.

The copies are tables of this connection alone, in a file without a name that SQLite throws away with them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from claims.exports.rows import Listed, Wanted, parts_asked
from claims.statement import Statement, fetch, listing, run, statement_of

_NUMBERS = count(1)


class Kept:
    """Copies of the claims that an export found, and of what `wanted` reads of them."""

    def __init__(self, connection: BaseDatabaseWrapper, wanted: Wanted) -> None:
        self.connection, self.asked = connection, parts_asked(wanted)
        # Two exports of one connection may overlap.
        self.name = f"kept_{next(_NUMBERS)}"
        # The copy of each part, with the column that tells the claim.
        self.parts = [(f"{self.name}_{at}", "claim_id" if at else "pk") for at in range(len(self.asked))]

    def take(self, found: Statement) -> None:
        """Copy, within the snapshot, what `found` selects, in its order; its column `pk` tells the claim."""
        those = RawSQL(f"SELECT pk FROM temp.{self.name}", [])
        run(self.connection, _copy(self.name, found))
        for (part, _claim), asked in zip(self.parts, self.asked, strict=True):
            run(self.connection, _copy(part, statement_of(asked(those), self.connection.alias)))

    def found(self) -> Statement:
        return f"SELECT * FROM temp.{self.name} ORDER BY rowid", []

    def documents(self) -> set[int]:
        found = fetch(self.connection, (f"SELECT DISTINCT document_id FROM temp.{self.name}", []))
        return {document for (document,) in found}

    def read(self, batches: Iterable[Sequence[int]]) -> Iterator[list[Listed]]:
        """As `read_parts`, from the copies: once the snapshot has ended, as often as wanted."""
        self.sort()
        for pks in batches:
            listed, keys = listing(self.connection, pks)
            yield [
                fetch(
                    self.connection,
                    (f"SELECT * FROM temp.{part} WHERE {claim} IN ({listed}) ORDER BY {claim}, rowid", [keys]),
                )
                for part, claim in self.parts
            ]

    def sort(self) -> None:
        """Let what belongs to a claim be found by it."""
        for part, claim in self.parts:
            run(self.connection, (f"CREATE INDEX IF NOT EXISTS temp.{part}_claim ON {part} ({claim})", []))

    def count(self) -> int:
        ((total,),) = fetch(self.connection, (f"SELECT count(*) FROM temp.{self.name}", []))
        return int(total)

    def drop(self) -> None:
        names = [self.name, *(part for part, _claim in self.parts)]
        run(self.connection, *((f"DROP TABLE IF EXISTS temp.{name}", []) for name in names))


def _copy(table: str, rows: Statement) -> Statement:
    sql, values = rows
    return f"CREATE TEMP TABLE {table} AS {sql}", values
