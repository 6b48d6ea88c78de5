"""Which way a paragraph runs: rules P2 and P3 of UAX #9."""

import pytest

from claims.text import runs_right_to_left


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("", False),
        ("12 (%)", False),
        ("Agencies", False),
        ("قانون", True),
        ("חוק", True),
        # What is weak or neutral tells nothing.
        ("“12. قانون SB19-216”", True),
        ("SB19-216 قانون", False),
        # What is isolated is passed over, also where isolates stand in each other.
        ("\u2067قانون\u2069 act", False),
        ("\u2066a \u2068b\u2069 c\u2069 قانون", True),
        ("\u2069قانون", True),
        # A paragraph that ends takes its open isolates with it.
        ("\u2066a\nقانون", True),
        # An override is no letter.
        ("\u202eact", False),
    ],
)
def test_the_first_strong_character_tells_the_direction(text, is_rtl):
    assert runs_right_to_left(text) is is_rtl
