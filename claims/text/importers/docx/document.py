"""A Word document (Office Open XML, ECMA-376 transitional or ISO/IEC 29500 strict) as canonical text and blocks."""

from collections import Counter

from claims.text.encodings import Decoded, Unreadable
from claims.text.importers.importer import Imported
from claims.text.importers.table_rows import join_rows

from .archive import Archive
from .body import Body, Spot, has_title
from .numbering import Numbering
from .parts import Element, Package, child, children, name_of
from .styles import Styles
from .words import Reader

SHOWN_CHARS = 80
# Fewer words than these around a picture are a caption, not a text.
MIN_WORDS_BESIDE_PICTURES = 10
MANY = {
    "deleted": ("1 deleted passage of tracked changes left out", "{} deleted passages of tracked changes left out"),
    "struck": ("1 struck passage kept as words", "{} struck passages kept as words"),
    "moved": ("1 moved passage read at its new place", "{} moved passages read at their new place"),
    "hidden": ("1 hidden passage left out", "{} hidden passages left out"),
    "comment": ("1 comment left out", "{} comments left out"),
    "picture": ("1 picture left out", "{} pictures left out"),
    "chart": ("1 chart or diagram left out", "{} charts or diagrams left out"),
    "embedded": ("1 embedded document left out", "{} embedded documents left out"),
    "symbol": ("1 symbol of an unknown font left out", "{} symbols of an unknown font left out"),
    "link": (
        "1 link without a whole web address kept as words alone",
        "{} links without a whole web address kept as words alone",
    ),
    "soft hyphen": ("1 soft hyphen kept in its word", "{} soft hyphens kept in their words"),
    "footnote": ("1 footnote put at the end", "{} footnotes put at the end, numbered as in the text"),
    "endnote": ("1 endnote put at the end", "{} endnotes put at the end, numbered as in the text"),
}


def read_docx(body: bytes) -> Imported:
    """The text as Word shows it with all changes accepted. Raises Unreadable."""
    package = Package(Archive(body))
    main = child(package.document(), "w:body")
    if main is None:
        raise Unreadable("the document has no body")
    reader = Reader(Styles(package.first("styles"), Numbering(package.first("numbering"))))
    reader.links = package.links_of()
    written = Body(reader, has_title(main, reader))
    written.write(main, Spot("body"))
    counts = Counter({kind: _add_notes(written, package, kind) for kind in ("footnote", "endnote")})
    text = written.canvas.text
    counts += reader.left_out
    counts["comment"] = sum(1 for part in package.all_of("comments") for _comment in children(part, "w:comment"))
    counts["soft hyphen"] = text.count("\xad")
    if not text:
        raise Unreadable("there is no text in it" + (": pictures only, a scan?" if counts["picture"] else ""))
    remarks = [*_told(counts), *_margins(package)]
    return Imported(
        Decoded(text, "utf-8", False, "lf"), join_rows(written.canvas.blocks), tuple(remarks), _attention(text, counts)
    )


def _add_notes(written: Body, package: Package, kind: str) -> int:
    """Footnotes and endnotes behind the text, under the numbers that stand in it."""
    count = 0
    part = package.first(f"{kind}s")
    written.reader.links = package.links_of(f"{kind}s")
    for note, element in written.notes.found_in(part, kind):
        written.write_note(element, f"{kind}s/{kind}[{note.label}]", note.label)
        count += 1
    return count


def _told(counts: Counter[str]) -> list[str]:
    return [MANY[kind][counts[kind] > 1].format(f"{counts[kind]:,}") for kind in MANY if counts[kind]]


def _margins(package: Package) -> list[str]:
    """What stands at the top and foot of the pages, once for each wording."""
    words: dict[str, None] = {}
    for kind in ("header", "footer"):
        for part in package.all_of(kind):
            shown = " ".join(_plain(part).split())
            if shown:
                words[shown if len(shown) <= SHOWN_CHARS else f"{shown[:SHOWN_CHARS]}…"] = None
    told = ", ".join(f"“{shown}”" for shown in words)
    return [f"page headers and footers left out: {told}"] if words else []


def _plain(part: Element) -> str:
    return " ".join(found.text or "" for found in part.iter() if name_of(found) == "w:t")


def _attention(text: str, counts: Counter[str]) -> str:
    words = len(text.split())
    if counts["picture"] and words < MIN_WORDS_BESIDE_PICTURES:
        return f"only {words} words beside {counts['picture']} pictures: a scan?"
    if counts["embedded"]:
        return "an embedded document in it was not read"
    return ""
