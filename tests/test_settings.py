"""What an installation demands before it starts, and what it does with nothing set."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections
from django.utils.formats import date_format, get_format

from factcheck import databases, secret_key
from factcheck.databases import database_at, embedded_database
from factcheck.secret_key import local_secret_key
from tests.trust.stores import opened

ROOT = Path(__file__).resolve().parent.parent

PRODUCTION = {
    "FACTCHECK_PROFILE": "production",
    "SECRET_KEY": "$" + "".join(map(chr, range(ord("0"), ord("z")))),
    "ALLOWED_HOSTS": "factcheck.example, www.factcheck.example",
    "DATABASE_URL": "sqlite://:memory:",
}


def run_python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project's folder with nothing set but `environment`."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def show_setting(name: str, **environment: str) -> str:
    shown = run_python("-c", f"from factcheck import settings; print(settings.{name})", **environment)
    return shown.stdout.strip() or shown.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
@pytest.mark.parametrize("value", [None, " "], ids=["absent", "blank"])
def test_production_refuses_to_start_without(name, value):
    environment = PRODUCTION | {name: value}

    refusal = run_python(
        "manage.py", "check", **{key: given for key, given in environment.items() if given is not None}
    )

    assert refusal.returncode != 0
    assert f"ImproperlyConfigured: Set {name}: the production profile has no default for it." in refusal.stderr


def test_production_refuses_every_host():
    assert "ALLOWED_HOSTS names every host" in show_setting(
        "ALLOWED_HOSTS", **PRODUCTION | {"ALLOWED_HOSTS": "a.example,*"}
    )


def test_an_unknown_profile_is_refused():
    assert "FACTCHECK_PROFILE is 'staging'" in show_setting("PROFILE", FACTCHECK_PROFILE="staging")


def test_production_passes_the_deployment_check():
    check = run_python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert check.returncode == 0, check.stderr
    assert "no issues (2 silenced)" in check.stdout


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({}, "31536000 False False"),
        ({"SECURE_HSTS_SECONDS": "60", "SECURE_HSTS_INCLUDE_SUBDOMAINS": "on"}, "60 True False"),
        ({"SECURE_HSTS_PRELOAD": "on"}, "31536000 False True"),
    ],
)
def test_https_is_insisted_on_for_this_name_alone_unless_more_is_said(given, sent):
    shown = "SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD"

    assert show_setting(shown, **PRODUCTION, **given) == sent


def test_the_deployment_check_sees_a_weak_key():
    check = run_python(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION | {"SECRET_KEY": "short"}
    )

    assert check.returncode != 0
    assert "security.W009" in check.stderr


def test_production_takes_its_values_as_they_are():
    assert show_setting("SECRET_KEY", **PRODUCTION) == PRODUCTION["SECRET_KEY"]
    assert show_setting("ALLOWED_HOSTS", **PRODUCTION) == "['factcheck.example', 'www.factcheck.example']"
    assert show_setting("SESSION_COOKIE_NAME", **PRODUCTION) == "__Host-sessionid"


def test_the_proxy_header_is_trusted_only_on_demand():
    assert "no attribute" in show_setting("SECURE_PROXY_SSL_HEADER", **PRODUCTION)
    assert "HTTP_X_FORWARDED_PROTO" in show_setting(
        "SECURE_PROXY_SSL_HEADER", FACTCHECK_BEHIND_PROXY="on", **PRODUCTION
    )


def test_the_local_profile_needs_nothing_and_answers_locally_only():
    assert show_setting("ALLOWED_HOSTS") == "['127.0.0.1', 'localhost', '[::1]']"
    assert show_setting("DEBUG") == "False"
    assert show_setting("DATABASES['default']['NAME']") == str(ROOT / "var" / "factcheck.sqlite3")


def test_the_local_key_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "var" / "secret_key"

    first = local_secret_key(path)

    assert local_secret_key(path) == first
    assert len(first) > 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [kept.name for kept in path.parent.iterdir()] == ["secret_key"]


def test_processes_that_start_at_once_share_one_key(tmp_path, monkeypatch):
    path = tmp_path / "secret_key"
    # Every one of them finds no key and makes its own.
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(secret_key._keep_new_key, [path] * 8))

    assert len({local_secret_key(path) for _ in range(8)}) == 1
    assert [kept.name for kept in tmp_path.iterdir()] == ["secret_key"]


def test_the_embedded_database_is_kept_from_others(tmp_path):
    database = embedded_database(tmp_path / "var" / "claims.sqlite3")

    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700
    assert database["OPTIONS"] == databases.SQLITE_OPTIONS


def test_a_database_address_keeps_its_own_options():
    database = database_at("postgres://someone@db.example:5433/facts?sslmode=require")

    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "facts")
    assert database["OPTIONS"] == databases.POSTGRESQL_OPTIONS | {"sslmode": "require"}
    assert database["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize("url", ["mysql://someone@db.example/facts", "facts", "postgres://db.example:secret/facts"])
def test_another_database_is_refused(url):
    with pytest.raises(ImproperlyConfigured) as refused:
        database_at(url)
    assert str(refused.value) == "DATABASE_URL names neither a SQLite nor a PostgreSQL database."


def test_a_target_that_is_no_database_is_refused_by_its_own_name(tmp_path):
    told = run_python(
        "manage.py", "move_store", DATABASE_URL=f"sqlite:///{tmp_path / 'store.sqlite3'}", TARGET_DATABASE_URL="foo://x"
    )

    assert told.returncode == 1
    assert told.stderr == (
        "CommandError: TARGET_DATABASE_URL names neither a SQLite nor a PostgreSQL database: sqlite:///… or "
        "postgres://… does.\n"
    )


def test_no_request_is_one_transaction():
    assert connection.settings_dict["ATOMIC_REQUESTS"] is False


def test_pages_are_private_by_default():
    assert "factcheck.middleware.LoginRequired" in settings.MIDDLEWARE


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 2),
        ("recursive_triggers", 1),
        ("foreign_keys", 1),
        ("journal_mode", databases.JOURNAL_MODE.lower()),
    ],
)
def test_sqlite_is_opened_as_promised(db, tmp_path, pragma, value):
    with opened(f"sqlite:///{tmp_path / 'store.sqlite3'}") as using, connections[using].cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")

        assert cursor.fetchone() == (value,)


@pytest.mark.sqlite
def test_a_sqlite_transaction_locks_from_its_start(db):
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("statement_timeout", "0"),
        ("lock_timeout", "20s"),
        ("idle_in_transaction_session_timeout", "1min"),
        ("synchronous_commit", "on"),
    ],
)
def test_postgresql_is_opened_as_promised(db, name, value):
    with opened(os.environ["DATABASE_URL"]) as using, connections[using].cursor() as cursor:
        cursor.execute(f"SHOW {name}")

        assert cursor.fetchone() == (value,)


@pytest.mark.parametrize("name", ["TIME_FORMAT", "DATETIME_FORMAT", "SHORT_DATETIME_FORMAT", "DATE_FORMAT"])
def test_no_moment_ends_a_sentence_twice(name):
    written = [date_format(datetime(2026, month, 28, hour), name) for month in range(1, 13) for hour in (0, 9, 12, 21)]

    assert get_format(name) != name
    assert [moment for moment in written if moment.endswith(".")] == []
