"""Databases of their own beside the one under test."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.utils import load_backend

from factcheck.databases import database_at


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
    with opened(f"sqlite:///{folder / alias}.sqlite3", alias) as using:
        if migrated:
            call_command("migrate", database=using, verbosity=0)
        yield using


@contextlib.contextmanager
def empty_postgres(alias: str = "target") -> Iterator[str]:
    """A database on the server under test; it is dropped in the end."""
    name = f"factcheck_{alias}_{os.getpid()}_{secrets.token_hex(3)}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        with opened(f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}", alias) as using:
            call_command("migrate", database=using, verbosity=0)
            yield using
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")
