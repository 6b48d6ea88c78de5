"""What a report or a letter says of each claim, as a program reads it again."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import html

from claims.exports.letter import STATE_OF_LETTER
from claims.exports.report import STATE_OF_REPORT

HEADED = re.compile(r"(?:#{2,3} )?(C-\d+) · ")
ROW = re.compile(r'\| <a id="c-\d+"></a>(C-\d+) \|')
# More than a number, a moment or the beginning of a hash takes.
MAX_FILLED_CHARS = 60
Told = tuple[str, str, bool]


class Paper(NamedTuple):
    """`form`: the word of its format. `hash`: how that of the event begins. `claims`: what it says of each, by number,
    on one line; `waiting`: whether there are such without a verdict among them."""

    form: str
    document: str
    version: int
    event: int
    hash: str
    claims: dict[str, str]
    waiting: bool


def read_paper(path: Path) -> Paper | None:
    """The report or letter in a file; None where it is neither. Raises OSError."""
    return paper_of(path.read_bytes()) if _may_be_paper(path) else None


def _may_be_paper(path: Path) -> bool:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    with path.open("rb") as file:
        return file.readline().startswith((b"<!DOCTYPE html>", b"# "))


def paper_of(body: bytes) -> Paper | None:
    if body.startswith(b"PK"):
        form, whole, told = "docx", *_of_word(body)
    elif body.startswith(b"<"):
        form, whole, told = "html", *_of_html(body)
    else:
        form, whole, told = "markdown", *_of_markdown(body.decode())
    for kind, sentence in (("report", STATE_OF_REPORT), ("letter", STATE_OF_LETTER)):
        # Ours stands behind all words of others.
        *_others, state = None, *_pattern_of(str(sentence)).finditer(whole)
        if state:
            claims = {number: words for number, words, _is_row in told}
            about = state["document"], int(state["version"]), int(state["number"]), state["hash"]
            return Paper(f"{kind}-{form}", *about, claims, any(is_row for *_told, is_row in told))
    return None


def _pattern_of(sentence: str) -> re.Pattern[str]:
    """The sentence with anything short for what is filled in; it may stand among any number of other words."""
    parts = Formatter().parse(sentence)
    filled = f"[^()]{{1,{MAX_FILLED_CHARS}}}?"
    return re.compile(
        "".join(re.escape(words) + (f"(?P<{name}>{filled})" if name else "") for words, name, *_ in parts)
    )


def _of_html(body: bytes) -> tuple[str, list[Told]]:
    page = html.document_fromstring(body)
    found = page.xpath("//article[starts-with(@id, 'c-')] | //tr[starts-with(@id, 'c-')]")
    told = [(one.get("id").upper(), _on_one_line(one.itertext()), one.tag == "tr") for one in found]
    return _on_one_line(page.itertext()), told


def _of_markdown(written: str) -> tuple[str, list[Told]]:
    parts: dict[str, list[str]] = {}
    rows: list[Told] = []
    claim = ""
    for line in written.splitlines():
        if row := ROW.match(line):
            rows.append((row[1], line, True))
        elif line.startswith("#"):
            headed = HEADED.match(line)
            claim = headed[1] if headed else ""
            parts[claim] = []
        if claim and not line.startswith("<a id="):
            parts[claim].append(line)
    return _on_one_line([written]), [*_told_of(parts), *rows]


def _of_word(body: bytes) -> tuple[str, list[Told]]:
    paper = Document(io.BytesIO(body))
    parts: dict[str, list[str]] = {}
    rows: list[Told] = []
    claim = ""
    for block in paper.iter_inner_content():
        if isinstance(block, Table):
            rows += _rows_of(block)
            continue
        if str(block.style and block.style.name).startswith("Heading"):
            headed = HEADED.match(block.text)
            claim = headed[1] if headed else ""
            parts[claim] = []
        parts.setdefault(claim, []).append(block.text)
    whole = _on_one_line(one.text for one in paper.paragraphs)
    return whole, [*_told_of(parts), *rows]


def _rows_of(table: Table) -> Iterator[Told]:
    for row in table._tbl.tr_lst:
        # A word processor parts words into runs as it likes.
        cells = ("".join(str(words.text) for words in cell.iter(qn("w:t"))) for cell in row.tc_lst)
        if (mark := row.find(f".//{qn('w:bookmarkStart')}")) is not None:
            yield str(mark.get(qn("w:name"))).upper(), _on_one_line(cells), True


def _told_of(parts: dict[str, list[str]]) -> Iterator[Told]:
    return ((claim, _on_one_line(lines), False) for claim, lines in parts.items() if claim)


def _on_one_line(parts: Iterable[Any]) -> str:
    """Without soft hyphens, which word processors keep in another way."""
    return " ".join(" ".join(map(str, parts)).replace("\N{SOFT HYPHEN}", "").split())
