"""A sheet that a team goes on working in comes in again, as the next version of the document that it became."""

import json

import pytest

from claims.choices import Status
from claims.models import Claim, Event, OutsideCheck
from claims.refusal import Refused
from claims.services.checked.adopting import adopt, settled_otherwise
from claims.services.checked.bringing_in import draft_of_collection, seed
from claims.services.versions.intake import finish, import_document, store
from claims.workflow import perform
from tests.services.new_state.sheets import (
    ACT,
    BOARD,
    HEADINGS,
    HIPAA,
    PILOT,
    SHEET,
    again,
    assert_whole,
    claims_of,
    on_words,
    sheet,
)

pytestmark = pytest.mark.django_db


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


def test_a_new_version_keeps_the_title(document, lea):
    with pytest.raises(Refused, match="keeps the document's description"):
        draft_of_collection(sheet(HEADINGS + PILOT), by=lea, document=document, title="Facts")


def test_a_text_may_replace_a_collection_as_any_version(document, lea):
    imported = import_document(body=b"The act bars state agencies.\n", filename="a.txt", by=lea, document=document)

    assert imported.outcomes == {"same": 1, "gone": 3, "flagged": 3}
