import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import Context, Span, context_of, find_quote


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "places"),
    [
        ("law", "", "", [(4, 7), (15, 18)]),
        # Context singles one out, or nothing.
        ("law", "The ", "", [(4, 7)]),
        ("law", "", " b", [(15, 18)]),
        ("law", " ", "", [(4, 7), (15, 18)]),
        ("law", "no such", "", [(4, 7), (15, 18)]),
        # A single place is found whatever the context.
        ("The", "no such", "", [(0, 3)]),
        # Exact means exact.
        ("LAW", "", "", []),
        ("", "", "", []),
    ],
)
def test_quotes_are_found_exactly(quote, prefix, suffix, places):
    assert find_quote("The law a, the law b", quote, prefix, suffix) == [Span(*place) for place in places]


def test_places_may_overlap():
    assert find_quote("aaa", "aa") == [Span(0, 2), Span(1, 3)]


@given(st.text(min_size=1), st.data())
def test_every_quote_is_found_where_it_was_taken(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert Span(start, end) in find_quote(text, text[start:end])
    context = context_of(text, start, end)
    assert Span(start, end) in find_quote(text, text[start:end], context.prefix, context.suffix)


LONG = (
    "This is a long sentence, written so that there are more than sixty-four characters before the words, "
    "and quite as many characters behind them, or even some more than that."
)


def test_context_reaches_the_edge_of_the_sentence():
    text = f"Before. {LONG} After."
    start = text.index("the words")

    assert context_of(text, start, start + 9) == Context(
        LONG[: LONG.index("the words")], LONG[LONG.index("the words") + 9 :]
    )


def test_context_has_sixty_four_characters_where_the_text_has_them():
    text = "It is so. " * 10 + "Short." + " So it is." * 10
    start = text.index("Short")

    context = context_of(text, start, start + 6)

    assert context == Context(text[start - 64 : start], text[start + 6 : start + 70])
    assert context_of("A. b c d.", 3, 4) == Context("A. ", " c d.")


def test_context_does_not_reach_over_paragraphs_for_a_sentence():
    text = "x" * 100 + "\n\n" + LONG + "\n\n" + "y" * 100
    start = text.index("written")

    assert context_of(text, start, start + 7).suffix == LONG[LONG.index("written") + 7 :]
