"""Damaged files: whatever is changed in one, it is read or refused, and nothing else is raised."""

import os
import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from claims.text import Unreadable, extract_claims, looks_in, read_document
from claims.text.importers import IMPORTERS
from claims.text.importers.docx.document import read_docx
from claims.text.importers.html.document import read_html
from tests.text.importers.pdf_files import column, pdf
from tests.text.importers.word_files import (
    BOTH_WAYS,
    DELETED,
    FIELD,
    NOTED,
    NOTES,
    NUMBERING,
    archive,
    cell,
    docx,
    heading_style,
    item,
    p,
    part,
    relations,
    run,
    styled,
    table,
)

ROUNDS = 2_000 if os.environ.get("FACTCHECK_TRUST_SCALE") == "full" else 150
SEED = 20190216
MARKUP = [
    "<",
    ">",
    "/>",
    "&",
    "&#0;",
    "<w:p>",
    "</w:p>",
    "<w:tbl>",
    '"',
    "-1",
    "99999999999",
    "w:val",
    "é",
    "\ufffe",
    "<!--",
]
PAGE = (
    "<!doctype html><title>T</title><nav><a>a</a></nav><h1>Aim</h1><p>One <b>and<br>two</b> <a href=http://a.example/>more</a></p>"
    "<ol start=3 type=i reversed><li>a"
    "<ul><li value=x>b</ul></ol><table role=none><tr><td colspan=2>c<table><th>d</table></table><pre> e\n</pre><q>f</q>"
)
BODY = (
    styled("Aim", "H1")
    + p(run("It ") + DELETED + FIELD + BOTH_WAYS)
    + NOTED
    + item("a")
    + item("b", 1, 1)
    + table([cell("c"), cell("d")])
)
STYLES = heading_style(1)
PDF = pdf(column(["1. The aim of it", "and what it costs", "• a", "• b"]), column(["It pays."]))


def mutated(text: str, chance: random.Random) -> str:
    for _change in range(chance.randint(1, 6)):
        at = chance.randrange(len(text))
        length = chance.choice((0, 1, 5, 40))
        other = chance.randrange(len(text))
        new = chance.choice((chance.choice(MARKUP), text[other : other + 60], ""))
        text = text[:at] + new + text[at + length :]
    return text


def word_file(chance: random.Random) -> bytes:
    parts = {
        "document": part("document", f"<w:body>{BODY}</w:body>"),
        "styles": part("styles", STYLES),
        "numbering": part("numbering", NUMBERING),
        "footnotes": part("footnotes", NOTES),
    }
    chosen = chance.choice(list(parts))
    parts[chosen] = mutated(parts[chosen], chance)
    rels = relations({f"{kind}.xml": kind for kind in parts})
    return archive({f"word/{kind}.xml": text for kind, text in parts.items()} | {"word/_rels/document.xml.rels": rels})


def damaged(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _change in range(chance.randint(1, 10)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.2 else changed)


CASES: dict[str, tuple[Callable[[bytes], object], Callable[[random.Random], bytes]]] = {
    "docx": (read_docx, word_file),
    "docx archive": (read_docx, lambda chance: damaged(docx(BODY, styles=STYLES, numbering=NUMBERING), chance)),
    "html": (read_html, lambda chance: mutated(PAGE, chance).encode("utf-8", "surrogatepass")),
    "html bytes": (read_html, lambda chance: damaged(PAGE.encode(), chance)),
    "text": (IMPORTERS[0].read, lambda chance: mutated(PAGE, chance).encode("utf-8", "surrogatepass")),
    "markdown": (
        IMPORTERS[1].read,
        lambda chance: mutated(f"# A\n\n1. b\n   - c\n\n|d|e|\n|-|-|\n|f|g|\n{PAGE}", chance).encode(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_damaged_file_is_read_or_refused(name):
    read, make = CASES[name]
    chance, refused = random.Random(SEED), 0
    for number in range(ROUNDS):
        body = make(chance)
        try:
            imported = read(body)
        except Unreadable:
            refused += 1
            continue
        text, blocks = imported.decoded.text, imported.blocks
        words = [text[block.start : block.end] for block in blocks]
        assert all(found and found == found.strip() for found in words), f"seed {SEED}, round {number}"
        assert all(one.end <= other.start for one, other in pairwise(blocks))
        looks = [look for block in blocks for look in looks_in(block.looks, block.start)]
        assert all(0 <= look.start < look.end <= len(text) for look in looks)
        assert all(one.end <= other.start for one, other in pairwise(looks))
        if number % 10 == 0:
            extract_claims(text, blocks)
    assert refused < ROUNDS, "nothing was read"


@pytest.mark.slow
def test_a_damaged_pdf_is_read_or_refused():
    # In a child: what PDFium does with a damaged file can end its process.
    chance = random.Random(SEED)
    for _round in range(max(ROUNDS // 15, 1)):
        try:
            reading = read_document(damaged(PDF, chance), "a.pdf")
        except Unreadable:
            continue
        assert all(reading.text[block.start : block.end].strip() for block in reading.blocks)
