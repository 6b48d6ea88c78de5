"""The two databases the workbench runs on, and why each is opened the way it is."""

import sqlite3
import warnings
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

NEITHER = "DATABASE_URL names neither a SQLite nor a PostgreSQL database."

# Before 3.51.3 two connections that write and checkpoint at the same instant can corrupt a WAL database.
WAL_IS_SOUND_FROM = (3, 51, 3)
JOURNAL_MODE = "WAL" if sqlite3.sqlite_version_info >= WAL_IS_SOUND_FROM else "DELETE"

SQLITE_OPTIONS: dict[str, Any] = {
    # A deferred transaction that reads before it writes fails at once when another one wrote in between.
    "transaction_mode": "IMMEDIATE",
    # Seconds. SQLite's waiting is not fair: at full load the unluckiest writer waited half of this.
    "timeout": 20,
    # Without recursive triggers REPLACE deletes from the history unseen.
    "init_command": f"PRAGMA journal_mode={JOURNAL_MODE}; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON",
}

# Milliseconds. No limit per statement, so that a large import or export is never cut short; a lock is waited for as
# long as on SQLite, and a session that forgot its transaction is ended.
POSTGRESQL_LIMITS = {
    "statement_timeout": 0,
    "lock_timeout": 20_000,
    "idle_in_transaction_session_timeout": 60_000,
}
# To compile a query takes longer than any query here runs: half a second for a batch of an export that takes a tenth.
POSTGRESQL_PLANS = {"jit": "off"}
POSTGRESQL_OPTIONS: dict[str, Any] = {
    "pool": {"min_size": 2, "max_size": 8, "timeout": 10},
    "options": " ".join(f"-c {name}={value}" for name, value in (POSTGRESQL_LIMITS | POSTGRESQL_PLANS).items()),
}


def embedded_database(path: Path) -> dict[str, Any]:
    """Return the settings of the SQLite database kept at `path`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {"ENGINE": SQLITE, "NAME": path, "OPTIONS": SQLITE_OPTIONS}


def database_at(url: str) -> dict[str, Any]:
    """Return the settings for `url`; options named in its query hold over ours. Raises ImproperlyConfigured."""
    found = _read(url)
    named = found.get("OPTIONS", {})
    if found.get("ENGINE") == SQLITE:
        return found | {"OPTIONS": SQLITE_OPTIONS | named}
    if found.get("ENGINE") == POSTGRESQL:
        return found | {"OPTIONS": POSTGRESQL_OPTIONS | named, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
    raise ImproperlyConfigured(NEITHER)


def _read(url: str) -> dict[str, Any]:
    with warnings.catch_warnings():
        # That the engine is not known, which is said below.
        warnings.simplefilter("ignore", UserWarning)
        try:
            found: dict[str, Any] = environ.Env.db_url_config(url)
        except ValueError:
            # What it complains of may be a part of the password.
            raise ImproperlyConfigured(NEITHER) from None
    return found
