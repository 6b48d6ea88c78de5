"""The index of statements on SQLite: FTS5 over the claims' own table, kept by triggers."""

from collections.abc import Mapping, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from claims.search.scripts import on_sqlites_line
from claims.text.stems import Word

TABLE, COUNTS = "claims_statementword", "claims_statementwordcount"
_OLD, _NEW = on_sqlites_line("old.statement"), on_sqlites_line("new.statement")
_TAKE_OUT = f"INSERT INTO {TABLE}({TABLE}, rowid, statement) SELECT 'delete', old.id, {_OLD}"
_PUT_IN = f"INSERT INTO {TABLE}(rowid, statement) SELECT new.id, {_NEW}"
TRIGGERS = {
    "claims_index_insert": f"AFTER INSERT ON claims_claim BEGIN {_PUT_IN}; END",
    "claims_index_delete": f"AFTER DELETE ON claims_claim BEGIN {_TAKE_OUT}; END",
    "claims_index_update": "AFTER UPDATE OF id, statement ON claims_claim "
    f"WHEN new.statement IS NOT old.statement OR new.id <> old.id BEGIN {_TAKE_OUT}; {_PUT_IN}; END",
}
# The text stays in the claims' table alone. Stems are Porter's, as in `claims.text.stems`.
TABLES = [
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(statement, content='claims_claim', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {COUNTS} USING fts5vocab('{TABLE}', 'row')",
]
REBUILD = [
    f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')",
    f"INSERT INTO {TABLE}(rowid, statement) SELECT id, {on_sqlites_line('statement')} FROM claims_claim",
]


class SqliteIndex:
    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def install(self) -> None:
        """Create what is missing. A rebuilt table has lost its triggers, and rows may have changed unseen since."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'claims_claim'")
            # One that an earlier release wrote reads statements otherwise.
            is_whole = set(map(_creating, TRIGGERS)) <= {sql for (sql,) in cursor.fetchall()}
        if not is_whole:
            self.rebuild()

    def rebuild(self) -> None:
        with self.connection.cursor() as cursor:
            for statement in TABLES:
                cursor.execute(statement)
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(_creating(name))
            for statement in REBUILD:
                cursor.execute(statement)

    def counts(self, stems: Sequence[str]) -> dict[str, int]:
        """How many statements have each of these stems; those that none has are left out."""
        with self.connection.cursor() as cursor:
            marks = ", ".join(["%s"] * len(stems))
            cursor.execute(f"SELECT term, doc FROM {COUNTS} WHERE term IN ({marks})", list(stems))
            return dict(cursor.fetchall())

    def nearest(self, words: Mapping[str, Word], _weights: Mapping[str, float], limit: int) -> list[int]:
        """Claims with any of these words (by stem), by FTS5's own BM25, best first; none where there is no word."""
        if not words:
            return []
        # FTS5 has a query language: each word is a quoted string, and is letters and digits to begin with.
        query = " OR ".join(f'"{word.text}"' for word in words.values())
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY rank, rowid LIMIT %s", [query, limit]
            )
            return [pk for (pk,) in cursor.fetchall()]


def _creating(name: str) -> str:
    return f"CREATE TRIGGER {name} {TRIGGERS[name]}"
