"""The pages of a PDF as lines of words with their place, size and font, as PDFium finds them."""

import ctypes
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

import pypdfium2
from pypdfium2 import raw

from claims.text.encodings import Unreadable
from claims.text.importers.bullets import with_bullets

MAX_PAGES = 5_000
# PDFium writes this for a hyphen that divides a word at the end of a line.
DIVIDING, HYPHEN_CODE = "\ufffe", "\x02"
BLANKS = re.compile(r"[^\S\r\n]+")
LINE = re.compile(r"[^\r\n\ufffe]*(?:\r\n|[\r\n\ufffe]|\Z)")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# What no font says the letter of: places for private use, the replacement character, controls.
UNKNOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\uffff\ue000-\uf8ff\ud800-\udfff]")
NOTE = re.compile(r"\d{1,3}(?!\d)")
FONT_NAME_BYTES = 128
# TeX's bold fonts are called Medi and CMBX.
BOLD = re.compile(r"(?i)bold|black|heavy|demi|medi$|cmbx")
# A raised number is set this much smaller than its line.
RAISED = 0.8
# Behind a word or a stop; the 2 of "5 km2" belongs to it.
RAISED_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?)”’\"]))\s?(\d{1,3})(?![\w%]|[.,]\w)")
# A blank as wide as this parts two cells of a row.
WIDE_BLANK = 1.5
COMMENTS = frozenset((raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT))


@dataclass
class Line:
    """One line of a page. `left` to `top` in points from the page's lower left corner; `size` is the height of its
    letters; `is_divided` where its last word goes on in the next line; `note` is a raised number it begins with;
    `margin` is how far the lines of its column reach, `points` the size of its font, which one height of letters is not
    in every font."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    font: str
    is_divided: bool = False
    note: str = ""
    margin: float = 0.0
    points: float = 0.0

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def is_bold(self) -> bool:
        return bool(BOLD.search(self.font))


@dataclass
class Page:
    """A page: number from 1, height in points, lines in the order of the file, what stands on it beside text."""

    number: int
    height: float
    lines: list[Line] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0
    ligatures: int = 0
    raised: int = 0
    comments: int = 0
    has_picture: bool = False


def read_pages(body: bytes) -> Iterator[Page]:
    """Read the pages one after another. Raises Unreadable for a password, a damaged file, too many pages."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        reason = "it is protected with a password" if "assword" in str(error) else f"the PDF is damaged ({error})"
        raise Unreadable(reason) from None
    if len(document) > MAX_PAGES:
        raise Unreadable(f"it has {len(document):,} pages, and the limit is {MAX_PAGES:,}")
    for index in range(len(document)):
        yield _read_page(document, index)


def _read_page(document: pypdfium2.PdfDocument, index: int) -> Page:
    try:
        opened = document[index]
        text_page = opened.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"page {index + 1} of the PDF is damaged ({error})") from None
    page = Page(index + 1, opened.get_height())
    text = _characters(text_page)
    for found in LINE.finditer(text):
        page.lines += _cells(text_page, text, found, page)
    if not page.lines:
        page.has_picture = any(True for _picture in opened.get_objects((raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
    page.comments = _count_comments(opened)
    text_page.close()
    opened.close()
    return page


def _characters(text_page: pypdfium2.PdfTextPage) -> str:
    """The characters of a page, one for each index that PDFium counts."""
    text: str = text_page.get_text_range()
    count = text_page.count_chars()
    if len(text) == count:
        return text
    # Characters beyond the basic plane, and such as PDFium leaves out of its text: then one by one, which is slow.
    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes).replace(HYPHEN_CODE, DIVIDING)


def _cells(text_page: pypdfium2.PdfTextPage, text: str, found: re.Match[str], page: Page) -> Iterator[Line]:
    """The line, parted where its words stand far apart: PDFium puts one blank between the cells of a row too."""
    start, end = found.start(), found.start() + len(found.group().rstrip("\r\n\ufffe"))
    cuts = [start]
    # Words of one font that follow each other are one rectangle; only more of them can stand apart.
    if found.group().strip() and raw.FPDFText_CountRects(text_page, start, end - start) > 1:
        cuts += [blank.end() for blank in BLANKS.finditer(text, start, end) if _is_wide(text_page, blank, start, end)]
    for left, right in pairwise([*cuts, end]):
        line = _line(text_page, text, left, right, page)
        if line:
            line.is_divided = right == end and found.group().endswith(DIVIDING)
            yield line


def _is_wide(text_page: pypdfium2.PdfTextPage, blank: re.Match[str], start: int, end: int) -> bool:
    if blank.start() == start or blank.end() == end:
        return False
    before, after = _box(text_page, blank.start() - 1), _box(text_page, blank.end())
    return bool(after.left - before.right > WIDE_BLANK * (before.top - before.bottom))


def _line(text_page: pypdfium2.PdfTextPage, text: str, start: int, end: int, page: Page) -> Line | None:
    raw_text = text[start:end]
    words = raw_text.strip()
    if not words:
        return None
    first = start + len(raw_text) - len(raw_text.lstrip())
    last = first + len(words) - 1
    box, last_box = _box(text_page, first), _box(text_page, last)
    line = Line(words, page.number, box.left, box.bottom, last_box.right, box.top, _font(text_page, first))
    line.points = _points(text_page, first)
    _take_raised(line, text_page, first, page)
    _take_note(line, text_page, last, last_box)
    _clean(line, page)
    if raw_text[:1].isspace() and line.text:
        line.text = f" {line.text}"
    return line if line.text.strip() else None


def _take_raised(line: Line, text_page: pypdfium2.PdfTextPage, first: int, page: Page) -> None:
    """A small number behind a word refers to a note: it is no part of the words."""
    for mark in reversed(list(RAISED_MARK.finditer(line.text))):
        box = _box(text_page, first + mark.start(1))
        if 0 < box.top - box.bottom < RAISED * line.size and box.bottom > line.bottom + (1 - RAISED) * line.size / 2:
            line.text = line.text[: mark.start()] + line.text[mark.end() :]
            page.raised += 1


def _take_note(line: Line, text_page: pypdfium2.PdfTextPage, last: int, end: raw.FS_RECTF) -> None:
    """A small number before the words, or alone before them, is that of a note."""
    found = NOTE.match(line.text)
    if not found:
        return
    if found.end() == len(line.text):
        line.note = line.text
    elif line.size < RAISED * (end.top - end.bottom):
        line.note, line.text = found.group(), line.text[found.end() :].lstrip()
        line.bottom, line.top, line.font = end.bottom, end.top, _font(text_page, last)
        line.points = _points(text_page, last)


def _clean(line: Line, page: Page) -> None:
    for ligature, letters in LIGATURES.items():
        if ligature in line.text:
            page.ligatures += line.text.count(ligature)
            line.text = line.text.replace(ligature, letters)
    page.letters += len(line.text)
    line.text, unknown = UNKNOWN.subn("", with_bullets(line.text))
    page.unknown += unknown


def _box(text_page: pypdfium2.PdfTextPage, index: int) -> raw.FS_RECTF:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
    return box


def _points(text_page: pypdfium2.PdfTextPage, index: int) -> float:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
    scale = hypot(matrix.c, matrix.d) or 1.0
    return float(raw.FPDFText_GetFontSize(text_page, index)) * scale


def _font(text_page: pypdfium2.PdfTextPage, index: int) -> str:
    name = ctypes.create_string_buffer(FONT_NAME_BYTES)
    length = raw.FPDFText_GetFontInfo(text_page, index, name, FONT_NAME_BYTES, ctypes.byref(ctypes.c_int()))
    if length > FONT_NAME_BYTES:
        return ""
    # "ABCDEF+Times-Bold": the part before the sign names the embedded subset.
    return name.value.decode("utf-8", "replace").rpartition("+")[2]


def _count_comments(page: pypdfium2.PdfPage) -> int:
    count = 0
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_PAGES)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        count += raw.FPDFAnnot_GetSubtype(annotation) in COMMENTS
        raw.FPDFPage_CloseAnnot(annotation)
    return count
