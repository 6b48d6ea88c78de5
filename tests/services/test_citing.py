"""What is offered to a person who is about to cite: in which order, and nothing that is sealed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.choices import OfferedFrom
from claims.models import Citation, Source
from claims.services.sources.citing import MAX_OFFERS, offers_for, search
from tests import factories

pytestmark = pytest.mark.django_db
PASSAGE = ["It follows 45 CFR 164.512(f) and Senate Bill 216 of 2019."]


@pytest.fixture
def people(db):
    return [factories.user(name, "reviewer") for name in ("rita", "sam")]


@pytest.fixture
def claims(people):
    return list(factories.document().claims.in_document_order())


def offered(claim, user, *, named=(), passage=()):
    return offers_for(claim, user, timezone.now(), named=named, passage=passage)


def found(line, claim, user, *, named=()):
    return [offer.title for offer in search(line, claim, user, timezone.now(), named=named)]


def yesterday(citation):
    Citation.objects.filter(pk=citation.pk).update(created_at=timezone.now() - timedelta(days=1, hours=1))


def test_offers_come_in_their_order(people, claims):
    rita, sam = people
    elsewhere = factories.claim(factories.document("HIPAA covers the records of 12 towns."))
    factories.cite(elsewhere, rita, url="https://today.example/", title="Today")
    factories.cite(claims[1], sam, url="https://here.example/", title="Here")
    yesterday(factories.cite(elsewhere, rita, url="https://long-ago.example/", title="Long ago"))
    Source.objects.create(title="On the shelf")

    offers = offered(claims[0], rita, named=["HIPAA"], passage=PASSAGE)

    assert [(offer.origin, offer.title, offer.pinpoint) for offer in offers] == [
        (OfferedFrom.PASSAGE, "HIPAA", ""),
        (OfferedFrom.PASSAGE, "45 CFR 164.512", "(f)"),
        (OfferedFrom.PASSAGE, "SB19-216", ""),
        (OfferedFrom.TODAY, "Today", ""),
        (OfferedFrom.DOCUMENT, "Here", ""),
    ]


def test_a_work_is_offered_once(people, claims):
    rita, sam = people
    factories.cite(claims[0], rita, url="https://leg.colorado.gov/bills/sb19-216", identifier="SB19-216", title="Pilot")
    factories.cite(claims[1], sam, identifier="SB19-216")

    assert [offer.title for offer in offered(claims[0], rita, named=["SB19-216"])] == ["SB19-216"]
    assert [offer.title for offer in offered(claims[0], rita)] == ["Pilot"]


def test_there_are_nine_at_most_in_one_query(people, claims):
    for number in range(12):
        factories.cite(claims[0], people[0], url=f"https://a{number}.example/")

    with CaptureQueriesContext(connection) as captured:
        offers = offered(claims[0], people[0], named=["HIPAA"], passage=PASSAGE)

    assert len(offers) == MAX_OFFERS
    assert len(captured) <= 1 + 1  # the roles of the person, asked once


def test_the_library_is_searched_from_two_characters(people, claims):
    rita, _sam = people
    for fields in (
        {"title": "Colorado Revised Statutes", "publisher": "The Assembly"},
        {"title": "Another", "url": "https://www.colorado.example/revised"},
    ):
        factories.cite(claims[1], rita, source=Source.objects.create(**fields))

    assert found("c", claims[0], rita) == []
    assert found("Colorado revised", claims[0], rita) == ["Another", "Colorado Revised Statutes"]
    assert found("assembly", claims[0], rita) == ["Colorado Revised Statutes"]
    assert found("http://colorado.example/revised/?utm_source=x", claims[0], rita) == ["Another"]
    assert found("HIPAA", claims[0], rita, named=["HIPAA", "SB19-216"]) == ["HIPAA"]
    assert found("% _ \\ '", claims[0], rita) == []


def test_what_is_sealed_is_neither_offered_nor_found(people):
    rita, sam = people
    blind = factories.claim(factories.document(reviews_required=2))
    factories.cite(blind, rita, url="https://sealed.example/", title="Sealed")

    assert [offer.title for offer in offered(blind, rita)] == ["Sealed"]
    assert offered(blind, sam) == []
    assert found("sealed", blind, sam) == []
    assert found("sealed", blind, rita) == ["Sealed"]


def test_an_offer_means_its_source_and_no_other(people, claims):
    rita, _sam = people
    titled = Source.objects.create(title="No number")
    factories.cite(claims[0], rita, source=titled)

    assert [offer.line for offer in offered(claims[0], rita)] == [f"#{titled.pk}"]
