import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import Piece, Span, split_at
from claims.text.spans import is_ordered, overlap, trim

LENGTH = 20
SPANS = st.lists(st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda pair: (min(pair), max(pair))))


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [(0, 20, ())]),
        ([(5, 10)], [(0, 5, ()), (5, 10, (0,)), (10, 20, ())]),
        # Overlapping, nested and equal spans.
        ([(0, 12), (8, 20)], [(0, 8, (0,)), (8, 12, (0, 1)), (12, 20, (1,))]),
        ([(0, 20), (5, 6)], [(0, 5, (0,)), (5, 6, (0, 1)), (6, 20, (0,))]),
        ([(0, 20), (0, 20)], [(0, 20, (0, 1))]),
        # An empty span covers nothing.
        ([(5, 5)], [(0, 20, ())]),
    ],
)
def test_split_at_cuts_at_every_boundary(spans, pieces):
    assert split_at(LENGTH, spans) == [Piece(*piece) for piece in pieces]


def test_an_empty_text_has_no_pieces():
    assert split_at(0, []) == []


@given(SPANS)
def test_pieces_rejoin_and_know_their_spans(spans):
    pieces = split_at(LENGTH, spans)

    assert [offset for piece in pieces for offset in range(piece.start, piece.end)] == list(range(LENGTH))
    for start, end, members in pieces:
        assert members == tuple(i for i, span in enumerate(spans) if span[0] <= start and end <= span[1])


@pytest.mark.parametrize("span", [(-1, 3), (3, 21), (5, 4)])
def test_split_at_refuses_a_span_outside_the_text(span):
    with pytest.raises(ValueError, match="Span 1"):
        split_at(LENGTH, [(0, 1), span])


@pytest.mark.parametrize(("text", "span"), [("  a b\n", (2, 5)), (" \n ", (0, 0)), ("ab", (0, 2))])
def test_trim_drops_outer_blanks(text, span):
    assert trim(text, 0, len(text)) == Span(*span)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [((0, 4), (0, 4), 1.0), ((0, 4), (2, 6), 1 / 3), ((0, 2), (2, 4), 0.0), ((0, 1), (5, 6), 0.0)],
)
def test_overlap_is_intersection_over_union(one, other, share):
    assert overlap(one, other) == pytest.approx(share)


def test_ordered_spans_may_touch_but_not_overlap():
    assert is_ordered([(0, 2), (2, 4)])
    assert not is_ordered([(0, 3), (2, 4)])
