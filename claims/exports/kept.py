"""What an export reads, copied by SQLite itself: where readers keep writers waiting, Python must not be in between.

The copies are tables of this connection alone, in a file without a name that SQLite throws away with them. Each has
the key by which it is read, so that there is nothing to be sorted afterwards; citations are put beside their sources
when they are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from claims.exports.citation_line import ADDRESS, NAMED, line_of
from claims.exports.rows import BARE_CITATIONS, CITATION, SOURCE, Listed, Part, Wanted, parts_of, sources_of
from claims.statement import Statement, fetch, listing, run, statement_of

CITED = ("source_id", *SOURCE, *CITATION, "day")
# Large pages are written in fewer calls of the system, and so many of them hold what is read next to each other.
PAGE_BYTES, CACHE_KIB = 32_768, 9_000
# Keys that are read in one go.
KEYS_AT_ONCE = 2_000
_NUMBERS = count(1)


class Kept:
    """Copies of the claims that an export found, and of what `wanted` reads of them."""

    def __init__(self, connection: BaseDatabaseWrapper, wanted: Wanted) -> None:
        self.connection, self.wanted, self.parts = connection, wanted, parts_of(wanted)
        # Two exports of one connection may overlap.
        self.name = f"kept_{next(_NUMBERS)}"
        # A database of its own goes as a whole, and need not be emptied; within a transaction none can go.
        self.is_apart = not connection.in_atomic_block
        self.schema = self.name if self.is_apart else "temp"
        if self.is_apart:
            run(connection, (f"ATTACH '' AS {self.schema}", []))
            pages = {"page_size": PAGE_BYTES, "cache_size": -CACHE_KIB}
            run(connection, *((f"PRAGMA {self.schema}.{name} = {value}", []) for name, value in pages.items()))

    def table(self, name: str) -> str:
        """A copy, what was "found", or the view "citations" of `cited` and `sources`."""
        return f"{self.schema}.{self.name}_{name}"

    def take(self, found: Statement) -> None:
        """Copy, within the snapshot, what `found` selects, in its order; its column `pk` tells the claim."""
        sql, values = found
        run(self.connection, (f"CREATE TABLE {self.table('found')} AS {sql}", values))
        those = RawSQL(f"SELECT pk FROM {self.table('found')}", [])
        for name, part in (self.parts | {"citations": BARE_CITATIONS}).items():
            rows = statement_of(part.unordered(those), self.connection.alias)
            self._copy("cited" if name == "citations" else name, rows, part.key)
        cited = RawSQL(f"SELECT source_id FROM {self.table('cited')}", [])
        sources, values = statement_of(sources_of(cited), self.connection.alias)
        named, address = (text.format_map({name: name for name in SOURCE}) for text in (NAMED, ADDRESS))
        self._copy("sources", (f"SELECT *, {named} AS named, {address} AS address FROM ({sources})", values), ("pk",))
        self._join()

    def keys(self) -> Iterator[int]:
        """The primary keys of the claims in their order."""
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT pk FROM {self.table('found')} ORDER BY rowid")
            while rows := cursor.fetchmany(KEYS_AT_ONCE):
                yield from (pk for (pk,) in rows)

    def counted(self) -> Listed:
        """Rows of status, verdict, whether the words changed, and how many claims that is true of."""
        kinds = "status, verdict, text_changed"
        return fetch(self.connection, (f"SELECT {kinds}, count(*) FROM {self.table('found')} GROUP BY {kinds}", []))

    def documents(self) -> set[int]:
        found = fetch(self.connection, (f"SELECT DISTINCT document_id FROM {self.table('found')}", []))
        return {document for (document,) in found}

    def read(self, batches: Iterable[Sequence[int]]) -> Iterator[list[Listed]]:
        """As `read_parts`, from the copies: once the snapshot has ended, as often as wanted."""
        for pks in batches:
            listed, keys = listing(self.connection, pks)
            yield [fetch(self.connection, (self._reading(*part, listed), [keys])) for part in self.parts.items()]

    def drop(self) -> None:
        if self.is_apart:
            run(self.connection, (f"DETACH {self.schema}", []))
            return
        run(self.connection, (f"DROP VIEW IF EXISTS {self.table('citations')}", []))
        for copy in ("found", "cited", "sources", *self.parts):
            if copy != "citations":
                run(self.connection, (f"DROP TABLE IF EXISTS {self.table(copy)}", []))

    def _copy(self, name: str, rows: Statement, key: Sequence[str]) -> None:
        sql, values = rows
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM ({sql}) LIMIT 0", values)
            columns = [column for column, *_type in cursor.description]
            # The number of a claim or a source is looked for as such.
            told = ", ".join(f'"{column}" INTEGER' if column == key[0] else f'"{column}"' for column in columns)
            by = ", ".join(f'"{column}"' for column in key)
            # Where the key is one number, that is the rowid itself.
            end = " WITHOUT ROWID" if len(key) > 1 else ""
            cursor.execute(f"CREATE TABLE {self.table(name)} ({told}, PRIMARY KEY ({by})){end}")
            cursor.execute(f"INSERT INTO {self.table(name)} {sql}", values)

    def _join(self) -> None:
        cited, sources = (f"{self.name}_{part}" for part in ("cited", "sources"))
        line = line_of("sqlite", **{text: text for text in ("named", "address", "stance", "pinpoint", "excerpt")})
        view = f"""CREATE VIEW {self.table("citations")} AS
            SELECT claim_id, {cited}.pk AS pk, {", ".join(CITED)}, {line} AS line
            FROM {cited} CROSS JOIN {sources} ON {sources}.pk = source_id"""
        run(self.connection, (view, []))

    def _reading(self, name: str, part: Part, listed: str) -> str:
        columns = ", ".join(f'"{column.removeprefix("source__")}"' for column in part.columns)
        by = ", ".join(f'"{column}"' for column in part.key)
        return f"SELECT {columns} FROM {self.table(name)} WHERE {part.key[0]} IN ({listed}) ORDER BY {by}"
