"""The store as a whole: its tables, what was migrated, whether it holds anything, and whether it holds together."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from claims.history import first_flaw
from claims.models import ChainHead
from claims.services.store.verification import first_mismatch

# Who is signed in stays where they are signed in.
LEFT_BEHIND: tuple[type[Model], ...] = (Session,)
# What `migrate` itself puts into an empty store.
MADE_BY_MIGRATE: tuple[type[Model], ...] = (ContentType, Permission, Group, Group.permissions.through, ChainHead)


def nouns() -> list[type[Model]]:
    """A model for each table that makes up the store, links between two nouns included, in the order of their names."""
    found = [model for model in apps.get_models(include_auto_created=True) if model not in LEFT_BEHIND]
    stored = [model for model in found if model._meta.managed and not model._meta.proxy]
    return sorted(stored, key=lambda model: model._meta.db_table)


def migrations_of(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """What was migrated, as "app.name"."""
    return sorted(".".join(key) for key in MigrationRecorder(connections[using]).applied_migrations())


def is_migrated(using: str) -> bool:
    """Has every migration of this version of the product been applied?"""
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_empty(using: str) -> bool:
    """Is there nothing in it but what `migrate` makes?"""
    tables = set(connections[using].introspection.table_names())
    filled = [model for model in nouns() if model not in MADE_BY_MIGRATE and model._meta.db_table in tables]
    return not any(model._base_manager.using(using).exists() for model in filled)


def problem_of(using: str) -> str:
    """What `verify_history` would find in it first; "" where all of it holds."""
    flaw = first_flaw(using) or first_mismatch(using)
    return f"event {flaw.number}: {flaw.problem}" if flaw else ""


@contextmanager
def opened_beside(path: Path, alias: str) -> Iterator[str]:
    """Open the SQLite database at `path` as `alias`, the way the default one is opened."""
    default = connections[DEFAULT_DB_ALIAS]
    connections[alias] = type(default)(default.settings_dict | {"NAME": str(path)}, alias)
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
