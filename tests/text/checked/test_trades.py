"""Sheets of films, law firms, magazines and parliaments: headings and verdicts in the words of these trades."""

import pytest

from claims.text.checked import OPEN, guess_columns, meaning_of


def roles_of(headings, *rows):
    columns = guess_columns(headings, rows)
    return [next((role for role, at in columns.items() if at == column), "-") for column in range(len(headings))]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # Whoever speaks has checked nothing.
        ("Minuto,Quién habla,Declaración,Veredicto", "- claimant statement verdict"),
        ("Who is speaking,Claim,Verdict,Who checked", "claimant statement verdict who"),
        ("Claim,Who benefits,Verdict", "statement - verdict"),
        ("Claim,Verified by,Who", "statement who claimant"),
        # Sources that no column called “Source” stands beside.
        ("Statement,Primary source,Secondary source,Final", "statement source - -"),
        ("Pg:Ln,Proposition,Record cite,Outcome", "- statement source verdict"),
        ("Chapitre,Affirmation,Verdict", "section statement verdict"),
    ],
)
def test_columns_are_known(headings, expected):
    assert roles_of(headings.split(",")) == expected.split()


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Contradicted", "disputed"), ("Doesn’t check out", "disputed"), ("CAN’T CONFIRM", "unverifiable"),
        ("Value judgment", "not_checkable"), ("Select…", OPEN), ("query AU", OPEN), ("??", OPEN),
        # In two languages.
        ("zutreffend / exact", "verified"), ("nicht zutreffend / inexact", "disputed"), ("True / False", None),
        ("True / so-so", None),
        # What nobody can tell.
        ("!", None), ("stet", None), ("cut", None), ("per author", None),
    ],
)  # fmt: skip
def test_verdicts_are_known(words, meaning):
    assert meaning_of(words, "Verdict") == meaning


def test_a_column_below_a_tick_is_asked_about():
    rows = [["It ran well.", "TRUE", "Audit"], ["It burned down.", "FALSE", ""]]

    assert roles_of(["Claim", "✔", "Source"], *rows) == ["statement", "verdict", "source"]
    # It may say no more than that somebody looked.
    assert (meaning_of("TRUE", "✔"), meaning_of("✓", "✓"), meaning_of("FALSE", "✔")) == (None, None, OPEN)


@pytest.mark.parametrize(
    ("heading", "cells", "role"),
    [
        ("Final", ("TRUE", "FALSE"), "verdict"),
        # “Yes” and “no” answer whatever is asked, as “true” does below a heading that does not ask what was found.
        ("Legal OK?", ("Y", "N"), "-"),
        ("Contains a number", ("TRUE", "FALSE"), "-"),
    ],
)
def test_true_and_false_are_verdicts_where_findings_are_asked_for(heading, cells, role):
    rows = [["It ran well.", cells[0]], ["It burned down.", cells[1]]]

    assert roles_of(["Claim", heading], *rows) == ["statement", role]
