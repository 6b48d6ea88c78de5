"""The body of a Word file as blocks: paragraphs, headings, lists, tables, text boxes and notes in reading order."""

from collections import Counter
from dataclasses import dataclass, field

from claims.text.blocks import BOLD, HEADER_ROW, BlockKind
from claims.text.importers.canvas import CELL_GAP, PARAGRAPH_GAP, ROW_GAP, Canvas
from claims.text.importers.styled import Styled, looks_of

from .notes import NoteList
from .parts import Element, child, children, is_on, name_of, value
from .styles import ListPlace
from .words import Reader, Words

WRAPPERS = frozenset(("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "mc:Choice", "w:dir"))
DROPPED_ROWS = {"w:del": "deleted", "w:moveFrom": "moved"}
BOLD_LEVEL = 6
MAX_BOLD_HEADING_CHARS = 200
MAX_DIGITS = 6
NO_HEADING_ENDS = (".", ":", ";", ",")


@dataclass
class Spot:
    """Where the walk is: the path of elements, how many of each name it has met there, whether inside a table, in a
    row that names its columns, and in which column."""

    path: str
    in_table: bool = False
    in_header: bool = False
    column: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def step(self, name: str) -> str:
        local = name.partition(":")[2]
        self.counts[local] += 1
        return f"{self.path}/{local}[{self.counts[local]}]"


class Body:
    """Writes the blocks of a document on its canvas."""

    def __init__(self, reader: Reader, title_above: bool) -> None:
        self.canvas = Canvas()
        self.reader = reader
        self.notes = NoteList()
        self._shift = int(title_above)
        self._gap = PARAGRAPH_GAP
        self._joined: Words | None = None
        self._note_label = ""

    def write(self, parent: Element, spot: Spot) -> None:
        """Write everything in `parent`, in document order."""
        for element in parent:
            name = name_of(element)
            if name == "w:p":
                self._paragraph(element, spot, spot.step(name))
            elif name == "w:tbl":
                self._table(element, spot.step(name))
            elif name in WRAPPERS:
                self.write(element, spot)
            elif name == "mc:AlternateContent":
                self.write(element[0] if len(element) else element, spot)
            elif name == "w:altChunk":
                self.reader.left_out["embedded"] += 1
        if self._joined:
            words, self._joined = self._joined, None
            self._add(None, words, spot, spot.path)

    def write_note(self, note: Element, place: str, label: str) -> None:
        """Write a footnote or endnote; its first words stand behind its number."""
        self._note_label = label
        self._gap = PARAGRAPH_GAP
        self.write(note, Spot(place))
        self._note_label = ""

    def _paragraph(self, element: Element, spot: Spot, place: str) -> None:
        properties = child(element, "w:pPr")
        words = self.reader.words_of(element, self._joined)
        self._joined = None
        if _mark_is_deleted(properties):
            # With its mark a paragraph lost its end: what follows goes on from here.
            self._joined = words
            return
        self._add(properties, words, spot, place)
        self.notes.meet(words.notes)
        for box in words.boxes:
            self._gap = PARAGRAPH_GAP
            self.write(box, Spot(f"{place}/{spot.step('w:txbxContent').rpartition('/')[2]}"))

    def _add(self, properties: Element | None, words: Words, spot: Spot, place: str) -> None:
        text = words.text
        if not text.strip():
            # Word counts an empty numbered paragraph too, and shows its number; nothing stands beside it.
            if (listed := self.reader.styles.list_place(properties)) and not _is_hidden_mark(properties):
                self.reader.styles.numbering.next_label(*listed)
            return
        listed = self.reader.styles.list_place(properties)
        label = self.reader.styles.numbering.next_label(*listed) if listed else None
        kind, level = self._kind_of(properties, words, listed if label is not None else None, spot)
        label, self._note_label = label or self._note_label, ""
        column = spot.column if kind == "table_cell" else 0
        looks = looks_of([_unheaded(piece) for piece in words.pieces] if kind == "heading" else words.pieces, text)
        is_added = self.canvas.add(
            kind, text, level=level, label=label, place=place, gap=self._gap, column=column, looks=looks
        )
        if is_added:
            self._gap = ROW_GAP if spot.in_table else PARAGRAPH_GAP

    def _kind_of(
        self, properties: Element | None, words: Words, listed: ListPlace | None, spot: Spot
    ) -> tuple[BlockKind, int]:
        level = self.reader.styles.heading_level(properties)
        if level >= 0:
            return "heading", max(level + self._shift, 1)
        if listed:
            return "list_item", listed.depth + 1
        if spot.in_table:
            return "table_cell", HEADER_ROW if spot.in_header else 0
        text = words.text.strip()
        if words.is_bold and len(text) <= MAX_BOLD_HEADING_CHARS and "\n" not in text:
            return ("paragraph", 0) if text.endswith(NO_HEADING_ENDS) else ("heading", BOLD_LEVEL)
        return "paragraph", 0

    def _table(self, table: Element, place: str) -> None:
        rows = list(_inside(table, "w:tr"))
        is_frame = len(rows) == 1 and len(list(_inside(rows[0], "w:tc"))) == 1
        self._gap = PARAGRAPH_GAP
        for row_number, row in enumerate(rows, start=1):
            if dropped := _change_of(row):
                self.reader.left_out[dropped] += 1
            elif self._row(row, f"{place}/tr[{row_number}]", in_table=not is_frame):
                self._gap = ROW_GAP
        self._gap = PARAGRAPH_GAP

    def _row(self, row: Element, place: str, in_table: bool) -> bool:
        """Write the cells of a row; whether there was anything in them."""
        before = len(self.canvas.blocks)
        is_header = in_table and is_on(child(child(row, "w:trPr"), "w:tblHeader"))
        column = 1 + _width(child(row, "w:trPr"), "w:gridBefore", least=0)
        for cell_number, cell in enumerate(_inside(row, "w:tc"), start=1):
            here, column = column, column + _width(child(cell, "w:tcPr"), "w:gridSpan", least=1)
            if not _is_covered(cell):
                count = len(self.canvas.blocks)
                self.write(cell, Spot(f"{place}/tc[{cell_number}]", in_table, is_header, here))
                if len(self.canvas.blocks) > count and in_table:
                    self._gap = CELL_GAP
        return len(self.canvas.blocks) > before


def _unheaded(piece: Styled) -> Styled:
    """A piece of a heading, which is bold by what it is."""
    return piece._replace(style=piece.style._replace(looks=piece.style.looks.replace(BOLD, "")))


def _width(properties: Element | None, name: str, *, least: int) -> int:
    """How many columns of its table's grid a cell spans, or a row leaves out."""
    told = value(child(properties, name))
    return max(int(told), least) if told.isdecimal() and len(told) < MAX_DIGITS else least


def _change_of(row: Element) -> str:
    """Which tracked change took the row away, if one did."""
    properties = child(row, "w:trPr")
    return next((kind for name, kind in DROPPED_ROWS.items() if child(properties, name) is not None), "")


def _inside(parent: Element, name: str) -> list[Element]:
    """The rows of a table or the cells of a row, through content controls and tracked insertions."""
    found: list[Element] = []
    for element in parent:
        if name_of(element) == name:
            found.append(element)
        elif name_of(element) in WRAPPERS:
            found += _inside(element, name)
    return found


def _is_covered(cell: Element) -> bool:
    """Whether a merged cell of a row above stands here."""
    merged = child(child(cell, "w:tcPr"), "w:vMerge")
    return merged is not None and value(merged) != "restart"


def _mark_is_deleted(properties: Element | None) -> bool:
    mark = child(properties, "w:rPr")
    return any(child(mark, name) is not None for name in ("w:del", "w:moveFrom"))


def _is_hidden_mark(properties: Element | None) -> bool:
    return is_on(child(child(properties, "w:rPr"), "w:vanish"))


def has_title(body: Element, reader: Reader) -> bool:
    """Whether a paragraph of the body stands in the style of a title, above all headings."""
    paragraphs = (element for element in children(body, "w:p"))
    return any(reader.styles.heading_level(child(found, "w:pPr")) == 0 for found in paragraphs)
