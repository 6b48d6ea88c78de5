"""Public numbers: D-3 for a document, C-0142 for a claim."""

import re

# What a column of numbers holds; SQLite raises at more.
MAX_NUMBER = 2**63 - 1
NUMBER = re.compile(r"\s*[DCdc]-?0*([0-9]{1,18})\s*")


def claim_number(pk: int) -> str:
    return f"C-{pk:04d}"


def document_number(pk: int) -> str:
    return f"D-{pk}"


def parse_number(written: str) -> int:
    """Return the primary key behind a public number ("D-3", "c-0142" or plain "142").

    Raises ValueError when `written` is no number.
    """
    match = NUMBER.fullmatch(written)
    number = int(match[1] if match else written)
    if number > MAX_NUMBER:
        raise ValueError(f"{written} is larger than any number here.")
    return number
