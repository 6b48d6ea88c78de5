"""A sheet that a team goes on working in comes in again, as the next version of the document that it became."""

import json

import pytest

from claims.choices import Status
from claims.history import first_flaw
from claims.models import Anchor, Claim, Document, Event, OutsideCheck, VersionText
from claims.refusal import NotAllowed, Refused
from claims.services.adopting import adopt, settled_otherwise
from claims.services.bringing_in import draft_of_collection, place_on, seed
from claims.services.checked_files import open_checked
from claims.services.file_changes import changes_in
from claims.services.file_choices import Choices
from claims.services.file_twins import collection_of
from claims.services.intake import finish, import_document, store
from claims.services.verification import first_mismatch
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

HEADINGS = "Section,Claim,Verdict,Rationale,Source\n"
PILOT = "Schools,SB19-216 is a school pilot.,True,The title says so.,https://leg.example/a\n"
ACT = "Schools,The act bars state agencies.,False,It does not.,https://leg.example/b\n"
HIPAA = "Health,HIPAA covers every record.,False,It has limits.,https://leg.example/c\n"
BOARD = "Health,It met in 2019,,,\n"
SHEET = HEADINGS + PILOT + ACT + HIPAA + BOARD


@pytest.fixture
def lea():
    return factories.user("lea", "lead")


@pytest.fixture
def ann():
    return factories.user("ann", "reviewer")


def sheet(text=SHEET, name="line by line.csv", **choices):
    return open_checked(text.encode(), name, Choices(**choices))


@pytest.fixture
def document(ann):
    """The sheet as it came in first, and was adopted: three claims are settled, the last is open."""
    document = finish(store(draft_of_collection(sheet(), by=ann))).document
    list(adopt(document, sheet(), by=ann))
    return document


def again(document, file, by):
    document = Document.objects.get(pk=document.pk)
    return finish(store(draft_of_collection(file, by=by, document=document)))


def claims_of(document):
    return list(Claim.objects.filter(document=document).in_document_order())


def on_words(version):
    """The claims of a version by their quotes, each of which is the words of the text."""
    text = VersionText.objects.get(pk=version.pk).body
    anchors = Anchor.objects.filter(version=version).select_related("claim")
    assert all(text[anchor.start : anchor.end] == anchor.quote for anchor in anchors)
    return {anchor.quote: anchor.claim for anchor in anchors}


def assert_whole():
    assert first_flaw() is None
    assert first_mismatch() is None


def test_a_row_that_was_added_is_a_new_claim_and_the_others_stay(document, lea):
    before = claims_of(document)

    imported = again(
        document, sheet(HEADINGS + PILOT + "Schools,The mayor resigned.,True,,\n" + ACT + HIPAA + BOARD), lea
    )

    assert str(imported) == f"{document.number} version 2: 1 new claim, 4 same; 1 check from elsewhere is new"
    pilot, new, *others = claims_of(document)
    assert [pilot, *others] == before
    assert new.statement == "The mayor resigned."
    assert [claim.status for claim in (pilot, new, *others)] == [
        "settled",
        "unreviewed",
        "settled",
        "settled",
        "unreviewed",
    ]
    assert not Claim.objects.filter(text_changed=True).exists()
    # What it says of the others is kept as it was, and found where it stands now.
    assert list(OutsideCheck.objects.order_by("pk").values_list("place", "said", "superseded_at")) == [
        ("row 2", "True", None), ("row 4", "False", None), ("row 5", "False", None), ("row 3", "True", None),
    ]  # fmt: skip
    assert on_words(imported.version).keys() == {row.statement for row in sheet().rows} | {"The mayor resigned."}
    assert_whole()


def test_another_verdict_stands_beside_what_was_said_before(document, lea):
    file = sheet(SHEET.replace(ACT, ACT.replace("False,It does not.", "True,It does.")))

    again(document, file, lea)

    act = claims_of(document)[1]
    newest, before = act.outside_checks.newest_first()
    assert (newest.said, newest.superseded_at) == ("True", None)
    assert before.said == "False"
    assert before.superseded_at == newest.created_at
    # It decides nothing, and whoever brings it in is told.
    assert (act.status, act.verdict) == (Status.SETTLED, "disputed")
    assert [str(problem) for problem in settled_otherwise(document, file)] == [
        f"{act.number}, row 3: it is Disputed here, and the file says Verified"
    ]
    assert OutsideCheck.objects.count() == 4


def test_a_row_that_is_gone_leaves_a_claim_without_words(document, lea):
    imported = again(document, sheet(HEADINGS + PILOT + ACT + BOARD), lea)

    hipaa = Claim.objects.get(statement="HIPAA covers every record.")
    assert imported.outcomes == {"same": 3, "gone": 1, "flagged": 1}
    assert hipaa.text_changed
    assert hipaa.outside_checks.get().superseded_at is not None
    assert_whole()


def test_mended_words_wait_for_a_person_beside_what_is_said_of_them(document, lea):
    mended = HIPAA.replace("covers every", "covers nearly every").replace("limits", "few limits")

    imported = again(document, sheet(HEADINGS + PILOT + ACT + mended + BOARD), lea)

    assert imported.claims == 0
    hipaa = on_words(imported.version)["HIPAA covers nearly every record."]
    assert hipaa.text_changed
    assert [check.rationale for check in hipaa.outside_checks.newest_first()] == [
        "It has few limits.",
        "It has limits.",
    ]


def test_rows_may_stand_in_another_order_and_under_other_sections(document, lea):
    imported = again(document, sheet(HEADINGS + BOARD + HIPAA + ACT.replace("Schools", "Law") + PILOT), lea)

    assert imported.claims == 0
    assert not Claim.objects.filter(text_changed=True).exists()
    assert OutsideCheck.objects.count() == 3


def test_a_row_is_no_part_of_the_row_above_it(document, lea):
    """What “it” stands for is asked of sentences that follow each other, and a row has none before it."""
    first = "Health,The school board of Denver decides.,,,\n"

    imported = again(document, sheet(HEADINGS + PILOT + ACT + HIPAA + first + BOARD), lea)

    assert imported.outcomes == {"same": 4, "flagged": 0}


def test_a_row_is_a_claim_though_another_row_has_its_words(document, lea):
    longer = "Health,The board meets. It is large.,,,\n"
    again(document, sheet(SHEET + longer), lea)

    imported = again(document, sheet(SHEET + longer + "Health,The board meets.,,,\n" + ACT), lea)

    assert imported.claims == 2
    assert Claim.objects.filter(statement="The act bars state agencies.").count() == 2


def test_a_claim_that_was_taken_away_does_not_come_again(document, ann, lea):
    perform("drop", claims_of(document)[3], by=ann, reason="Nobody checks that.")
    said = BOARD.replace(",,,", ",True,So it did.,")

    imported = again(document, sheet(SHEET.replace(BOARD, said)), lea)

    assert str(imported).endswith(
        f"{document.number} version 2: 0 new claims, 3 same; without a claim: row 5: its claim was taken away here"
    )
    assert len(claims_of(document)) == 3


def test_rows_go_to_the_claim_that_took_others_in(document, ann, lea):
    *_others, board = claims_of(document)
    again(document, sheet(SHEET + "Health,It met again in 2020,True,,\n"), lea)
    merged = Claim.objects.get(statement="It met again in 2020")
    perform("merge", board, by=ann, other=merged.pk)

    imported = again(document, sheet(SHEET + "Health,It met again in 2020,False,,\n"), lea)

    assert imported.claims == 0
    assert [check.said for check in board.outside_checks.newest_first()] == ["False", "True"]


def test_rows_of_the_same_words_go_to_the_claims_that_wait_for_them(ann, lea):
    rows = ["Two twins stand here,True\n", "Two twins stand here,False\n", "The mill ran well.,True\n"]
    document = finish(store(draft_of_collection(sheet("Claim,Verdict\n" + "".join(rows)), by=ann))).document

    imported = again(document, sheet("Claim,Verdict\n" + "".join(reversed(rows))), lea)

    assert imported.claims == 0
    waiting = Claim.objects.filter(statement="Two twins stand here")
    assert [claim.outside_checks.current().count() for claim in waiting] == [1, 1]


def test_what_another_file_says_of_a_claim_is_not_taken_back(document, ann, lea):
    other = sheet("Quote,Verdict\nThe act bars state agencies.,Meh\n", name="other.csv")
    seed(other, document, by=ann)

    again(document, sheet(SHEET + "Health,The mayor resigned.,,,\n"), lea)

    assert OutsideCheck.objects.get(said="Meh").superseded_at is None


def test_a_statement_mended_beside_the_same_words_is_kept_beside_the_claim(ann, lea):
    headings, row = "Quote,Claim,Verdict\n", "It met in 2019,The board met in 2019.,True\n"
    document = finish(store(draft_of_collection(sheet(headings + row), by=ann))).document

    again(document, sheet(headings + row.replace("The board", "The school board")), lea)

    claim = document.claims.get()
    assert claim.statement == "The board met in 2019."
    assert claim.outside_checks.current().get().other == [["statement", "The school board met in 2019."]]


def test_what_a_newer_state_still_says_can_be_adopted_from_it(ann, lea):
    document = finish(store(draft_of_collection(sheet(), by=ann))).document
    file = sheet(HEADINGS + "Schools,The mayor resigned.,,,\n" + PILOT + ACT + HIPAA + BOARD)
    again(document, file, lea)

    told = list(adopt(document, file, by=ann))

    assert [step.problem for step in told] == [None] * 3
    adopted = Event.objects.of_claim(claims_of(document)[1].pk).get(act="decide")
    assert json.loads(adopted.payload)["adopted"] == "row 3"


# Read otherwise


WRONG = {"columns": {"statement": "Rationale", "rationale": "Claim"}, "leave_out": True}


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


# Refusals


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


def test_a_new_version_keeps_the_title(document, lea):
    with pytest.raises(Refused, match="keeps the document's description"):
        draft_of_collection(sheet(HEADINGS + PILOT), by=lea, document=document, title="Facts")


def test_a_text_may_replace_a_collection_as_any_version(document, lea):
    imported = import_document(body=b"The act bars state agencies.\n", filename="a.txt", by=lea, document=document)

    assert imported.outcomes == {"same": 1, "gone": 3, "flagged": 3}


# What is offered, and what it would change


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
