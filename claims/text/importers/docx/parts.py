"""The XML parts of a Word file: parsed without entities, DTD or network, and found through their relationships."""

import posixpath
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from lxml import etree

from claims.text.encodings import Unreadable

from .archive import Archive

# Both dialects of the format, "transitional" and "strict", under one prefix.
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
}
MAIN_PART = "word/document.xml"
DOCUMENT, RELATIONSHIPS = "officeDocument", "_rels/{}.rels"
FORBIDDEN = tuple(word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le"))

Element = etree._Element


@cache
def _short(tag: str) -> str:
    space, brace, local = tag[1:].partition("}")
    return f"{PREFIXES.get(space, '')}:{local}" if brace else f":{tag}"


def name_of(element: Element) -> str:
    """The name "w:p" of an element in either dialect; ":x" of one that is of no interest."""
    return _short(str(element.tag))


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    if element is not None:
        for found in element:
            if name_of(found) == name:
                return found
    return None


def children(element: Element | None, name: str) -> Iterator[Element]:
    return (found for found in (() if element is None else element) if name_of(found) == name)


def value(element: Element | None, name: str = "w:val") -> str:
    """An attribute by its short name, empty where there is none."""
    if element is not None:
        for key, text in element.items():
            if _short(str(key)) == name:
                return str(text)
    return ""


def is_on(element: Element | None) -> bool:
    """Whether a switch such as <w:b/> is there and not set off."""
    return element is not None and value(element) not in ("0", "false", "off")


def parse(body: bytes, name: str) -> Element:
    """The root of an XML part. Raises Unreadable for a DTD, an entity, too deep a nesting, or what is no XML.

    lxml, since libxml2 refuses of itself a depth over 256, a text over 10 MB and amplified entities, and since the
    HTML reader needs it anyway; external files and addresses are switched off.
    """
    if any(word in body for word in FORBIDDEN):
        raise Unreadable(f"{name} declares a document type or entities, which are not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"{name} is no XML within the limits ({error.msg})") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(f"{name} declares a document type, which is not read")
    return root


class Package:
    """A Word file: its main part, and the parts that this refers to."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = next((target for kind, target in self._related("") if kind == DOCUMENT), MAIN_PART)
        if self.main not in archive:
            raise Unreadable(f"it is no Word document: {_kind_of(archive)}")
        self._targets = list(self._related(self.main))

    def document(self) -> Element:
        return parse(self.archive.part(self.main), self.main)

    def all_of(self, kind: str) -> list[Element]:
        """The roots of the parts of one kind: "styles", "footnotes", "header". A part that is missing is none."""
        return [parse(self.archive.part(target), target) for target in self.names_of(kind)]

    def names_of(self, kind: str) -> list[str]:
        return [target for found, target in self._targets if found == kind and target in self.archive]

    def first(self, kind: str) -> Element | None:
        return next(iter(self.all_of(kind)), None)

    def links_of(self, kind: str = "") -> dict[str, str]:
        """The addresses outside that the main part, or the first of a kind, leads to, by their names in it."""
        source = next(iter(self.names_of(kind)), "") if kind else self.main
        relations = self._relations(source) if source else ()
        return {found.get("Id", ""): found.get("Target", "") for found in relations if _is_outside(found)}

    def _related(self, source: str) -> Iterator[tuple[str, str]]:
        folder = posixpath.dirname(source)
        for relation in self._relations(source):
            if not _is_outside(relation):
                target = unquote(relation.get("Target", ""))
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield relation.get("Type", "").rpartition("/")[2], path

    def _relations(self, source: str) -> Iterator[Element]:
        folder, base = posixpath.split(source)
        rels = posixpath.join(folder, RELATIONSHIPS.format(base))
        if rels in self.archive:
            yield from parse(self.archive.part(rels), rels)


def _is_outside(relation: Element) -> bool:
    return relation.get("TargetMode") == "External"


def _kind_of(archive: Archive) -> str:
    folders = {name.partition("/")[0] for name in archive.names}
    for folder, kind in (("xl", "an Excel workbook"), ("ppt", "a PowerPoint presentation")):
        if folder in folders:
            return kind
    if "mimetype" in archive:
        return f"an archive of type {archive.part('mimetype')[:80].decode('ascii', 'replace')}"
    return "a ZIP archive without a document in it"
