"""Databases of their own beside the one under test."""

import contextlib
import functools
import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.utils import load_backend

from factcheck.databases import database_at
from tests.durability import without_waiting


@contextlib.contextmanager
def opened(url: str, alias: str = "target") -> Iterator[str]:
    settings = connections.configure_settings({DEFAULT_DB_ALIAS: database_at(url)})[DEFAULT_DB_ALIAS]
    settings["OPTIONS"] = {name: value for name, value in settings["OPTIONS"].items() if name != "pool"}
    connections[alias] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias)
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


@contextlib.contextmanager
def empty_sqlite(folder: Path, alias: str = "target", *, migrated: bool = True) -> Iterator[str]:
    file = folder / f"{alias}.sqlite3"
    if migrated:
        file.write_bytes(_migrated())
    with opened(f"sqlite:///{file}", alias) as using:
        without_waiting(connections[using])
        yield using


@functools.cache
def _migrated() -> bytes:
    """Every empty store begins with the same file: to migrate it takes seconds."""
    with tempfile.TemporaryDirectory() as folder, empty_sqlite(Path(folder), "migrated", migrated=False) as using:
        call_command("migrate", database=using, verbosity=0)
        connections[using].close()
        return (Path(folder) / f"{using}.sqlite3").read_bytes()


@contextlib.contextmanager
def empty_postgres(alias: str = "target") -> Iterator[str]:
    """A database on the server under test; it is dropped in the end."""
    name = f"factcheck_{alias}_{os.getpid()}_{secrets.token_hex(3)}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        with opened(f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}", alias) as using:
            without_waiting(connections[using])
            call_command("migrate", database=using, verbosity=0)
            yield using
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")
