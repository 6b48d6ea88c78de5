"""Markdown (CommonMark with tables): the text is the file's own, marked up; the blocks know where the words are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from claims.text.blocks import Block, BlockKind
from claims.text.spans import Span, trim
from claims.text.struck import struck_in

from .importer import Imported, Importer, reading_text
from .markdown_looks import looks_of, with_looks
from .markdown_rows import row_at

VERBATIM = frozenset(("fence", "code_block", "html_block"))
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]{1,6}\.|Q(?:\s?\d+)?[:.])\s+(?=\S)")
# Markers of lists that Markdown does not know as such.
FOREIGN_MARKER = re.compile(r"([•‣▪◦●·]|\((?:\d{1,3}|[A-Za-z]|[ivxlc]{1,6})\))\s+(?=\S)")
ALL_BOLD = re.compile(r"(\*\*|__)(?=\S)[^\n]{1,200}?\1")
FOOTNOTE_SIGN = re.compile(r"(\[\^[^\]\s]{1,80}\]):\s+(?=\S)")
NEXT_FOOTNOTE = re.compile(r"\s*\n[^\S\n]*(?=\[\^[^\]\s]{1,80}\]:\s)")
BOLD_LEVEL = 6
# What is nested deeper is read line by line. The parser calls itself for each level.
MAX_NESTING = 100
WORDS_IN_LINE = re.compile(r"(?m)^[^\n]*?[^\W_][^\n]*")
# A fence with more behind it than the name of a language.
FENCE = re.compile(r"[\s>*+-]*+(?:`{3,}+|~{3,}+)(?=[^\S\n]*[^\s`]+[^\S\n]+\S)")
MARKS = re.compile(r"(?:[\s>*+#-]++|\d{1,9}[.)]\s++)*+")
# The marker of an entry without words, or a fence.
EMPTY_ENTRY = re.compile(r"\d{1,9}[.)]|(?:`{3,}+|~{3,}+).*")
FRONT_MATTER = re.compile(r"---[^\S\n]*\n(?:(?!---)[^\n]*\n){0,200}---[^\S\n]*(?:\n|$)")
LINE = re.compile(r"(?m)^(?!---)[^\n]+")


def find_blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text: every line with a word in it is in one, comments and bare link addresses excepted.

    Quotations, code and HTML are paragraphs; front matter, the titles of link definitions and what stands beside a
    fence are metadata. A paragraph that is all bold is a heading of the lowest level; a footnote has its sign as label.
    """
    found = FRONT_MATTER.match(text)
    head = found.end() if found else 0
    blocks = [Block("metadata", 0, "", *trim(text, *line.span())) for line in LINE.finditer(text, 0, head)]
    # Line ends keep the lines' numbers while the front matter is hidden from the parser.
    visible = "\n" * text.count("\n", 0, head) + text[head:]
    starts = _line_starts(text)
    definitions: dict[str, Any] = {}
    tokens = PARSER.parse(visible, definitions)
    blocks += _walk(tokens, text, starts)
    blocks += _definitions(definitions, text, starts)
    # A last line of blanks that Markdown takes for words ends no block.
    trimmed = [block._replace(start=start, end=end) for block in blocks for start, end in [trim(text, *block[3:5])]]
    written = sorted((block for block in trimmed if block.start < block.end), key=lambda block: block.start)
    hidden = [*_comments(tokens, text, starts), *_addresses(definitions, starts)]
    left = [block for block in _left_over(text, head, written, hidden) if block.start < block.end]
    return sorted([*written, *left], key=lambda block: block.start)


def read_markdown(body: bytes) -> Imported:
    imported = reading_text(find_blocks)(body)
    count = len(struck_in(imported.decoded.text, imported.blocks))
    if not count:
        return imported
    told = "1 struck passage" if count == 1 else f"{count:,} struck passages"
    return imported._replace(remarks=(*imported.remarks, f"{told} kept in the text, and left out of what claims say"))


def _definitions(definitions: dict[str, Any], text: str, starts: list[int]) -> Iterator[Block]:
    """Definitions of links that give a title: words that a reader of the page sees over the link."""
    for one in _references(definitions):
        if one["title"]:
            yield Block("metadata", 0, "", *_lines(text, starts, one["map"]))


def _addresses(definitions: dict[str, Any], starts: list[int]) -> Iterator[Span]:
    return (Span(starts[one["map"][0]], starts[one["map"][1]]) for one in _references(definitions) if not one["title"])


def _references(definitions: dict[str, Any]) -> list[dict[str, Any]]:
    """The definitions of links; one whose name is a footnote's sign is a footnote."""
    named = [(name, one) for name, one in definitions.get("references", {}).items()]
    again = [(one["label"], one) for one in definitions.get("duplicate_refs", [])]
    return [one for name, one in named + again if not name.startswith("^")]


def _comments(tokens: list[Token], text: str, starts: list[int]) -> Iterator[Span]:
    for token in tokens:
        if token.type == "html_block" and COMMENT.fullmatch(text, *(span := _lines(text, starts, token.map or [0, 0]))):
            yield span


def _lines(text: str, starts: list[int], lines: Sequence[int]) -> Span:
    return trim(text, starts[lines[0]], min(starts[lines[1]], len(text)))


def _left_over(text: str, head: int, blocks: Sequence[Block], hidden: Iterable[Span]) -> Iterator[Block]:
    """The lines with words that no block has: too deep for the parser, or beside a fence."""
    taken = sorted([*((block.start, block.end) for block in blocks), *hidden])
    place = 0
    for found in WORDS_IN_LINE.finditer(text, head):
        while place < len(taken) and taken[place][1] <= found.start():
            place += 1
        if place < len(taken) and taken[place][0] < found.end():
            continue
        yield from _read_left_over(text, *found.span())


def _read_left_over(text: str, start: int, end: int) -> Iterator[Block]:
    found = FENCE.match(text, start, end)
    if found:
        yield Block("metadata", 0, "", *trim(text, found.end(), end))
        return
    marks = MARKS.match(text, start, end)
    words = trim(text, marks.end() if marks else start, end)
    if not EMPTY_ENTRY.fullmatch(text, *words):
        yield _labelled("paragraph", 0, FOOTNOTE_SIGN, text, *words)


def _line_starts(text: str) -> list[int]:
    # Two more than there are lines: where the text ends, and where the parser thinks that a last line ends.
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text) + 1, len(text) + 1]


def _walk(tokens: list[Token], text: str, starts: list[int]) -> Iterator[Block]:
    labels: list[str] = []
    opener: Token | None = None
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            labels.append(f"{token.info}{token.markup}")
        elif token.type == "list_item_close":
            labels.pop()
        elif token.type == "tr_open":
            yield from row_at(tokens, index, text, starts)
        elif token.type in VERBATIM:
            yield _verbatim(text, starts, token)
        elif token.type in ("heading_open", "paragraph_open"):
            opener = token
        elif token.type == "inline" and opener is not None:
            tag, opener = opener.tag, None
            yield from _inline(text, tag, starts, token, labels)


def _inline(text: str, tag: str, starts: list[int], token: Token, labels: list[str]) -> Iterator[Block]:
    words = _words(text, starts, token)
    looks = looks_of(text, *words, token.children or [])
    for part in _parts(text, tag, words):
        yield with_looks(_block(text, tag, part, labels), looks)


def _parts(text: str, tag: str, words: tuple[int, int]) -> Iterator[Span]:
    """A heading whole, a paragraph cut where the next footnote begins in it."""
    start, end = words
    for found in NEXT_FOOTNOTE.finditer(text, start, end) if tag == "p" else ():
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, end)


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
    return _labelled("paragraph", 0, FOOTNOTE_SIGN, text, start, end)


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
        # One that an entry ends has no lines of its own.
        first, last = first + 1, min(last, first + 1 + len(token.content.rstrip("\n").split("\n")))
    start, end = trim(text, starts[first], max(starts[first], min(starts[min(last, len(starts) - 1)] - 1, len(text))))
    if token.type == "html_block" and COMMENT.fullmatch(text, start, end):
        return Block("paragraph", 0, "", start, start)
    return Block("paragraph", 0, "", start, end)


# Joined, what was escaped could no longer be told from what was not.
PARSER = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"]).disable("text_join")
MARKDOWN = Importer("markdown", "5", (".md", ".markdown"), read_markdown)
