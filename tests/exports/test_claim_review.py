"""ClaimReview: by all rules where the data allow, and whatever is left out is named with its reason."""

import json
from typing import Any

import pytest
from django.urls import reverse
from pyld import jsonld

from claims.exports.claimants import is_organisation
from claims.models import Claim, VerdictWording
from claims.services.versions.intake import import_document
from tests import factories
from tests.exports.claim_review_rules import broken_rules
from tests.exports.exported import exported

pytestmark = pytest.mark.django_db
SITE = "https://check.example"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.FACTCHECK_SITE_URL, settings.FACTCHECK_TEAM_NAME = SITE, "The desk"


def feed() -> dict[str, Any]:
    return json.loads(exported(format="claimreview"))


def reviews(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [review for element in found["dataFeedElement"] for review in element["item"]]


def described(**fields: Any):
    about = {
        "title": "Report",
        "publisher": "The agency",
        "url": "https://agency.example/report",
        "published_on": "2024-05-01",
    }
    return factories.document("Agencies share data in 2019.\n\nThe act of 2020 forbids it.\n", **about | fields)


def as_read(found: dict[str, Any], client: Any, review: dict[str, Any]) -> dict[str, Any]:
    """The review with what its page shows and what the feed says of the numbers."""
    page = client.get(review["url"].removeprefix(SITE)).content.decode()
    return review | {"visible": page, "scale": found["description"]}


@pytest.mark.parametrize("verdict", ["verified", "partly_supported", "disputed", "unverifiable"])
def test_a_review_of_a_described_document_keeps_all_rules(client, verdict):
    ann = factories.user("ann", "reviewer")
    factories.review(factories.claim(described()), ann, verdict)
    client.force_login(ann)

    found = feed()
    [review] = reviews(found)

    assert broken_rules(as_read(found, client, review)) == []
    assert review["url"] == SITE + reverse("claim", args=[Claim.objects.settled().get().pk])


def test_what_nobody_knows_is_not_made_up():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))

    [review] = reviews(feed())

    assert "author" not in review["itemReviewed"]
    assert "datePublished" not in review["itemReviewed"]


def test_a_named_claimant_is_the_author_of_the_claim():
    ann = factories.user("ann", "reviewer")
    claim = factories.claim(described())
    Claim.objects.filter(pk=claim.pk).update(claimant="The governor")
    factories.review(claim, ann)

    assert reviews(feed())[0]["itemReviewed"]["author"] == {"@type": "Person", "name": "The governor"}


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Colorado Department of Human Services", True),
        ("U.S. Immigration and Customs Enforcement", True),
        ("U.S. Senator Ann Lee", False),
        ("USDA", True),
        ("University of Denver", True),
        ("Acme, Inc.", True),
        ("uscisguide.com", True),
        ("Governor’s Office", True),
        ("Office of the Governor", True),
        ("The agency", True),
        ("The governor", False),
        ("Ann Lee", False),
        ("Ann Lee, Department of Health", False),
        ("Ann Lee of the University of Denver", False),
        ("Department of Health spokesperson", False),
        ("Council President Ann Lee", False),
        ("Board member Ann Lee", False),
        ("", False),
    ],
)
def test_an_organisation_is_no_person(name, is_one):
    assert is_organisation(name) is is_one


def test_a_claimant_that_is_an_organisation_is_typed_so():
    claim = factories.claim(described())
    Claim.objects.filter(pk=claim.pk).update(claimant="Department of Revenue")
    factories.review(claim, factories.user("ann", "reviewer"))

    told = reviews(feed())[0]["itemReviewed"]["author"]
    assert told == {"@type": "Organization", "name": "Department of Revenue"}


@pytest.mark.parametrize(
    ("about", "author", "publisher"),
    [
        ({"author": "Ann Lee"}, ("Person", "Ann Lee"), "The agency"),
        ({"author": "Ann Lee", "publisher": ""}, ("Person", "Ann Lee"), None),
        ({"author": "The agency"}, ("Organization", "The agency"), None),
        ({}, ("Organization", "The agency"), None),
    ],
)
def test_a_document_s_own_author_made_its_claims_and_its_publisher_stands_beside(about, author, publisher):
    factories.review(factories.claim(described(**about)), factories.user("ann", "reviewer"))

    [review] = reviews(feed())

    told = review["itemReviewed"]
    assert (told["author"]["@type"], told["author"]["name"]) == author
    # Where the agency is found says nothing of a person.
    assert ("sameAs" in told["author"]) == (author[0] == "Organization")
    expected = {"@type": "Organization", "name": publisher, "sameAs": "https://agency.example/"} if publisher else None
    assert told.get("publisher") == expected


def test_a_long_statement_stays_whole():
    ann = factories.user("ann", "reviewer")
    claim = factories.claim(described())
    Claim.objects.filter(pk=claim.pk).update(statement="long " * 40)
    factories.review(claim, ann)

    assert reviews(feed())[0]["claimReviewed"] == "long " * 40


def test_every_claim_is_reviewed_or_left_out_with_its_reason(settings):
    ann, lead = factories.user("ann", "reviewer"), factories.user("lea", "lead")
    document = described()
    first, second = document.claims.in_document_order()
    factories.review(first, ann)
    factories.review(second, ann, "not_checkable")
    open_, gone = factories.document(
        "One law of 2019 binds us.\n\nTwo laws of 2020 bind us.\n"
    ).claims.in_document_order()
    factories.review(gone, ann)
    import_document(body=b"One law of 2019 binds us.\n", filename="b.md", by=lead, document=gone.document)

    found = feed()
    left_out = {row["id"]: row["reason"] for row in found["manifest"]["form"]["left_out"]}

    assert left_out == {
        second.number: "A claim that nothing could settle has no rating.",
        open_.number: "It is not settled.",
        gone.number: "Its words changed since the verdict.",
    }
    assert len(reviews(found)) + len(left_out) == found["manifest"]["counts"]["claims"]
    settings.FACTCHECK_SITE_URL = ""
    assert feed()["manifest"]["form"]["left_out"][0]["reason"].startswith("FACTCHECK_SITE_URL is not set")


def test_the_rating_is_in_the_team_s_own_words():
    factories.review(factories.claim(described()), factories.user("ann", "reviewer"))
    VerdictWording.objects.create(verdict="disputed", label="False")

    found = feed()

    assert reviews(found)[0]["reviewRating"]["alternateName"] == "False"
    assert "1 False" in found["description"]


def test_a_json_ld_processor_reads_it():
    factories.review(factories.claim(described()), factories.user("ann", "reviewer"))
    document = json.loads(
        exported(format="claimreview").decode().replace('"https://schema.org"', json.dumps(VOCABULARY))
    )

    [expanded] = jsonld.expand(document)

    assert expanded["@type"] == ["https://schema.org/DataFeed"]
    items = expanded["https://schema.org/dataFeedElement"][0]["https://schema.org/item"]
    assert items[0]["@type"] == ["https://schema.org/ClaimReview"]
    assert "https://schema.org/manifest" not in expanded


# Schema.org's own context is fetched from the web; what it does for these names is this.
VOCABULARY = {"@vocab": "https://schema.org/"}
