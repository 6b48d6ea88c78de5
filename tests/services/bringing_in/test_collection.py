"""Claims checked elsewhere come in as a document of their own; no verdict comes with them."""

import json

import pytest

from claims.choices import Status
from claims.history import first_flaw
from claims.models import Anchor, Document, Event, OutsideCheck, VersionText
from claims.refusal import NotAllowed, Refused
from claims.services.checked.adopting import adopt
from claims.services.checked.bringing_in import draft_of_collection, seed
from claims.services.reading.coverage import coverage_of
from claims.services.store.verification import first_mismatch
from tests import factories
from tests.services.bringing_in.sheets import brought_in, sheet

pytestmark = pytest.mark.django_db


def test_a_sheet_becomes_a_document_with_a_block_for_each_claim(ann):
    imported = brought_in(sheet(), by=ann)

    document, version = imported.document, imported.version
    text = VersionText.objects.get(pk=version.pk).body
    assert document.title == "Claims checked elsewhere"
    assert imported.claims == 4
    blocks = list(version.blocks.values_list("kind", "place"))
    assert blocks == [
        ("heading", ""), ("paragraph", "row 2"), ("paragraph", "row 3"), ("heading", ""), ("paragraph", "row 4"),
        ("paragraph", "row 5"),
    ]  # fmt: skip
    for anchor in Anchor.objects.filter(version=version):
        assert text[anchor.start : anchor.end] == anchor.quote
    assert coverage_of(version).left == 0
    assert version.imported_by == ann
    claims = list(document.claims.in_document_order())
    assert claims[1].statement == "The act of 2019 bars\nstate agencies. It took effect at once."
    assert [claim.section.title for claim in claims] == ["Schools", "Schools", "Health", "Health"]
    assert [claim.mentions.count() for claim in claims] == [1, 0, 1, 0]


def test_what_was_found_elsewhere_is_kept_as_it_is_and_decides_nothing(ann):
    document = brought_in(sheet(), by=ann).document

    assert not document.claims.exclude(status=Status.UNREVIEWED).exists()
    checks = OutsideCheck.objects.order_by("pk")
    assert [(check.place, check.said, check.verdict) for check in checks] == [
        ("row 2", "True", "verified"),
        ("row 3", "False", "disputed"),
        ("row 4", "Meh", ""),
    ]
    assert (checks[0].rationale, checks[0].source) == ("The title says so.", "https://leg.example/sb19-216")
    assert (checks[2].checked_by, checks[2].checked_on) == ("Bob", "3 May")
    assert first_flaw() is None
    assert first_mismatch() is None
    event = json.loads(Event.objects.get().payload)
    assert event["checked_elsewhere"] == 3


def test_the_same_bytes_twice_add_nothing(ann):
    brought_in(sheet(), by=ann)

    assert not brought_in(sheet(), by=ann).added
    assert Document.objects.count() == 1
    assert OutsideCheck.objects.count() == 3


@pytest.mark.parametrize("role", ["viewer", "administrator"])
def test_only_reviewers_and_leads_bring_claims_in(role):
    person = factories.user("vic", role)
    with pytest.raises(NotAllowed):
        draft_of_collection(sheet(), by=person)
    with pytest.raises(NotAllowed):
        seed(sheet(), factories.document(), by=person)


def test_tags_in_a_cell_are_words_of_it(ann):
    document = brought_in(sheet("Quote,Note\nThe page has <b>two *titles*.,x\n"), by=ann).document

    assert document.claims.get().statement == "The page has <b>two titles."


BAD = "Claim,Note\nOne holds.,\n,Nothing here\nTwo holds.,\n" + "x" * 32_768 + ",\n"


def test_one_bad_row_keeps_all_out_and_is_named(ann):
    with pytest.raises(Refused) as refused:
        brought_in(sheet(BAD), by=ann)

    assert "row 3: it has no claim: column A “Claim” is empty (it has “Nothing here”)" in refused.value.reason
    assert "row 5: its statement has 32,768 characters, and the limit is 32,767" in refused.value.reason
    assert not Document.objects.exists()


def test_bad_rows_are_left_out_when_somebody_says_so(ann):
    imported = brought_in(sheet(BAD, leave_out=True), by=ann)

    assert imported.claims == 2
    assert "left out: row 3: it has no claim: column A “Claim” is empty\n" in imported.version.remarks
    # What else it holds may be a private note, and remarks show with the document.
    assert "Nothing here" not in imported.version.remarks


def test_words_of_a_person_decide_what_a_verdict_means(ann):
    file = sheet(meanings={"Meh": "unverifiable", "True": "open"})

    assert file.unknown_words == {}
    assert [file.verdict(row) for row in file.rows] == ["", "disputed", "unverifiable", ""]
    assert sheet().unknown_words == {"Meh": 1}
    with pytest.raises(Refused, match="cannot mean “rubbish”"):
        sheet(meanings={"Meh": "rubbish"})


@pytest.mark.parametrize(
    ("heading", "said", "verdict"),
    [("Checked", "No", ""), ("Checked", "yes", ""), ("Verified?", "n", ""), ("Verified?", "yes", "verified")],
)
def test_that_nobody_checked_it_is_no_verdict(ann, heading, said, verdict):
    file = sheet(f"Fact,{heading},Explanation,Source\nIt employed 500.,{said},could not reach museum,Smith\n")
    document = brought_in(file, by=ann).document

    assert OutsideCheck.objects.get().verdict == verdict
    list(adopt(document, file, by=ann))
    assert document.claims.filter(status=Status.SETTLED).exists() == bool(verdict)
