"""Columns known by their cells: a verdict that no heading names, and the sources of a table without headings."""

from collections.abc import Iterator, Mapping, Sequence

from .addresses import has_address
from .verdict_remarks import split_remark
from .verdict_words import OPEN, is_bare, meaning_of

# So many cells tell what a column holds.
MIN_CELLS = 2
# Nobody found anything: a column of nothing else may tell what kind of claim it is.
NO_FINDINGS = (OPEN, "not_checkable")


def with_cells(headings: Sequence[str], below: Sequence[Sequence[str]], columns: Mapping[str, int]) -> dict[str, int]:
    """The columns with that of the verdict, where the one that its heading names holds none; without headings with
    that of addresses behind the claim too. Where no claim is known nothing is."""
    found = dict(columns)
    claim = found.get("statement", found.get("quote"))
    if claim is None:
        return found
    if not _has_verdict(headings, below, found.get("verdict")):
        judged = (at for at in _others(below, found) if _is_judged(_cells(below, at), _heading(headings, at)))
        if (at := next(judged, None)) is not None:
            found["verdict"] = at
    if not any(headings):
        addressed = (at for at in _others(below, found) if at > claim and _is_addressed(_cells(below, at)))
        if (at := next(addressed, None)) is not None:
            found["source"] = at
    return found


def _others(below: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Iterator[int]:
    width = max(map(len, below), default=0)
    return (at for at in range(width) if at not in columns.values())


def _cells(below: Sequence[Sequence[str]], at: int) -> list[str]:
    return [cells[at] for cells in below if at < len(cells) and cells[at].strip()]


def _heading(headings: Sequence[str], at: int) -> str:
    return headings[at] if at < len(headings) else ""


def _has_verdict(headings: Sequence[str], below: Sequence[Sequence[str]], at: int | None) -> bool:
    """Whether the column is the verdict's as far as anybody can tell: nothing stands in it, or not boxes alone."""
    if at is None:
        return False
    heading = _heading(headings, at)
    cells = _cells(below, at)
    return not cells or not all(is_bare(cell) and meaning_of(cell, heading) in (None, OPEN) for cell in cells)


def _is_judged(cells: Sequence[str], heading: str) -> bool:
    """Whether most cells are verdicts, and some of them no bare answers, which may answer anything."""
    said = [split_remark(cell, heading)[0] for cell in cells]
    known = [words for words in said if meaning_of(words, heading) is not None]
    told = [words for words in known if not is_bare(words) and meaning_of(words, heading) not in NO_FINDINGS]
    return len(cells) >= MIN_CELLS and len(known) * 2 > len(cells) and bool(told)


def _is_addressed(cells: Sequence[str]) -> bool:
    return len(cells) >= MIN_CELLS and sum(map(has_address, cells)) * 2 > len(cells)
