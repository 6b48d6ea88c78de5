"""Readings: a file turned into canonical text and blocks."""

from pathlib import PurePath
from typing import NamedTuple

from .blocks import Block
from .encodings import Unreadable
from .importers import IMPORTERS, Importer


class Reading(NamedTuple):
    """A file as read. Offsets of `blocks` are code points of `text`; the rest is what reading dropped or decided."""

    text: str
    blocks: list[Block]
    importer: str
    importer_version: str
    encoding: str
    had_bom: bool
    newlines: str


def read_document(body: bytes, name: str, max_bytes: int | None = None) -> Reading:
    """Read a file by the suffix of its `name`; nothing is cut, guessed or normalised but byte-order mark and line ends.

    Raises Unreadable, which names the file, what is wrong and where: format, size in bytes, undecodable byte (offset
    from 0), NUL (character and line from 1), no text.
    """
    try:
        if max_bytes is not None and len(body) > max_bytes:
            raise Unreadable(f"it has {len(body):,} bytes, and the limit is {max_bytes:,}")
        importer = _importer_for(name)
        imported = importer.read(body)
    except Unreadable as error:
        raise Unreadable(f"{name or 'The file'} cannot be read: {error}.") from error
    text, encoding, had_bom, newlines = imported.decoded
    return Reading(text, imported.blocks, importer.name, importer.version, encoding, had_bom, newlines)


def _importer_for(name: str) -> Importer:
    suffix = PurePath(name).suffix.lower()
    for importer in IMPORTERS:
        if suffix in importer.suffixes:
            return importer
    known = ", ".join(suffix for importer in IMPORTERS for suffix in importer.suffixes if suffix)
    raise Unreadable(f"the format {suffix} is not known; known are {known}")
