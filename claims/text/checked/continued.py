"""Rows without a claim that go on with the claim above: one more source a row, or the rest of its note."""

from .addresses import has_address
from .cited import cited_in
from .rows import Row, words_of

# What such a row may say. A verdict, a person or a day in it is of a claim whose words are missing.
MORE = {"source", "url", "note"}
NAMES_NO_ROLE = {"place"}


def goes_on(row: Row, above: Row) -> bool:
    """Whether `row` says one thing more of the claim in the row right `above` it, and nothing of another claim.

    A note alone goes on with a note. Of two sources it would no longer be told whose page is given.
    """
    said = {name for name, value in zip(row._fields, row, strict=True) if isinstance(value, str) and value}
    said -= NAMES_NO_ROLE
    if not said or not said <= MORE or not words_of(above):
        return False
    if said == {"note"} and not above.note:
        return False
    if row.source and (above.pinpoint or not _is_named(row.source)):
        return False
    return all(has_address(words) for _name, words in row.other)


def _is_named(source: str) -> bool:
    """Whether a work is named, and it is neither a number alone nor “n/a”."""
    return any(map(str.isalpha, source)) and any(map(cited_in, source.splitlines()))
