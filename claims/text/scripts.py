"""Superscript and subscript digits, set on the line so that no number runs into another.

Superscript digits are a word apart from what stands before them: the sign of a note in "45¹" or "the law¹", an
exponent in "10⁶". A subscript belongs to the letter before it, as in "CO₂", and not to a number. Engines of search do
the same in their own language (`claims.search.scripts`).
"""

import re

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
DIGITS = "0123456789"
# Where a blank goes in: before the first group, or between the two.
RAISED = f"([{SUPERSCRIPTS}]+)"
LOWERED = f"([{DIGITS}{SUPERSCRIPTS}])([{SUBSCRIPTS}])"
TABLE = str.maketrans(SUPERSCRIPTS + SUBSCRIPTS, DIGITS * 2)


def on_the_line(text: str) -> str:
    """`text` with plain digits for raised and lowered ones: "45¹" is "45 1", "CO₂" is "CO2", "3₂" is "3 2"."""
    if text.isascii():
        return text
    return re.sub(LOWERED, r"\1 \2", re.sub(RAISED, r" \1", text)).translate(TABLE)
