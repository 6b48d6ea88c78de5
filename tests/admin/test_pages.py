"""What holds for every page of the admin: no inline code, reading writes nothing, one history, sound structure."""

import re
from collections import Counter
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.admin import base, event
from claims.models import Authority, Claim, Event, Source
from claims.services.listing.counting import count_up_to
from claims.workflow import ACTS, perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.visitor import Page

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|SAVEPOINT|BEGIN IMMEDIATE)", re.IGNORECASE)


def addresses(document):
    claim = factories.claim(document)
    return [
        "/admin/",
        "/admin/acts/",
        "/admin/password_change/",
        "/admin/claims/claim/",
        "/admin/claims/claim/?work=open&text=state&mark=open",
        page_of(claim),
        page_of(claim).replace("change", "history"),
        "/admin/claims/document/",
        "/admin/claims/document/add/",
        page_of(document),
        page_of(document).replace("change", "history"),
        page_of(document).replace("change", "delete"),
        "/admin/claims/source/",
        page_of(Source.objects.latest("pk")),
        page_of(Source.objects.latest("pk")).replace("change", "history"),
        "/admin/claims/authority/",
        page_of(Authority.objects.earliest("pk")),
        "/admin/claims/event/",
        f"/admin/claims/event/{Event.objects.latest('number').pk}/change/",
    ]


@pytest.fixture
def at_work(cast, document):
    """A document with a bit of everything on it."""
    first, second, third = document.claims.in_document_order()
    factories.cite(first, cast.lee.person, excerpt="The act says so.")
    factories.note(first, cast.rita.person)
    factories.review(second, cast.rita.person)
    perform("take", third, by=cast.rita.person)
    return document


@pytest.fixture
def people_pages(cast):
    number = cast.rita.person.pk
    return [
        "/admin/auth/user/",
        "/admin/auth/user/add/",
        f"/admin/auth/user/{number}/change/",
        f"/admin/auth/user/{number}/password/",
        f"/admin/auth/user/{number}/history/",
    ]


def test_no_page_has_inline_code_or_anything_foreign(cast, at_work, people_pages, client):
    shown = [(cast.lee, url) for url in addresses(at_work)] + [(cast.ada, url) for url in people_pages]
    pages = [(url, visitor.get(url)) for visitor, url in shown]
    pages.append(("login", Page(client.get("/admin/login/").content.decode())))

    for url, page in pages:
        assert page.inline == [], url
        for tag in page.attributes:
            loaded = tag.get("src") or (tag.get("href") if tag[""] == "link" else None)
            assert not loaded or loaded.startswith("/static/") or loaded.startswith("/admin/jsi18n/"), (url, tag)


def test_inline_code_is_seen():
    assert Page('<p style="x">').inline == ["p style"]
    assert Page("<script>1</script><style></style>").inline == ["script", "style"]
    assert Page('<button onclick="x">').inline == ["button onclick"]


def test_every_page_is_soundly_built(cast, at_work, people_pages):
    shown = [(cast.lee, url) for url in addresses(at_work)] + [(cast.ada, url) for url in people_pages]

    for visitor, url in shown:
        page = visitor.get(url)
        assert page.headings.count(1) == 1, url
        assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), url
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], url


def test_reading_writes_nothing(cast, at_work, people_pages):
    shown = [(cast.lee, url) for url in addresses(at_work)] + [(cast.ada, url) for url in people_pages]
    # Signing in writes.
    for visitor in (cast.lee, cast.ada):
        visitor.get("/admin/")

    for visitor, url in shown:
        with CaptureQueriesContext(connection) as caught:
            visitor.get(url)
        assert [query["sql"] for query in caught if WRITES.match(query["sql"])] == [], url


def test_a_write_is_seen(db):
    with CaptureQueriesContext(connection) as caught:
        factories.user("somebody")

    assert [query for query in caught if WRITES.match(query["sql"])]


def test_djangos_own_log_stays_empty(cast, at_work):
    claim = factories.claim(at_work)
    cast.rita.press(page_of(claim), "save", words__statement="Restated.")
    cast.lee.press(page_of(at_work), "describe", about__title="Better")
    cast.rita.send(page_of(Source.objects.latest("pk")), title="Better")
    cast.ada.send(f"/admin/auth/user/{cast.rita.person.pk}/change/", last_name="Smith")
    page = cast.lee.client.get("/admin/").content.decode()

    assert not LogEntry.objects.exists()
    assert "Recent actions" not in page


def test_what_the_stock_admin_would_log_is_dropped(cast, claim, rf):
    page, request = admin.site._registry[Claim], rf.post("/")
    request.user = cast.lee.person

    page.log_addition(request, claim, "added")
    page.log_change(request, claim, "changed")
    page.log_deletion(request, claim, "deleted")
    page.log_deletions(request, Claim.objects.all())

    assert not LogEntry.objects.exists()


def test_the_front_page_shows_the_piles_with_their_counts(cast, at_work):
    page = cast.rita.get("/admin/")

    assert "Held by you" in page.words
    assert "/admin/claims/claim/?work=held" in page.links
    assert "1 of 3 claims settled" in page.words
    assert "Contested" not in page.words
    assert "Contested" in cast.lee.get("/admin/").words


def test_the_help_page_tells_every_act(cast):
    words = cast.rita.get("/admin/acts/").words

    assert all(str(act.label) in words for act in ACTS.values())
    assert "before the first review of the round" in words


def test_what_people_type_is_shown_as_text(cast, claim):
    evil = '<script>alert(1)</script><img src=x onerror="alert(1)">"\'&amp;'
    cast.rita.press(
        page_of(claim), "save", words__statement=evil, note__0__body=evil, cite__0__url="https://a.example/",
        cite__0__title=evil, cite__0__pinpoint=evil, cite__0__excerpt=evil, mention__key=evil,
    )  # fmt: skip
    cast.rita.press(page_of(claim), "decide", decision__verdict="unverifiable", decision__rationale=evil)
    source = Source.objects.get()

    for url in [
        "/admin/",
        "/admin/claims/claim/",
        page_of(claim),
        "/admin/claims/source/",
        page_of(source),
        "/admin/claims/event/",
        "/admin/claims/authority/",
        "/admin/claims/claim/?text=" + quote(evil),
    ]:
        page = cast.lee.get(url)
        assert page.inline == [], url
        assert "img" not in {tag[""] for tag in page.attributes}


def test_the_history_goes_on_beyond_what_is_counted(cast, claim, monkeypatch):
    monkeypatch.setattr(event, "count_up_to", lambda events: count_up_to(events, 4))
    monkeypatch.setattr(event.EventAdmin, "list_per_page", 2)
    monkeypatch.setattr(event.EventAdmin, "list_max_show_all", 2)
    for body in ("One", "Two", "Three", "Four", "Five", "Six"):
        factories.note(claim, cast.lee.person, body)
    numbers = list(Event.objects.order_by("-number").values_list("number", flat=True))

    newest, last = cast.lee.get("/admin/claims/event/"), cast.lee.get("/admin/claims/event/?p=2")
    older = cast.lee.get(f"/admin/claims/event/?up_to={numbers[4]}")

    assert "4+ events" in newest.words
    assert "Older events" not in newest.words
    assert f"?up_to={numbers[4]}" in last.links
    assert f"/admin/claims/event/{numbers[3]}/change/" in last.links
    assert f"/admin/claims/event/{numbers[4]}/change/" in older.links
    assert f"/admin/claims/event/{numbers[3]}/change/" not in older.links


def test_the_history_of_a_row_goes_on_to_its_first_entry(cast, claim, monkeypatch):
    monkeypatch.setattr(base, "EVENTS_SHOWN", 2)
    for body in ("One", "Two", "Three"):
        factories.note(claim, cast.lee.person, body)
    address = page_of(claim.document).replace("change", "history")

    newest = cast.rita.get(address)
    [older] = [link for link in newest.links if "up_to=" in link]
    last = cast.rita.get(older)

    assert "Three" in newest.words and "One" not in newest.words
    assert "One" in last.words and "Import" in last.words and "Older events" not in last.words
    assert address in last.links
    cast.rita.get(f"{address}?up_to=x", 400)


def test_the_history_of_a_document_says_of_which_claim_an_entry_is(cast, claim):
    other = claim.document.claims.exclude(pk=claim.pk)[0]
    for one in (claim, other):
        factories.note(one, cast.lee.person)
    perform("drop", other, by=cast.lee.person, reason="other")

    shown = cast.rita.get(page_of(claim.document).replace("change", "history"))

    assert page_of(claim) in shown.links and claim.number in shown.words
    assert page_of(other) not in shown.links and other.number in shown.words
