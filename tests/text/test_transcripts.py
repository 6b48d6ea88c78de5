"""Transcripts of what people said: recognised by their turns, read by whole sentences, only what is worth checking."""

import pytest

from claims.text import extract_claims
from claims.text.importers.plain import find_blocks
from claims.text.speakers import end_of_speaker
from claims.text.transcripts import is_transcript

FACT = "Unemployment in this county fell to 4 percent in 1998, and the state closed 14 clinics."
TALK = "I want to thank you all for being here tonight."
DEBATE = "\n\n".join(
    [
        "The first debate",
        *(
            f"{speaker}: {words}"
            for _round in range(3)
            for speaker, words in (("MS. ORTIZ", f"{TALK} {FACT}"), ("MODERATOR", "Do you agree?"), ("MR. LEE", TALK))
        ),
    ]
)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("MR. NIXON: I have no comment.", "MR. NIXON: "),
        ("HOWARD K. SMITH, MODERATOR: Good evening.", "HOWARD K. SMITH, MODERATOR: "),
        ("Sen. de la Cruz (R): No.", "Sen. de la Cruz (R): "),
        ("O’HARA:\nYes.", "O’HARA:\n"),
        ("We have this to say: no.", ""),
        ("At 10:30 we met.", ""),
        ("It was so.", ""),
    ],
)
def test_a_turn_begins_with_its_speaker(line, label):
    assert line[: end_of_speaker(line, 0, len(line))] == label


def says(template):
    """A text of nine paragraphs in which two labels take turns."""
    return "\n\n".join(template.format(number=number, label="AB"[number % 2]) for number in range(9))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (DEBATE, True),
        (says("Speaker {label}: I told you {number} times."), True),
        # One person's speech, a form, a list of terms: nobody takes turns.
        (says("Ann: I told you {number} times."), False),
        (says("Answer: I told you {number} times."), False),
        (says("Term {label}: A word of the law, number {number}."), False),
        (says("I told you {number} times."), False),
        ("", False),
    ],
)
def test_turns_make_a_transcript(text, is_one):
    assert is_transcript(text, find_blocks(text)) is is_one


def test_a_transcript_gives_whole_sentences_worth_checking():
    claims = extract_claims(DEBATE)

    assert [DEBATE[claim.start : claim.end] for claim in claims] == [FACT] * 3


def test_elsewhere_no_claim_is_left_out_for_its_worth():
    text = f"{TALK} {FACT}"

    first = extract_claims(text)[0]
    assert text[first.start : first.end].startswith("I want to thank")
