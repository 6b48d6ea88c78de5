"""What a person says about a file of claims checked elsewhere."""

from collections.abc import Mapping
from typing import NamedTuple

# What titles, totals and notes among the rows are; where nobody says it, what is surely one of them is no claim.
TITLES = ("sections", "claims", "out")


class Choices(NamedTuple):
    """What a person says about a file: its sheet, the column of each role (its heading, its letter, or its number from
    0; "" takes a guess back), what words of verdicts mean, and whether rows that cannot come in are left out; the
    number of the row of headings (0: there are none), what titles, totals and notes among the rows are (one of TITLES),
    whether claims of our own JSON come in although their history does not, and whether claims that are in already come
    in once more, as a document of their own; and the encoding of a CSV that does not tell it (of CODE_PAGES)."""

    sheet: str = ""
    columns: Mapping[str, str | int] = {}
    meanings: Mapping[str, str] = {}
    leave_out: bool = False
    headings: int | None = None
    titles: str = ""
    without_history: bool = False
    as_new: bool = False
    encoding: str = ""


NO_CHOICES = Choices()
