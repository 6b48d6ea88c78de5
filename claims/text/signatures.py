"""Signatures: what a file is by its first bytes, whatever its name says."""

import re

from .encodings import Unreadable

ZIP, PDF, OLE, HTML = "a ZIP archive", "a PDF", "an old or protected Office file", "an HTML page"
MAGIC = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"%PDF-", PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
# A PDF may begin with some bytes of something else (ISO 32000-1, annex H.3.4.1).
PDF_HEADER_BYTES = 1024
MARKUP = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html[\s>])", re.IGNORECASE)
PACKAGE_OF_A_PROTECTED_FILE = "EncryptedPackage".encode("utf-16-le")
# What the bytes of each importer's files must be; a text's may be anything but one of these.
EXPECTED = {"docx": ZIP, "pdf": PDF}


def refuse_other_format(body: bytes, importer: str, suffix: str) -> None:
    """Raise Unreadable where the bytes are another format than the name says, naming what they are."""
    found = signature_of(body)
    if found == OLE and PACKAGE_OF_A_PROTECTED_FILE in body:
        raise Unreadable("it is protected with a password")
    expected = EXPECTED.get(importer)
    if expected and found != expected:
        raise Unreadable(f"its name says {suffix}, but it is {found or 'something else'}")
    if not expected and found and not (importer == "html" and found == HTML):
        raise Unreadable(f"its name says {suffix or 'text'}, but it is {found}")


def signature_of(body: bytes) -> str:
    """The format that the first bytes give away, "" where they do not."""
    for magic, kind in MAGIC:
        if body.startswith(magic):
            return kind
    if b"%PDF-" in body[:PDF_HEADER_BYTES]:
        return PDF
    return HTML if MARKUP.match(body[:PDF_HEADER_BYTES].removeprefix(b"\xef\xbb\xbf")) else ""
