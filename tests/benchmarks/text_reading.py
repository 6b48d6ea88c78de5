"""Reading files: the words of a twin or of the file's own markup that come through, against plain readers."""

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

from scoreboard import BENCHMARKS, Row, seconds

from claims.text import extract_claims, read_document
from claims.text.importers.docx.document import read_docx
from claims.text.importers.html.document import read_html
from claims.text.importers.pdf.document import read_pdf

FILES = BENCHMARKS / "08_import_documents"
TWINS = ("USLM-2_0-Review-Guide-2_0_17", "USLM-2_1-ReviewGuide", "USLM-User-Guide")
WORD = re.compile(r"\w+")
PARAGRAPH_END, TEXT = re.compile(r"</w:p>"), re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
FALLBACK = re.compile(r"<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
TARGET_DOCX, TARGET_PDF = 0.97, 0.87


def recall(text: str, wanted: str) -> float:
    """The share of the wanted words, each as often as it stands there, that are in the text."""
    found, words = (Counter(word.lower() for word in WORD.findall(one)) for one in (text, wanted))
    return (found & words).total() / max(words.total(), 1)


def measure() -> Iterator[Row]:
    yield from _pdfs()
    yield from _words()
    yield from _growth()


def _optional(name: str) -> ModuleType | None:
    """A reader to compare with, where it is installed; the workbench itself needs none of them."""
    try:
        return import_module(name)
    except ImportError:
        return None


def _pdfs() -> Iterator[Row]:
    other = _optional("pypdf")
    for name in TWINS:
        body = (FILES / "usgpo-uslm" / f"{name}.pdf").read_bytes()
        wanted = html.unescape((FILES / "usgpo-uslm" / f"{name}.md").read_text(encoding="utf-8"))
        reading = read_document(body, "a.pdf")
        blocks = " ".join(reading.text[block.start : block.end] for block in reading.blocks)
        plain = recall(_with_pypdf(other, body), wanted) if other else None
        target = TARGET_PDF if name == TWINS[0] else None
        yield Row(
            "reading", f"{name[:28]}: words", recall(reading.text, wanted), target, plain, "pypdf" if other else ""
        )
        yield Row("reading", f"{name[:28]}: in blocks", recall(blocks, wanted), target)


def _with_pypdf(other: ModuleType, body: bytes) -> str:
    return "\n".join(page.extract_text() for page in other.PdfReader(io.BytesIO(body)).pages)


def _words() -> Iterator[Row]:
    files = sorted(FILES.rglob("*.docx"))
    readers: list[tuple[str, Callable[[Path], str]]] = [
        ("ours", lambda path: read_docx(path.read_bytes()).decoded.text)
    ]
    if mammoth := _optional("mammoth"):
        readers.append(("mammoth", lambda path: str(mammoth.extract_raw_text(io.BytesIO(path.read_bytes())).value)))
    if docx := _optional("docx"):
        readers.append(("python-docx", lambda path: _paragraphs_of(docx, path)))
    scores = {name: [recall(_read(read, path), _marked_up(path)) for path in files] for name, read in readers}
    mean = {name: sum(found) / len(found) for name, found in scores.items()}
    for name in list(mean)[1:] or [""]:
        yield Row("reading", f"{len(files)} Word files: words", mean["ours"], TARGET_DOCX, mean.get(name), name)
    yield Row("reading", "Word file read worst", min(scores["ours"]), TARGET_DOCX)


def _read(read: Callable[[Path], str], path: Path) -> str:
    try:
        return read(path)
    except Exception:
        # What a reader raises on is read by it not at all.
        return ""


def _paragraphs_of(docx: ModuleType, path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def _marked_up(path: Path) -> str:
    """Every text element of the body, said once where it is written for two kinds of programs."""
    markup = FALLBACK.sub("", zipfile.ZipFile(path).read("word/document.xml").decode())
    return html.unescape(" ".join("".join(TEXT.findall(part)) for part in PARAGRAPH_END.split(markup)))


def _growth() -> Iterator[Row]:
    """Time at twice the length over time at once: 2 is linear."""
    pdf = (FILES / "usgpo-uslm" / f"{TWINS[2]}.pdf").read_bytes()
    page = b"<div><p>The agency sent <b>216</b> files.<ul><li>a<li>b</ul><table><tr><td>c<td>d</table></div>"
    markup = b'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>The agency sent 216 files.</w:t></w:r></w:p>'
    for name, work in (
        ("HTML", lambda size: read_html(page * size)),
        ("Word", lambda size: read_docx(_word_file(markup * size))),
    ):
        once, twice = (min(seconds(partial(work, size)) for _ in range(3)) for size in (2_000, 4_000))
        yield Row("reading", f"{name}: time at 2n over time at n", twice / once, 2.5, lower_is_better=True)
    reading = read_pdf(pdf)
    took = seconds(lambda: read_pdf(pdf))
    claims = seconds(lambda: extract_claims(reading.decoded.text, reading.blocks))
    yield Row("reading", "49 pages of PDF: time over extraction's", took / claims, lower_is_better=True)


def _word_file(body: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (space, body))
    return written.getvalue()
