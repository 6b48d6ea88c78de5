"""Readings: a file turned into canonical text and blocks."""

from pathlib import PurePath
from typing import Any, NamedTuple

from .blocks import Block
from .characters import unstorable
from .encodings import Decoded, Unreadable
from .importers import IMPORTERS, Imported, Importer
from .isolation import Limits, read_in_child
from .signatures import refuse_other_format

# A text as short as this costs less to read than a process to start, whatever is in it.
SHORT_TEXT_BYTES = 128 * 1024
DEFAULT_LIMITS = Limits()


class Reading(NamedTuple):
    """A file as read. Offsets of `blocks` are code points of `text`; the rest is what reading dropped or decided.

    `remarks` say in words what was left out or decided; `attention` why a person must look before the text can be
    relied on ("18 of 20 pages have no text: a scan?"), empty where nobody must.
    """

    text: str
    blocks: list[Block]
    importer: str
    importer_version: str
    encoding: str
    had_bom: bool
    newlines: str
    remarks: tuple[str, ...] = ()
    attention: str = ""


def read_document(body: bytes, name: str, max_bytes: int | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a file by the suffix of its `name`. The canonical text of a text file is its own, without byte-order mark
    and with line ends as LF; of the others what stands on the page, block by block.

    Safe for files that nobody has looked at: formats that need a parser, and long texts, are read in a child process
    within `limits`, without network. Raises Unreadable, which names the file, what is wrong and where: format, size in
    bytes, undecodable byte (offset from 0), NUL (character and line from 1), password, no text, the limit met.
    """
    try:
        if max_bytes is not None and len(body) > max_bytes:
            raise Unreadable(f"it has {len(body):,} bytes, and the limit is {max_bytes:,}")
        importer = importer_for(name)
        if not body:
            raise Unreadable("it is empty: there is no text in it")
        refuse_other_format(body, importer.name, PurePath(name).suffix.lower())
        imported = _read(importer, body, limits)
        if not imported.blocks:
            raise Unreadable("no block of words was found in it")
        reason = unstorable(imported.decoded.text)
        if reason:
            raise Unreadable(reason)
    except Unreadable as error:
        raise Unreadable(f"{name or 'The file'} cannot be read: {error}.") from error
    text, encoding, had_bom, newlines, _remarks = imported.decoded
    return Reading(
        text,
        imported.blocks,
        importer.name,
        importer.version,
        encoding,
        had_bom,
        newlines,
        imported.remarks,
        imported.attention,
    )


def importer_for(name: str) -> Importer:
    """The importer for a file's name. Raises Unreadable, naming the suffixes that are known."""
    suffix = PurePath(name).suffix.lower()
    for importer in IMPORTERS:
        if suffix in importer.suffixes:
            return importer
    known = ", ".join(suffix for importer in IMPORTERS for suffix in importer.suffixes if suffix)
    raise Unreadable(f"the format {suffix} is not known; known are {known}")


def _read(importer: Importer, body: bytes, limits: Limits) -> Imported:
    if not importer.is_markup and len(body) <= SHORT_TEXT_BYTES:
        return importer.read(body)
    found: dict[str, Any] = read_in_child(body, importer.name, limits)
    decoded = Decoded(**found["decoded"])
    return Imported(decoded, [Block(*block) for block in found["blocks"]], tuple(found["remarks"]), found["attention"])
