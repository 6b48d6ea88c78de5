"""What a claim should say: a column of its own, in the words of many teams, and no answer to whether there is any."""

import pytest

from claims.text.checked import correction_in, guess_columns
from claims.text.checked.wordings import WORDINGS


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Claim;Verdict;Correction;Source", "statement verdict correction source"),
        ("Claim;Correct?;Correct wording;Notes", "statement verdict correction note"),
        ("Claim;Correct wording (if not)", "statement correction"),
        ("Sentence;Status;What should it say?", "statement verdict correction"),
        ("Original sentence;Suggested edit;Why", "quote correction rationale"),
        ("Originalsatz;Bewertung;Änderungsvorschlag;Beleg", "quote verdict correction source"),
        ("Behauptung;Richtig?;Richtig wäre;Begründung", "statement verdict correction rationale"),
        ("Aussage;So müsste es heißen;Quelle", "statement correction source"),
        ("Affirmation;Vérifié;Texte corrigé;Sources", "statement verdict correction source"),
        ("Phrase;Verdict;Ce qu’il faudrait écrire", "statement verdict correction"),
        ("Afirmación;Veredicto;Debería decir;Fuente", "statement verdict correction source"),
        ("Texto original;Redacción propuesta", "quote correction"),
        # Who, when and how far; and what promises that nobody else reads it.
        ("Claim;Correction by;Correction date;Correction status", "statement - - -"),
        ("Claim;Corrections (internal)", "statement note"),
        ("Claim;Suggestions;Changes", "statement - -"),
    ],
)
def test_the_column_of_corrections_is_known_by_its_heading(headings, expected):
    named = headings.split(";")
    found = {column: role for role, column in guess_columns(named).items()}

    assert " ".join(found.get(column, "-") for column in range(len(named))) == expected


def test_every_heading_of_corrections_is_one_beside_a_claim():
    for heading in WORDINGS["correction"]:
        assert guess_columns(["Claim", heading]) == {"statement": 0, "correction": 1}, heading


@pytest.mark.parametrize("answers", [("yes", "no", ""), ("TRUE", "FALSE", "FALSE"), ("ja", "nein", "bitte: 40")])
def test_a_column_of_answers_says_no_correction(answers):
    rows = [[f"Claim {number} is a claim.", answer] for number, answer in enumerate(answers)]

    assert "correction" not in guess_columns(["Claim", "Correction"], rows)


@pytest.mark.parametrize(
    "words", ["", " ", "–", "n/a", "None", "No change.", "keine Änderung", "Rien à corriger", "sin cambios", "OK", "✓"]
)
def test_that_nothing_is_to_be_corrected_is_no_correction(words):
    assert correction_in(words) == ""


@pytest.mark.parametrize("words", ["41", "40 → 41", "No changes were made in 2019.", "  41 percent "])
def test_what_a_claim_should_say_stays_as_it_is_written(words):
    assert correction_in(words) == words
