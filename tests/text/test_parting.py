"""Where a claim may be cut, and what its parts are then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.parting import cuts_of, parts_at, words_at


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        # Two sentences.
        ("The town paid 5 dollars. The board met in June.", ["The town paid 5 dollars.", "The board met in June."]),
        # Clauses, which the conjunction between belongs to neither of.
        (
            "The agency shares data with ICE, and the state pays counties for it.",
            ["The agency shares data with ICE", "the state pays counties for it."],
        ),
        # No clause: the pause nearest to the middle.
        (
            "addresses and wages of all applicants, names and birth dates of their employers",
            ["addresses and wages of all applicants", "names and birth dates of their employers"],
        ),
        # Nothing to cut at.
        ("The board met", ["The board met"]),
    ],
)
def test_a_cut_is_offered_where_another_assertion_begins(quote, parts):
    assert [quote[start:end] for start, end in parts_at(quote, cuts_of(quote))] == parts


def test_what_joins_two_parts_belongs_to_neither():
    quote = "It covers wages; and, in Ohio, names"

    cut = quote.index("and,")

    assert [quote[start:end] for start, end in parts_at(quote, [cut])] == ["It covers wages", "in Ohio, names"]


@given(st.text(max_size=60), st.lists(st.integers(-5, 70), max_size=5))
def test_parts_are_words_of_the_quote_in_order(quote, cuts):
    at = 0
    for start, end in parts_at(quote, cuts):
        assert at <= start < end <= len(quote)
        assert quote[start:end].strip()
        at = end
    assert all(quote[start:end].split() == [quote[start:end]] for start, end in words_at(quote))
    assert all(0 < cut < len(quote) for cut in cuts_of(quote))
