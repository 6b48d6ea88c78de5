"""People at the admin: accounts, roles, passwords."""

import pytest
from django.contrib.auth.models import User

from claims.models import Event
from claims.refusal import NotAllowed, Refused
from claims.services.team.people import save_person, set_password
from tests import factories
from tests.admin.visitor import Page

PEOPLE = "/admin/auth/user/"
PASSWORD = "correct-horse-battery"


def test_an_administrator_adds_a_person(cast, client):
    fields = {
        "username": "nora",
        "email": "nora@press.example",
        "roles": ["reviewer"],
        "password": PASSWORD,
        "again": PASSWORD,
    }

    response = cast.ada.send(f"{PEOPLE}add/", **fields, is_superuser="on", user_permissions="1", is_staff="on")

    nora = User.objects.get(username="nora")
    event = Event.objects.get(act="account")
    assert response.status_code == 302
    assert [group.name for group in nora.groups.all()] == ["reviewer"]
    assert not nora.is_superuser
    assert not nora.is_staff
    assert '"roles":["reviewer"]' in event.payload
    assert PASSWORD not in event.payload
    assert client.login(username="nora", password=PASSWORD)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"again": "something-else-1"}, "The two passwords differ"),
        ({"password": "short", "again": "short"}, "too short"),
        ({"username": "rita"}, "already exists"),
        ({"username": "no spaces please"}, "valid username"),
        ({"roles": ["chief"]}, "not one of the available choices"),
    ],
)
def test_a_refused_account_is_not_made(cast, fields, sentence):
    given = {"username": "nora", "password": PASSWORD, "again": PASSWORD, "last_name": "Kept"} | fields

    response = cast.ada.send(f"{PEOPLE}add/", **given)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "Kept" in response.content.decode()
    assert PASSWORD not in response.content.decode()
    assert not User.objects.filter(username="nora").exists()


def test_roles_change_and_accounts_end_with_an_event(cast):
    url = f"{PEOPLE}{cast.rita.person.pk}/change/"
    cast.ada.send(url, roles=["reviewer", "lead"])
    assert set(cast.rita.person.groups.values_list("name", flat=True)) == {"reviewer", "lead"}

    page = cast.ada.get(url)
    page.fields.pop("is_active")
    cast.ada.send(url, page)

    assert not User.objects.get(pk=cast.rita.person.pk).is_active
    assert [event.act for event in Event.objects.filter(act="account")] == ["account", "account"]
    assert cast.rita.client.get("/admin/").status_code == 302
    assert "Change an account" in cast.ada.get(url.replace("change", "history")).words


def test_a_new_password_is_set_and_never_told(cast, client):
    url = f"{PEOPLE}{cast.rita.person.pk}/password/"
    assert cast.ada.send(url, password=PASSWORD, again="other").status_code == 422

    cast.ada.send(url, password=PASSWORD, again=PASSWORD)

    assert client.login(username="rita", password=PASSWORD)
    assert PASSWORD not in "".join(Event.objects.values_list("payload", flat=True))


def test_nobody_but_a_superuser_touches_a_superuser(cast):
    chief = factories.user("chief", is_superuser=True)
    url = f"{PEOPLE}{chief.pk}/change/"

    assert "Only a superuser" in cast.ada.get(url).words
    assert cast.ada.client.post(url, {"username": "mine", "is_active": "on"}).status_code == 403
    assert cast.ada.client.post(url.replace("change", "password"), {"password": PASSWORD}).status_code == 403
    for attempt in (
        lambda: save_person(person=chief, by=cast.ada.person, username="mine"),
        lambda: set_password(person=chief, by=cast.ada.person, password=PASSWORD),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    chief.refresh_from_db()
    assert chief.username == "chief"


def test_only_administrators_keep_accounts(cast):
    for person in (cast.rita, cast.lee, cast.vic):
        with pytest.raises(NotAllowed):
            save_person(person=cast.sam.person, by=person.person, username="mine")
    with pytest.raises(TypeError):
        save_person(person=cast.sam.person, by=cast.ada.person, is_superuser=True)
    with pytest.raises(Refused, match="their own account"):
        save_person(person=cast.ada.person, by=cast.ada.person, is_active=False)


def test_everybody_changes_their_own_password(cast, client):
    cast.rita.person.set_password(PASSWORD)
    cast.rita.person.save()
    client.login(username="rita", password=PASSWORD)
    page = Page(client.get("/admin/password_change/").content.decode())

    fields = {"old_password": PASSWORD, "new_password1": "another-long-word-7", "new_password2": "another-long-word-7"}
    response = client.post("/admin/password_change/", page.fields | fields)

    assert response.status_code == 302
    assert client.login(username="rita", password="another-long-word-7")


def test_the_last_active_administrator_stays_one(cast):
    """Nobody could give the role back."""
    url = f"{PEOPLE}{cast.ada.person.pk}/change/"
    page = cast.ada.get(url)

    refused = cast.ada.client.post(url, page.fields | {"roles": []})

    assert refused.status_code == 422
    assert "last active administrator" in refused.content.decode()
    assert cast.ada.client.get(url).status_code == 200
    factories.user("gone", "administrator", is_active=False)
    with pytest.raises(Refused, match="last active administrator"):
        save_person(person=cast.ada.person, by=cast.ada.person, roles=["lead"])
    factories.user("ben", "administrator")
    save_person(person=cast.ada.person, by=cast.ada.person, roles=["lead"])


def test_a_superuser_keeps_accounts_too(cast):
    chief = factories.user("chief", is_superuser=True)

    save_person(person=cast.ada.person, by=chief, is_active=False)

    assert not User.objects.get(pk=cast.ada.person.pk).is_active
