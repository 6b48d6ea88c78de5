"""What every page of the site keeps to, whoever looks at it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import reverse
from django.views import defaults

from tests.views.oracle import dangers, read, text_of

pytestmark = pytest.mark.django_db


def addresses(newsroom):
    source = newsroom.disputed.citations.get().source_id
    authority = newsroom.disputed.mentions.first().authority_id
    return {
        "home": "/",
        "documents": "/documents/",
        "document": f"/documents/{newsroom.document.pk}/",
        "claims": "/claims/",
        "claims with a bad filter": "/claims/?mark=nonsense&section=1&page=x&sort=nothing",
        "claim": f"/claims/{newsroom.disputed.pk}/",
        "authorities": "/authorities/",
        "authority": f"/authorities/{authority}/",
        "sources": "/sources/",
        "source": f"/sources/{source}/",
        "dashboard": "/dashboard/",
        "figure": "/dashboard/documents/",
        "help": "/help/acts/",
    }


NAMES = [
    "home",
    "documents",
    "document",
    "claims",
    "claims with a bad filter",
    "claim",
    "authorities",
    "authority",
    "sources",
    "source",
    "dashboard",
    "figure",
    "help",
]


def test_every_page_has_its_row(newsroom):
    assert list(addresses(newsroom)) == NAMES


@pytest.mark.parametrize("person", ["viewer", "author", "lead", "administrator"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_whole_and_safe(newsroom, cast, page_of, name, person):
    html = page_of(getattr(cast, person), addresses(newsroom)[name])

    tags = [element.tag for element in read(html).elements]
    ids = [element.attributes["id"] for element in read(html).elements if "id" in element.attributes]
    assert tags.count("h1") == 1
    assert tags.count("main") == 1
    assert len(ids) == len(set(ids))
    assert dangers(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick='x()'>x</p>",
        "<p style='color:red'>x</p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' JAVASCRIPT:alert(1)'>x</a>",
        "<iframe srcdoc='x'></iframe>",
        "<img src=x>",
    ],
)
def test_a_danger_is_seen(html):
    assert dangers(html)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_needs_sign_in(newsroom, client, name):
    response = client.get(addresses(newsroom)[name])

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/sign-in/?next=/")


@pytest.mark.parametrize("name", NAMES)
def test_without_a_role_a_page_says_whom_to_ask(newsroom, cast, get, name):
    response = get(cast.stranger, addresses(newsroom)[name], status=403)

    assert "Ask an administrator" in text_of(response.content.decode())
    assert "Sign out" in text_of(response.content.decode())


def test_the_current_place_is_told_in_the_navigation(newsroom, cast, page_of):
    reader = read(page_of(cast.viewer, f"/claims/{newsroom.disputed.pk}/"))

    current = [one.attributes["href"] for one in reader.elements if one.attributes.get("aria-current") == "page"]
    assert current == ["/claims/"]


@pytest.mark.parametrize(("person", "is_offered"), [("viewer", False), ("author", True), ("administrator", True)])
def test_the_admin_is_offered_to_those_it_lets_in(newsroom, cast, page_of, person, is_offered):
    html = page_of(getattr(cast, person), "/help/acts/")

    assert (f'href="{reverse("admin:index")}"' in html) is is_offered


def test_sign_in_leads_to_the_page_that_was_wanted(client, cast):
    cast.viewer.set_password("a long enough password")
    cast.viewer.save(update_fields=["password"])

    form = {"username": "viewer", "password": "a long enough password", "next": "/authorities/"}
    assert client.post("/sign-in/", form).headers["Location"] == "/authorities/"


@pytest.mark.parametrize("wanted", ["/sign-in/", "/sign-in/?next=/", "https://evil.example/", "//evil.example"])
def test_whoever_is_signed_in_is_sent_on_and_never_elsewhere(client, cast, wanted):
    client.force_login(cast.viewer)

    assert client.get("/sign-in/", {"next": wanted}).headers["Location"] == "/"


@pytest.mark.parametrize("person", ["viewer", "stranger"])
def test_everybody_changes_their_own_password(client, cast, person):
    user = getattr(cast, person)
    user.set_password("a long enough password")
    user.save(update_fields=["password"])
    client.force_login(user)
    form = {"old_password": "a long enough password", "new_password1": "too short", "new_password2": "too short"}

    refused = client.post("/password/", form).content.decode()
    changed = client.post(
        "/password/", form | {"new_password1": "quite another one", "new_password2": "quite another one"}
    )

    assert "too short" in text_of(refused)
    assert changed.status_code == 302
    user.refresh_from_db()
    assert user.check_password("quite another one")


def test_a_failed_sign_in_says_so_and_keeps_the_name(client, db):
    html = client.post("/sign-in/", {"username": "somebody", "password": "wrong"}).content.decode()

    assert 'role="alert"' in html
    assert 'value="somebody"' in html


def test_sign_out_is_a_post(client, cast):
    client.force_login(cast.viewer)

    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("person", ["anonymous", "viewer"])
def test_an_unknown_address_gets_a_page(client, cast, person):
    if person == "viewer":
        client.force_login(cast.viewer)

    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "There is no page at this address" in text_of(response.content.decode())


def test_a_fault_gets_a_page_that_needs_nothing():
    response = defaults.server_error(RequestFactory().get("/"))

    assert "Something went wrong" in text_of(response.content.decode())
    assert dangers(response.content.decode()) == []


def test_a_refusal_without_a_sentence_still_has_one():
    request = RequestFactory().get("/")

    assert "Your role does not allow this." in defaults.permission_denied(request, PermissionDenied()).content.decode()


def test_a_form_from_elsewhere_gets_a_page(cast):
    from django.test import Client  # the fixture's client does not check

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.viewer)

    response = client.post("/sign-out/")

    assert response.status_code == 403
    assert "Please send it again" in text_of(response.content.decode())


@pytest.mark.parametrize(
    "address",
    ["/claims/99999999999999999999/", "/documents/999/", "/authorities/0/", "/sources/123456789012345678901/"],
)
def test_a_number_nobody_has_is_not_found(cast, get, address):
    get(cast.lead, address, status=404)
