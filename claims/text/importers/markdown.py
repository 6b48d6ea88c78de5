"""Markdown (CommonMark with tables): the text is the file's own, marked up; the blocks know where the words are."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from claims.text.blocks import Block, BlockKind
from claims.text.spans import trim

from .importer import Importer, reading_text

CELL_BORDER = re.compile(r"(?<!\\)\|")
VERBATIM = frozenset(("fence", "code_block", "html_block"))
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]{1,6}\.|Q(?:\s?\d+)?[:.])\s+(?=\S)")
# Markers of lists that Markdown does not know as such.
FOREIGN_MARKER = re.compile(r"([•‣▪◦●·]|\((?:\d{1,3}|[A-Za-z]|[ivxlc]{1,6})\))\s+(?=\S)")
ALL_BOLD = re.compile(r"(\*\*|__)(?=\S)[^\n]{1,200}?\1")
BOLD_LEVEL = 6
FRONT_MATTER = re.compile(r"---[^\S\n]*\n(?:(?!---)[^\n]*\n){0,200}---[^\S\n]*(?:\n|$)")
LINE = re.compile(r"(?m)^(?!---)[^\n]+")


def find_blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text. Quotations, code and HTML are paragraphs; rules, comments and link definitions
    are none. Front matter is a paragraph per line; a paragraph that is all bold is a heading of the lowest level."""
    found = FRONT_MATTER.match(text)
    head = found.end() if found else 0
    blocks = [Block("paragraph", 0, "", *trim(text, *line.span())) for line in LINE.finditer(text, 0, head)]
    # Line ends keep the lines' numbers while the front matter is hidden from the parser.
    blocks += _walk("\n" * text.count("\n", 0, head) + text[head:], text, _line_starts(text))
    return sorted((block for block in blocks if block.start < block.end), key=lambda block: block.start)


def _line_starts(text: str) -> list[int]:
    # Two more than there are lines: where the text ends, and where the parser thinks that a last line ends.
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text) + 1, len(text) + 1]


def _walk(visible: str, text: str, starts: list[int]) -> Iterator[Block]:
    labels: list[str] = []
    opener: Token | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(visible):
        if token.type == "list_item_open":
            labels.append(f"{token.info}{token.markup}")
        elif token.type == "list_item_close":
            labels.pop()
        elif token.type == "tr_open":
            yield from _cells(text, starts, token)
        elif token.type in VERBATIM:
            yield _verbatim(text, starts, token)
        elif token.type in ("heading_open", "paragraph_open"):
            opener = token
        elif token.type == "inline" and opener is not None:
            yield _block(text, opener.tag, _words(text, starts, token), labels)
            opener = None


def _block(text: str, tag: str, words: tuple[int, int], labels: list[str]) -> Block:
    start, end = words
    if tag != "p":
        return _labelled("heading", int(tag[1:]), HEADING_NUMBER, text, start, end)
    if labels:
        # Only the first paragraph of an item stands beside its marker; the others belong to it without one.
        label, labels[-1] = labels[-1], ""
        return Block("list_item", len(labels), label, start, end)
    if ALL_BOLD.fullmatch(text, start, end) and text[end - 3] not in ".:;,":
        return Block("heading", BOLD_LEVEL, "", start, end)
    if FOREIGN_MARKER.match(text, start, end):
        return _labelled("list_item", 1, FOREIGN_MARKER, text, start, end)
    return Block("paragraph", 0, "", start, end)


def _labelled(kind: BlockKind, level: int, marker: re.Pattern[str], text: str, start: int, end: int) -> Block:
    found = marker.match(text, start, end)
    return Block(kind, level, found.group(1), found.end(), end) if found else Block(kind, level, "", start, end)


def _words(text: str, starts: list[int], inline: Token) -> tuple[int, int]:
    """Where an inline token's content begins and ends; its lines lost their indentation and quotation marks."""
    first = (inline.map or [0])[0]
    content = inline.content.split("\n")
    end_line = min(first + len(content) - 1, len(starts) - 2)
    start, _ = _find(text, content[0].strip(), starts[first], starts[first + 1] - 1)
    _, end = _find(text, content[-1].strip(), starts[end_line], starts[end_line + 1] - 1)
    return start, end


def _find(text: str, words: str, start: int, end: int) -> tuple[int, int]:
    place = text.find(words, start, end)
    # A tab in the indentation may have been expanded: then the line's own words are the best answer.
    return (place, place + len(words)) if place >= 0 else trim(text, start, end)


def _verbatim(text: str, starts: list[int], token: Token) -> Block:
    first, last = token.map or [0, 1]
    if token.type == "fence":
        first, last = first + 1, first + 1 + len(token.content.rstrip("\n").split("\n"))
    start, end = trim(text, starts[first], max(starts[first], min(starts[min(last, len(starts) - 1)] - 1, len(text))))
    if token.type == "html_block" and COMMENT.fullmatch(text, start, end):
        return Block("paragraph", 0, "", start, start)
    return Block("paragraph", 0, "", start, end)


def _cells(text: str, starts: list[int], row: Token) -> Iterator[Block]:
    line = (row.map or [0, 1])[0]
    begin, finish = starts[line], starts[line + 1] - 1
    borders = [found.start() for found in CELL_BORDER.finditer(text, begin, finish)]
    for left, right in pairwise([begin - 1, *borders, finish]):
        yield Block("table_cell", 0, "", *trim(text, left + 1, right))


MARKDOWN = Importer("markdown", "1", (".md", ".markdown"), reading_text(find_blocks))
