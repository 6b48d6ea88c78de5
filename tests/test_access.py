"""TRUST 30 and 15: every address, for everybody, by every method; and reading writes nothing.

A route that the resolver knows and `TABLE` does not fails here.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from claims.choices import Verdict
from claims.models import Authority, Claim, Source
from claims.services.desk.queues import go_to, open_queue
from claims.services.versions.uploads import keep
from tests import factories
from tests.access_table import METHODS, PEOPLE, TABLE, Row, page
from tests.kept import kept


def routes(resolver=None, prefix: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, route)
        else:
            yield route


def unlisted(table: list[Row]) -> set[str]:
    return set(routes()) - {row.route for row in table}


@pytest.fixture
@kept
def newsroom(db):
    """The cast of PEOPLE, and the numbers that the addresses of TABLE name."""
    author = factories.user("author", "reviewer")
    cast = {name: factories.user(name.replace(" ", "-"), name) for name in PEOPLE[2:]}
    cast["no role"] = factories.user("no-role")
    document = factories.document(
        "SB20-083 passed in 2020.\n\nHIPAA covers records.\n\nThe board met.", by=cast["lead"]
    )
    open_claim, settled = document.claims.in_document_order()[:2]
    factories.review(settled, author, Verdict.VERIFIED)
    sealed = factories.claim(factories.document(by=cast["lead"], reviews_required=2))
    hidden = factories.cite(sealed, author, url="https://sealed.example/", excerpt="So.")
    shown = factories.cite(settled, author, excerpt="So.")
    rows = Claim.objects.filter(pk__in=[open_claim.pk, settled.pk])
    queue = open_queue(owner=cast["reviewer"], claims=rows, title="Two", at=timezone.now())
    go_to(queue, open_claim.pk, at=timezone.now())
    numbers = {
        "queue": queue.pk,
        "upload": keep(owner=cast["reviewer"], filename="a.csv", body=b"Claim\nOne.\n", at=timezone.now()).pk,
        "document": document.pk,
        "nothing": 987654321,
        "settled": settled.pk,
        "open": open_claim.pk,
        "sealed": sealed.pk,
        "authority": Authority.objects.get(key="HIPAA", mentions__claim=settled).pk,
        "open_authority": open_claim.mentions.get().authority_id,
        "source": Source.objects.get(url="https://leg.example/act").pk,
        "sealed_source": Source.objects.get(url="https://sealed.example/").pk,
        "citation": shown.pk,
        "sealed_citation": hidden.pk,
        "copy": factories.copy(shown, author).pk,
        "sealed_copy": factories.copy(hidden, author).pk,
        "event": 1,
        "user": author.pk,
    }
    return cast, numbers


def answer(client: Client, row: Row, numbers: dict[str, int], method: str) -> int:
    response = client.generic(method, row.address.format(**numbers))
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def sign_in_again(client: Client, person: Any) -> None:
    """Where it is nobody's yet, or was signed out by what it was sent."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if person is not None and not (cookie and cookie.value):
        client.force_login(person)


def surprises(newsroom, row: Row) -> list[str]:
    """Where the answer is not the one in the table."""
    cast, numbers = newsroom
    found = []
    clients = {person: Client(raise_request_exception=False) for person in PEOPLE}
    for method in METHODS:
        for person, expected in zip(PEOPLE, row.codes(method), strict=True):
            sign_in_again(clients[person], cast.get(person))
            code = answer(clients[person], row, numbers, method)
            if code != expected:
                found.append(f"{method} {row.address} as {person}: {code}, not {expected}")
    return found


def test_every_route_has_a_row():
    assert unlisted(TABLE) == set()


def test_every_row_has_a_route():
    assert {row.route for row in TABLE} - set(routes()) == set()


@pytest.mark.parametrize("route", sorted({row.route for row in TABLE}))
def test_a_route_without_a_row_is_seen(route):
    assert unlisted([row for row in TABLE if row.route != route]) == {route}


# Rights are asked of the same rows on either engine; that its pages can be read there is seen below.
@pytest.mark.either
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.address or "/")
def test_an_address_answers_as_the_table_says(newsroom, row):
    assert surprises(newsroom, row) == []


@pytest.mark.either
@pytest.mark.parametrize("person", range(len(PEOPLE)), ids=PEOPLE)
def test_a_wrong_code_is_seen(newsroom, person):
    """The control: the check above fails for each person alone."""
    row = page("claims/<int:pk>/", "/claims/{open}/", "302 403 404 200 200 200")
    codes = row.get.split()
    codes[person] = "299"

    assert len(surprises(newsroom, row._replace(get=" ".join(codes)))) == 1


# Also what begins a transaction: on SQLite that takes the write lock.
# Not the copies that an export makes for its own connection alone.
WRITING = re.compile(
    r"\s*(?!((CREATE|DROP) (TABLE|VIEW|INDEX)|INSERT INTO) (IF (NOT )?EXISTS )?temp\.)"
    r"(INSERT|UPDATE|DELETE|REPLACE|BEGIN IMMEDIATE|SAVEPOINT|CREATE|ALTER|DROP|TRUNCATE)\b",
    re.I,
)


def sent(newsroom, address: str, method: str = "GET") -> tuple[int, list[str]]:
    """Which code a lead is answered, and what that writes."""
    cast, numbers = newsroom
    client = Client(raise_request_exception=False)
    client.force_login(cast["lead"])
    with CaptureQueriesContext(connection) as captured:
        response = client.generic(method, address.format(**numbers))
        if response.streaming:
            b"".join(response.streaming_content)
    assert captured.captured_queries or response.status_code == 405
    return response.status_code, [query["sql"] for query in captured if WRITING.match(query["sql"])]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.address or "/")
def test_reading_writes_nothing(newsroom, row):
    assert sent(newsroom, row.address) == (row.codes("GET")[PEOPLE.index("lead")], [])


def test_the_control_a_write_is_seen(newsroom):
    assert sent(newsroom, "/sign-out/", "POST")[1] != []
