"""The same bytes, read otherwise than when they came in."""

import pytest

from claims.models import Event, OutsideCheck
from claims.services.checked.adopting import adopt
from claims.services.checked.bringing_in import draft_of_collection, place_on, seed
from claims.services.checked.file_changes import changes_in
from claims.services.versions.intake import finish, store
from tests import factories
from tests.services.new_state.sheets import WRONG, again, assert_whole, claims_of, on_words, sheet

pytestmark = pytest.mark.django_db


def test_the_same_bytes_read_otherwise_are_a_new_version(document, lea):
    imported = again(document, sheet(**WRONG), lea)

    assert (imported.version.number, imported.claims) == (2, 3)
    assert on_words(imported.version).keys() == {"The title says so.", "It does not.", "It has limits."}
    assert not again(document, sheet(**WRONG), lea).added

    back = again(document, sheet(), lea)

    assert (back.version.number, back.claims) == (3, 0)
    assert on_words(back.version).keys() == {row.statement for row in sheet().rows}
    # What is said again is not kept twice.
    assert OutsideCheck.objects.count() == 6
    assert [check.rationale for check in OutsideCheck.objects.current()] == [
        "The title says so.", "It does not.", "It has limits.",
    ]  # fmt: skip
    assert_whole()


def test_what_was_said_before_is_not_adopted(ann, lea):
    document = finish(store(draft_of_collection(sheet(), by=ann))).document
    again(document, sheet(**WRONG), lea)

    # Neither by what they are read as now, nor as another reading of what they were.
    assert [step.total for step in adopt(document, sheet(**WRONG), by=ann)] == [3, 3, 3]


def test_another_meaning_of_a_verdict_is_another_reading(document, lea):
    imported = again(document, sheet(meanings={"False": "unverifiable"}), lea)

    assert imported.added
    act = claims_of(document)[1]
    assert [check.verdict for check in act.outside_checks.newest_first()] == ["unverifiable", "disputed"]


def test_the_same_bytes_read_as_before_add_nothing(document, lea):
    events = Event.objects.count()

    assert not again(document, sheet(), lea).added
    assert changes_in(sheet(), document).is_in
    assert Event.objects.count() == events


def test_bytes_on_the_words_of_a_document_are_read_anew_too(ann):
    document = factories.document("The act binds the city. It passed in 2019.\n")
    rows = "Quote,Why,Remark,Verdict\nThe act binds the city.,Ask Ann.,So it says.,True\n"
    seed(sheet(rows), document, by=ann)
    right = sheet(rows, columns={"rationale": "Remark", "note": "Why"})

    assert str(seed(right, document, by=ann)) == f"{document.number}: 0 new claims, 1 on claims that were there"

    newest, before = OutsideCheck.objects.newest_first()
    assert (newest.rationale, newest.note, newest.superseded_at) == ("So it says.", "Ask Ann.", None)
    assert before.rationale == "Ask Ann."
    assert before.superseded_at is not None
    assert place_on(right, document).is_in
    assert_whole()
