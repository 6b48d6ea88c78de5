"""A paper as a Word file. The same paper gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import IO, Any

from django.utils.translation import get_language
from docx import Document
from docx.enum.text import WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from claims.exports.paper import BULLETS, Block, Heading, Item, Paragraph, Quote, Table, Words
from claims.exports.paper_pages import number_pages
from claims.text import runs_right_to_left
from claims.text.blocks import ADDRESS, BOLD, CODE, ITALIC, LINK, STRUCK

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
# XML has no way to write these; each is shown by its picture in Unicode.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
NO_CHARACTERS = re.compile("[\ufffe\uffff]")
# As on the pages: line and colour say the same.
MARKS = {
    "open": (WD_UNDERLINE.DOTTED, "303539"),
    "held": (WD_UNDERLINE.DASH, "0D33C4"),
    "second": (WD_UNDERLINE.DASH, "0D33C4"),
    "contested": (WD_UNDERLINE.DASH, "7A3D00"),
    "text_changed": (WD_UNDERLINE.WAVY, "810A89"),
    "verified": (WD_UNDERLINE.SINGLE, "06774B"),
    "partly_supported": (WD_UNDERLINE.SINGLE, "5B5F00"),
    "disputed": (WD_UNDERLINE.DOUBLE, "730302"),
    "unverifiable": (WD_UNDERLINE.WAVY, "8B6900"),
    "not_checkable": (WD_UNDERLINE.DOTTED, "4A4F55"),
}
# The schema has an order; of what follows `w:bidi` there, what stands in a paragraph of ours.
BEHIND_BIDI = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
BEHIND_TABLE_BIDI = (
    "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
    "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
)  # fmt: skip
# Centimetres for each level of a list.
ITEM_INDENT = 0.8
# Around words of the other direction, whose marks at the end would else stand on the wrong side (UAX #9, X2 and X7);
# Word shows the isolates that are newer as boxes.
EMBEDDING, EMBEDDING_ENDS = "\u202b", "\u202c"
CODE_FONT, ADDRESS_SIZE = "Courier New", Pt(8)
LINK_COLOUR = "12606F"


def write_docx(
    blocks: Sequence[Block], file: IO[bytes], *, title: str, foot: str, language: str, dated: datetime
) -> None:
    """`foot`: what each page says beside its number. `dated`: when the state was reached that the paper tells of."""
    paper = Document()
    _drop_thumbnail(paper)
    about = paper.core_properties
    about.title, about.author, about.language, about.comments = writable(title), "", language, ""
    about.created = about.modified = dated
    normal = paper.styles["Normal"]
    normal.font.size, normal.paragraph_format.space_after = Pt(11), Pt(6)
    # Whose words they are shows by where they stand, not by the slant alone.
    quote = paper.styles["Quote"].paragraph_format
    quote.left_indent, quote.right_indent = Cm(1), Cm(0.5)
    for section in paper.sections:
        section.left_margin = section.right_margin = Cm(2.5)
        number_pages(section, writable(foot))
    writer = Writer(paper)
    for block in blocks:
        writer.add(block)
    written = io.BytesIO()
    paper.save(written)
    _repack(written, file)


def _drop_thumbnail(paper: Any) -> None:
    """It pictures the template of the library, and no paper of ours."""
    parts = paper.part.package.rels
    for name in [name for name, one in parts.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del parts[name]


def writable(text: str) -> str:
    shown = CONTROLS.sub(lambda found: chr(0x2400 + ord(found[0])), text)
    return NO_CHARACTERS.sub("\ufffd", shown)


class Writer:
    def __init__(self, paper: Any) -> None:
        self.paper, self.bookmarks = paper, 0

    def add(self, block: Block) -> None:
        match block:
            case Heading(level, words, name):
                heading = self.paper.add_heading("", min(level - 1, 9))
                self._bookmark(heading, name)
                self._fill(heading, words)
            case Paragraph(words, is_item, announces):
                paragraph = self.paper.add_paragraph(style="List Bullet" if is_item else None)
                paragraph.paragraph_format.keep_with_next = announces or None
                self._fill(paragraph, words)
            case Item():
                self._item(block)
            case Quote(text, is_item, language):
                quote = self.paper.add_paragraph(style="Quote")
                quote.paragraph_format.left_indent = Cm(1.6) if is_item else None
                self._fill(quote, [Words(text, language=language)])
            case Table():
                self._table(block)

    def _item(self, block: Item) -> None:
        """The marker is written as it stands: Word would count anew."""
        item = self.paper.add_paragraph(style="List Paragraph")
        item.paragraph_format.left_indent = Cm(ITEM_INDENT * block.depth)
        if block.marker:
            item.paragraph_format.first_line_indent = Cm(-ITEM_INDENT)
            item.paragraph_format.tab_stops.add_tab_stop(Cm(ITEM_INDENT * block.depth))
        marker = "•" if block.marker in BULLETS else block.marker
        self._fill(item, [*([Words(f"{marker}\t")] if block.marker else []), *block.words])

    def _table(self, block: Table) -> None:
        header = [[words._replace(is_bold=True) for words in cell] for cell in block.header]
        rows = [header, *block.rows] if header else block.rows
        shares = block.shares or (1,) * len(rows[0])
        table = self.paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        table.autofit = not block.shares
        if runs_right_to_left(" ".join(word.text for row in rows for cell in row for word in cell)):
            # Its first column stands at the right.
            table._tbl.tblPr.insert_element_before(OxmlElement("w:bidiVisual"), *BEHIND_TABLE_BIDI)
        section = self.paper.sections[0]
        whole = section.page_width - section.left_margin - section.right_margin
        widths = [round(whole * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, row in enumerate(rows):
            # Asked of the row once: python-docx lays it out anew each time.
            cells = table.add_row().cells
            self._keep_whole(table.rows[-1], repeats=bool(header) and number == 0)
            for cell, words, width in zip(cells, row, widths, strict=True):
                cell.width = width
                self._fill(cell.paragraphs[0], words)
        self.paper.add_paragraph()

    @staticmethod
    def _keep_whole(row: Any, *, repeats: bool) -> None:
        """On one page where one has room for it; a header is on each."""
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if repeats:
            properties.append(OxmlElement("w:tblHeader"))

    def _fill(self, paragraph: Any, words: Sequence[Words]) -> None:
        is_rtl = runs_right_to_left("".join(one.text for one in words))
        if is_rtl:
            paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *BEHIND_BIDI)
        for one in words:
            if not is_rtl and runs_right_to_left(one.text):
                paragraph.add_run(EMBEDDING).font.rtl = True
                self._add(paragraph, one)
                paragraph.add_run(EMBEDDING_ENDS).font.rtl = True
            elif one.text:
                self._add(paragraph, one)

    def _add(self, paragraph: Any, words: Words) -> None:
        run = paragraph.add_run()
        _write(run, writable(words.text), is_number=words.target.startswith("#"))
        run.bold, run.font.superscript = words.is_bold or BOLD in words.looks or None, words.is_raised or None
        run.font.strike = STRUCK in words.looks or None
        run.italic, run.font.name = ITALIC in words.looks or None, CODE_FONT if CODE in words.looks else None
        run.font.size = ADDRESS_SIZE if ADDRESS in words.looks else None
        _tell_language(run, words)
        if runs_right_to_left(words.text):
            # Such a run has looks of its own.
            run.font.rtl, run.font.cs_bold, run.font.cs_italic = True, run.bold, run.italic
        self._bookmark(paragraph, words.name)
        if words.mark:
            run.underline, colour = MARKS[words.mark]
            run.font.color.rgb = RGBColor.from_string(colour) if words.is_raised or words.is_bold else None
            _colour_line(run, colour)
        if words.target:
            self._link(paragraph, run, words)

    def _link(self, paragraph: Any, run: Any, words: Words) -> None:
        link = OxmlElement("w:hyperlink")
        if words.target.startswith("#"):
            link.set(qn("w:anchor"), words.target[1:])
        else:
            part = paragraph.part
            link.set(qn("r:id"), part.relate_to(words.target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        if not words.mark or LINK in words.looks:
            run.font.color.rgb = RGBColor.from_string(LINK_COLOUR)
        if not words.mark:
            run.underline = True
        paragraph._p.remove(run._r)
        link.append(run._r)
        paragraph._p.append(link)

    def _bookmark(self, paragraph: Any, name: str) -> None:
        if not name:
            return
        self.bookmarks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), str(self.bookmarks))
        start.set(qn("w:name"), name)
        end.set(qn("w:id"), str(self.bookmarks))
        paragraph._p.extend([start, end])


def _write(run: Any, text: str, *, is_number: bool) -> None:
    """The number of a claim stays on one line; words of a document are left as they are."""
    first, *others = text.split("-") if is_number else [text]
    run.text = first
    for part in others:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def _tell_language(run: Any, words: Words) -> None:
    """So that nobody's spelling is checked in another language: the template says ours."""
    if not words.language or words.language.split("-")[0] == (get_language() or "").split("-")[0]:
        return
    told = OxmlElement("w:lang")
    told.set(qn("w:bidi" if runs_right_to_left(words.text) else "w:val"), words.language)
    run._r.get_or_add_rPr().append(told)


def _colour_line(run: Any, colour: str) -> None:
    """The line in the colour of its mark, the words in that of the text."""
    run._r.get_or_add_rPr().find(qn("w:u")).set(qn("w:color"), colour)


def _repack(written: IO[bytes], file: IO[bytes]) -> None:
    """The same files in the same order under a date that never changes."""
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
