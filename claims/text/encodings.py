"""Encodings: from a file's bytes to its canonical text, and what was dropped on the way."""

import codecs
import re
from typing import NamedTuple

from .characters import unstorable

LINE_END = re.compile(r"\r\n|\r|\n")
LINE_END_NAMES = {"\n": "lf", "\r\n": "crlf", "\r": "cr"}
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Unreadable(ValueError):
    """A file that cannot become a text; the message says what is wrong and where, in words for a person."""


class Decoded(NamedTuple):
    """A canonical text (no byte-order mark, lines ended by LF) with what its bytes were like.

    `newlines` is "lf", "crlf", "cr" or "mixed"; "lf" for a text of one line.
    """

    text: str
    encoding: str
    had_bom: bool
    newlines: str


def decode(body: bytes) -> Decoded:
    """UTF-8, or UTF-16 with a byte-order mark: nothing is guessed. Raises Unreadable."""
    encoding, mark = _encoding_of(body)
    try:
        raw = body[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        raise Unreadable(f"byte {offset} (0x{body[offset]:02X}) is not {encoding.upper()}") from error
    text = LINE_END.sub("\n", raw)
    _refuse_unstorable(text)
    return Decoded(text, encoding, bool(mark), _newlines_of(raw))


def _encoding_of(body: bytes) -> tuple[str, bytes]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return encoding, mark
    return "utf-8", b""


def _newlines_of(raw: str) -> str:
    found = set(LINE_END.findall(raw)) or {"\n"}
    return LINE_END_NAMES[found.pop()] if len(found) == 1 else "mixed"


def _refuse_unstorable(text: str) -> None:
    reason = unstorable(text)
    if reason:
        raise Unreadable(reason)
    if not text.strip():
        raise Unreadable("there is no text in it")
