"""What is typed into a search box: every text is a query, and only letters and digits come out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.query import MAX_TERMS, Query, Term, parse_query


def term(*words, excluded=False, is_open=False):
    return Term(words, excluded, is_open)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  § … % _ * ", ()),
        ("law ", (term("law"),)),
        ("law", (term("law", is_open=True),)),
        # Too short to be gone on with.
        ("a", (term("a"),)),
        ("Privacy ACT ", (term("privacy"), term("act"))),
        ('"privacy act"', (term("privacy", "act"),)),
        ("“privacy act” law ", (term("privacy", "act"), term("law"))),
        ("«acte privé»", (term("acte", "privé"),)),
        # A mark that is not closed yet quotes the rest.
        ('law "privacy act', (term("law"), term("privacy", "act"))),
        ("law -bail", (term("law"), term("bail", excluded=True))),
        ('law -"bail reform" now ', (term("law"), term("bail", "reform", excluded=True), term("now"))),
        ("-bail", (term("bail", excluded=True),)),
        ("well-known ", (term("well", "known"),)),
        ("- law ", (term("law"),)),
        ("AB19-216c", (term("ab19", "216c", is_open=True),)),
        ("164.512(f) ", (term("164", "512", "f"),)),
        # The languages of both engines are words like any others.
        ("law AND NOT (bail)", (term("law"), term("and"), term("not"), term("bail", is_open=True))),
        ("statement:law ", (term("statement", "law"),)),
        ("law* ", (term("law"),)),
        ("'; DROP TABLE claims -- ", (term("drop"), term("table"), term("claims"))),
        ("law & !bail | x:* ", (term("law"), term("bail"), term("x"))),
        ("\x00law\ud800 ", (term("law"),)),
    ],
)
def test_terms(text, terms):
    assert parse_query(text).terms == terms


@pytest.mark.parametrize(
    ("text", "words", "another"),
    [
        # One phrase, however it is spaced and abbreviated; the section mark is no word.
        ("45 CFR 164.512(f) ", "45 cfr 164 512 f", "45 c f r 164 512 f"),
        ("45 C.F.R. § 164.512 (f) ", "45 c f r 164 512 f", "45 cfr part 164 512 f"),
        ("42 usc 1983 ", "42 usc 1983", "42 u s c section 1983"),
        ("42 U.S. Code § 1983 ", "42 u s code 1983", "42 usc 1983"),
        ("(26 U.S.C. § 274) ", "26 u s c 274", "26 usc 274"),
        ("CRS 43-4-1301 ", "crs 43 4 1301", "43 4 1301 c r s"),
        ("section 43-4-1301, C.R.S. ", "section 43 4 1301 c r s", "c r s 43 4 1301"),
        ("P.L.117-58 ", "p l 117 58", "public law no 117 58"),
        ("usc ", "usc", "u s c"),
        ("84 fr 5 ", "84 fr 5", "84 fed reg 5"),
        # A bill by its letters, in words, and by its key.
        ("SB 21-131 ", "sb 21 131", "sb21 131"),
        ("SB21-131 ", "sb21 131", "senate bill 21 131"),
        ("S.B. 21-131 ", "s b 21 131", "sb 21 131"),
        ("Senate Bill 2021-131 ", "senate bill 2021 131", "sb21 131"),
        ("SB 21-131 ", "sb 21 131", "senate bill no 2021 131"),
        ("House Bill No. 1472 ", "house bill no 1472", "h b 1472"),
        ("HB24B-1001 ", "hb24b 1001", "house bill 24b 1001"),
        ("SB-131 ", "sb 131", "senate bill 131"),
        ("HR 3355 ", "hr 3355", "h r 3355"),
        ("SJR 23–004 ", "sjr 23 004", "senate joint resolution 23 004"),
        ("SB 21- ", "sb 21", "sb21"),
    ],
)
def test_a_citation_is_a_phrase_in_each_way_to_write_it(text, words, another):
    (read,) = parse_query(text).terms

    assert (read.words, read.is_open) == (tuple(words.split()), False)
    assert tuple(another.split()) in {phrase.words for phrase in read.phrases}


@pytest.mark.parametrize(
    "text",
    [
        "sb",
        "hr department",
        "usb 21-131",
        "SB 21-131-4",
        "the fr 5",
        "pl",
        "public law",
        "eo",
        '"49 usc 5307"',
        "x49 usce 5",
    ],
)
def test_other_words_have_no_other_ways(text):
    assert not any(term.others for term in parse_query(text).terms)


def test_a_citation_is_excluded_in_each_way_and_open_where_it_is_typed():
    law, excluded = parse_query("law -49 USC 5307").terms
    (typed,) = parse_query("49 USC 53").terms

    assert {phrase.is_excluded for phrase in excluded.phrases} == {True}
    assert {phrase.is_open for phrase in typed.phrases} == {True}
    # "U.S.C." is no beginning of "U.S. citizen".
    assert [phrase.words[-1] for phrase in parse_query("usc").terms[0].phrases if phrase.is_open].count("c") == 0
    assert law == term("law")


@pytest.mark.parametrize(
    ("text", "claim", "document"),
    [
        ("C-0142", 142, None),
        ("c142 law", 142, None),
        ("D-3 privacy", None, 3),
        ("D-3 C-7", 7, 3),
        ('"C-0142"', None, None),
        ("142", None, None),
        ("C-0142a", None, None),
        ("C-" + "9" * 19, None, None),
    ],
)
def test_numbers(text, claim, document):
    query = parse_query(text)

    assert (query.claim, query.document) == (claim, document)
    assert not any(term.is_open for term in query.terms if query.claim and term.words == ("c", "0142"))


def test_wanted_and_excluded():
    query = parse_query("law -bail ")

    assert (query.wanted, query.excluded) == ((term("law"),), (term("bail", excluded=True),))
    assert Query().wanted == ()


def test_a_long_text_has_an_end():
    assert len(parse_query("x1 " * 1000).terms) == MAX_TERMS


@given(st.text())
def test_any_text_gives_letters_and_digits(text):
    for found in parse_query(text).terms:
        assert found.words
        assert all(word.replace("_", "").isalnum() or word for word in found.words)
        assert not set("".join(found.words)) & set("\"'*():&|!-^{}\\\0 ")
