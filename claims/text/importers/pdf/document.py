"""A PDF as canonical text and blocks: lines to paragraphs, page furniture out, divided words whole again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.text.blocks import BlockKind
from claims.text.encodings import Decoded, Unreadable
from claims.text.importers.canvas import Canvas
from claims.text.importers.importer import Imported

from .headings import Heights
from .hyphens import Joiner, follow
from .margins import take_out_furniture
from .pages import Line, Page, read_pages
from .paragraphs import Measure, Paragraph, paragraphs_of
from .rows import in_reading_order, join_rows

# Pages without text among so many are a part that was scanned; letters that no font names, a text nobody can read.
MANY_EMPTY = 0.1
MANY_UNKNOWN = 0.05
FEW_CHARS_A_PAGE = 80
SHOWN_FURNITURE, SHOWN_CHARS = 6, 80


def read_pdf(body: bytes) -> Imported:
    """The text of a PDF, page by page. Raises Unreadable, a scan without a text layer among others."""
    pages = list(read_pages(body))
    _refuse_scan(pages)
    for page in pages:
        page.lines = join_rows(in_reading_order(page.lines))
    furniture = take_out_furniture(pages)
    lines = [line for page in pages for line in page.lines]
    measure = Measure(lines)
    joiner = Joiner(lines)
    paragraphs = list(paragraphs_of(lines, measure))
    heights = Heights(paragraphs, measure)
    canvas = Canvas()
    for paragraph in paragraphs:
        kind, level, label = _kind_of(paragraph, heights)
        words = _words(paragraph.lines, joiner)
        canvas.add(kind, words, level=level, label=label, place=_place(paragraph))
    text = canvas.text
    if not text:
        raise Unreadable("there is no text in it")
    remarks = [*_told(pages, joiner), *_told_furniture(furniture)]
    return Imported(Decoded(text, "pdf", False, "lf"), canvas.blocks, tuple(remarks), _attention(pages))


def _refuse_scan(pages: Sequence[Page]) -> None:
    if any(page.lines for page in pages):
        return
    pictures = sum(page.has_picture for page in pages)
    if pictures:
        raise Unreadable(f"{pictures} of {len(pages)} pages are pictures without text: a scan?")
    raise Unreadable(f"there is no text on its {len(pages)} pages")


def _kind_of(paragraph: Paragraph, heights: Heights) -> tuple[BlockKind, int, str]:
    level, label = heights.heading_of(paragraph)
    if level:
        return "heading", level, label
    if paragraph.label and not paragraph.first.note:
        return "list_item", heights.depth_of(paragraph), paragraph.label
    return "table_cell" if paragraph.is_cell else "paragraph", 0, paragraph.label


def _words(lines: Sequence[Line], joiner: Joiner) -> str:
    words = lines[0].text
    for before, line in pairwise(lines):
        words = joiner.join(words, line.text) if before.is_divided else follow(words, line.text)
    return words


def _place(paragraph: Paragraph) -> str:
    first, last = paragraph.first.page, paragraph.last.page
    return f"page {first}" if first == last else f"pages {first}-{last}"


def _told(pages: Sequence[Page], joiner: Joiner) -> Iterator[str]:
    for count, words in (
        (joiner.joined, "{} words divided at line ends joined"),
        (joiner.kept, "{} words divided at line ends joined with their hyphen"),
        (sum(page.ligatures for page in pages), "{} ligatures written as letters"),
        (sum(page.raised for page in pages), "{} raised numbers of notes left out of the words"),
        (sum(page.unknown for page in pages), "{} characters that no font names left out"),
        (sum(page.comments for page in pages), "{} comments left out"),
    ):
        if count:
            yield words.format(f"{count:,}")
    empty = [page.number for page in pages if not page.lines and page.has_picture]
    if empty:
        yield f"{len(empty)} of {len(pages)} pages are pictures without text, the first of them page {empty[0]}"


def _told_furniture(furniture: Sequence[str]) -> Iterator[str]:
    if furniture:
        shown = ", ".join(f"“{words[:SHOWN_CHARS]}”" for words in furniture[:SHOWN_FURNITURE])
        more = " and others" if len(furniture) > SHOWN_FURNITURE else ""
        yield f"page headers, footers and numbers left out: {shown}{more}"


def _attention(pages: Sequence[Page]) -> str:
    empty = sum(not page.lines and page.has_picture for page in pages)
    letters, unknown = sum(page.letters for page in pages), sum(page.unknown for page in pages)
    if empty >= max(1, MANY_EMPTY * len(pages)):
        return f"{empty} of {len(pages)} pages have no text: a scan?"
    if unknown > MANY_UNKNOWN * letters:
        return f"{unknown:,} of {letters:,} characters have no known letter: the text cannot be relied on"
    if len(pages) > 1 and letters < FEW_CHARS_A_PAGE * len(pages):
        return f"only {letters:,} characters on {len(pages)} pages: a scan?"
    return ""
