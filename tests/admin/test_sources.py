"""Sources at the admin: what rests on them, their description, and merging."""

import pytest

from claims.history import first_flaw
from claims.models import Event, Source
from claims.refusal import NotAllowed
from claims.services.sources.keeping import save_source
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.visitor import Page


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
