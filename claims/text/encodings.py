"""Encodings: from a file's bytes to its canonical text, and what was dropped or guessed on the way."""

import codecs
import re
from typing import NamedTuple

from .characters import unstorable

LINE_END = re.compile(r"\r\n|\r|\n")
LINE_END_NAMES = {"\n": "lf", "\r\n": "crlf", "\r": "cr"}
# The longer mark first: that of UTF-32 begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WINDOWS = "cp1252"
# Signs and capitals inside a lower-case word, as other encodings leave them: "donÕt", "za¿ó³".
IMPLAUSIBLE = re.compile(r"(?<=[a-zß-öø-ÿ])[¡-©«¬®-±¶¸¹»-¿×÷À-ÖØ-ÞŠŽŒŸ](?=[a-zß-öø-ÿ])")
MAX_IMPLAUSIBLE = 0.1
# In no language written in Windows-1252 are more of the letters accented.
MAX_ACCENTED = 0.25
MIN_JUDGED = 5


class Unreadable(ValueError):
    """A file that cannot become a text; the message says what is wrong and where, in words for a person."""


class Decoded(NamedTuple):
    """A canonical text (no byte-order mark, lines ended by LF) with what its bytes were like.

    `newlines` is "lf", "crlf", "cr" or "mixed"; "lf" for a text of one line. `remarks` say what was guessed.
    """

    text: str
    encoding: str
    had_bom: bool
    newlines: str
    remarks: tuple[str, ...] = ()


def decode(body: bytes, declared: str = "") -> Decoded:
    """By byte-order mark, by what the file itself declares (a codec's name), as UTF-8, or as Windows-1252, which gets a
    remark. Raises Unreadable for bytes that none of them has, and for words that Windows-1252 makes no sense of.
    """
    encoding, mark = _marked(body)
    remarks: tuple[str, ...] = ()
    if encoding:
        raw = _decode(body, encoding, len(mark))
    else:
        raw, encoding, remarks = _decode_unmarked(body, declared)
    text = LINE_END.sub("\n", raw)
    _refuse_unstorable(text)
    return Decoded(text, encoding, bool(mark), _newlines_of(raw), remarks)


def is_told(body: bytes) -> bool:
    """Whether nothing is to be guessed about the encoding: a byte-order mark tells it, or the bytes are UTF-8, or would
    be but for what no text may have."""
    if _marked(body)[0] or _has_surrogates(body):
        return True
    _refuse_wide(body)
    return False


def _marked(body: bytes) -> tuple[str, bytes]:
    return next(((encoding, mark) for mark, encoding in BYTE_ORDER_MARKS if body.startswith(mark)), ("", b""))


def _decode(body: bytes, encoding: str, skipped: int = 0) -> str:
    try:
        return body[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        offset = skipped + error.start
        raise Unreadable(f"byte {offset} (0x{body[offset]:02X}) is not {encoding.upper()}") from error


def _decode_unmarked(body: bytes, declared: str) -> tuple[str, str, tuple[str, ...]]:
    _refuse_wide(body)
    remarks: tuple[str, ...] = ()
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return body.decode(encoding), encoding, remarks
        except UnicodeDecodeError as error:
            place = f"byte {error.start} (0x{body[error.start]:02X}) is not {encoding.upper()}"
            if encoding != declared and _has_surrogates(body):
                return body.decode("utf-8", "surrogatepass"), encoding, remarks
            if encoding == declared:
                remarks = (f"it declares itself {encoding.upper()}, but {place}",)
    try:
        raw = body.decode(WINDOWS)
    except UnicodeDecodeError as error:
        byte = f"0x{body[error.start]:02X}"
        raise Unreadable(f"{place}, and byte {error.start} ({byte}) is not Windows-1252 either") from error
    _refuse_implausible(raw, place)
    return raw, WINDOWS, (*remarks, f"encoding guessed as Windows-1252, since {place}")


def _has_surrogates(body: bytes) -> bool:
    """Whether the bytes are UTF-8 but for lone surrogates, which no text may have: nothing to guess."""
    try:
        body.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_wide(body: bytes) -> None:
    """Every other byte of Latin text in UTF-16 is NUL, which is in no text of another encoding."""
    for encoding, zeros in (("UTF-16-LE", body[1::2]), ("UTF-16-BE", body[0::2])):
        if len(zeros) >= MIN_JUDGED and zeros.count(0) > len(zeros) // 2:
            raise Unreadable(f"it looks like {encoding} without a byte-order mark; save it as UTF-8")


def _refuse_implausible(text: str, place: str) -> None:
    accented = sum(not letter.isascii() for letter in text if letter.isalpha())
    letters = sum(map(str.isalpha, text))
    odd = [found.group() for found in IMPLAUSIBLE.finditer(text)]
    foreign = sum(not character.isascii() for character in text)
    if foreign >= MIN_JUDGED and (accented > MAX_ACCENTED * letters or len(odd) > MAX_IMPLAUSIBLE * foreign):
        raise Unreadable(f"{place}, and its words make no sense in Windows-1252; save it as UTF-8")


def _newlines_of(raw: str) -> str:
    found = set(LINE_END.findall(raw)) or {"\n"}
    return LINE_END_NAMES[found.pop()] if len(found) == 1 else "mixed"


def _refuse_unstorable(text: str) -> None:
    reason = unstorable(text)
    if reason:
        raise Unreadable(reason)
    if not text.strip():
        raise Unreadable("there is no text in it")
