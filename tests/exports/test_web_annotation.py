"""Web annotations: by the model of the recommendation, with words and offsets that are those of the text."""

import json
import re
from typing import Any

import pytest
from pyld import jsonld

from claims.models import Anchor, Claim, VersionText
from claims.services.versions.intake import import_document
from tests import factories
from tests.exports.exported import HARD_TEXT, exported

pytestmark = pytest.mark.django_db
# Of http://www.w3.org/ns/anno.jsonld, what these annotations use.
VOCABULARY = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "first": {"@type": "@id", "@id": "as:first"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "Annotation": "oa:Annotation",
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "assessing": "oa:assessing",
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "exact": "oa:exact",
}


def collection() -> dict[str, Any]:
    return json.loads(exported(format="webannotation"))


def items() -> list[dict[str, Any]]:
    return collection()["first"]["items"]


def selectors(annotation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {selector["type"]: selector for selector in annotation["target"]["selector"]}


def test_quote_position_and_surroundings_are_those_of_the_text():
    import_document(body=HARD_TEXT.encode(), filename="hard.md")
    text = VersionText.objects.get().body

    found = [selectors(annotation) for annotation in items()]

    assert len(found) == Anchor.objects.count() > 0
    for one in found:
        quote, position = one["TextQuoteSelector"], one["TextPositionSelector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert text[position["start"] - len(quote.get("prefix", "")) :].startswith(around)


def test_a_verdict_assesses_and_an_open_claim_is_highlighted():
    ann = factories.user("ann", "reviewer")
    claim = factories.claim()
    factories.review(claim, ann, rationale="The act says otherwise.", correction="45 days")

    assessed, *others = items()

    assert assessed["motivation"] == "assessing"
    assert [(body.get("purpose"), body.get("value") or body.get("source")) for body in assessed["body"]] == [
        ("describing", claim.statement),
        ("assessing", "Disputed"),
        ("commenting", "The act says otherwise."),
        ("editing", "45 days"),
        ("linking", "https://leg.example/act"),
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", assessed["created"])
    assert {other["motivation"] for other in others} == {"highlighting"}
    assert all("created" not in other for other in others)


def test_the_target_is_the_document_as_it_was_captured():
    factories.document(
        url="https://agency.example/faq", archive_url="https://archive.example/faq", captured_on="2024-05-01"
    )

    target = items()[0]["target"]

    assert target["source"] == "https://agency.example/faq"
    assert target["state"] == {
        "type": "TimeState",
        "sourceDate": "2024-05-01T00:00:00Z",
        "cached": "https://archive.example/faq",
    }


def test_a_document_without_an_address_is_named_by_its_text():
    document = factories.document()

    target = items()[0]["target"]

    assert target["source"] == f"urn:sha256:{document.newest_version.text_sha256}"
    assert "state" not in target


def test_names_are_the_same_in_every_export(settings):
    factories.document()
    names = [annotation["id"] for annotation in items()]

    factories.document()

    assert [annotation["id"] for annotation in items()][: len(names)] == names
    assert len(set(names)) == len(names)
    settings.FACTCHECK_SITE_URL = "https://check.example"
    assert items()[0]["id"].startswith(f"https://check.example/claims/{Claim.objects.earliest('pk').pk}/#")


def test_a_page_says_of_which_collection_it_is():
    factories.document()

    found = collection()

    assert found["first"]["partOf"] == found["id"]


def test_a_claim_without_a_place_is_named():
    claim = factories.claim()
    claim.anchors.all().delete()

    found = collection()

    assert found["total"] == len(found["first"]["items"]) == 2
    assert found["manifest"]["form"]["left_out"] == [{"id": claim.number, "reason": "Its words stand in no version."}]


def test_a_json_ld_processor_reads_it():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))
    written = exported(format="webannotation").decode()
    document = json.loads(written.replace('"http://www.w3.org/ns/anno.jsonld"', json.dumps(VOCABULARY)))

    [expanded] = jsonld.expand(document)

    page = expanded["http://www.w3.org/ns/activitystreams#first"][0]
    annotation = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"][0]
    assert annotation["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
    assert annotation["http://www.w3.org/ns/oa#motivatedBy"] == [{"@id": "http://www.w3.org/ns/oa#assessing"}]
    assert "manifest" not in json.dumps(expanded)
