"""Edges of a quote move by words and sentences, never past each other."""

import pytest

from claims.text import Span
from claims.text.trimming import moved_end, moved_start, words_of

TEXT = "Bees sting. Wasps do too, 𝒂 lot."
WORDS = words_of(TEXT, 0, len(TEXT))
SENTENCES = [Span(0, 11), Span(12, len(TEXT))]


@pytest.mark.parametrize(
    ("move", "units", "quote", "grow", "expected"),
    [
        (moved_end, WORDS, "Bees sting.", False, "Bees"),
        (moved_end, WORDS, "Bees", False, "Bees"),
        (moved_end, WORDS, "Bees sting", True, "Bees sting."),
        (moved_end, WORDS, "Wasps do too,", True, "Wasps do too, 𝒂"),
        (moved_end, WORDS, "𝒂 lot.", True, "𝒂 lot."),
        (moved_start, WORDS, "sting.", True, "Bees sting."),
        (moved_start, WORDS, "Bees sting.", True, "Bees sting."),
        (moved_start, WORDS, "Wasps do", False, "do"),
        (moved_start, WORDS, "do", False, "do"),
        (moved_end, SENTENCES, "Bees", True, "Bees sting."),
        (moved_end, SENTENCES, "Bees sting.", True, TEXT),
        (moved_end, SENTENCES, TEXT, False, "Bees sting."),
        (moved_end, SENTENCES, "Bees sting.", False, "Bees sting."),
    ],
)
def test_an_edge_moves_to_the_next_one(move, units, quote, grow, expected):
    start = TEXT.index(quote)

    moved = move(units, Span(start, start + len(quote)), grow=grow)

    assert TEXT[moved.start : moved.end] == expected
