"""Tables of Markdown: a row with its cells, the bars around it left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from claims.text.blocks import HEADER_ROW, Block, Cell, written_cells
from claims.text.spans import trim

from .markdown_looks import looks_of, with_looks

# The marks of a quotation or a list's entry, and the bar before the first cell.
ROW_START = re.compile(r"(?:[\s>*+-]|\d{1,9}[.)]\s)*+\||[\s>]*+")
BAR = re.compile(r"(?<!\\)\|")
EMPTY_CELLS = re.compile(r"[\s|]*")


def row_at(tokens: Sequence[Token], index: int, text: str, starts: Sequence[int]) -> Iterator[Block]:
    """The row that the token at `index` opens; nothing where none of its cells has words."""
    line = (tokens[index].map or [0, 1])[0]
    begin, finish = starts[line], starts[line + 1] - 1
    found = ROW_START.match(text, begin, finish)
    span = trim(text, found.end() if found else begin, finish)
    if text.endswith("|", *span) and not text.endswith("\\|", *span):
        span = trim(text, span.start, span.end - 1)
    if EMPTY_CELLS.fullmatch(text, *span):
        return
    level = HEADER_ROW if tokens[index - 1].type == "thead_open" else 0
    cells, contents = _cells(text, *span), list(_contents(tokens, index))
    # What stands behind the last column is no cell to the parser.
    known = [cell for cell in cells if cell.column <= len(contents)]
    places = ((span.start + cell.start, span.start + cell.end, contents[cell.column - 1]) for cell in known)
    looks = [look for place in places for look in looks_of(text, *place)]
    yield with_looks(Block("table_cell", level, "", *span, cells=written_cells(cells)), looks)


def _contents(tokens: Sequence[Token], index: int) -> Iterator[Sequence[Token]]:
    """What the parser finds in each cell of the row."""
    while tokens[index].type != "tr_close":
        if tokens[index].type == "inline":
            yield tokens[index].children or []
        index += 1


def _cells(text: str, start: int, end: int) -> list[Cell]:
    """The cells between the bars that have words."""
    bars = [(start, start), *(found.span() for found in BAR.finditer(text, start, end)), (end, end)]
    words = [trim(text, left, right) for (_, left), (right, _) in pairwise(bars)]
    return [
        Cell(column, cell.start - start, cell.end - start)
        for column, cell in enumerate(words, start=1)
        if cell.start < cell.end
    ]
