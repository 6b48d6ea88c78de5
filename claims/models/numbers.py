"""Public numbers: D-3 for a document, C-0142 for a claim, S-12 for a source."""

import re

# What a column of numbers holds; SQLite raises at more.
MAX_NUMBER = 2**63 - 1
NUMBER = re.compile(r"\s*[DCdc]-?0*([0-9]{1,18})\s*")

SOURCE_NUMBER = re.compile(r"\s*[Ss]-?0*([0-9]{1,18})\s*")


def claim_number(pk: int) -> str:
    return f"C-{pk:04d}"


def document_number(pk: int) -> str:
    return f"D-{pk}"


def source_number(pk: int) -> str:
    return f"S-{pk}"


def parse_source_number(written: str) -> int | None:
    """Return the primary key behind S-12 or s12; None where it is none: a bare number may be a year."""
    match = SOURCE_NUMBER.fullmatch(written)
    return int(match[1]) if match else None


def parse_number(written: str) -> int:
    """Return the primary key behind a public number ("D-3", "c-0142" or plain "142").

    Raises ValueError when `written` is no number.
    """
    match = NUMBER.fullmatch(written)
    number = int(match[1] if match else written)
    if number > MAX_NUMBER:
        raise ValueError(f"{written} is larger than any number here.")
    return number
