"""Plain text: its structure has to be inferred from line ends, indentation, markers and looks."""

from claims.text.blocks import Block
from claims.text.headings import heading_of
from claims.text.lines import style_of
from claims.text.paragraphs import Chunk, read_chunks
from claims.text.speakers import take_turns
from claims.text.turns import is_said

from .importer import Importer, reading_text

SPEAKER_WORDS = ("Q", "A")


def find_blocks(text: str) -> list[Block]:
    """The blocks of a plain text; page headers, page numbers and drawn lines are in none of them."""
    chunks = read_chunks(text)
    depths, is_talk = _depths(chunks), take_turns(text, chunks)
    return [_block(text, chunks, index, depths[index], is_talk) for index in range(len(chunks))]


def _block(text: str, chunks: list[Chunk], index: int, depth: int, is_talk: bool) -> Block:
    chunk = chunks[index]
    # A question that somebody asks in a debate is a turn of theirs.
    is_turn = is_talk and is_said(text, chunk.start, chunk.end)
    heading = None if is_turn else heading_of(text, chunks, index)
    if heading:
        return heading
    if chunk.label and not chunk.label.startswith(SPEAKER_WORDS):
        return Block("list_item", depth, chunk.label, chunk.start, chunk.end)
    return Block("paragraph", 0, chunk.label, chunk.start, chunk.end)


def _depths(chunks: list[Chunk]) -> list[int]:
    """How deep each chunk is in lists: a marker of a new style or a deeper indentation opens a level."""
    depths: list[int] = []
    open_levels: list[tuple[int, str]] = []
    for chunk in chunks:
        level = (chunk.indent, style_of(chunk.label))
        if not chunk.label:
            open_levels.clear()
        elif level in open_levels:
            del open_levels[open_levels.index(level) + 1 :]
        else:
            open_levels = [known for known in open_levels if known[0] <= chunk.indent]
            open_levels.append(level)
        depths.append(len(open_levels))
    return depths


PLAIN_TEXT = Importer("text", "3", ("", ".txt", ".text"), reading_text(find_blocks))
