"""Comments on the cells of a sheet, and discussions, as newer programs write them beside."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple

from claims.text.importers.docx.archive import Archive

from .sheet_parts import parsed

# ISO/IEC 29500-1, 18.7.3 and 18.4.12; a discussion is Microsoft's [MS-XLSX] 2.6.205.
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
OF_COMMENTS, OF_DISCUSSIONS = "/comments", "/threadedComment"
# What Excel writes before a discussion for programs that know none, in whichever language.
OF_THE_PROGRAM = re.compile(r"\s*\[[^\]]+\].*?linkid=870924\s*", re.DOTALL)


def comments_on(archive: Archive, path: str, relations: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The words of each comment on a cell of the sheet at `path`, by "row:column"; `relations` are the types and
    targets of its own. Where there is a discussion, a comment only says that there is one."""
    found: dict[str, list[str]] = {}
    for ending, tag in ((OF_DISCUSSIONS, f"{THREADED}threadedComment"), (OF_COMMENTS, f"{MAIN}comment")):
        discussed = set(found)
        for part in _parts(archive, path, relations, ending):
            for place, words in _said(part, tag):
                if place not in discussed and words:
                    found.setdefault(place, []).append(words)
    return {place: "\n".join(words) for place, words in found.items()}


def _parts(archive: Archive, path: str, relations: Sequence[tuple[str, str]], ending: str) -> Iterator[Any]:
    for kind, target in relations:
        part = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), target)).lstrip("/")
        if kind.endswith(ending) and part in archive:
            yield parsed(archive.part(part))


def _said(part: Any, tag: str) -> Iterator[tuple[str, str]]:
    for comment in part.iter(tag):
        row, column = coordinate_to_tuple(comment.get("ref", "A1"))
        texts = (*comment.iter(f"{MAIN}t"), *comment.iter(f"{THREADED}text"))
        words = "".join(text.text or "" for text in texts)
        yield f"{row}:{column - 1}", OF_THE_PROGRAM.sub("", words).strip()
