"""Characters: what a database cannot keep, what a browser counts differently, and the digest of a text."""

import re
from hashlib import sha256

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LAST_OF_BASIC_PLANE = "\uffff"


def unstorable(text: str) -> str | None:
    """Why `text` cannot be stored, or None: PostgreSQL refuses NUL, and UTF-8 has no lone surrogates.

    The reason names the character's position and line, both counted from 1, in code points.
    """
    found = UNSTORABLE.search(text)
    if found is None:
        return None
    name = "NUL" if found.group() == "\x00" else f"lone surrogate U+{ord(found.group()):04X}"
    line = text.count("\n", 0, found.start()) + 1
    return f"{name} at character {found.start() + 1}, line {line}"


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal. Raises UnicodeEncodeError for a lone surrogate."""
    return sha256(text.encode("utf-8")).hexdigest()


def to_utf16(text: str, offset: int) -> int:
    """A code-point offset as UTF-16 code units, which JavaScript counts in. Raises ValueError outside the text."""
    if not 0 <= offset <= len(text):
        raise ValueError(f"Offset {offset} is outside a text of {len(text)} characters.")
    return offset + sum(character > LAST_OF_BASIC_PLANE for character in text[:offset])


def from_utf16(text: str, units: int) -> int:
    """UTF-16 code units as a code-point offset. Raises ValueError outside the text and inside a surrogate pair."""
    counted = 0
    for offset, character in enumerate(text):
        if counted >= units:
            break
        counted += 1 + (character > LAST_OF_BASIC_PLANE)
    else:
        offset = len(text)
    if counted > units > 0:
        raise ValueError(f"UTF-16 offset {units} is inside the surrogate pair of character {offset}.")
    if counted != units:
        raise ValueError(f"UTF-16 offset {units} is outside a text of {counted} units.")
    return offset
