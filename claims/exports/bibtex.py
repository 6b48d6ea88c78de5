"""The sources cited in a selection as BibTeX: entry types and fields that the classic styles know."""

from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _

from claims.exports.bibliography import Cited, cited_sources, csl_item
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.text.bibliographic import date_as_typed

TYPES = {"report": "techreport", "article-journal": "article", "article-newspaper": "article"}
# Classic styles print nothing of a misc that has no field of these.
HOW = "howpublished"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The character and what stands for it in BibTeX.
ESCAPES = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# Escaped by a backslash alone, a brace still counts as one, which only harms where it has no other.
PAIRED = {"{": r"\{", "}": r"\}"}
STRAY = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def write_bibtex(moment: Moment, file: IO[bytes]) -> Manifest:
    count = 0
    for cited in cited_sources(moment):
        file.write(_entry(cited).encode())
        count += 1
    return manifest_of(moment, {"format": "bibtex", "sources": count, "text": _("one entry per source cited")})


def _entry(cited: Cited) -> str:
    source, item = cited.source, csl_item(cited)
    kind = TYPES.get(item["type"], "misc")
    day = date_as_typed(item.get("issued"))
    archived = f"Archived at {source.archive_url}" if source.archive_url else ""
    fields = {
        "title": _whole(source.title),
        "author": " and ".join(filter(None, map(_name, item.get("author", [])))),
        **_published(kind, item),
        "year": day[:4],
        "date": day,
        "doi": str(item.get("DOI", "")),
        "isbn": str(item.get("ISBN", "")),
        "url": _address(source.url),
        "urldate": cited.accessed_on.isoformat() if cited.accessed_on else "",
        "note": _escaped(archived),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    # A month is a word that each style spells as it likes.
    month = f"  month = {MONTHS[int(day[5:7]) - 1]},\n" if day[5:7] else ""
    return f"@{kind}{{{cited.key},\n{lines}{month}}}\n\n"


def _published(kind: str, item: dict[str, Any]) -> dict[str, str]:
    """Who brought it out, and under what number, in the fields that `kind` has for it."""
    container, publisher = str(item.get("container-title", "")), str(item.get("publisher") or item.get("authority", ""))
    number = str(item.get("number", ""))
    if kind == "article":
        numbers = {"volume": item.get("volume", ""), "number": item.get("issue", number), "pages": item.get("page", "")}
        told = {name: _escaped(str(value)) for name, value in numbers.items()}
        return {"journal": _whole(container or publisher), "publisher": _whole(publisher if container else "")} | told
    if kind == "techreport":
        return {"institution": _whole(publisher), "series": _whole(container), "number": _escaped(number)}
    # A number that the title says already would be printed twice.
    told_by = [number if number not in item["title"] else "", container, publisher]
    return {HOW: _whole(", ".join(filter(None, told_by)))}


def _name(name: dict[str, Any]) -> str:
    """A person by family and given name; an organisation whole, so that no “and” within it parts it."""
    family, given = str(name.get("family", "")), str(name.get("given", ""))
    if family and given and " and " not in f" {family} {given} ":
        particles = (str(name.get(kind, "")) for kind in ("dropping-particle", "non-dropping-particle"))
        parts = (" ".join(filter(None, (*particles, family))), str(name.get("suffix", "")), given)
        return ", ".join(_escaped(part) for part in parts if part)
    return _whole(str(name.get("literal") or f"{given} {family}".strip()))


def _whole(words: str) -> str:
    """In braces of its own, so that styles leave its letters as they are, and nothing within it is read as a list."""
    return f"{{{_escaped(words)}}}" if words else ""


def _escaped(words: str) -> str:
    """On one line, since a blank line would end a paragraph within the entry."""
    line = " ".join(words.split())
    paired = set(_paired_braces(line))
    return "".join(
        (PAIRED if place in paired else STRAY)[mark] if mark in STRAY else ESCAPES.get(mark, mark)
        for place, mark in enumerate(line)
    )


def _paired_braces(line: str) -> Iterator[int]:
    """The places of the braces that have another one."""
    opened: list[int] = []
    for place, mark in enumerate(line):
        if mark == "{":
            opened.append(place)
        elif mark == "}" and opened:
            yield from (opened.pop(), place)


def _address(url: str) -> str:
    """Addresses are read as they stand; only braces would end the field."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
