"""Sources by their marks, “[1]” or “S3, p. 4”, where another sheet or the end of this one says what each is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .addresses import has_address
from .by_cells import filled_in
from .columns import SAMPLE_ROWS, guess_columns, names_claim
from .dates import is_date
from .header_rows import find_header
from .headings import key_of
from .rows import Table
from .source_columns import SOURCES

HEADING = "Source"
# The heading of a column of marks, and the title over a list of what they stand for, beside those of sources.
OF_MARKS = frozenset(
    map(
        key_of,
        (
            "ref", "refs", "ref no", "ref nos", "ref number", "reference no", "reference number", "reference id",
            "source no", "source nos", "source number", "source id", "source ids", "source ref", "source refs", "fn",
            "footnote", "footnotes", "endnote", "citation no", "citation number", "quelle nr", "quellen nr", "beleg nr",
            "fußnote", "fußnoten", "renvoi", "note de bas de page", "n° de source", "nota al pie", "n.º de fuente",
        ),
    )
)  # fmt: skip
OF_LISTS = SOURCES | {"footnotes", "endnotes", "bibliography", "works cited", "fussnoten", "literatur", "bibliographie"}
MARK = re.compile(r"[\[(#]*\s*(?P<mark>[A-Za-z]{0,3}[-.]?\d{1,4}[a-z]?)\s*[\])]*\.?")
RANGE = re.compile(r"[\[(]*\s*(?P<first>\d{1,4})\s*[–-]\s*(?P<last>\d{1,4})\s*[\])]*")
# Blanks are looked at from their first one: from each of a hundred thousand would take hours.
PARTED = re.compile(r"[;,\n]|(?<=\])\s*(?=\[)|(?<!\s)\s+(?:and|und|et|y|&|\+)\s+")
LEADING = re.compile(rf"{MARK.pattern}(?=[\s:]|$)\s*:?\s*(?P<rest>.*)", re.DOTALL)
MAX_IN_RANGE = 20


class Referred(NamedTuple):
    """The table with its sources written out in `column`, with the cells that were, and the marks that no list has, by
    the numbers of their rows; the numbers of its rows that are such a list. None where it is as it was."""

    table: Table
    column: int = -1
    resolved: Sequence[tuple[int, str]] = ()
    unlisted: Sequence[tuple[int, str]] = ()
    listed: Sequence[int] = ()


def with_references(table: Table, header: int | None, others: Sequence[Table]) -> Referred:
    """The table whose sources are what their marks stand for in a list at its end, or in one of the `others`; as it is
    where it has no column of marks, or no list knows most of them."""
    if header is None:
        return Referred(table)
    headings, below = table.rows[header][1], table.rows[header + 1 :]
    kept, own = _parted(table, below)
    at = _column(headings, [cells for _number, cells in kept])
    if at is None:
        return Referred(table)
    marks = {mark for _number, cells in kept for mark in _marks(_cell(cells, at))}
    lists = ([own] if own else []) + [_list(other) for other in others]
    known = max(lists, key=lambda known: len(marks & known.keys()), default={})
    if not marks or len(marks & known.keys()) * 2 < len(marks):
        return Referred(table)
    rows = kept if known is own else below
    return _written(table._replace(rows=[*table.rows[: header + 1], *rows]), header, at, known, _numbers(below, rows))


def _numbers(below: Sequence[tuple[int, list[str]]], kept: Sequence[tuple[int, list[str]]]) -> list[int]:
    return [number for number, _cells in below[len(kept) :]]


def _written(table: Table, header: int, at: int, known: Mapping[str, str], listed: Sequence[int]) -> Referred:
    """The table with what the marks in a column stand for, in that one or, where it is no column of sources, a last."""
    headings = table.rows[header][1]
    is_source = guess_columns(headings).get("source") == at
    width = max(len(cells) for _number, cells in table.rows)
    column = at if is_source else width
    rows, resolved, unlisted = [*table.rows[:header]], list[tuple[int, str]](), list[tuple[int, str]]()
    rows.append((table.rows[header][0], headings if is_source else _put(headings, column, HEADING)))
    for number, cells in table.rows[header + 1 :]:
        cell = _cell(cells, at)
        found = _marks(cell)
        unlisted += [(number, mark) for mark in found if mark not in known]
        is_known = any(mark in known for mark in found)
        resolved += [(number, cell)] if is_known else []
        rows.append((number, _put(cells, column, "\n".join(_lines(cell, known))) if is_known else cells))
    return Referred(table._replace(rows=rows), column, resolved, unlisted, listed)


def _put(cells: Sequence[str], at: int, words: str) -> list[str]:
    padded = [*cells, *[""] * (at + 1 - len(cells))]
    return [*padded[:at], words, *padded[at + 1 :]]


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _column(headings: Sequence[str], below: Sequence[list[str]]) -> int | None:
    """The column of sources, or else one that is named so, where most cells begin with a mark."""
    filled = filled_in(below[:SAMPLE_ROWS])
    source = guess_columns(list(headings), below).get("source")
    named = [at for at, heading in enumerate(headings) if key_of(heading) in OF_MARKS]
    candidates = named if source is None else [source]
    return next((at for at in candidates if _are_marks(filled.get(at, []))), None)


def _are_marks(cells: Sequence[str]) -> bool:
    return sum(bool(_marks(cell)) for cell in cells) * 2 > len(cells)


def _pieces(cell: str) -> Iterator[tuple[list[str], str]]:
    """The marks that each part of a cell begins with, and what stands behind them."""
    for piece in filter(None, map(str.strip, PARTED.split(cell))):
        found = RANGE.fullmatch(piece)
        if found and 0 < int(found["last"]) - int(found["first"]) < MAX_IN_RANGE:
            yield [str(number) for number in range(int(found["first"]), int(found["last"]) + 1)], ""
        elif found := LEADING.fullmatch(piece):
            yield [_plain(found["mark"])], found["rest"].strip()
        else:
            yield [], piece


def _marks(cell: str) -> list[str]:
    """The marks of a cell that begins with one."""
    pieces = list(_pieces(cell))
    return [mark for marks, _rest in pieces for mark in marks] if pieces and pieces[0][0] else []


def _plain(mark: str) -> str:
    return re.sub(r"[-.\s]", "", mark).casefold()


def _lines(cell: str, known: Mapping[str, str]) -> list[str]:
    """What a cell says with its marks written out, a source a line, each with the place in it that stands behind."""
    lines: list[str] = []
    for marks, rest in _pieces(cell):
        for mark in marks:
            said = known.get(mark, f"[{mark}]")
            # An address alone is none of the source in the line before.
            lines.append(f"{mark.upper()} {said}" if lines and _is_address(said) else said)
        if rest and lines:
            lines[-1] = f"{lines[-1]}, {rest}" if not has_address(lines[-1]) else f"{rest}, {lines[-1]}"
        elif rest:
            lines.append(rest)
    return lines


def _is_address(said: str) -> bool:
    return has_address(said) and not any(map(str.isspace, said))


def _parted(table: Table, below: list[tuple[int, list[str]]]) -> tuple[list[tuple[int, list[str]]], dict[str, str]]:
    """The rows without a list at their end, below a title of its own; and what that says."""
    for index, (_number, cells) in enumerate(below):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) == 1 and key_of(filled[0]) in OF_LISTS:
            found = dict(filter(None, (_listed(table, number, cells, []) for number, cells in below[index + 1 :])))
            if found and len(found) == len(below) - index - 1:
                return below[:index], found
    return below, {}


def _list(table: Table) -> dict[str, str]:
    """What each mark stands for in a sheet of sources; nothing of one that holds claims."""
    header = find_header(table)
    if header is not None and names_claim(guess_columns(table.rows[header][1])):
        return {}
    headings = table.rows[0][1] if table.rows and not MARK.fullmatch(_cell(table.rows[0][1], 0)) else []
    told = (_listed(table, number, cells, headings) for number, cells in table.rows)
    return dict(found for found in told if found)


def _listed(table: Table, number: int, cells: Sequence[str], headings: Sequence[str]) -> tuple[str, str] | None:
    """A mark and what stands beside it, its address last; “[1] Atlas” in a single cell too."""
    filled = [at for at, cell in enumerate(cells) if cell.strip()]
    first = cells[filled[0]].strip() if filled else ""
    found = MARK.fullmatch(first) or LEADING.fullmatch(first)
    if found is None:
        return None
    rest = found.groupdict().get("rest") or ""
    words, addresses = [rest] if rest else [], []
    for at in filled:
        cell = cells[at].strip()
        heading = headings[at].strip().lower() if at < len(headings) else ""
        link = table.links.get(f"{number}:{at}", "")
        addresses += [link] if link and link not in cell else []
        if at != filled[0]:
            told = f"{heading} {cell}".strip() if is_date(cell) else cell
            (addresses if has_address(cell) else words).append(told)
    said = " ".join(filter(None, (", ".join(words), *addresses)))
    return (_plain(found["mark"]), said) if said else None
