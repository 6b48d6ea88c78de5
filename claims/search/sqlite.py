"""Search on SQLite: FTS5, ranked by its own BM25."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from claims.search.reading import WEIGHTS, OwnText, Reading
from claims.search.scripts import on_sqlites_line
from claims.search.stale import STALE
from claims.statement import SQLITE_LISTING, Statement
from claims.text.query import Term
from claims.text.scripts import on_the_line

OWN_ROWS = "claims_searchownrow"
# Else what a column stands for is worked out for each time that it is named; before 3.35 SQLite cannot be told.
_READ_ONCE = "MATERIALIZED" if sqlite3.sqlite_version_info >= (3, 35) else ""
_FTS = "USING fts5(words, findings, tokenize='porter unicode61 remove_diacritics 2')"


class SqliteSearch:
    def tables(self) -> list[str]:
        fts = [f"CREATE VIRTUAL TABLE IF NOT EXISTS {reading} {_FTS}" for reading in Reading]
        return [
            *fts,
            f"CREATE TABLE IF NOT EXISTS {STALE} (claim_id integer PRIMARY KEY)",
            f"CREATE TABLE IF NOT EXISTS {OWN_ROWS} (id integer PRIMARY KEY, claim_id integer NOT NULL, "
            "author_id integer NOT NULL, UNIQUE (claim_id, author_id))",
            f"CREATE INDEX IF NOT EXISTS {OWN_ROWS}_author ON {OWN_ROWS} (author_id)",
        ]

    def emptying(self) -> list[str]:
        return [f"DELETE FROM {table}" for table in (*Reading, STALE, OWN_ROWS)]

    def measuring(self, _tables: Iterable[str]) -> list[str]:
        return []

    def installed(self) -> Statement:
        return "SELECT name FROM sqlite_master WHERE type = 'trigger'", []

    def dropping(self, name: str, _table: str) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {name}"]

    def taking_out(self, claims: Collection[int]) -> list[Statement]:
        some, keys = SQLITE_LISTING, json.dumps(list(claims))
        own = f"SELECT id FROM {OWN_ROWS} WHERE claim_id IN ({some})"
        return [
            (f"DELETE FROM {Reading.TEAM} WHERE rowid IN ({some})", [keys]),
            (f"DELETE FROM {Reading.PUBLIC} WHERE rowid IN ({some})", [keys]),
            (f"DELETE FROM {Reading.OWN} WHERE rowid IN ({own})", [keys]),
            (f"DELETE FROM {OWN_ROWS} WHERE claim_id IN ({some})", [keys]),
            (f"DELETE FROM {STALE} WHERE claim_id IN ({some})", [keys]),
        ]

    def putting_in(self, reading: Reading, texts: Statement) -> Statement:
        sql, values = texts
        words, findings = on_sqlites_line("words"), on_sqlites_line("findings")
        told = f"INSERT INTO {reading} (rowid, words, findings) SELECT claim_id, {words}, {findings} FROM texts"
        return f"WITH texts(claim_id, words, findings) AS {_READ_ONCE} ({sql}) {told}", values

    def putting_in_own(self, texts: Iterable[OwnText]) -> list[Statement]:
        statements: list[Statement] = []
        for claim, author, words, findings in texts:
            statements.append((f"INSERT INTO {OWN_ROWS} (claim_id, author_id) VALUES (%s, %s)", [claim, author]))
            row = f"SELECT id, %s, %s FROM {OWN_ROWS} WHERE claim_id = %s AND author_id = %s"
            told = [on_the_line(words), on_the_line(findings)]
            statements.append((f"INSERT INTO {Reading.OWN} (rowid, words, findings) {row}", [*told, claim, author]))
        return statements

    def claims_of(self, author: int) -> Statement:
        return f"SELECT claim_id FROM {OWN_ROWS} WHERE author_id = %s", [author]

    def matching(self, reading: Reading, terms: Sequence[Term]) -> Statement:
        """SELECT of the claims that have all terms."""
        return f"SELECT rowid AS claim_id FROM {reading} WHERE {reading} MATCH %s", [_expression(terms)]

    def is_matching(self, reading: Reading, terms: Sequence[Term]) -> Statement:
        """SELECT of one claim, {pk}, where it has all terms."""
        sql, values = self.matching(reading, terms)
        return f"{sql} AND rowid = {{pk}}", values

    def matching_own(self, terms: Sequence[Term], author: int) -> Statement:
        return (
            f"SELECT row.claim_id FROM {Reading.OWN} JOIN {OWN_ROWS} AS row ON row.id = {Reading.OWN}.rowid "
            f"WHERE {Reading.OWN} MATCH %s AND row.author_id = %s",
            [_expression(terms), author],
        )

    def ranked(
        self, reading: Reading, terms: Sequence[Term], claims: Statement, limit: int, *, is_common: bool
    ) -> Statement:
        """(claim, score) of the newest `limit` of `claims` that have all terms; the best have the smallest score."""
        sql, values = claims
        return (
            f"SELECT {reading}.rowid, bm25({reading}, {WEIGHTS[0]}, {WEIGHTS[1]}) FROM {reading} "
            f"CROSS JOIN ({sql}) AS chosen ON chosen.id = {reading}.rowid "
            f"WHERE {reading} MATCH %s ORDER BY {reading}.rowid DESC LIMIT {limit}",
            [*values, _expression(terms)],
        )

    def counted_and_ranked(
        self, _reading: Reading, _terms: Sequence[Term], _claims: Statement | None, _limit: int, _common: int
    ) -> None:
        """The words' own table knows without a look at its rows how many have them."""
        return None


def _expression(terms: Sequence[Term]) -> str:
    """FTS5's own language. Words are letters and digits to begin with, so that nothing ends a quoted string."""
    wanted = " AND ".join(_phrase(term) for term in terms if not term.is_excluded)
    excluded = " OR ".join(_phrase(term) for term in terms if term.is_excluded)
    if not wanted:
        return excluded
    return f"({wanted}) NOT ({excluded})" if excluded else wanted


def _phrase(term: Term) -> str:
    ways = [f'"{on_the_line(" ".join(phrase.words))}"{" *" if phrase.is_open else ""}' for phrase in term.phrases]
    return f"({' OR '.join(ways)})" if term.others else ways[0]
