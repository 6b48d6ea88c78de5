"""The text of a page as it flows: blocks begin and end with their elements, blanks collapse as in a browser."""

import re
from collections import Counter
from dataclasses import dataclass, field

from claims.text.blocks import CODE, STRUCK, BlockKind
from claims.text.importers.canvas import CELL_GAP, PARAGRAPH_GAP, ROW_GAP, Canvas
from claims.text.importers.styled import PLAIN, Style, Styled, looks_of, with_raised

from .elements import BLOCKS, CELLS, HEADINGS, LISTS, VERBATIM, Element, ListCount
from .grid import Grid
from .style import is_link_lost, is_raised, style_of

# CSS Text 3, 4.1.1: blanks, tabs and line ends collapse; a no-break space does not.
COLLAPSING = re.compile(r"[ \t\n\r\f]+")
BREAK, QUOTE_OPEN, QUOTE_CLOSE = "\n", "“", "”"


@dataclass
class Table:
    """A table that is open; `is_layout` where it only arranges the page. `column` is that of its cell."""

    is_layout: bool
    grid: Grid = field(default_factory=Grid)
    column: int = 0


@dataclass
class Item:
    """A list item that is open; its marker stands before the first block in it."""

    depth: int
    marker: str


class Flow:
    """Takes elements and text in document order and writes blocks on a canvas."""

    def __init__(self) -> None:
        self.canvas = Canvas()
        self._pieces: list[Styled] = []
        self._styles: list[Style] = [PLAIN]
        self._raised: list[int] = [0]
        self._superscripts = 0
        self._place = ""
        self._tables: list[Table] = []
        self._cells: list[int] = []
        self._lists: list[ListCount] = []
        self._items: list[Item] = []
        self._headings: list[int] = []
        self._verbatim = 0
        self._gap = PARAGRAPH_GAP
        self._after_link = False
        self.counts: Counter[str] = Counter()

    def open(self, element: Element, tag: str, path: str) -> None:
        """An element begins."""
        if tag == "br":
            self._break()
        elif tag == "q":
            self._add(QUOTE_OPEN)
        elif tag == "a" and self._after_link:
            # Links side by side are set apart by their style, which is not read.
            self._add(" ")
        elif tag == "img":
            self.counts["picture"] += bool((element.get("alt") or "").strip())
        self._after_link = False
        if tag in BLOCKS:
            self._flush()
        self._style(element, tag)
        if tag not in BLOCKS:
            return
        self._place = path
        self._open_block(element, tag)

    def _style(self, element: Element, tag: str) -> None:
        outer = self._styles[-1]
        style = style_of(element, tag, outer)
        is_struck = STRUCK in style.looks and STRUCK not in outer.looks
        self.counts["struck"] += is_struck and bool("".join(element.itertext()).strip())
        self._superscripts += (is_new := is_raised(element, tag))
        self._raised.append(self._superscripts if is_new else self._raised[-1])
        self.counts["link"] += tag == "a" and is_link_lost(element, style)
        # Code that has lines of its own is seen to be code.
        self._styles.append(style._replace(looks=style.looks.replace(CODE, "")) if self._verbatim else style)

    def _open_block(self, element: Element, tag: str) -> None:
        if tag in HEADINGS:
            self._headings.append(HEADINGS[tag])
        elif tag in LISTS:
            self._lists.append(ListCount(element, len(self._lists) + 1))
        elif tag == "li":
            count = self._lists[-1] if self._lists else ListCount(element, 1)
            self._items.append(Item(count.depth, count.marker_of(element)))
        elif tag == "table":
            for outer in self._tables:
                outer.is_layout = True
            self._tables.append(Table(element.get("role") in ("presentation", "none")))
            self._gap = PARAGRAPH_GAP
        elif tag in CELLS or tag == "tr":
            self._open_in_table(element, tag)
        self._verbatim += tag in VERBATIM

    def _open_in_table(self, element: Element, tag: str) -> None:
        if tag in CELLS:
            self._cells.append(len(self._items))
        if not self._tables:
            return
        if tag == "tr":
            self._tables[-1].grid.begin_row()
        else:
            self._tables[-1].column = self._tables[-1].grid.column_of(element)

    def close(self, tag: str, parent_path: str) -> None:
        """An element ends."""
        self._styles.pop()
        self._raised.pop()
        if tag == "q":
            self._add(QUOTE_CLOSE)
        self._after_link = tag == "a"
        if tag not in BLOCKS:
            return
        self._flush()
        self._place = parent_path
        self._close_block(tag)

    def _close_block(self, tag: str) -> None:
        if tag in HEADINGS and self._headings:
            self._headings.pop()
        elif tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "li" and self._items:
            self._items.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()
            self._gap = PARAGRAPH_GAP
        elif tag in CELLS and self._cells:
            self._cells.pop()
            self._gap = CELL_GAP
        elif tag == "tr":
            self._gap = ROW_GAP
        self._verbatim -= tag in VERBATIM

    def write(self, text: str | None) -> None:
        """Text of the element that is open."""
        if text:
            self._after_link = False
            self._add(text if self._verbatim else COLLAPSING.sub(" ", text))

    def _add(self, text: str) -> None:
        self._pieces.append(Styled(text, self._styles[-1], self._raised[-1]))

    def _break(self) -> None:
        """One line break stays in the block; two in a row end it, as writers mean them."""
        if self._pieces and not self._verbatim:
            tail = next((piece.text for piece in reversed(self._pieces) if piece.text.strip(" ")), "")
            if tail == BREAK:
                self._flush()
                return
        self._add(BREAK)

    def _flush(self) -> None:
        pieces, self._pieces = with_raised(self._pieces), []
        words = "".join(piece.text for piece in pieces)
        if not self._verbatim:
            words = _collapsed(words)
        if not words.strip():
            return
        looks = looks_of(pieces, words)
        kind, level, label = self._kind()
        column = self._tables[-1].column if kind == "table_cell" else 0
        is_added = self.canvas.add(
            kind, words, level=level, label=label, place=self._place, gap=self._gap, column=column, looks=looks
        )
        if is_added:
            self._gap = ROW_GAP if self._in_table() else PARAGRAPH_GAP

    def _kind(self) -> tuple[BlockKind, int, str]:
        if self._headings:
            return "heading", self._headings[-1], self._marker()
        if self._items and len(self._items) > (self._cells[-1] if self._in_table() else 0):
            return "list_item", self._items[-1].depth, self._marker()
        return ("table_cell" if self._in_table() else "paragraph"), 0, ""

    def _marker(self) -> str:
        if not self._items:
            return ""
        marker, self._items[-1].marker = self._items[-1].marker, ""
        return marker

    def _in_table(self) -> bool:
        return bool(self._cells) and bool(self._tables) and not self._tables[-1].is_layout


def _collapsed(words: str) -> str:
    """One blank between words, none beside a line break."""
    lines = (COLLAPSING.sub(" ", line).strip(" ") for line in words.split(BREAK))
    return BREAK.join(lines)
