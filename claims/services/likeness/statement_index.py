"""The index over the statements of all claims, on whichever engine there is. It knows words, and nobody's verdict.

Triggers keep it, so that it has every claim however it was inserted; `install` runs after every migration.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from claims.services.likeness.postgresql_index import PostgresqlIndex
from claims.services.likeness.sqlite_index import SqliteIndex
from claims.text.stems import Word


class StatementIndex(Protocol):
    def install(self) -> None: ...

    def rebuild(self) -> None: ...

    def counts(self, stems: Sequence[str]) -> dict[str, int]: ...

    def nearest(self, words: Mapping[str, Word], weights: Mapping[str, float], limit: int) -> list[int]: ...


def index_of(connection: BaseDatabaseWrapper) -> StatementIndex:
    return SqliteIndex(connection) if connection.vendor == "sqlite" else PostgresqlIndex(connection)
