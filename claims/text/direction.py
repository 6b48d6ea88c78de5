"""Which way a text runs, by the Unicode Bidirectional Algorithm (UAX #9, https://unicode.org/reports/tr9/)."""

import unicodedata

RIGHT_TO_LEFT, LEFT_TO_RIGHT = frozenset({"R", "AL"}), "L"
ISOLATES, END_OF_ISOLATE, END_OF_PARAGRAPH = frozenset({"LRI", "RLI", "FSI"}), "PDI", "B"


def runs_right_to_left(text: str) -> bool:
    """Whether the first strong character of a paragraph is of a right-to-left script: rules P2 and P3, which pass over
    what is isolated."""
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ISOLATES:
            depth += 1
        elif kind == END_OF_ISOLATE:
            depth = max(0, depth - 1)
        elif kind == END_OF_PARAGRAPH:
            depth = 0
        elif not depth and (kind == LEFT_TO_RIGHT or kind in RIGHT_TO_LEFT):
            return kind in RIGHT_TO_LEFT
    return False
