"""Transcripts of what people said: recognised by their turns, read by whole sentences, only what is worth checking."""

import pytest

from claims.text import extract_claims, outline
from claims.text.importers.plain import find_blocks
from claims.text.speakers import end_of_speaker, speaker_of
from claims.text.transcripts import is_transcript
from claims.text.turns import is_courtesy

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
        ("**MAYOR DUNN:** No.", "**MAYOR DUNN:** "),
        ("**Ann Lee**: No.", "**Ann Lee**: "),
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


HEARING = """Hearing on the water bond

MODERATOR: Good evening. Is the rate too high?

MAYOR DUNN: Thank you. The city replaced 41 miles of pipe since 2019. [applause] I did not vote against it.

COUNCILOR REYES: With respect, Mayor. You voted against the bond, and the council (inaudible) passed it by one vote.

MODERATOR: Is it true that Port Harrow has the oldest pipes in the state?

MAYOR DUNN: The average pipe is 61 years old [laughter] in that part of the town.

The state gave us $12 million for it.

COUNCILOR REYES: Mr. Mayor, with all due respect. The water rate rose to $48 a month. [Laughter and cheers]

(Applause.)

The hearing adjourned at nine o’clock.

Minutes

The clerk keeps them.
"""


def test_a_claim_of_a_turn_is_its_speakers():
    said = [(claim.claimant, claim.statement) for claim in extract_claims(HEARING, find_blocks(HEARING))]

    assert said == [
        ("MAYOR DUNN", "The city replaced 41 miles of pipe since 2019."),
        ("MAYOR DUNN", "I did not vote against it."),
        ("COUNCILOR REYES", "You voted against the bond."),
        ("COUNCILOR REYES", "The council passed it by one vote."),
        ("MAYOR DUNN", "The average pipe is 61 years old in that part of the town."),
        ("MAYOR DUNN", "The state gave us $12 million for it."),
        ("COUNCILOR REYES", "The water rate rose to $48 a month."),
        ("", "The hearing adjourned at nine o’clock."),
        ("", "The clerk keeps them."),
    ]


def test_in_a_debate_the_claims_have_speakers_too():
    assert {claim.claimant for claim in extract_claims(DEBATE)} == {"MS. ORTIZ"}


def test_a_question_in_a_debate_is_no_heading():
    blocks = find_blocks(HEARING)

    headings = [HEARING[block.start : block.end] for block in blocks if block.kind == "heading"]
    assert headings == ["Hearing on the water bond", "Minutes"]


def test_every_sign_of_a_turn_is_in_a_passage():
    blocks = find_blocks(HEARING)
    passages = outline(HEARING, blocks)

    read = "".join(HEARING[one.start : one.end] for one in passages)
    assert "".join(read.split()) == "".join("".join(HEARING[one.start : one.end] for one in blocks).split())
    kinds = {HEARING[one.start : one.end]: one.kind for one in passages}
    assert kinds["The city replaced 41 miles of pipe since 2019. [applause]"] == "sentence"
    assert kinds["(Applause.)"] == "label"


@pytest.mark.parametrize(
    "text",
    [
        # Terms, sections and questions before a colon are nobody's words.
        "Eligibility: Who can apply?\n\nYou can.\n\nCost: What does it cost?\n\nIt costs $3.\n\nMore: Who asks?\n\nUs.",
        "\n\n".join(["Pros: You save $40 a year.", "Cons: You wait nine days."] * 4),
        "\n\n".join(["Term A: The lease of a house.", "Term B: The sale of a house."] * 4),
    ],
)
def test_without_turns_nobody_is_the_claimant(text):
    assert {claim.claimant for claim in extract_claims(text)} <= {""}


def test_a_heading_that_asks_stays_one_where_nobody_takes_turns():
    text = "Eligibility: Who can apply?\n\nEveryone can apply in May."

    assert [block.kind for block in find_blocks(text)] == ["heading", "paragraph"]
    assert speaker_of("Question: Who can apply?", 0, 24) == ""


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("With respect, Mayor.", True),
        ("With all due respect, Madam Chair.", True),
        ("Mr. Mayor, please.", True),
        ("Thank you, Senator Ortiz.", True),
        ("Well, good evening, everyone.", True),
        ("Point of order, Mr. Speaker!", True),
        ("With respect, the mayor lied.", False),
        ("Mayor Dunn voted for it.", False),
        ("The secretary resigned.", False),
        ("So did we.", False),
        ("mr " * 400 + "x", False),
    ],
)
def test_what_only_addresses_somebody_is_told(sentence, is_one):
    assert is_courtesy(sentence) is is_one
