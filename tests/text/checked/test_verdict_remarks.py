"""Verdict cells with a remark: what is read of them, and what only a person can tell."""

import pytest

from claims.text.checked import meaning_of, split_remark


@pytest.mark.parametrize(
    ("cell", "said", "remark", "meaning"),
    [
        ("False; see note", "False", "see note", "disputed"),
        ("FALSE - no such law", "FALSE", "no such law", "disputed"),
        ("False: he never said", "False", "he never said", "disputed"),
        ("Wrong! See p. 3", "Wrong", "See p. 3", "disputed"),
        ("False [page 12]", "False", "page 12", "disputed"),
        ("Partly false\nsee row 12", "Partly false", "see row 12", "partly_supported"),
        # What lessens a verdict says nothing new of one that is partly so already.
        ("Mostly true — but old", "Mostly true", "but old", "partly_supported"),
        ("Mostly true—but old", "Mostly true", "but old", "partly_supported"),
        ("Verified (2 sources)", "Verified", "2 sources", "verified"),
        # The whole remark alone loses its brackets.
        ("Verified (2 sources), JK", "Verified", "(2 sources), JK", "verified"),
        ("True, JK 3/5", "True", "JK 3/5", "verified"),
        # A number is no negation, and an address asks nothing.
        ("Verified (Order No. 12)", "Verified", "Order No. 12", "verified"),
        ("Verified; see https://x.example/?q=1", "Verified", "see https://x.example/?q=1", "verified"),
        # What is right instead is no second verdict.
        ("False; correct figure: 12", "False", "correct figure: 12", "disputed"),
        ("Falsch; richtig ist 12", "Falsch", "richtig ist 12", "disputed"),
        ("Faux – chiffre exact : 12", "Faux", "chiffre exact : 12", "disputed"),
        ("Falsch; siehe Anmerkung", "Falsch", "siehe Anmerkung", "disputed"),
        ("Richtig (2 Quellen)", "Richtig", "2 Quellen", "verified"),
        ("Faux – voir note", "Faux", "voir note", "disputed"),
        ("Verdadero (2 fuentes)", "Verdadero", "2 fuentes", "verified"),
        ("Unproven; no data published", "Unproven", "no data published", "unverifiable"),
        ("Opinion, not a fact", "Opinion", "not a fact", "not_checkable"),
        ("Open; waiting for a reply?", "Open", "waiting for a reply?", "open"),
        ("❌ False (see note)", "❌ False", "see note", "disputed"),
        ("✔ checked JK", "✔", "checked JK", "verified"),
        ("✔ geprüft von Ann Lee, 3. Mai", "✔", "geprüft von Ann Lee, 3. Mai", "verified"),
        ("JK ✓", "✓", "JK", "verified"),
        # Initials need no sign before them.
        ("True JK", "True", "JK", "verified"),
        ("Mostly false  ÅBD", "Mostly false", "ÅBD", "disputed"),
        ("Teilweise richtig MK", "Teilweise richtig", "MK", "partly_supported"),
        ("✔ True JK", "✔ True", "JK", "verified"),
        # Among capitals a word looks like initials, but for one without a vowel.
        ("TRUE JK", "TRUE", "JK", "verified"),
        ("Pending JK", "Pending", "JK", "open"),
    ],
)
def test_a_remark_beside_a_verdict_is_told_from_it(cell, said, remark, meaning):
    assert split_remark(cell, "Verdict") == (said, remark)
    assert meaning_of(said, "Verdict") == meaning


@pytest.mark.parametrize(
    "cell",
    [
        # Turned round before it, or behind it.
        *("not false", "nicht falsch; siehe S. 4", "pas faux", "no es falso; ver nota", "(not) true; JK"),
        *("True; not false", "False; not wrong", "True. Not.", "Hardly true; see note", "Far from true - see note"),
        # Two at once, and whose word it is.
        *("true or false", "True/false", "False; true", "False, or true", "True (was false)", "✔ done, wrong"),
        *("False according to X, true according to Y", "False, according to X", "Falsch, laut BMI", "Faux, selon X"),
        *("False, says the mayor", "False, but right on the trend", "Verified; disputed by X", "✔ checked ❌ JK"),
        # In doubt, or not done.
        *("false?", "false? ", "False (source?)", "True?; see note", "True – maybe", "Verified; to be checked again"),
        *("Falsch, vermutlich", "Vrai – à vérifier", "Falso; por verificar", "Open; probably false"),
        # On a condition, with an exception, to a degree, of some.
        *("True, except the date", "True – if you count X", "True (mostly)", "False (partly)", "True, in 2019"),
        *("Wahr, aber alt", "Vrai, mais ancien", "Cierto, pero antiguo", "True (in Colorado)", "Falsch, für Kinder"),
        # Something was wrong with it, or stands instead of it.
        *("Correct: 12%", "Richtig: 12 Prozent", "True; should be 12", "True (0 sources)", "Verified, no source"),
        # A mark beside what may be another name of a verdict.
        *("✅ so-so", "✔ mostly", "✔ ❌", "✔ NOT JK"),
        # No sign parts them, or nothing is said.
        *("False-ish", "True(ish)", "True :)", "disputed by X", "No. 3", "no idea; ask"),
        # Where, when or how far it holds, who says so, and what may be a word.
        *("True UK", "True CO", "False YTD", "True TBC", "True NOT", "True ISH", "False OK", "True CDC", "True MT"),
        *("TRUE ALA", "No FAQ", "True J", "True JKLM", "True Jk", "True jk", "true x JK", "JK", "not true? JK"),
    ],
)
def test_what_may_say_otherwise_is_no_verdict(cell):
    assert split_remark(cell, "Verdict") == (cell, "")
    assert meaning_of(cell, "Verdict") is None


@pytest.mark.parametrize("cell", ["wrong!", "Mostly true", "not true", "half-true", "", "n/a", "Stimmt nicht."])
def test_a_verdict_alone_has_no_remark(cell):
    assert split_remark(cell, "Verdict") == (cell, "")
    assert meaning_of(cell, "Verdict") is not None


@pytest.mark.parametrize(
    ("heading", "meaning"), [("True?", "verified"), ("Checked?", None), ("Status", None), ("Verified?", "verified")]
)
def test_a_bare_answer_with_a_remark_means_what_is_asked_above_it(heading, meaning):
    said, remark = split_remark("Yes (JK)", heading)

    assert (meaning_of(said, heading), remark) == (meaning, "JK" if meaning else "")


def test_a_remark_stands_beside_what_somebody_said_the_meaning_of():
    known = {"N": "disputed", "N – so what": "open"}

    assert split_remark("N – misreads the statute", "Supported?", known) == ("N", "misreads the statute")
    assert split_remark("N – misreads the statute", "Supported?") == ("N – misreads the statute", "")
    # What the whole cell means was said too.
    assert split_remark("N – so what", "Supported?", known) == ("N – so what", "")
