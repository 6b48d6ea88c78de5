"""The JSON export: every field, exact words, the same state the same bytes."""

import json

import pytest
from django.utils import timezone

from claims.choices import Verdict
from claims.exports import exactly
from claims.models import Citation, Claim, Source, VersionText
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.exported import EVERYTHING, HARD_TEXT, exported, exported_json

pytestmark = pytest.mark.django_db

CLAIM_FIELDS = (
    "id document version section statement kind claimant status verdict reason rationale correction anchors "
    "authorities citations reviews decided_at text_changed as_of jurisdiction recheck_on tags"
).split()
CITATION_FIELDS = "source stance pinpoint excerpt excerpt_check accessed_on".split()
SOURCE_FIELDS = "kind title publisher identifier url archive_url weight".split()
REVIEW_FIELDS = "verdict reason rationale correction settles decided_at reviewer".split()


def test_every_field_is_there_in_order():
    ann = factories.user("ann", "reviewer")
    factories.review(factories.claim(), ann, reason="invented", correction="No such act.")

    claim = exported_json()["claims"][0]

    assert list(claim) == CLAIM_FIELDS
    assert list(claim["anchors"][0]) == ["version", "start", "end", "quote"]
    assert list(claim["authorities"][0]) == ["kind", "key"]
    assert list(claim["citations"][0]) == CITATION_FIELDS
    assert list(claim["citations"][0]["source"]) == SOURCE_FIELDS
    assert list(claim["reviews"][0]) == REVIEW_FIELDS


def test_values_are_those_of_the_claim():
    ann = factories.user("ann", "reviewer")
    claim = factories.claim()
    perform("amend", claim, by=ann, statement="Senate Bill 216 lets agencies share.", kind="legal", claimant="The FAQ")
    factories.cite(
        claim, ann, url="https://leg.example/sb216", title="SB19-216", pinpoint="title", excerpt="Concerning …"
    )
    perform(
        "decide", claim, by=ann, verdict="disputed", reason="misattributed", rationale="Not it.", correction="SB21-131"
    )

    found = exported_json()["claims"][0]

    assert (found["id"], found["document"], found["version"]) == (claim.number, claim.document.number, 1)
    assert (found["statement"], found["kind"], found["claimant"]) == (
        "Senate Bill 216 lets agencies share.",
        "legal",
        "The FAQ",
    )
    assert (found["status"], found["verdict"], found["reason"]) == ("settled", "disputed", "misattributed")
    assert (found["rationale"], found["correction"]) == ("Not it.", "SB21-131")
    assert found["authorities"] == [{"kind": "bill", "key": "SB19-216"}]
    assert found["section"].startswith("Report")
    assert found["citations"][0]["source"]["title"] == "SB19-216"
    assert found["citations"][0]["excerpt"] == "Concerning …"
    assert found["reviews"][0]["reviewer"] == "reviewer 1"
    assert found["decided_at"] == found["reviews"][0]["decided_at"]


def test_quotes_are_the_stored_text_byte_for_byte():
    import_document(body=HARD_TEXT.encode(), filename="hard.md")
    text = VersionText.objects.get().body

    claims = exported_json()["claims"]

    assert claims
    for claim in claims:
        for anchor in claim["anchors"]:
            assert text[anchor["start"] : anchor["end"]] == anchor["quote"]
    assert "👩‍👩‍👧" in "".join(anchor["quote"] for claim in claims for anchor in claim["anchors"])


def test_the_same_state_gives_the_same_bytes():
    ann, ben = factories.user("ann", "reviewer"), factories.user("ben", "reviewer")
    document = factories.document()
    factories.review(factories.claim(document), ann)

    first = exported()
    # A lease is no event and no state of a claim.
    perform("take", document.claims.in_document_order()[1], by=ben, at=timezone.now())

    assert exported() == first
    assert exported(format="csv") == exported(format="csv")


def test_another_state_gives_other_bytes():
    document = factories.document()
    before = exported()

    factories.note(factories.claim(document), factories.user("ann", "reviewer"))

    assert exported() != before


def test_claims_stand_in_document_order():
    ann = factories.user("ann", "reviewer")
    document = factories.document("Agencies share data in 2019. The act of 2020 forbids it.\n")
    perform("add", document, by=ann, quote="share data")

    starts = [claim["anchors"][0]["start"] for claim in exported_json()["claims"]]

    assert starts == sorted(starts)
    assert len(starts) == 3


def test_anchors_are_those_of_the_newest_version_with_the_words():
    lead = factories.user("lea", "lead")
    document = factories.document("Agencies share data in 2019.\n\nThe act of 2020 forbids it.\n")
    import_document(
        body=b"New words of 2024.\n\nAgencies share data in 2019.\n", filename="b.md", by=lead, document=document
    )

    found = {claim["statement"]: claim for claim in exported_json()["claims"]}

    moved, gone = found["Agencies share data in 2019."], found["The act of 2020 forbids it."]
    assert (moved["version"], moved["anchors"][0]["start"], moved["text_changed"]) == (2, 20, False)
    assert (gone["version"], gone["anchors"][0]["start"], gone["text_changed"]) == (1, 30, True)


def test_every_field_of_a_citation_stands_under_its_own_name():
    claim = factories.claim()
    factories.review(claim, factories.user("ann", "reviewer"))
    told = {name: f"the {name}" for name in SOURCE_FIELDS}
    Source.objects.update(**told | {"kind": "law", "weight": "weak"})
    said = {name: f"the {name}" for name in ("pinpoint", "excerpt")}
    Citation.objects.update(**said, stance="context", excerpt_check="not_checked", accessed_on="2026-03-02")

    [citation] = exported_json(exactly(Claim.objects.settled()))["claims"][0]["citations"]

    assert citation.pop("source") == told | {"kind": "law", "weight": "weak"}
    assert citation == said | {"stance": "context", "excerpt_check": "not_checked", "accessed_on": "2026-03-02"}


def test_a_lead_s_settlement_decides_what_the_claim_says():
    ann, ben, lea = factories.user("ann", "reviewer"), factories.user("ben", "reviewer"), factories.user("lea", "lead")
    claim = factories.claim(factories.document(reviews_required=2))
    factories.review(claim, ann, Verdict.DISPUTED, rationale="Ann says no.")
    factories.review(claim, ben, Verdict.VERIFIED, rationale="Ben says yes.")
    factories.cite(claim, lea)
    perform("settle", claim, by=lea, verdict="partly_supported", rationale="Both have a point.", correction="Half.")

    found = exported_json()["claims"][0]

    assert (found["verdict"], found["rationale"], found["correction"]) == (
        "partly_supported",
        "Both have a point.",
        "Half.",
    )
    assert [review["reviewer"] for review in found["reviews"]] == ["reviewer 1", "reviewer 2", "lead"]
    assert [review["settles"] for review in found["reviews"]] == [False, False, True]


def test_names_are_shown_where_the_team_shows_them(settings):
    settings.FACTCHECK_SHOW_NAMES = True
    factories.review(factories.claim(), factories.user("ann", "reviewer", first_name="Ann", last_name="Lee"))

    assert exported_json()["claims"][0]["reviews"][0]["reviewer"] == "Ann Lee"


def test_the_file_is_laid_out_for_people():
    factories.document()

    lines = exported(EVERYTHING).decode().splitlines()

    assert lines[:2] == ["{", '  "manifest": {']
    assert '      "id": "C-' in "\n".join(lines)
    assert max(map(len, lines)) < 200


def test_no_claims_give_an_empty_list():
    assert json.loads(exported())["claims"] == []


def test_days_jurisdiction_and_tags_go_with_a_claim():
    ann = factories.user("ann", "reviewer")
    claim = factories.claim()
    perform("schedule", claim, by=ann, as_of="2025-06-30", jurisdiction="US-CO", recheck_on="2999-01-31")
    for label in ("Urgent; today", "Ask “legal”"):
        perform("tag", claim, by=ann, label=label)

    found = exported_json(EVERYTHING)["claims"]

    assert [row["tags"] for row in found] == [["Ask “legal”", "Urgent; today"], [], []]
    assert [found[0][name] for name in ("as_of", "jurisdiction", "recheck_on")] == ["2025-06-30", "US-CO", "2999-01-31"]
    assert [found[1][name] for name in ("as_of", "jurisdiction", "recheck_on")] == [None, "", None]
