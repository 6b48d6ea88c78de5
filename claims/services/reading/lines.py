"""The lines of a version laid out for reading: a block each, cut where claims, unread sentences and cells end."""

from typing import NamedTuple

from claims.models import Block
from claims.services.reading.passages import Run
from claims.services.reading.places import Place
from claims.services.reading.section_names import SectionName
from claims.text import Look, looks_in

LINE_CHARS = 70
# A cell of more is given the room to be read.
PROSE_CHARS = 40


class Stretch(NamedTuple):
    """Words that the same claims cover. `unread` names the sentence that nobody has claimed or dismissed, by where it
    begins, counted from 1; 0 for the others."""

    run: Run[Place]
    unread: int


class RowCell(NamedTuple):
    """A cell of a table with words. `between` stands in the file between it and the cell before: bars and blanks, no
    words. `skipped`: so many columns of the table are empty before it; `start`: where its words are in the text."""

    between: str
    skipped: int
    start: int
    stretches: list[Stretch]

    @property
    def chars(self) -> int:
        return sum(len(stretch.run.text) for stretch in self.stretches)

    @property
    def is_prose(self) -> bool:
        """Whether it holds more than fits in a narrow column."""
        return self.chars > PROSE_CHARS


class Row(NamedTuple):
    """`table` tells the tables of a section apart; `rest`: so many columns are empty behind the last cell, and `behind`
    stands there in the file."""

    table: int
    cells: list[RowCell]
    rest: int
    behind: str = ""


class Line(NamedTuple):
    """A block. `number` counts the paragraphs of a section; a heading has none, and a level from 2 to 6."""

    block: Block
    section: SectionName
    number: int
    level: int
    stretches: list[Stretch]
    # The claims that begin here.
    places: list[Place]
    row: Row | None = None

    @property
    def id(self) -> str:
        """Stable in a version: `s-4-p-12` for paragraph 12 of section 4, `s-4` for its heading."""
        return f"s-{self.section.key}-p-{self.number}" if self.number else f"s-{self.section.key}"

    @property
    def where(self) -> str:
        """As a reader is told. What stands before all headings is in no section."""
        return self.section.paragraph(self.number) if self.number else self.section.where

    @property
    def looks(self) -> list[Look]:
        """Those that markup gives its words, at their places in the text."""
        return looks_in(self.block.looks, self.block.start) if self.block.looks else []

    @property
    def rows(self) -> int:
        """About how many rows the words take in the column of text."""
        return -(-(self.block.end - self.block.start) // LINE_CHARS)

    @property
    def unread(self) -> list[int]:
        """The unread sentences that stand here."""
        found = dict.fromkeys(stretch.unread for stretch in self.stretches if stretch.unread)
        return list(found)
