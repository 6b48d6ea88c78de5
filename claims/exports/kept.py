"""What an export reads, copied by SQLite itself: where readers keep writers waiting, Python must not be in between.

The copies are tables of this connection alone, in a file without a name that SQLite throws away with them. What takes
no copying is done afterwards: citations are put in order and beside their sources when they are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from claims.exports.citation_line import line_of
from claims.exports.rows import CITATION, SOURCE, Listed, Wanted, bare_citations, bare_sources, parts_asked
from claims.statement import Statement, fetch, listing, run, statement_of

# In the order of `Row`; and what is copied of each.
PARTS = ("claims", "anchors", "authorities", "citations", "reviews", "tags")
COPIES = ("claims", "anchors", "authorities", "cited", "reviews", "tags")
CITED = ("source_id", *SOURCE, *CITATION, "day")
# Large ones are written in fewer calls of the system.
PAGE_BYTES = 16_384
_NUMBERS = count(1)


class Kept:
    """Copies of the claims that an export found, and of what `wanted` reads of them."""

    def __init__(self, connection: BaseDatabaseWrapper, wanted: Wanted) -> None:
        self.connection, self.wanted = connection, wanted
        # Two exports of one connection may overlap.
        self.name = f"kept_{next(_NUMBERS)}"
        # A database of its own goes as a whole, and need not be emptied; within a transaction none can go.
        self.is_apart = not connection.in_atomic_block
        self.schema = self.name if self.is_apart else "temp"
        if self.is_apart:
            run(connection, (f"ATTACH '' AS {self.schema}", []), (f"PRAGMA {self.schema}.page_size = {PAGE_BYTES}", []))

    def table(self, name: str) -> str:
        """A copy, what was "found", or the view "citations" of `cited` and `sources`, whose `pk` has their order."""
        return f"{self.schema}.{self.name}_{name}"

    def take(self, found: Statement) -> None:
        """Copy, within the snapshot, what `found` selects, in its order; its column `pk` tells the claim."""
        self._copy("found", found)
        those = RawSQL(f"SELECT pk FROM {self.table('found')}", [])
        for copy, asked in zip(COPIES, parts_asked(self.wanted), strict=True):
            rows = bare_citations(those) if copy == "cited" else asked(those)
            self._copy(copy, statement_of(rows, self.connection.alias))
        cited = RawSQL(f"SELECT source_id FROM {self.table('cited')}", [])
        self._copy("sources", statement_of(bare_sources(cited), self.connection.alias))

    def found(self) -> Statement:
        return f"SELECT * FROM {self.table('found')} ORDER BY rowid", []

    def count(self) -> int:
        ((total,),) = fetch(self.connection, (f"SELECT count(*) FROM {self.table('found')}", []))
        return int(total)

    def documents(self) -> set[int]:
        found = fetch(self.connection, (f"SELECT DISTINCT document_id FROM {self.table('found')}", []))
        return {document for (document,) in found}

    def read(self, batches: Iterable[Sequence[int]]) -> Iterator[list[Listed]]:
        """As `read_parts`, from the copies: once the snapshot has ended, as often as wanted."""
        self.sort()
        for pks in batches:
            listed, keys = listing(self.connection, pks)
            yield [fetch(self.connection, (self._reading(part, listed), [keys])) for part in PARTS]

    def sort(self) -> None:
        """Let what belongs to a claim be found by it, and join citations to their sources."""
        for copy in (*COPIES, "sources"):
            column = "pk" if copy in ("claims", "sources") else "claim_id"
            index = f"CREATE INDEX IF NOT EXISTS {self.table(copy)}_key ON {self.name}_{copy} ({column})"
            run(self.connection, (index, []))
        cited, sources = (f"{self.name}_{part}" for part in ("cited", "sources"))
        view = f"""CREATE VIEW IF NOT EXISTS {self.table("citations")} AS
            SELECT claim_id, {cited}.pk AS pk, {", ".join(CITED)}, {line_of("sqlite")} AS line
            FROM {cited} CROSS JOIN {sources} ON {sources}.pk = source_id"""
        run(self.connection, (view, []))

    def drop(self) -> None:
        if self.is_apart:
            run(self.connection, (f"DETACH {self.schema}", []))
            return
        run(self.connection, (f"DROP VIEW IF EXISTS {self.table('citations')}", []))
        for copy in ("found", *COPIES, "sources"):
            run(self.connection, (f"DROP TABLE IF EXISTS {self.table(copy)}", []))

    def _copy(self, name: str, rows: Statement) -> None:
        sql, values = rows
        run(self.connection, (f"CREATE TABLE {self.table(name)} AS {sql}", values))

    def _reading(self, part: str, listed: str) -> str:
        claim, columns, order = "pk" if part == "claims" else "claim_id", "*", "rowid"
        if part == "citations":
            columns, order = f"claim_id, {'line' if self.wanted.in_lines else ', '.join(CITED)}", "pk"
        return f"SELECT {columns} FROM {self.table(part)} WHERE {claim} IN ({listed}) ORDER BY {claim}, {order}"
