"""Blocks: the headings, paragraphs, list items and table rows of a text, and what it says about itself."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from claims.text.links import LINKED

# A book of a thousand pages has some twenty thousand; what has more would stop those who read on.
MAX_BLOCKS = 100_000

BlockKind = Literal["heading", "paragraph", "list_item", "table_cell", "metadata"]

# The level of a row that names the columns of its table.
HEADER_ROW = 1


class Cell(NamedTuple):
    """A cell with words: its column, from 1, and where its words are, in code points from the beginning of its row."""

    column: int
    start: int
    end: int


def cells_in(written: str) -> list[Cell]:
    """The cells of a row, in order, as `Block.cells` has them."""
    return [Cell(*map(int, cell.split(":"))) for cell in written.split()]


def written_cells(cells: Iterable[Cell]) -> str:
    return " ".join(f"{cell.column}:{cell.start}:{cell.end}" for cell in cells)


# The letters of `Look.looks`.
SIGN, BOLD, ITALIC, CODE, ADDRESS, LINK, STRUCK = "sbicalx"


class Look(NamedTuple):
    """How some characters of a block look: `s`, a sign of markup that is not shown; or one or more of `b` bold,
    `i` italic, `c` code, `x` struck out, `a` the address of a link where it is one of the words, `l` words that lead to
    `target`, as do signs among them; `al` the address behind such words, which a page that links them need not show.
    Offsets in code points."""

    start: int
    end: int
    looks: str
    target: str = ""


def looks_in(written: str, offset: int = 0) -> list[Look]:
    """As `Block.looks` has them, with `offset` added to their places."""
    return [_look(offset, *look.split(":", 3)) for look in written.split()]


def _look(offset: int, start: str, end: str, looks: str, target: str = "") -> Look:
    # Whatever is stored, a page links to nothing else.
    is_link = target.startswith(LINKED)
    return Look(int(start) + offset, int(end) + offset, looks, target if is_link else "")


def clipped(looks: Iterable[Look], start: int, end: int) -> list[Look]:
    """Those of the looks that lie between `start` and `end`, at their places from `start` on."""
    cut = (look._replace(start=max(look.start, start) - start, end=min(look.end, end) - start) for look in looks)
    return [look for look in cut if look.start < look.end]


def written_looks(looks: Iterable[Look]) -> str:
    """No target holds a blank."""
    return " ".join(":".join((str(look.start), str(look.end), *filter(None, look[2:]))) for look in looks)


class Block(NamedTuple):
    """A block's own words are `text[start:end]` (code points): no marker, no outer blanks.

    A `table_cell` is a row with all its cells, as the file has them: a bar between them in Markdown, a tab in Word and
    HTML; of a PDF it is one cell. `level` is the level of a heading or the depth of a list item, from 1; HEADER_ROW for
    a row that names the columns; 0 for the others. `label` is the visible
    number or bullet that stands before the words ("1.", "(a)", "-"), empty without one. `metadata` are words about the
    file or its parts (front matter, titles of links): shown, and never a claim. `place` says where in the file the
    block stands: "page 3" (from 1) or "pages 3-4" in a PDF, the path of its element in HTML and Word
    ("body/tbl[2]/tr[1]/tc[3]/p[1]", each counted from 1 among its like), empty in a text file. `cells` are those of a
    row that hold words, each as column:start:end ("1:0:5 3:8:12"); empty where they are not known.
    `looks` are those that markup gives the words, each as start:end:looks ("0:2:s 2:6:b 6:8:s"), and a link's with its
    address behind them ("0:4:l:https://a.example/").
    """

    kind: BlockKind
    level: int
    label: str
    start: int
    end: int
    place: str = ""
    cells: str = ""
    looks: str = ""
