"""Lists cost the same however long they are, and none of them reads a text."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.choices import Verdict
from claims.models import Claim
from tests import factories
from tests.kept import kept

pytestmark = pytest.mark.django_db

SENTENCES = "\n\n".join(f"Senate Bill {number} of 2019 bars sharing in town {number}." for number in range(1, 21))
LISTS = [
    "/",
    "/documents/",
    "/claims/",
    "/claims/?sort=-status&text=bill&mark=disputed&mark=open",
    "/authorities/",
    "/sources/",
]
EXPORTS = ["/claims/export/json/", "/claims/export/csv/"]


def fill(author, lead, number):
    """Twenty claims: some settled on a source of their own, some sealed by the author."""
    document = factories.document(SENTENCES.replace("town", f"place {number} of town"), by=lead)
    for claim in document.claims.in_document_order()[:5]:
        factories.review(claim, author, Verdict.DISPUTED)
        factories.cite(claim, author, url=f"https://law.example/{number}/{claim.pk}")
        factories.note(claim, author, is_public=True)


@pytest.fixture
@kept
def cast(db):
    author, lead = factories.user("author", "reviewer"), factories.user("lead", "lead")
    fill(author, lead, 0)
    return {"author": author, "lead": lead, "viewer": factories.user("viewer", "viewer")}


def queries_of(client, person, address):
    client.force_login(person)
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.slow
def test_a_list_costs_the_same_at_20_and_at_200_claims(client, cast):
    asked = [(cast[person], address) for person in ("viewer", "lead") for address in LISTS]
    few = [queries_of(client, *one) for one in asked]
    for number in range(1, 10):
        fill(cast["author"], cast["lead"], number)

    assert Claim.objects.count() == 200
    for one, before in zip(asked, few, strict=True):
        queries = queries_of(client, *one)
        assert len(queries) == len(before), "\n".join([str(one), *queries])
        assert len(queries) <= 25, one


@pytest.mark.parametrize("person", ["viewer", "lead"])
@pytest.mark.parametrize("address", LISTS + EXPORTS)
def test_no_list_reads_a_text(client, cast, person, address):
    queries = queries_of(client, cast[person], address)

    assert [query for query in queries if re.search('claims_versiontext|claims_original|"csl"', query)] == []


def test_the_control_a_document_page_does_read_it(client, cast):
    document = Claim.objects.first().document

    assert [query for query in queries_of(client, cast["lead"], document.get_absolute_url()) if "versiontext" in query]


@pytest.mark.parametrize("person", ["viewer", "lead"])
def test_a_document_costs_the_same_however_long_it_is(client, cast, person):
    short = Claim.objects.first().document
    long = factories.document(
        "\n\n".join(f"The town {n} paid {n} dollars in 2020." for n in range(1, 201)), by=cast["lead"]
    )
    for claim in long.claims.in_document_order()[:20]:
        factories.review(claim, cast["author"], Verdict.VERIFIED)

    costs = {len(queries_of(client, cast[person], document.get_absolute_url())) for document in (short, long)}

    assert len(costs) == 1
    assert max(costs) <= 20


def test_a_paragraph_costs_the_same_however_many_claims_stand_in_it(client, cast):
    many = " ".join(f"The town {n} paid {n} dollars in 2020." for n in range(1, 31))
    costs = set()
    for text in ("The town paid 5 dollars in 2020. It met in 2021.", many):
        document = factories.document(text, by=cast["lead"])
        ordinal = document.newest_version.blocks.get().ordinal
        costs.add(len(queries_of(client, cast["author"], f"/documents/{document.pk}/words/{ordinal}/")))

    assert len(costs) == 1
    assert max(costs) <= 16


def test_a_claim_costs_the_same_however_much_stands_on_it(client, cast):
    plain, rich = Claim.objects.filter(status="settled")[:2]
    for number in range(20):
        factories.cite(rich, cast["author"], url=f"https://more.example/{number}")
        factories.note(rich, cast["author"])

    costs = {len(queries_of(client, cast["lead"], claim.get_absolute_url())) for claim in (plain, rich)}

    assert max(costs) - min(costs) <= 1  # the first claim of a document has no neighbour before it
    assert max(costs) <= 30
