"""Claims that stand below their verdict: in a section, or on a sheet, that is called “True” or “Disputed claims”."""

from collections.abc import Sequence
from typing import NamedTuple

from .headings import key_of
from .rows import Row
from .verdict_words import meaning_of
from .wordings import WORDINGS

SHEET = "Sheet"
MIN_TITLES = 2
HEADING = "Verdict"


class Titled(NamedTuple):
    """The rows with their verdicts, and the titles that these were taken from, with what these are `of`; none where the
    rows are as they were."""

    rows: list[Row]
    titles: Sequence[str] = ()
    of: str = ""


def with_titled(rows: list[Row], above: str = "") -> Titled:
    """The rows, each with the title of its section or else of its sheet as its verdict, where none has another and all
    these titles are verdicts that are known, more than one of them. `above` is what stands over the headings, and so
    over the rows before the first section, where it is a verdict."""
    if any(row.verdict for row in rows):
        return Titled(rows)
    first = above if verdict_over(above) else ""
    sections = [row.section or first for row in rows]
    if _are_verdicts(sections):
        pairs = zip(rows, sections, strict=True)
        told = [row._replace(verdict=verdict_over(section), section="") for row, section in pairs]
        return Titled(told, list(dict.fromkeys(filter(None, sections))), "sections")
    sheets = [dict(row.other).get(SHEET, "") for row in rows]
    if _are_verdicts(sheets):
        told = [row._replace(verdict=verdict_over(sheet)) for row, sheet in zip(rows, sheets, strict=True)]
        return Titled(told, list(dict.fromkeys(filter(None, sheets))), "sheets")
    return Titled(rows)


def _are_verdicts(titles: Sequence[str]) -> bool:
    named = set(filter(None, titles))
    return len(named) >= MIN_TITLES and all(verdict_over(title) for title in named)


def verdict_over(title: str) -> str:
    """The words of the verdict in a title: “False” of “False claims:”; "" where none is known."""
    words = title.strip().rstrip(":").strip()
    before, _blank, last = words.rpartition(" ")
    is_of_claims = key_of(last) in map(key_of, WORDINGS["statement"])
    said = before if before and is_of_claims and meaning_of(before, HEADING) is not None else words
    return said if said and meaning_of(said, HEADING) is not None else ""
