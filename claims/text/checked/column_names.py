"""Columns as a person names them: by the letters that a spreadsheet shows above them, and by their headings."""

import re
from collections.abc import Mapping, Sequence

from claims.text.encodings import Unreadable

from .headings import key_of

MAX_LETTERS = 3


def heading_of(role: str, headings: Sequence[str], columns: Mapping[str, int]) -> str:
    """What stands above the column of a role; "" where nothing does."""
    column = columns.get(role)
    return headings[column] if column is not None and column < len(headings) else ""


def letter_of(column: int) -> str:
    """The letters that a spreadsheet shows above a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_named(column: int, headings: Sequence[str]) -> str:
    """A column (from 0) as a person finds it: B “Claim”."""
    heading = " ".join(headings[column].split()) if column < len(headings) else ""
    return f"{letter_of(column)} “{heading}”" if heading else letter_of(column)


def column_of(written: str, headings: list[str]) -> int:
    """The column (from 0) that somebody names by its heading or its letters. Raises Unreadable."""
    for same in (_whole, key_of):
        wanted = same(written)
        for index, heading in enumerate(headings):
            if wanted and same(heading) == wanted:
                return index
    if re.fullmatch(rf"[A-Za-z]{{1,{MAX_LETTERS}}}", written.strip()):
        number = 0
        for letter in written.strip().upper():
            number = 26 * number + ord(letter) - ord("A") + 1
        return number - 1
    raise Unreadable(f"there is no column “{written}”; the headings are {', '.join(filter(None, headings))}")


def _whole(heading: str) -> str:
    """With the name of its group, which tells it from others."""
    return " ".join(heading.split()).casefold()
