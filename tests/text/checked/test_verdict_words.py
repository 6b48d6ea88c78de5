"""What verdicts are called; what is not known is said to be so."""

import pytest

from claims.text.checked import OPEN, meaning_of


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        *((words, "verified") for words in ("True", "TRUE.", "  ok ", "✓", "✅", "Verdadero")),
        *((words, "partly_supported") for words in ("Mostly true", "“Misleading”", "partly_supported")),
        *(
            (words, "partly_supported")
            for words in ("Half-True", "Mostly accurate", "Überwiegend richtig", "2 Pinocchios")
        ),
        *((words, "partly_supported") for words in ("Plutôt vrai", "Falta contexto", "Fehlender Kontext")),
        *(
            (words, "disputed")
            for words in ("Mostly-False", "Barely true", "Größtenteils falsch", "überwiegend falsch")
        ),
        *((words, "disputed") for words in ("Mayormente falso", "Plutôt faux", "Pants-on-Fire!", "Four Pinocchios")),
        # A label or a code before it says nothing else.
        *((words, "disputed") for words in ("Rating: False", "Our ruling: Pants on Fire!", "3 – falsch", "2) false")),
        *((words, "verified") for words in ("1. True", "1 - stimmt", "Fazit: richtig", "(1) true")),
        *((words, None) for words in ("3 false", "Rating: 3", "1/2 true", "2 – 3 false", "Status: false", "No. 3: x")),
        # As they agree with “the claim”.
        *((words, "verified") for words in ("Verdadera", "Cierta", "Vraie", "C’est vrai", "Trifft zu")),
        *((words, "disputed") for words in ("Falsa", "Fausse", "Mentira", "Unzutreffend", "Trifft nicht zu")),
        *((words, "partly_supported") for words in ("Engañosa", "Trompeuse")),
        *((words, OPEN) for words in ("-", "–", "not-checked", "Noch offen", "À vérifier", "Pendiente")),
        *((words, "disputed") for words in ("False", "Pants on fire!", "Falso", "❌")),
        *((words, "unverifiable") for words in ("Unproven", "can't verify", "can’t verify")),
        *((words, "not_checkable") for words in ("opinion", "N/A")),
        *((words, OPEN) for words in ("Open", "", "to do", "in progress", "second_review", "?")),
        *((words, None) for words in ("Not true at all, says the agency", "3", "unverified", "False: he never said")),
    ],
)
def test_a_verdict_means_what_is_in_the_table_and_nothing_else(words, meaning):
    assert meaning_of(words) == meaning


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        # Whether it was checked says nothing of what was found.
        *(
            (heading, None, OPEN)
            for heading in ("Checked", "Fact checked?", "Done", "Geprüft?", "Überprüft", "Erledigt")
        ),
        *((heading, None, OPEN) for heading in ("Vérifié", "Contrôlé ?", "Verificado", "¿Comprobado?", "Checked & OK")),
        *((heading, "verified", OPEN) for heading in ("Verified?", "Confirmed (y/n)", "OK?", "Bestätigt", "Confirmé")),
        *((heading, None, None) for heading in ("Status", "Check", "Fact-check status", "Estado", "Statut")),
        *((heading, "verified", "disputed") for heading in ("True?", "Accurate?", "Correct", "Is it true?", "Verdict")),
        *((heading, "verified", "disputed") for heading in ("Stimmt das?", "Richtig?", "Vrai ?", "¿Es cierto?")),
    ],
)
def test_a_bare_answer_means_what_is_asked_above_it(heading, yes, no):
    assert [meaning_of(word, heading) for word in ("Yes", "ja", "oui", "Sí", "✓", "✅")] == [yes] * 6
    assert [meaning_of(word, heading) for word in ("No", "n", "nein", "non", "✗")] == [no] * 5
    # A cross may be a tick.
    assert meaning_of("x", heading) is None
    assert meaning_of("", heading) == meaning_of("to do", heading) == OPEN
    assert meaning_of("Mostly false", heading) == "disputed"


@pytest.mark.parametrize(
    ("heading", "ticked", "unticked"),
    [("Checked", None, OPEN), ("Verified", "verified", OPEN), ("Status", "verified", "disputed")],
)
def test_a_tick_box_of_a_spreadsheet_answers_what_is_asked_above_it(heading, ticked, unticked):
    assert [meaning_of(word, heading) for word in ("TRUE", "WAHR", "VRAI", "VERDADERO")] == [ticked] * 4
    assert [meaning_of(word, heading) for word in ("FALSE", "FALSCH", "FAUX", "FALSO")] == [unticked] * 4


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        *((heading, "T", "F") for heading in ("T/F", "True/False", "True or false?", "Is the claim true?")),
        ("Wahr/Falsch", "W", "F"),
        ("R/F", "R", "F"),
        ("Vrai ou faux ?", "V", "F"),
    ],
)
def test_a_letter_stands_for_one_of_two_words_above_it(heading, yes, no):
    assert [meaning_of(word, heading) for word in (yes, no, no.lower())] == ["verified", "disputed", "disputed"]
    assert [meaning_of(word, other) for word in (yes, no) for other in ("", "Status", "Verdict")] == [None] * 6


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("✅ Richtig", "verified"),
        ("❌ Falsch", "disputed"),
        ("🟡 Trompeur", "partly_supported"),
        ("Falso 👎", "disputed"),
        ("⚠️ misleading", "partly_supported"),
        # A sign that says otherwise, and words that say more.
        ("✅ Falsch", None),
        ("✅ so-so", None),
        ("❌ False (see note)", None),
    ],
)
def test_a_picture_beside_a_verdict_leaves_it_what_it_is(said, meaning):
    assert meaning_of(said, "Verdict") == meaning


def test_an_answer_to_no_question_is_not_guessed():
    assert [meaning_of(word) for word in ("yes", "no", "Y", "N", "x")] == [None] * 5


def test_partly_says_how_far_it_is_true_or_how_far_it_was_looked_at():
    for word in ("partly", "teilweise", "en partie", "parcialmente"):
        assert [meaning_of(word, heading) for heading in ("Verdict", "Stimmt?", "")] == ["partly_supported"] * 3
        assert [meaning_of(word, heading) for heading in ("Checked?", "Erledigt", "Status")] == [None] * 3


def test_our_own_verdicts_mean_themselves():
    for word in ("verified", "partly_supported", "disputed", "unverifiable", "not_checkable"):
        assert meaning_of(word) == word
