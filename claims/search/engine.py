"""The search of whichever engine there is."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from claims.search.postgresql import PostgresqlSearch
from claims.search.reading import OwnText, Reading
from claims.search.sqlite import SqliteSearch
from claims.statement import Statement
from claims.text.query import Term


class Engine(Protocol):
    """SQL for one engine; it runs nothing itself."""

    def tables(self) -> list[str]: ...

    def emptying(self) -> list[str]: ...

    def measuring(self, tables: Iterable[str]) -> list[str]:
        """What the planner needs to know of tables that were just filled."""
        ...

    def installed(self) -> Statement: ...

    def dropping(self, name: str, table: str, /) -> list[str]: ...

    def taking_out(self, claims: Collection[int]) -> list[Statement]: ...

    def putting_in(self, reading: Reading, texts: Statement) -> Statement: ...

    def putting_in_own(self, texts: Iterable[OwnText]) -> list[Statement]: ...

    def claims_of(self, author: int) -> Statement: ...

    def matching(self, reading: Reading, terms: Sequence[Term]) -> Statement: ...

    def is_matching(self, reading: Reading, terms: Sequence[Term]) -> Statement: ...

    def matching_own(self, terms: Sequence[Term], author: int) -> Statement: ...

    def ranked(
        self, reading: Reading, terms: Sequence[Term], claims: Statement, limit: int, *, is_common: bool
    ) -> Statement: ...

    def counted_and_ranked(
        self, reading: Reading, terms: Sequence[Term], claims: Statement | None, limit: int, common: int
    ) -> Statement | None:
        """Rows of (claim, score, how many claims have all terms, counted no further than `common` + 1), at least one:
        without a claim where there is none to rank or the words are common. `claims` None: all there are. None where
        two reads are as quick."""
        ...


def engine_of(connection: BaseDatabaseWrapper) -> Engine:
    return SqliteSearch() if connection.vendor == "sqlite" else PostgresqlSearch()
