"""Marking what a search found: the same words that the engines match, by their stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.hits import containing, hits_in, pieces_of, snippet_of
from claims.text.query import parse_query


def marked(text, query):
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces_of(text, parse_query(query)))


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("The Privacy Act of 1974", "privacy ", "The [Privacy] Act of 1974"),
        ("The Privacy Act of 1974", '"privacy act"', "The [Privacy Act] of 1974"),
        ("Privacy is no Act", '"privacy act"', "Privacy is no Act"),
        ("Agencies and an agency", "agencies ", "[Agencies] and an [agency]"),
        ("Disclosed, disclosing", "disclos", "[Disclosed], [disclosing]"),
        ("a law, a lawyer", "law ", "a [law], a lawyer"),
        ("a law, a lawyer", "law", "a [law], a [lawyer]"),
        ("a law without bail", "law -bail", "a [law] without bail"),
        ("under 45 CFR 164.512(f).", "45 cfr 164.512(f) ", "under [45 CFR 164.512(f])."),
        ("in 49 U.S.C. § 5307(a).", "49 usc 5307 ", "in [49 U.S.C. § 5307](a)."),
        ("in 49 USC 5307 or 49 USC 5311", "49 U.S.C. § 530", "in [49 USC 5307] or 49 USC 5311"),
        ("section 43-4-1301, C.R.S., and", "CRS 43-4-1301 ", "section [43-4-1301, C.R.S]., and"),
        ("Public Law No. 117-58", "Pub. L. 117-58", "[Public Law No. 117-58]"),
        ("Café and cafe", "cafe ", "[Café] and [cafe]"),
        ("<b>law</b>", "law ", "<b>[law]</b>"),
        ("law and order", 'law "law and"', "[law and] order"),
        ("nothing here", "law ", "nothing here"),
        ("nothing here", "-law", "nothing here"),
        ("nothing here", "", "nothing here"),
    ],
)
def test_marks(text, query, shown):
    assert marked(text, query) == shown


def test_a_snippet_is_the_words_round_the_first_hit():
    text = "word " * 100 + "the privacy act says so. " + "more " * 100

    shown = "".join(piece.text for piece in snippet_of(text, parse_query("privacy "), around=20, limit=60))

    assert shown.startswith("…word ")
    assert shown.endswith("…")
    assert "the privacy act" in shown
    assert len(shown) <= 62


def test_a_text_without_a_hit_has_no_snippet():
    assert snippet_of("nothing here", parse_query("law")) == []


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The new Depot opens", "depot", "The new [Depot] opens"),
        # Any part of a word, since that is what finds the row.
        ("The depots (new)", "(new) DEPO", "The [depo]ts [(new)]"),
        ("The depot", "epo depot", "The [depot]"),
        ("The depot", "none", "The depot"),
        ("The depot", " ", "The depot"),
        # The first hit is in sight, and what follows it.
        ("word " * 30 + "the depot opens", "depot", "…word word the [depot] opens"),
        ("The depot " + "word " * 30, "depot", "The [depot] word word word word word word …"),
        ("x" * 60 + "depot", "depot", "…xxxxxxxxxxxxxxxx[depot]"),
    ],
)
def test_rows_that_contain_words(text, words, shown):
    pieces = containing(text, words, around=16, limit=40)

    assert "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces).casefold() == shown.casefold()


@given(st.text(), st.text())
def test_what_contains_any_words_is_part_of_the_text(text, words):
    pieces = containing(text, words, around=5, limit=10)

    assert "".join(piece.text for piece in pieces).strip("…") in text


@given(st.text(), st.text())
def test_any_text_and_query(text, query):
    asked = parse_query(query)

    assert "".join(piece.text for piece in pieces_of(text, asked)) == text
    assert all(0 <= start < end <= len(text) for start, end in hits_in(text, asked))
    snippet_of(text, asked)
