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
    offset = counted = 0
    while counted < units and offset < len(text):
        counted += 1 + (text[offset] > LAST_OF_BASIC_PLANE)
        offset += 1
    if counted == units:
        return offset
    place = (
        "inside a surrogate pair" if counted > units >= 0 else f"outside a text of {to_utf16(text, len(text))} units"
    )
    raise ValueError(f"UTF-16 offset {units} is {place}.")
