"""Copies of sources: read like any file that comes in, kept, and held against the excerpts taken from them."""

from bisect import bisect_right
from hashlib import sha256
from pathlib import PurePath
from typing import Any, NamedTuple

from claims.acts.copies import CopyDraft
from claims.choices import ExcerptCheck
from claims.models import Citation, CopyBody, SourceCopy
from claims.services.versions.intake import read_file
from claims.text import Stretch, word_diff
from claims.text.blocks import Block
from claims.text.checking import locate_excerpt, nearest_to
from claims.workflow import perform

MEDIA_TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
SUFFIXES = {"text": "txt", "markdown": "md"}
CONTEXT_CHARS = 120
MAX_HEADING_CHARS = 200
MAX_HEADINGS = 5_000


class Place(NamedTuple):
    """Where words stand in a copy: after which heading, from which character (counted from 1), between which words."""

    heading: str
    character: int
    before: str
    words: str
    after: str


class Result(NamedTuple):
    """What a check came to: the places of the excerpt, or its changes against the nearest words of the copy."""

    copy: SourceCopy
    is_found: bool
    is_exact: bool
    places: list[Place]
    stretches: list[Stretch]


def read_copy(body: bytes, filename: str) -> CopyDraft:
    """Read a copy of a source, in a process of its own where its format needs a parser; nothing is stored.

    Raises Refused, naming what is wrong.
    """
    reading = read_file(body, filename)
    headings = [_heading(reading.text, block) for block in reading.blocks if block.kind == "heading"]
    return CopyDraft(
        sha256(body).hexdigest(),
        body,
        reading.text,
        headings[:MAX_HEADINGS],
        MEDIA_TYPES[reading.importer],
        reading.importer,
        reading.importer_version,
        PurePath(filename).name,
    )


def check_citation(citation: Citation, *, by: Any, copy: CopyDraft | int) -> Citation:
    """Hold the excerpt against a copy, by number or as read, through the door. Raises Refused."""
    checked: Citation = perform("check_excerpt", citation.claim, by=by, citation=citation.pk, copy=copy).made
    return checked


def copies_of(source: int, user: Any) -> list[SourceCopy]:
    """The copies of a source that `user` may see, the newest first; their bytes and texts are not loaded."""
    copies = SourceCopy.objects.visible_to(user).filter(source=source)
    return list(copies.select_related("added_by", "claim__document").order_by("-pk"))


def result_of(citation: Citation, copies: list[SourceCopy]) -> Result | None:
    """What the last check came to, looked up anew in the copy it was made against, if that is among `copies`."""
    copy = next((copy for copy in copies if copy.pk == citation.checked_copy_id), None)
    if copy is None or citation.excerpt_check == ExcerptCheck.NOT_CHECKED:
        return None
    text, headings = CopyBody.objects.values_list("text", "headings").get(pk=copy.pk)
    located = locate_excerpt(citation.excerpt, text)
    if located is not None:
        places = [_place(text, headings, place.start, place.end) for place in located.places]
        return Result(copy, True, located.is_exact, places, [])
    near = nearest_to(citation.excerpt, text)
    if near is None:
        return Result(copy, False, False, [], [])
    start, end = near.place
    return Result(
        copy, False, False, [_place(text, headings, start, end)], word_diff(citation.excerpt.strip(), text[start:end])
    )


def download_name(copy: SourceCopy) -> str:
    """A name that tells nothing of the file's own, which is private."""
    return f"source-{copy.source_id}-copy-{copy.pk}.{SUFFIXES.get(copy.importer, copy.importer)}"


def _heading(text: str, block: Block) -> tuple[int, str]:
    return block.start, " ".join(text[block.start : block.end].split())[:MAX_HEADING_CHARS]


def _place(text: str, headings: list[tuple[int, str]], start: int, end: int) -> Place:
    index = bisect_right([begin for begin, _words in headings], start) - 1
    return Place(
        headings[index][1] if index >= 0 else "",
        start + 1,
        text[max(0, start - CONTEXT_CHARS) : start],
        text[start:end],
        text[end : end + CONTEXT_CHARS],
    )
