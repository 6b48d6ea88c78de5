"""One database engine per run, chosen by DATABASE_URL; a browser where there is one; people for tests without cast."""

import gc
import os
import shutil
from collections.abc import Iterator

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import factories
from tests.beginning import kept_at_the_beginning
from tests.durability import without_waiting

REQUIRED = os.environ.get("FACTCHECK_REQUIRE", "").split()

# playwright keeps an event loop in the thread of the test, where Django would refuse to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGE_TIMEOUT_MS = 30_000
# What a test asks for that asks the database.
DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
# Thousands of tests are thousands of objects that stay: Python need not look at all of them again and again.
OBJECTS_BETWEEN_COLLECTIONS = 50_000

# A busy machine is no failure.
hypothesis.settings.register_profile(
    "suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("suite")


def _needs_no_second_run(item: pytest.Item) -> bool:
    """What asks no database, or looks from a browser, does not see which one there is: SQLite's run speaks for it."""
    asked = {*getattr(item, "fixturenames", [])}
    marks = {mark.name for mark in item.iter_markers()}
    asks_database = "django_db" in marks or asked & DATABASE
    is_elsewhere = "either" in marks or "browser" in asked or "tests/text" in item.path.as_posix() or not asks_database
    return connection.vendor == "postgresql" and "postgres" not in marks and is_elsewhere


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    other_engine = "sqlite" if connection.vendor == "postgresql" else "postgres"
    elsewhere = {item for item in items if item.get_closest_marker(other_engine) or _needs_no_second_run(item)}
    if elsewhere:
        config.hook.pytest_deselected(items=list(elsewhere))
        items[:] = [item for item in items if item not in elsewhere]
    for item in items:
        if "browser" in getattr(item, "fixturenames", []):
            item.add_marker("browser")
            if CHROMIUM is None and "browser" not in REQUIRED:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 100)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give every worker of every run a database of its own.

    On SQLite it is a file, not memory: other threads and processes have to open it.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:8]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    if connection.vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    else:
        name = f"test_factcheck_{run}_{worker}"
    connection.settings_dict["TEST"]["NAME"] = name
    without_waiting(connection)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Take what a transactional test wrote out again; the history's triggers would refuse to Django what it does."""
    with django_db_blocker.unblock(), kept_at_the_beginning():
        yield


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    # People of one test have the numbers of those of another.
    cache.clear()
    yield


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    # A lease of one length, so that no test pays for measuring how long decisions take.
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers, FACTCHECK_LEASE_MINUTES=30):
        yield


@pytest.fixture
def rita(db):
    return factories.user("rita", "reviewer")


@pytest.fixture
def sam(db):
    return factories.user("sam", "reviewer")


@pytest.fixture
def lee(db):
    return factories.user("lee", "lead")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "FACTCHECK_REQUIRE names the browser, but there is no Chromium on this machine."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


def complaints_of(page: Page) -> list[str]:
    """Return the list in which script errors and breaches of the content security policy on `page` will gather."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
    return complaints


@pytest.fixture(scope="session")
def profile(browser: Browser, live_server) -> Iterator[BrowserContext]:
    """The profile that pages share: its files are fetched once, and an empty page keeps its process alive."""
    context = browser.new_context(base_url=live_server.url)
    context.new_page()
    yield context
    context.close()


def forget(profile: BrowserContext, address: str) -> None:
    """Leave of an earlier test no page, nobody signed in, nothing that was allowed or kept."""
    empty, *others = profile.pages
    for page in others:
        page.close()
    profile.clear_cookies()
    profile.clear_permissions()
    protocol = profile.new_cdp_session(empty)
    protocol.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    protocol.detach()


@pytest.fixture
def page(profile: BrowserContext, live_server) -> Iterator[Page]:
    """Give an empty page of a browser profile in which nothing is left; addresses are relative to the live server."""
    forget(profile, live_server.url)
    page = profile.new_page()
    page.set_default_timeout(PAGE_TIMEOUT_MS)
    complaints = complaints_of(page)

    yield page

    page.close()
    assert complaints == []
