"""An export held against the store it was written from: the same, or what changed since."""

import pytest

from claims.exports import Selection, TextChanged
from claims.exports.comparing import compare
from claims.models import Claim
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.comparing.comparable import BODY, whats, written

pytestmark = pytest.mark.django_db


def test_the_store_it_was_written_from_is_the_same(tmp_path, form, document):
    found = compare(written(tmp_path, form))

    assert (found.is_current, found.findings, found.notes, found.claims) == (True, [], [], 3)


def test_what_changed_since_is_named(tmp_path, form, document):
    first, second, third = document.claims.in_document_order()
    ben = factories.user("ben", "reviewer")
    path = written(tmp_path, form, Selection(text_changed=TextChanged.INCLUDE, document=document))
    perform("reopen", first, by=ben, reason="New law.")
    perform("reopen", second, by=ben, reason="New law.")
    second.refresh_from_db()
    factories.review(second, ben, "disputed")
    perform("amend", third, by=ben, statement="It costs three dollars.")
    perform("add", document, by=ben, quote="share data")

    assert whats(path) == {
        first.number: "it was reopened (disputed then, unreviewed now)",
        second.number: "its verdict changed: verified then, disputed now",
        third.number: "its statement was reworded",
        Claim.objects.latest("pk").number: "new here: unreviewed",
    }


def test_changed_words_and_claims_that_are_gone_are_named(tmp_path, form, document):
    first, second, third = document.claims.in_document_order()
    path = written(tmp_path, form)
    lead = factories.user("lea", "lead")
    import_document(body=BODY.replace("2019", "2024").encode(), filename="b.md", by=lead, document=document)
    third.anchors.all().delete()
    number, _deleted = third.number, third.delete()

    found = whats(path)

    assert found[first.number] == "its words in the document changed"
    assert found[number] == "it is gone"
    assert second.number not in found


def _cite(claim, by):
    factories.cite(claim, by, "refutes", title="A ruling")


def _rename(claim, by):
    claim.citations.get().source.__class__.objects.update(title="Another name")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_cite, "its citations changed"),
        (_rename, "its citations changed"),
        (lambda claim, by: perform("mention", claim, by=by, kind="bill", key="SB21-131"), "the authorities it names"),
        (lambda claim, by: perform("tag", claim, by=by, label="Ask"), "its days, jurisdiction or tags changed"),
        (lambda claim, by: perform("schedule", claim, by=by, recheck_on="2099-01-01"), "its days, jurisdiction"),
        (lambda claim, by: Claim.objects.filter(pk=claim.pk).update(claimant="The board"), "its kind or claimant"),
    ],
)
def test_whatever_a_file_tells_of_a_claim_is_compared(tmp_path, form, document, change, what):
    first = document.claims.in_document_order()[0]
    path = written(tmp_path, form)

    change(first, factories.user("ben", "reviewer"))

    found = {number: told for number, told in whats(path).items() if number == first.number}
    assert found and found[first.number].startswith(what)


def test_a_newer_version_of_a_document_is_told_though_no_claim_changed(tmp_path, form, document):
    path = written(tmp_path, form)
    assert compare(path).newer == []

    lead = factories.user("lea", "lead")
    import_document(body=f"# Now with a heading\n\n{BODY}".encode(), filename="b.md", by=lead, document=document)

    found = compare(path)
    assert found.newer == [f"{document.number} has version 2 now; the file tells of version 1."]
    assert (found.notes, [one for one in found.findings if "words" in one.what]) == ([], [])
