"""Of which collection a file is offered as the new state, and what it would change; what is refused."""

import pytest

from claims.models import Event, OutsideCheck
from claims.refusal import NotAllowed, Refused
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.file_changes import changes_in
from claims.services.checked.file_twins import collection_of
from claims.services.versions.intake import finish, store
from tests import factories
from tests.services.new_state.sheets import ACT, BOARD, HEADINGS, PILOT, SHEET, WRONG, again, sheet

pytestmark = pytest.mark.django_db


def test_only_a_lead_adds_a_version(document, ann):
    with pytest.raises(NotAllowed, match="Only a lead adds a version"):
        again(document, sheet(HEADINGS + PILOT), ann)


def test_a_row_that_cannot_come_in_keeps_the_new_state_out(document, lea):
    before = (Event.objects.count(), OutsideCheck.objects.count())

    with pytest.raises(Refused, match="row 6: it has no claim: column B “Claim” is empty"):
        again(document, sheet(SHEET + "Health,,True,,\n"), lea)

    assert (Event.objects.count(), OutsideCheck.objects.count()) == before
    assert document.versions.count() == 1


def test_a_document_that_is_no_collection_has_no_state_of_a_file(lea):
    document = factories.document("The act binds.\n")

    for ask in (changes_in, lambda file, document: again(document, file, lea)):
        with pytest.raises(Refused, match=f"{document.number} did not come from a file of claims"):
            ask(sheet(), document)


def test_a_file_that_is_another_document_is_refused(document, lea):
    other = finish(store(draft_of_collection(sheet(HEADINGS + "Law,The mill ran.,,,\n"), by=lea))).document

    with pytest.raises(Refused, match=f"These bytes are {document.number} version 1: one text belongs to one document"):
        again(other, sheet(), lea)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SHEET + "Health,The mayor resigned.,,,\n", "4 of 5 claims are those of {document} already"),
        (HEADINGS + PILOT + "Law,The mayor resigned.,,,\n", "1 of 2 claims are those of {document} already"),
        (HEADINGS + PILOT + "Law,The mayor resigned.,,,\nLaw,The mill ran.,,,\n", None),
        (SHEET, None),
    ],
)
def test_a_file_is_offered_as_the_new_state_of_the_collection_that_has_most_of_it(document, text, told):
    factories.document("SB19-216 is a school pilot. The act bars state agencies.\n")

    offered = collection_of(sheet(text))

    assert (str(offered) if offered else None) == (told and told.format(document=document.number))


def test_a_file_that_is_read_otherwise_is_offered_as_another_reading(document):
    told = f"this file is {document.number} already, and was read otherwise when it came in"

    assert str(collection_of(sheet(**WRONG))) == told


def test_a_long_file_is_judged_by_rows_from_all_over_it(ann, django_assert_num_queries):
    rows = [f"Agency {number} shares its records.\n" for number in range(1000)]
    finish(store(draft_of_collection(sheet("Claim\n" + "".join(rows)), by=ann)))
    file = sheet("Claim\n" + "".join(rows[:600] + [f"Mill {number} ran.\n" for number in range(400)]))

    with django_assert_num_queries(6):
        offered = collection_of(file)

    assert (offered.found, offered.of) == (100, 167)


def test_what_would_change_is_told_and_nothing_is_stored(document, lea):
    mended = ACT.replace("False,It does not.", "True,It does.")
    file = sheet(HEADINGS + PILOT + mended + "Law,The mayor resigned.,,,\n" + BOARD)
    events = Event.objects.count()

    changes = changes_in(file, document)

    assert str(changes) == (
        f"{document.number} version 2: 3 rows as they were (1 with something new beside it), 1 new, 1 no longer there"
    )
    assert changes.told_rows() == [
        "New: row 4 (“The mayor resigned.”)",
        "No longer there, as version 1 had them: row 4 (“HIPAA covers every record.”)",
    ]
    assert Event.objects.count() == events
    imported = again(document, file, lea)
    assert (imported.version.number, imported.claims, imported.outcomes["gone"]) == (changes.version, 1, 1)
