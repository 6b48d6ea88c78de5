"""Lists that a page does not show whole: each says so, and leads to the whole one where there is one."""

import pytest

from claims.admin import authority, claim_view, desk_view, document_view, site, source
from claims.models import Mention, Source
from claims.services.desk import lost_work
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.desk import claims_of

pytestmark = pytest.mark.django_db
TEN_QUESTIONS = "\n\n".join(f"Why does town {number} share its data?" for number in range(10))


def words(visitor, address):
    return " ".join(visitor.get(address).words.split())


@pytest.fixture
def cited(cast, ten):
    for claim in claims_of(ten):
        factories.cite(claim, cast.rita.person, title="The act")
    return Source.objects.get()


def test_a_source_says_how_many_citations_of_it_are_not_shown(cast, cited, monkeypatch):
    assert "The first" not in words(cast.sam, page_of(cited))
    monkeypatch.setattr(source, "MAX_CITATIONS", 3)

    page = cast.sam.get(page_of(cited))

    assert "The first 3 of 10." in page.words and cited.get_absolute_url() in page.links


def test_an_authority_says_how_many_claims_that_name_it_are_not_shown(cast, ten, monkeypatch):
    for claim in claims_of(ten):
        perform("mention", claim, by=cast.rita.person, kind="act", key="HIPAA")
    named = Mention.objects.filter(authority__key="HIPAA")[0].authority
    monkeypatch.setattr(authority, "MAX_MENTIONS", 3)

    page = cast.sam.get(page_of(named))

    assert "The first 3 of 10." in page.words and named.get_absolute_url() in page.links


def test_the_page_of_a_claim_leads_to_all_that_happened(cast, claim, monkeypatch):
    monkeypatch.setattr(claim_view, "MAX_EVENTS", 2)
    for body in ("One", "Two"):
        factories.note(claim, cast.rita.person, body)
    assert "there are more" not in words(cast.sam, page_of(claim))

    factories.note(claim, cast.rita.person, "Three")
    page = cast.sam.get(page_of(claim))

    assert "The first 2; there are more." in page.words
    assert page_of(claim).replace("change", "history") in page.links


def test_a_claim_says_at_how_many_places_it_stands(cast, ten, desk, monkeypatch):
    claim, other, *_rest = claims_of(ten)
    perform("merge", claim, by=cast.rita.person, other=other)
    assert "The first" not in words(cast.rita, desk)

    monkeypatch.setattr(claim_view, "MAX_PASSAGES", 1)

    assert ["The first 1 of 2." in words(cast.rita, address) for address in (page_of(claim), desk)] == [True, True]


@pytest.mark.parametrize("noun", ["Notes", "Citations"])
def test_the_desk_leads_to_what_it_does_not_show(cast, ten, desk, monkeypatch, noun):
    claim = claims_of(ten)[0]
    for number in range(3):
        factories.note(claim, cast.rita.person, f"Note {number}")
        factories.cite(claim, cast.rita.person, url=f"https://leg.example/{number}")
    assert "there are more" not in words(cast.rita, desk)

    monkeypatch.setattr(desk_view, "MAX_ROWS", 2)

    assert f"The first 2; there are more. Show all: {noun}" in words(cast.rita, desk)
    assert page_of(claim) in cast.rita.get(desk).links


def test_suggested_and_dismissed_sentences_say_how_many_there_are(cast, monkeypatch):
    document = factories.document(TEN_QUESTIONS)
    monkeypatch.setattr(document_view, "SHOWN_SENTENCES", 4)
    page = cast.rita.get(page_of(document))

    assert "The first 4 of 10." in page.words and "Dismiss these 4" in page.words and "all 4" not in page.words
    for _time in range(2):
        cast.rita.send(page_of(document), act="suggested", **{"dismiss-reason": "question"})
    assert "The first 4 of 8." in words(cast.rita, page_of(document))


def test_nothing_is_left_only_where_nothing_is(cast):
    document = factories.document(TEN_QUESTIONS)
    done = "every sentence carries a claim or is dismissed"

    assert done not in words(cast.rita, page_of(document))
    assert "Nothing but what is suggested for dismissal above." in words(cast.rita, page_of(document))

    cast.rita.send(page_of(document), act="suggested", **{"dismiss-reason": "question"})
    assert done in words(cast.rita, page_of(document))


def test_my_work_counts_what_was_settled_and_dropped_and_not_what_it_shows(cast, monkeypatch):
    monkeypatch.setattr(site, "MAX_TOLD", 1)
    monkeypatch.setattr(lost_work, "MAX_TOLD", 1)
    monkeypatch.setattr(site, "DOCUMENTS_AT_HAND", 1)
    for document in (factories.document(reviews_required=2) for _time in range(2)):
        settled, dropped, _third = claims_of(document)
        for side, verdict in ((cast.rita, "unverifiable"), (cast.sam, "not_checkable")):
            perform("decide", settled, by=side.person, verdict=verdict)
        perform("settle", settled, by=cast.lee.person, verdict="unverifiable", rationale="So.")
        factories.note(dropped, cast.rita.person)
        perform("drop", dropped, by=cast.lee.person, reason="other")

    told = words(cast.rita, "/admin/")

    assert "Settled: 2 claims you reviewed" in told and "Dropped: 2 claims you had begun" in told
    assert told.count("The first 1 of 2.") == 3 and "The first 1 of 2. Show all: Documents" in told
