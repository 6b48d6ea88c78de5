"""PDF files, written by hand: objects, streams and a table of where they begin."""

import zlib
from collections.abc import Sequence

HEADER = b"%PDF-1.4\n"
FONT = b"<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/%s>>"
FONTS = b"<</F1 %s/F2 %s>>" % (FONT % b"Helvetica", FONT % b"Helvetica-Bold")
Placed = tuple[float, float, float, str] | tuple[float, float, float, str, str]


def line(left: float, bottom: float, size: float, text: str, font: str = "F1") -> bytes:
    written = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /%s %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (font.encode(), size, left, bottom, written)


def stream(content: bytes, filters: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), filters, packed)


def pdf(*pages: Sequence[Placed]) -> bytes:
    """A PDF of pages of lines (left, bottom, size, words and perhaps font), letter size."""
    return written([stream(b"".join(line(*placed) for placed in page)) for page in pages])


PICTURE = b"q 600 0 0 780 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n"


def written(contents: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF with one page for each of these content streams."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * index) for index in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents))]
    for index, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font %s>>>>"
            % (4 + 2 * index, FONTS)
        )
        objects.append(content)
    body, starts = HEADER, []
    for number, content in enumerate(objects, start=1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        count, table, count, trailer, len(body),
    )  # fmt: skip


def column(
    lines: Sequence[str], left: float = 72, top: float = 700, size: float = 11, pitch: float = 14
) -> list[Placed]:
    return [(left, top - number * pitch, size, words) for number, words in enumerate(lines)]
