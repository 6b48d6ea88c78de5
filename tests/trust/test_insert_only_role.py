"""docs/postgresql.md, carried out: the site works under its role, and that role cannot touch the history (test 17)."""

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "postgresql.md"
BLOCK = re.compile(r"^```sql\n(.*?)^```$", re.MULTILINE | re.DOTALL)

WORK = """
import django
django.setup()
from claims import history
from claims.models import Event
from claims.workflow import perform
from tests import factories
from tests.trust import oracle
claim = factories.claim()
author, lead = factories.user("author", "reviewer"), factories.user("lead", "lead")
factories.review(claim, author)
factories.note(claim, author)
perform("reopen", claim, by=author, reason="Once more.")
perform("discard", factories.document(), by=lead)
assert history.first_flaw() is None and oracle.broken_link() is None
print(Event.objects.count())
"""

REFUSED = [
    "UPDATE claims_event SET act = 'undo'",
    "DELETE FROM claims_event",
    "TRUNCATE claims_event",
    "INSERT INTO claims_event SELECT * FROM claims_event ON CONFLICT (number) DO UPDATE SET act = 'undo'",
    "ALTER TABLE claims_event DISABLE TRIGGER ALL",
    "ALTER TABLE claims_event DISABLE TRIGGER claims_event_no_update",
    "DROP TRIGGER claims_event_no_update ON claims_event",
    "ALTER TABLE claims_event DROP COLUMN payload",
    "DROP TABLE claims_event",
    "CREATE OR REPLACE FUNCTION claims_refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "SET session_replication_role = replica",
    "UPDATE claims_eventtext SET body = ''",
    "TRUNCATE claims_eventtext",
    "DELETE FROM claims_chainhead",
    "INSERT INTO claims_chainhead (id, number, hash) VALUES (2, 0, '')",
    "DELETE FROM django_migrations",
]
ALLOWED = ["SELECT count(*) FROM claims_event", "DELETE FROM claims_eventtext WHERE event_number = 1"]

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


class Site(NamedTuple):
    owner: str
    app: str


@pytest.fixture
def site(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[Site]:
    """A database made by the very SQL of the page, under names of its own, with some work done in it by the site."""
    mark = secrets.token_hex(4)
    page = re.sub(r"\bfactcheck(_owner|_app)?\b", rf"factcheck_{mark}\1", PAGE.read_text())
    create, before, after = BLOCK.findall(page)
    database, owner, app = f"factcheck_{mark}", f"factcheck_{mark}_owner", f"factcheck_{mark}_app"
    address = f"{connection.settings_dict['HOST']}:{connection.settings_dict['PORT'] or 5432}"
    urls = Site(
        f"postgres://{owner}:change-me-1@{address}/{database}", f"postgres://{app}:change-me-2@{address}/{database}"
    )
    try:
        run_sql(superuser(), create)
        run_sql(urls.owner, before)
        run([sys.executable, "manage.py", "migrate", "--verbosity", "0", "--skip-checks"], urls.owner)
        run_sql(urls.owner, after)
        yield urls
    finally:
        run_sql(superuser(), f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        run_sql(superuser(), f"DROP ROLE IF EXISTS {app}; DROP ROLE IF EXISTS {owner}")


def superuser():
    settings = connection.settings_dict
    return psycopg.conninfo.make_conninfo(
        dbname="postgres",
        host=settings["HOST"],
        port=settings["PORT"] or 5432,
        user=settings["USER"],
        password=settings["PASSWORD"] or None,
    )


def run_sql(url, sql):
    with psycopg.connect(url, autocommit=True) as session:
        for statement in filter(str.strip, re.sub(r"^--.*$", "", sql, flags=re.MULTILINE).split(";\n")):
            session.execute(statement)


def run(command, url):
    told = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "factcheck.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_the_site_works_and_cannot_touch_the_history(site):
    events = int(run([sys.executable, "-c", WORK], site.app))
    assert events >= 6

    for sql in REFUSED:
        with psycopg.connect(site.app) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
            session.execute(sql)
    for sql in ALLOWED:
        with psycopg.connect(site.app) as session:
            session.execute(sql)

    with psycopg.connect(site.app) as session:
        assert session.execute("SELECT count(*) FROM claims_event").fetchone() == (events,)

    # The negative control, and the reason for the second role: the owner could.
    with psycopg.connect(site.owner) as session:
        session.execute("ALTER TABLE claims_event DISABLE TRIGGER ALL")
        session.execute("DELETE FROM claims_event")
        session.rollback()
