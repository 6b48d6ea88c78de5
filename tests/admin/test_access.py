"""Who comes in, and that every page of the admin goes through the one base class."""

import pytest
from django.contrib import admin
from django.urls import URLResolver, get_resolver

from claims.admin.base import DoorAdmin, RoundTheDoor
from claims.choices import Role
from claims.models import Source
from tests import factories
from tests.admin.visitor import Page, Visitor

TEAM = ["rita", "lee", "ada"]
# For each address: who gets 200, who 403. Everybody else of the team gets what is said under "else".
ADDRESSES = {
    "index": (TEAM, 200),
    "acts": (TEAM, 200),
    "password_change": (TEAM, 200),
    "password_change_done": (TEAM, 200),
    "jsi18n": (TEAM, 200),
    "app_list": (TEAM, 302),
    "claims_claim_changelist": (TEAM, 200),
    "claims_claim_change": (TEAM, 200),
    "claims_claim_history": (TEAM, 200),
    "claims_claim_add": ([], 200),
    "claims_claim_delete": ([], 200),
    "claims_document_changelist": (TEAM, 200),
    "claims_document_add": (["rita", "lee"], 200),
    "claims_document_change": (TEAM, 200),
    "claims_document_history": (TEAM, 200),
    "claims_document_delete": (["lee"], 200),
    "claims_source_changelist": (TEAM, 200),
    "claims_source_change": (TEAM, 200),
    "claims_source_history": (TEAM, 200),
    "claims_source_add": ([], 200),
    "claims_source_delete": ([], 200),
    "claims_authority_changelist": (TEAM, 200),
    "claims_authority_change": (TEAM, 200),
    "claims_authority_history": (TEAM, 200),
    "claims_authority_add": ([], 200),
    "claims_authority_delete": ([], 200),
    "claims_event_changelist": (TEAM, 200),
    "claims_event_change": (TEAM, 200),
    "claims_event_history": (TEAM, 200),
    "claims_event_add": ([], 200),
    "claims_event_delete": ([], 200),
    "auth_user_changelist": (["ada"], 200),
    "auth_user_add": (["ada"], 200),
    "auth_user_change": (["ada"], 200),
    "auth_user_history": (["ada"], 200),
    "auth_user_password_change": (["ada"], 200),
    "auth_user_delete": ([], 200),
}
# Answered for everybody, or by a redirect that needs no name.
OPEN = {"login", "logout"}
# A queue is its owner's alone: the table of all addresses says who gets what.
AT_THE_DESK = {"desk", "desk-open", "desk-claim", "desk-hold", "desk-settings"}
# So it does for pages that want more than a number, or answer each role in another way.
IN_THE_TABLE = {
    "citing",
    "excerpt",
    "outcomes-seen",
    "wordings",
    "claims_claim_bulk",
    "claims_document_bring_in",
    "claims_document_bring_in_file",
}


def patterns(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, route)
        elif pattern.name:
            yield pattern.name, route


ROUTES = dict(
    patterns(
        next(found for found in get_resolver().url_patterns if getattr(found, "namespace", None) == "admin"), "/admin/"
    )
)


def address_of(name):
    return (
        ROUTES[name]
        .replace("<path:object_id>", "1")
        .replace("^(?P<app_label>claims|auth)/$", "claims/")
        .replace("^(?P<app_label>auth|claims)/$", "claims/")
    )


@pytest.fixture
def rows(cast, document):
    """A row with number 1 of every noun."""
    factories.cite(factories.claim(document), cast.rita.person)
    # A superuser's own account is not what the table is about.
    assert not cast.rita.person.is_superuser


def test_every_address_has_a_row():
    assert set(ROUTES) - OPEN - AT_THE_DESK - IN_THE_TABLE == set(ADDRESSES)


@pytest.mark.parametrize("name", list(ADDRESSES))
def test_who_gets_which_page(cast, rows, name):
    people, status = ADDRESSES[name]
    numbers = {"auth_user": cast.sam.person.pk, "claims_source": Source.objects.get().pk}
    number = next((value for noun, value in numbers.items() if name.startswith(noun)), None)
    address = address_of(name).replace("/1/", f"/{number}/") if number else address_of(name)
    if name.startswith(("claims_claim", "claims_document", "claims_authority")):
        address = address.replace("/1/", f"/{_first(name)}/")

    for person in TEAM:
        expected = status if person in people else 403
        assert getattr(cast, person).client.get(address).status_code == expected, (name, person, address)
    for person in ("vic", "stranger"):
        refused = getattr(cast, person).client.get(address)
        assert refused.status_code == 302, (name, person)
        assert refused.headers["Location"].startswith("/admin/login/")


def _first(name):
    from claims.models import Authority, Claim, Document

    noun = {"claims_claim": Claim, "claims_document": Document, "claims_authority": Authority}
    return next(model for prefix, model in noun.items() if name.startswith(prefix)).objects.earliest("pk").pk


@pytest.mark.parametrize("name", list(ADDRESSES))
def test_nobody_comes_in_without_signing_in(client, db, name):
    response = client.get(address_of(name))

    assert response.status_code == 302
    assert response.headers["Location"].startswith(("/sign-in/?next=/admin/", "/admin/login/?next=/admin/"))


def test_a_deactivated_person_is_out_at_once(cast):
    cast.rita.person.is_active = False
    cast.rita.person.save()

    assert cast.rita.client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("name", "why"), [("vic", "your role reads what is settled"), ("stranger", "You have no role yet")]
)
def test_whoever_has_no_work_here_is_told_why_and_led_to_the_site(cast, name, why):
    visitor = getattr(cast, name)

    page = Page(visitor.client.get("/admin/", follow=True).content.decode())

    assert why in page.words
    assert "/" in page.links
    assert not any(link.startswith("/admin/") for link in page.links)


def test_no_flag_is_needed_to_sign_in(client, db):
    person = factories.user("walter", Role.REVIEWER, password="a-long-password-1")

    response = client.post("/admin/login/?next=/admin/", {"username": "walter", "password": "a-long-password-1"})

    assert not person.is_staff
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


def test_every_registered_model_goes_through_the_base_class():
    assert admin.site._registry
    assert all(isinstance(page, DoorAdmin) for page in admin.site._registry.values())


def test_the_base_class_writes_nothing():
    page = next(iter(admin.site._registry.values()))
    hooks = {"save_model": 4, "save_formset": 4, "delete_model": 2, "delete_queryset": 2}

    for hook, arguments in hooks.items():
        with pytest.raises(RoundTheDoor):
            getattr(page, hook)(*[None] * arguments)


def test_nothing_is_deleted_in_bulk(cast):
    assert "delete_selected" not in dict(admin.site.actions)


@pytest.mark.parametrize("number", ["0", "99999", "x", "99999999999999999999", "1; DROP"])
@pytest.mark.parametrize("noun", ["claim", "document", "source", "authority", "event"])
def test_rows_that_are_not_there_are_not_found(cast, noun, number):
    assert cast.lee.client.get(f"/admin/claims/{noun}/{number}/change/").status_code == 404


def test_a_superuser_may_everything(db, document):
    chief = factories.user("chief", is_superuser=True)

    for name in ("claims_claim_changelist", "claims_document_add", "auth_user_changelist", "index"):
        Visitor(chief).get(address_of(name))
