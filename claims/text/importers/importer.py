"""What an importer is: a name, a version, the file suffixes it reads, and a function from bytes to blocks."""

from collections.abc import Callable
from typing import NamedTuple

from claims.text.blocks import Block
from claims.text.encodings import Decoded, decode


class Imported(NamedTuple):
    """What an importer found in a file: its canonical text and the blocks of it, in order.

    `remarks` say what was left out or decided, each in words for a person; `attention` why a person must look before
    anybody trusts the text, empty where nobody must.
    """

    decoded: Decoded
    blocks: list[Block]
    remarks: tuple[str, ...] = ()
    attention: str = ""


class Importer(NamedTuple):
    """`read` raises Unreadable; `version` rises whenever it would read the same bytes otherwise.

    `is_markup`: the bytes are parsed by a library, always in a child process; a text of any size that its reader
    handles in one pass is read in place while it is short.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Imported]
    is_markup: bool = False


def reading_text(find_blocks: Callable[[str], list[Block]]) -> Callable[[bytes], Imported]:
    """The `read` of a format whose canonical text is the file's own text."""

    def read(body: bytes) -> Imported:
        decoded = decode(body)
        return Imported(decoded, find_blocks(decoded.text), decoded.remarks)

    return read
