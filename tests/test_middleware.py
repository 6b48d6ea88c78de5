"""What every answer carries: the content security policy, and no trace in a cache for those who signed in; and what
becomes of a session."""

import re
import time
from contextlib import closing
from unittest import mock

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.middleware import CONTENT_SECURITY_POLICY, content_security_policy
from tests import factories
from tests.conftest import complaints_of


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/", "/static/admin/css/base.css", "/nowhere/"])
def test_every_answer_carries_the_policy(client, db, address):
    with closing(client.get(address)) as response:
        assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_refused_host_gets_the_policy_too(client):
    response = client.get("/admin/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


def test_a_view_can_only_tighten_the_policy():
    sandboxed = HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    response = content_security_policy(lambda request: sandboxed)(HttpRequest())

    assert response.headers["Content-Security-Policy"] == f"{CONTENT_SECURITY_POLICY}, sandbox"


def test_a_signed_in_answer_is_kept_nowhere(admin_client):
    assert admin_client.get(reverse("admin:index")).headers["Cache-Control"] == "no-store"
    assert admin_client.get("/nowhere/").headers["Cache-Control"] == "no-store"


def test_a_static_file_may_be_kept(admin_client):
    with closing(admin_client.get("/static/admin/css/base.css")) as response:
        assert response.status_code == 200
        assert "no-store" not in response.headers.get("Cache-Control", "")


def test_a_browser_reports_a_breach_of_the_policy(browser, live_server):
    page = browser.new_page(base_url=live_server.url)
    complaints = complaints_of(page)
    page.goto("/admin/login/")

    assert complaints == []

    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))")
    page.close()

    assert len(complaints) == 1


SCRIPTS = [{"HX-Request": "true"}, {"Sec-Fetch-Mode": "cors"}]


@pytest.mark.parametrize("headers", SCRIPTS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_script_is_told_that_nobody_is_signed_in(client, db, headers, method):
    response = getattr(client, method)("/admin/claims/claim/1/change/", headers=headers)

    assert response.status_code == 401
    # Nothing is told on the next page: this one says it.
    assert "messages" not in response.cookies


def test_a_script_may_ask_what_everybody_may(client, db):
    assert client.get("/sign-in/", headers=SCRIPTS[0]).status_code == 200


@pytest.mark.parametrize(
    ("before", "back"),
    [
        ("http://testserver/documents/?a=1", "/documents/%3Fa%3D1"),
        ("http://elsewhere.example/documents/", "/admin/desk/open/"),
        ("", "/admin/desk/open/"),
    ],
)
def test_a_form_without_a_session_leads_back_to_its_page(client, db, before, back):
    response = client.post("/admin/desk/open/", headers={"Referer": before} if before else {})
    told = client.get(response.headers["Location"])

    assert response.headers["Location"] == f"/sign-in/?next={back}"
    assert b"so this was not saved" in told.content


@pytest.fixture
def at_work(client, db):
    """A reviewer who signed in just now, and the queries on sessions that a request of theirs takes."""
    person = factories.user("rita", "reviewer", password="a-long-password-1")
    started = time.time()
    client.post("/sign-in/", {"username": person.username, "password": "a-long-password-1"})

    def writes(method, address, minutes=0):
        with CaptureQueriesContext(connection) as captured, mock.patch("time.time", lambda: started + 60 * minutes):
            getattr(client, method)(address)
        return [query["sql"] for query in captured if re.match("(UPDATE|INSERT|DELETE).*django_session", query["sql"])]

    return writes


def test_a_session_at_work_is_renewed_once_an_hour(at_work, client):
    ends = Session.objects.get().expire_date

    assert at_work("post", "/admin/desk/settings/", minutes=59) == []
    assert len(at_work("post", "/admin/desk/settings/", minutes=62)) == 1
    assert at_work("post", "/admin/desk/settings/", minutes=63) == []
    assert Session.objects.get().expire_date > ends


def test_neither_reading_nor_an_open_page_renews_a_session(at_work):
    assert at_work("get", "/admin/", minutes=90) == []
    assert at_work("post", "/admin/desk/1/1/hold/", minutes=90) == []


def test_signing_out_is_no_work(at_work, client):
    at_work("post", "/sign-out/", minutes=90)

    assert not Session.objects.exists()
