"""Sources, events, authorities and accounts at the admin."""

import pytest
from django.contrib.auth.models import User

from claims.history import first_flaw
from claims.models import Authority, Event, SameRule, Source
from claims.refusal import NotAllowed, Refused
from claims.services.people import save_person, set_password
from claims.services.sources import save_source
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.visitor import Page

PEOPLE = "/admin/auth/user/"
PASSWORD = "correct-horse-battery"


@pytest.fixture
def source(cast, claim):
    return factories.cite(claim, cast.rita.person, title="The act", pinpoint="s 3").source


def test_a_source_shows_the_claims_that_rest_on_it(cast, claim, source):
    page = cast.sam.get(page_of(source))

    assert claim.number in page.words
    assert "s 3" in page.words
    listed = cast.sam.client.get("/admin/claims/source/").context["cl"].result_list
    assert [(found.pk, found.visible_claims) for found in listed] == [(source.pk, 1)]


@pytest.mark.parametrize("order", ["", "0", "-1"])
def test_a_list_of_sources_tells_the_claims_of_each_however_it_is_sorted(cast, order):
    first, second = factories.document("The tax is 5 percent.\n\nThe fee is 9 dollars.\n").claims.all()
    once = factories.cite(first, cast.rita.person, title="Once").source
    for claim in (first, second, second):
        twice = factories.cite(claim, cast.rita.person, url="https://leg.example/twice", pinpoint=str(claim)).source

    listed = cast.sam.client.get(f"/admin/claims/source/?o={order}").context["cl"].result_list

    assert {found.pk: found.visible_claims for found in listed} == {once.pk: 1, twice.pk: 2}


def test_a_source_is_changed_with_an_event(cast, source):
    response = cast.sam.send(
        page_of(source), title="The act, amended", weight="reliable", url="HTTPS://Leg.Example/act"
    )

    source.refresh_from_db()
    event = Event.objects.get(act="source")
    assert response.status_code == 302
    assert (source.title, source.weight, source.lock_version) == ("The act, amended", "reliable", 1)
    assert '"weight":"reliable"' in event.payload
    assert "The act, amended" not in event.payload
    assert "The act, amended" in cast.sam.get(page_of(source).replace("change", "history")).words
    assert first_flaw() is None


def test_a_source_is_told_its_authors_its_date_and_where_it_appeared(cast, source):
    Source.objects.filter(pk=source.pk).update(csl={"volume": 12})

    response = cast.sam.send(
        page_of(source), authors="Lee, Ann\r\nState of Colorado", issued="2021-06", container_title="The Sun"
    )

    source.refresh_from_db()
    assert response.status_code == 302
    assert source.csl == {
        "volume": 12,
        "author": [{"family": "Lee", "given": "Ann"}, {"literal": "State of Colorado"}],
        "issued": {"date-parts": [[2021, 6]]},
        "container-title": "The Sun",
    }
    event = Event.objects.get(act="source")
    assert '"changed":["authors","container_title","issued"]' in event.payload
    assert "Ann" not in event.payload
    assert first_flaw() is None
    page = cast.sam.get(page_of(source))
    assert (page.fields["issued"], page.fields["container_title"]) == (["2021-06"], ["The Sun"])
    cast.sam.send(page_of(source), page, authors="", issued="")
    source.refresh_from_db()
    assert source.csl == {"volume": 12, "container-title": "The Sun"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "required"),
        ({"issued": "June 2021"}, "is no date: write a year"),
        ({"url": "javascript:alert(1)"}, "only http and https"),
        ({"url": "https://taken.example/"}, "Another source has this address"),
        ({"identifier": "x" * 501}, "at most 500 characters"),
        ({}, "the source is the same"),
    ],
)
def test_a_refused_source_keeps_what_was_typed(cast, source, fields, sentence):
    Source.objects.create(title="Other", url="https://taken.example/")

    response = cast.sam.send(page_of(source), **(fields | ({"publisher": "Kept press"} if fields else {})))

    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert not fields or "Kept press" in html
    assert not Event.objects.filter(act="source").exists()


@pytest.fixture
def page_at(cast, claim):
    """A source with an address."""
    return factories.cite(claim, cast.rita.person, url="https://leg.example/act", title="The act").source


def test_a_source_is_merged_into_another_on_its_page(cast, claim, page_at):
    source = page_at
    other = factories.cite(claim, cast.rita.person, url="https://leg.example/act/", title="The act again").source

    page = cast.sam.get(page_of(source))
    assert ("act", f"merge:#{other.pk}") in page.buttons
    refused = cast.sam.send(page_of(source), page, act="merge", merge="no such thing")
    assert refused.status_code == 422
    assert "There is no source “no such thing”." in Page(refused.content.decode()).words
    merged = cast.sam.send(page_of(source), page, act="merge", merge="https://leg.example/act/")
    assert merged.headers["Location"] == page_of(other)
    assert list(Source.objects.all()) == [other]
    assert "Merge two sources" in cast.sam.get(page_of(other).replace("change", "history")).words


def test_a_source_much_like_one_that_is_there_is_told(cast, claim, page_at):
    response = cast.rita.send(page_of(claim), act="cite", cite__0__url="http://www.leg.example/act/")

    assert "It is much like “The act”" in cast.rita.get(response.headers["Location"]).words


def test_only_who_reviews_changes_a_source(cast, source):
    assert cast.ada.client.post(page_of(source), {"title": "Mine", "seen": 0}).status_code == 403
    with pytest.raises(NotAllowed):
        save_source(source=source, by=cast.ada.person, seen=0, title="Mine")
    with pytest.raises(TypeError):
        save_source(source=source, by=cast.rita.person, seen=0, lock_version=7)


def test_the_history_is_filtered_and_read(cast, claim, source):
    factories.review(claim, cast.rita.person, rationale="Because of that.")
    decided = Event.objects.get(act="decide")

    for query, acts in {
        "act=decide": ["decide"],
        f"who={cast.sam.person.pk}": [],
        f"claim={claim.number}": ["decide", "cite", "cite"],
        f"document=D-{claim.document_id}&act=import": ["import"],
    }.items():
        listed = cast.sam.client.get(f"/admin/claims/event/?{query}").context["cl"].result_list
        assert [event.act for event in listed] == acts

    page = cast.sam.get(f"/admin/claims/event/{decided.pk}/change/")
    assert "Because of that." in page.words
    assert decided.hash in page.words
    assert cast.sam.client.get("/admin/claims/event/?claim=x").status_code == 302


def test_the_history_cannot_be_changed(cast, source):
    number = Event.objects.earliest("number").pk

    assert cast.lee.client.post(f"/admin/claims/event/{number}/change/", {"act": "x"}).status_code == 403
    assert cast.lee.client.post(f"/admin/claims/event/{number}/delete/").status_code == 403


def test_an_authority_shows_its_claims(cast, claim):
    authority = claim.mentions.first().authority

    page = cast.rita.get(page_of(authority))

    assert authority.key in page.words
    assert claim.number in page.words


@pytest.fixture
def names(cast, claim):
    perform("mention", claim, by=cast.rita.person, kind="act", key="The Benefits Act")
    return claim.mentions.first().authority, Authority.objects.get(key="The Benefits Act")


def test_authorities_are_linked_as_one_rule_and_parted_again(cast, names):
    one, other = names

    assert cast.rita.client.post(page_of(one), {"key": "the benefits act"}).status_code == 302
    assert "The Benefits Act" in cast.rita.get(page_of(one)).words
    assert "Link authorities as one rule" in cast.rita.get(page_of(one).replace("change", "history")).words
    assert "Link authorities as one rule" in cast.rita.get(page_of(other).replace("change", "history")).words
    assert cast.sam.client.post(page_of(other), {"unlink": one.pk}).status_code == 302
    assert not SameRule.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"key": "No Such Act"}, "No claim names “No Such Act”"),
        ({"key": ""}, "choose an authority"),
        ({"unlink": "999999999999"}, "no such authority"),
        ({"unlink": "x"}, "no such authority"),
    ],
)
def test_a_refused_link_says_why(cast, names, fields, sentence):
    response = cast.rita.client.post(page_of(names[0]), fields)

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_only_who_reviews_links_authorities(cast, names):
    assert cast.ada.client.post(page_of(names[0]), {"key": names[1].key}).status_code == 403
    assert not SameRule.objects.exists()


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
