"""Files of claims checked elsewhere, read by their endings; what needs a parser, or is long, in a child process."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from claims.text.code_pages import CODE_PAGES, in_utf8
from claims.text.encodings import Unreadable
from claims.text.isolation import Limits, read_in_child
from claims.text.signatures import ZIP, refuse_other_format, signature_of

from .annotation_table import with_annotations
from .rows import Contents
from .sheets import read_workbook
from .structured import read_json, read_page
from .tables import read_table

READERS: dict[str, Callable[[bytes], Contents]] = {
    "table": lambda body: with_annotations(read_table(body)),
    "workbook": lambda body: with_annotations(read_workbook(body)),
    "json": read_json,
    "page": read_page,
}
SUFFIXES = {
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".txt": "table",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".json": "json",
    ".jsonld": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    # The words of our own exports, which some people take for the endings of their files.
    ".claimreview": "json",
    ".webannotation": "json",
    ".html": "page",
    ".htm": "page",
}
# As much as costs less to read than a process to start. A workbook or a page is parsed by a library: never in place.
SHORT_BYTES = 1024 * 1024
IN_PLACE = ("table", "json")


def read_checked(body: bytes, name: str, max_bytes: int, limits: Limits, encoding: str = "") -> Contents:
    """What a file holds, by the ending of its name; a table as text in the `encoding` that somebody says, if any.
    Raises Unreadable, which names the file and what is wrong."""
    try:
        reader = _reader_for(name)
        if len(body) > max_bytes:
            raise Unreadable(f"it has {len(body):,} bytes, and the limit is {max_bytes:,}")
        if not body:
            raise Unreadable("it is empty")
        if not encoding or reader != "table":
            return _read(body, name, reader, limits)
        found = _read(in_utf8(body, encoding), name, reader, limits)
        return found._replace(
            encoding=encoding, remarks=[*found.remarks, f"read as {CODE_PAGES[encoding]}, as was said"]
        )
    except Unreadable as error:
        raise Unreadable(f"{name or 'The file'} cannot be read: {error}.") from error


def _read(body: bytes, name: str, reader: str, limits: Limits) -> Contents:
    _refuse_other_format(body, reader, PurePath(name).suffix.lower())
    if reader in IN_PLACE and len(body) <= SHORT_BYTES:
        return READERS[reader](body)
    return Contents.of_plain(read_in_child(body, reader, limits))


def read_plain(reader: str, body: bytes) -> dict[str, Any]:
    """What runs in the child process."""
    return READERS[reader](body).plain()


def _reader_for(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise Unreadable(
            f"the format {suffix or 'of a name without an ending'} is not known; known are {', '.join(SUFFIXES)}"
        )
    return SUFFIXES[suffix]


def _refuse_other_format(body: bytes, reader: str, suffix: str) -> None:
    if reader == "workbook":
        if signature_of(body) != ZIP:
            refuse_other_format(body, "docx", suffix)
    else:
        refuse_other_format(body, "html" if reader == "page" else "text", suffix)
