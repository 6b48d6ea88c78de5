"""Rows: what a file says of each claim, every value in the file's own words."""

from typing import Any, NamedTuple

from claims.text.characters import unstorable

# A team's claims of many years; an import is one transaction.
MAX_ROWS = 50_000
MAX_COLUMNS = 500
# What a spreadsheet's cell holds.
MAX_CELL_CHARS = 32_767


class Row(NamedTuple):
    """One claim checked elsewhere. `place` says where in the file it stands ("row 12"); "" where it says nothing.

    `quote` are exact words of a document, with what stands before and after them and where (`start`, a hint alone:
    some count other units than we do). `verdict` is what was found, in their words, `rationale` why and `correction`
    what it should say, both for everybody to read; a `note` is among themselves. `other` are further columns.
    """

    place: str
    statement: str = ""
    quote: str = ""
    verdict: str = ""
    rationale: str = ""
    correction: str = ""
    note: str = ""
    source: str = ""
    pinpoint: str = ""
    who: str = ""
    when: str = ""
    url: str = ""
    claimant: str = ""
    section: str = ""
    kind: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    other: tuple[tuple[str, str], ...] = ()


# What is said of a claim, in as many rows as it has.
SAID = ("verdict", "rationale", "correction", "note", "source", "pinpoint", "who", "when", "url", "claimant")


class Part(NamedTuple):
    """A sheet in a table of several: how many rows stand before its own, and which one it is in the file."""

    before: int
    number: int
    name: str


class Table(NamedTuple):
    """A sheet: its rows that are not blank, each with its number as a spreadsheet shows it. `links` are the addresses
    behind cells, by "row:column" (the column from 0); `formulas` are the cells whose formula has no stored value,
    `merged` those that stretch over several columns, each with the last of these, `filled` those that have the value of
    one stretched over them; `groups` are the numbers of rows whose names stand in the headings below them;
    `comments` are the words of those on cells, by "row:column" too, and `fills` the colours of cells, as RRGGBB;
    `parts` are the sheets of a table of several, in whose rows' numbers those of the sheets before are counted;
    `cards` is how many cards its rows were, if any."""

    name: str
    rows: list[tuple[int, list[str]]]
    links: dict[str, str] = {}
    formulas: list[str] = []
    merged: dict[str, int] = {}
    filled: list[str] = []
    groups: list[int] = []
    comments: dict[str, str] = {}
    fills: dict[str, str] = {}
    parts: list[Part] = []
    cards: int = 0


class Contents(NamedTuple):
    """What a file holds: tables whose columns somebody has to map, or rows as they stand. `remarks` say what was left
    out or decided; `documents` are the numbers of those that the claims of an export of ours stand in; the rest is as
    `claims.text.encodings` tells it."""

    kind: str
    tables: list[Table]
    rows: list[Row]
    remarks: list[str]
    encoding: str = "utf-8"
    had_bom: bool = False
    newlines: str = "lf"
    documents: list[str] = []

    def plain(self) -> dict[str, Any]:
        """As it crosses from the child process."""
        return self._asdict()

    @classmethod
    def of_plain(cls, found: dict[str, Any]) -> "Contents":
        tables = [Table(name, [(at, cells) for at, cells in rows], *told) for name, rows, *told in found["tables"]]
        rows = [Row(*values)._replace(other=tuple(map(tuple, values[-1]))) for values in found["rows"]]
        return cls(**found | {"tables": tables, "rows": rows})


def words_of(row: Row) -> str:
    """The words that the claim stands on where no document has them: the quote, or else the statement."""
    return (row.quote or row.statement).strip()


def joined(row: Row, more: Row) -> Row:
    """One claim that stands in two rows, with all that both say of it, a line each."""
    said: dict[str, Any] = {name: _lines(getattr(row, name), getattr(more, name)) for name in SAID}
    other = dict(row.other)
    for name, words in more.other:
        other[name] = _lines(other.get(name, ""), words)
    return row._replace(**said, other=tuple(other.items()))


def _lines(words: str, more: str) -> str:
    return "\n".join(dict.fromkeys(filter(None, (*words.split("\n"), *more.split("\n")))))


def problem_of(row: Row) -> str:
    """Why this row cannot come in, in words for a person; "" where it can."""
    if not words_of(row):
        return "it says something, but no claim"
    for name, value in _texts(row):
        if len(value) > MAX_CELL_CHARS:
            return f"its {name} has {len(value):,} characters, and the limit is {MAX_CELL_CHARS:,}"
        reason = unstorable(value)
        if reason:
            return f"its {name} has a {reason}"
    return ""


def _texts(row: Row) -> list[tuple[str, str]]:
    named = [(name, value) for name, value in zip(row._fields, row, strict=True) if isinstance(value, str)]
    return named + [(name, value) for name, value in row.other]
