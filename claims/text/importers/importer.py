"""What an importer is: a name, a version, the file suffixes it reads, and a function from bytes to blocks."""

from collections.abc import Callable
from typing import NamedTuple

from claims.text.blocks import Block
from claims.text.encodings import Decoded, decode


class Imported(NamedTuple):
    """What an importer found in a file: its canonical text and the blocks of it, in order."""

    decoded: Decoded
    blocks: list[Block]


class Importer(NamedTuple):
    """`read` raises Unreadable; `version` rises whenever it would read the same bytes otherwise."""

    name: str
    version: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Imported]


def reading_text(find_blocks: Callable[[str], list[Block]]) -> Callable[[bytes], Imported]:
    """The `read` of a format whose canonical text is the file's own text."""

    def read(body: bytes) -> Imported:
        decoded = decode(body)
        return Imported(decoded, find_blocks(decoded.text))

    return read
