"""A remark beside a verdict is kept as a note; what may say otherwise than the verdict is asked about, whole."""

import pytest

from claims.models import OutsideCheck, Version
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from claims.services.versions.intake import finish, store
from tests.commands import run

pytestmark = pytest.mark.django_db

SHEET = """Claim,Verdict,Notes
It ran.,False; see Bob,Asked twice.
It burned.,True (2 sources),
It fell.,False (mostly),
"""


def sheet(**choices):
    return open_checked(SHEET.encode(), "facts.csv", Choices(**choices))


def test_the_remark_joins_the_note_and_the_verdict_stays_in_its_own_words():
    finish(store(draft_of_collection(sheet(), by=None)))

    assert list(OutsideCheck.objects.order_by("pk").values_list("said", "verdict", "note")) == [
        ("False", "disputed", "Asked twice.\nsee Bob"),
        ("True", "verified", "2 sources"),
        ("False (mostly)", "", ""),
    ]
    # Told with the document, where a remark may be private.
    assert "2 verdicts have remarks beside them, which are kept as notes: row 2, row 3" in Version.objects.get().remarks
    assert "Bob" not in Version.objects.get().remarks


def test_a_cell_that_somebody_says_the_meaning_of_is_left_whole():
    file = sheet(meanings={"False; see Bob": "partly_supported", "False (mostly)": "disputed"})

    assert [(row.verdict, file.verdict(row), row.note) for row in file.rows] == [
        ("False; see Bob", "partly_supported", "Asked twice."),
        ("True", "verified", "2 sources"),
        ("False (mostly)", "disputed", ""),
    ]
    assert sheet().unknown_words == {"False (mostly)": 1}


def test_what_is_read_as_a_remark_is_said_before_it_comes_in(tmp_path):
    (tmp_path / "facts.csv").write_text(SHEET)

    _said, told = run("import_claims", tmp_path / "facts.csv", "--dry-run")

    assert (
        "remark: 2 verdicts have remarks beside them, which are kept as notes: row 2 (“False; see Bob”), row 3" in told
    )
    assert "“False” (1) means disputed\n" in told
    assert "“False (mostly)” (1) means nothing known: say what with --verdict" in told


def test_a_rating_of_a_feed_is_read_so_too():
    feed = b'{"@type": "ClaimReview", "claimReviewed": "It ran.", "reviewRating": {"alternateName": "False. See p. 3"}}'

    (row,) = open_checked(feed, "feed.json").rows

    assert (row.verdict, row.note) == ("False", "See p. 3")


INITIALED = """Claim,Verdict,Checked by,Notes
It ran.,True JK,,
It burned.,False - AB,AB,Asked twice.
It fell.,False (AB),Carla,
It rose.,Pending JK,,
It sank.,True UK,,
"""


def test_initials_beside_a_verdict_are_those_of_whoever_checked():
    file = open_checked(INITIALED.encode(), "facts.csv")

    assert [(row.verdict, file.verdict(row), row.who, row.note) for row in file.rows] == [
        ("True", "verified", "JK", ""),
        ("False", "disputed", "AB", "Asked twice."),
        # Somebody else did, as far as a column says it; and who shall look is none that has.
        ("False", "disputed", "Carla", "AB"),
        ("Pending", "", "", "JK"),
        ("True UK", "", "", ""),
    ]
    told = "2 verdicts have initials beside them, which are taken for those of whoever checked: row 2 (“True JK”), row"
    assert any(remark.startswith(told) for remark in file.told_remarks)
    assert file.unknown_words == {"True UK": 1}
