import pytest

from claims.text.folding import fold, same_place, typed_otherwise


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("a \u00a0\n\tb", "a b"),
        ("‘a’ “b” „c” «d»", '\'a\' "b" "c" "d"'),
        ("2–3 — −4 non‑profit", "2-3 - -4 non-profit"),
        ("ﬁnal oﬃce ﬂow", "final office flow"),
        # What is another word, or may be one, stays.
        ("May may 1l O0 naïve", "May may 1l O0 naïve"),
        ("now here", "now here"),
        ("a--b", "a--b"),
    ],
)
def test_typesetting_is_folded_and_nothing_else(words, folded):
    assert fold(words) == folded


@pytest.mark.parametrize(
    ("old", "new", "quote", "wanted"),
    [
        ("The ﬁrst  day.", "The first day.", "ﬁrst  day", "first day"),
        ("The first day.", "The ﬁrst\nday.", "first day", "ﬁrst\nday"),
        # An edge inside a ligature takes it whole.
        ("of final", "of ﬁnal", "inal", "ﬁnal"),
        ("of “it” all", 'of "it" all', "“it”", '"it"'),
        ("day one", "day one", "day one", "day one"),
    ],
)
def test_a_quote_is_found_in_another_typesetting(old, new, quote, wanted):
    start = old.index(quote)

    place = same_place(old, new, start, start + len(quote))

    assert place is not None
    assert new[slice(*place)] == wanted


def test_other_words_have_no_place():
    assert same_place("The first day.", "The last day.", 0, 3) is None


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("a b", "a b", []),
        ("a b", "a\u00a0 b", ["blanks"]),
        ("“a” 2–3", '"a" 2-3', ["quotation marks", "dashes"]),
        ("ﬁnal  day", "final day", ["blanks", "ligatures"]),
    ],
)
def test_what_is_typed_otherwise_is_told_by_its_kind(one, other, kinds):
    assert fold(one) == fold(other)
    assert typed_otherwise(one, other) == kinds
