"""What every answer carries: the content security policy, and no trace in a cache for those who signed in."""

from contextlib import closing

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from factcheck.middleware import CONTENT_SECURITY_POLICY, content_security_policy
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
