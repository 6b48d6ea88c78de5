"""Verdicts that no column holds: in the line of the claim, or in the title over several."""

import pytest

from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from tests.services.test_joined_sheets import book_of
from tests.services.test_joined_sheets import read as read_book

ACT, BILL, CRUX = "The act binds all agencies.", "The bill passed 24-11.", "Nobody read it."


def read(*lines, heading="Claim;Source", **choices):
    return open_checked("\n".join([heading, *lines]).encode(), "facts.csv", Choices(**choices))


def said(file):
    return [(row.statement, row.verdict, file.verdict(row)) for row in file.rows]


@pytest.mark.parametrize(
    ("false", "true", "words"),
    [
        ("[FALSE] {}", "[TRUE] {}", ("FALSE", "TRUE")),
        ("(false): {}", "(Mostly true): {}", ("false", "Mostly true")),
        ("{} (FALSE)", "{} (TRUE)", ("FALSE", "TRUE")),
        ("{} [Wrong].", "{} [Correct].", ("Wrong", "Correct")),
        ("FALSE: {}", "TRUE: {}", ("FALSE", "TRUE")),
        ("Falsch – {}", "Richtig – {}", ("Falsch", "Richtig")),
        ("{} – FALSE", "{} – TRUE", ("FALSE", "TRUE")),
        ("{} → falso", "{} → verdadero", ("falso", "verdadero")),
        ("❌ {}", "✅ {}", ("❌", "✅")),
        ("{} ❌", "{} ✅", ("❌", "✅")),
    ],
)
def test_a_verdict_in_the_line_of_its_claim_is_read(false, true, words):
    file = read(false.format(ACT) + ";act", true.format(BILL) + ";journal", CRUX)

    assert [(row.statement, row.verdict) for row in file.rows] == [
        (ACT, words[0]), (BILL, words[1]), (CRUX, ""),
    ]  # fmt: skip
    assert file.verdict(file.rows[0]) == "disputed"
    told = [remark for remark in file.told_remarks if "in the line of their claim" in remark]
    assert told == [
        "2 verdicts stand in the line of their claim, and were read as a column of them: "
        f"row 2 (“{words[0]}”), row 3 (“{words[1]}”)"
    ]


def test_a_verdict_that_is_not_known_is_one_in_capitals_and_its_remark_is_kept():
    file = read(f"[FALSE: s 2] {ACT}", f"[TRUE] {BILL}", f"[SO-SO] {CRUX}", "[sic] It is")

    assert said(file) == [
        (ACT, "FALSE", "disputed"),
        (BILL, "TRUE", "verified"),
        (CRUX, "SO-SO", ""),
        ("[sic] It is", "", ""),
    ]
    assert file.rows[0].note == "s 2"
    assert file.unknown_words == {"SO-SO": 1}


@pytest.mark.parametrize(
    "lines",
    [
        # One alone, years and asides, answers that say nothing by themselves.
        (f"[FALSE] {ACT}", BILL, CRUX),
        (f"{ACT} (2019)", f"{BILL} (2020)", f"{CRUX} (TRUE)"),
        (f"{ACT} (no)", f"{BILL} (no)"),
        (f"{ACT} (new)", f"{BILL} (new)"),
    ],
)
def test_other_lines_stay_whole(lines):
    assert [row.statement for row in read(*lines).rows] == list(lines)


def test_another_column_of_verdicts_comes_first_and_somebody_may_say_that_it_is_none():
    lines = (f"[FALSE] {ACT};act", f"[FALSE] {BILL};journal")
    shown = read(*lines)

    assert [row.verdict for row in read(*lines, heading="Claim;Verdict").rows] == ["act", "journal"]
    assert [row.statement for row in read(*lines, columns={"verdict": ""}).rows] == [
        f"[FALSE] {ACT}",
        f"[FALSE] {BILL}",
    ]
    assert read(*lines, columns={**shown.columns}).rows == shown.rows


def test_claims_below_the_name_of_their_verdict_have_it():
    file = read("True claims:", f"{ACT};act", "FALSE", f"{BILL};journal", f"{CRUX};Ann")

    assert said(file) == [(ACT, "True", "verified"), (BILL, "FALSE", "disputed"), (CRUX, "FALSE", "disputed")]
    assert [row.section for row in file.rows] == ["", "", ""]
    assert file.told_remarks[0] == (
        "the titles of sections (“True claims:, FALSE”) were read as the verdicts of the claims below them"
    )
    # Names of sheets stay inside.
    assert "True" not in file.remarks[0]


@pytest.mark.parametrize(
    "lines", [("FALSE", f"{ACT};x", f"{BILL};y"), ("FALSE", f"{ACT};x", "PART TWO", f"{BILL};y", "TRUE", f"{CRUX};z")]
)
def test_titles_that_are_not_all_verdicts_stay_titles(lines):
    assert {row.verdict for row in read(*lines).rows} == {""}


def test_claims_on_a_sheet_of_their_verdict_have_it():
    file = read_book(book_of(["Claim", "Source"], Verified=[[ACT, "act"]], Disputed=[[BILL, "journal"]]))

    assert said(file) == [(ACT, "Verified", "verified"), (BILL, "Disputed", "disputed")]


def test_the_first_of_such_titles_may_stand_above_the_headings():
    sheet = f"Verified claims;\nClaim;Source\n{ACT};act\nDisputed claims;\nClaim;Source\n{BILL};journal\n{CRUX};x\n"

    file = open_checked(sheet.encode(), "facts.csv")

    assert said(file) == [
        (ACT, "Verified", "verified"),
        (BILL, "Disputed", "disputed"),
        (CRUX, "Disputed", "disputed"),
    ]
