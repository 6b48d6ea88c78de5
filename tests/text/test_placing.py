"""Words found in a text, past what is not shown of it."""

import pytest

from claims.text.placing import Placing
from claims.text.spans import Span

TEXT = "The river **moved 300 feet** east, [a report](https://a.example/r) says. **It fell.**"


def signs(*found: str) -> list[Span]:
    spans, at = [], 0
    for sign in found:
        start = TEXT.index(sign, at)
        at = start + len(sign)
        spans.append(Span(start, at))
    return spans


UNSHOWN = signs("**", "**", "[", "](https://a.example/r)", "**", "**")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The river moved 300 feet east", "The river **moved 300 feet** east"),
        ("moved 300", "moved 300"),
        ("moved 300 feet east", "moved 300 feet** east"),
        ("east, a report says", "east, [a report](https://a.example/r) says"),
        ("The river **moved", "The river **moved"),
        ("It fell.", "It fell."),
    ],
)
def test_words_are_found_past_what_is_not_shown(words, found):
    span, reason = Placing(TEXT, UNSHOWN).find(words)

    assert (span and TEXT[slice(*span)], reason) == (found, "")


@pytest.mark.parametrize("words", ["The river fell", "report says It moved", "https report"])
def test_words_that_nobody_reads_there_are_not_found(words):
    assert Placing(TEXT, UNSHOWN).find(words) == (None, "its words are not in the text")


def test_words_that_stand_twice_as_shown_have_no_place():
    twice = "The *mill* burned. The **mill** burned."
    found = [Span(at, at + len(sign)) for at, sign in ((4, "*"), (9, "*"), (23, "**"), (29, "**"))]

    assert Placing(twice, found).find("The mill burned.") == (None, "its words stand 2 times in the text")


def test_a_span_widens_to_the_signs_around_it():
    placing = Placing(TEXT, UNSHOWN)
    inside = Span(*placing.find("It fell.")[0])

    wider = placing.widened(inside)

    assert TEXT[slice(*wider)] == "**It fell.**"
    assert placing.widened(wider) == wider
    assert placing.widened(Span(0, 3)) == Span(0, 3)
