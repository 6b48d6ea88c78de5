"""An HTML page as canonical text and blocks: everything that stands on it, in the order of its source."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from claims.text.encodings import Unreadable, decode
from claims.text.importers.importer import Imported
from claims.text.importers.table_rows import join_rows

from .charset import declared_charset
from .elements import NEVER_SHOWN, Element, is_hidden
from .flow import Flow

# libxml2 gives up on what is deeper, and on a text of this many bytes; a tree that it cut is not read.
MAX_DEPTH = 2048
SHOWN_CHARS = 120
# So much script around so few words: the page writes its text itself.
MIN_WORDS, MANY_SCRIPT_CHARS = 50, 5_000
TOLD = {
    "hidden": "{} hidden elements left out",
    "frame": "{} frames and players left out",
    "noscript": "{} notices for browsers without script left out",
    "deleted": "{} deleted passages left out",
    "struck": "{} struck passages kept as words",
    "template": "{} templates left out",
    "picture": "the descriptions of {} pictures left out",
    "link": "{} links without a whole web address kept as words alone",
    "soft hyphen": "{} soft hyphens kept in their words",
}


def read_html(body: bytes) -> Imported:
    """What a browser would show without scripts and style sheets; navigation and footers too. Raises Unreadable."""
    decoded = decode(body, declared_charset(body))
    root = _parse(decoded.text)
    flow = Flow()
    title, script_chars = _walk(root, flow)
    text = flow.canvas.text
    if not text:
        raise Unreadable("there is no text in it" + (": a script writes the page" if script_chars else ""))
    flow.counts["soft hyphen"] = text.count("\xad")
    remarks = [*decoded.remarks, *_told(flow.counts, title)]
    attention = ""
    words = len(text.split())
    if words < MIN_WORDS and script_chars > MANY_SCRIPT_CHARS:
        attention = f"only {words} words beside {script_chars:,} characters of script: a script writes the page?"
    return Imported(decoded._replace(text=text, remarks=()), join_rows(flow.canvas.blocks), tuple(remarks), attention)


def _parse(text: str) -> Element:
    # html.parser takes time by the square of some inputs; libxml2 does not, and closes elements as browsers do.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, default_doctype=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        if "unknown error" in error.msg:
            # What libxml2 says when it gets no memory.
            raise MemoryError from None
        raise Unreadable(f"it is no HTML ({error.msg})") from None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise Unreadable(f"its elements are nested deeper than {MAX_DEPTH}, which is the limit")
    if root is None:
        raise Unreadable("there is no text in it")
    return root


def _walk(root: Element, flow: Flow) -> tuple[str, int]:
    """Send the page through the flow; return its title and the characters of script met."""
    script_chars, title = 0, ""
    paths = Paths()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        skipped = _reason_to_skip(element, tag)
        if event == "start":
            path = paths.enter(tag)
            if skipped:
                events.skip_subtree()
                title = title or (_title(element) if tag == "head" else "")
                script_chars += sum(len(found.text or "") for found in element.iter("script"))
                flow.counts[skipped] += 1 if skipped == "frame" or "".join(element.itertext()).strip() else 0
            else:
                flow.open(element, tag, path)
                flow.write(element.text)
        else:
            parent = paths.leave()
            if not skipped:
                flow.close(tag, parent)
            flow.write(element.tail)
    return title, script_chars


class Paths:
    """The path of the element that is open: "html/body/div[2]/p[1]", each counted from 1 among its like."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Counter[str]]] = [("", Counter())]

    def enter(self, tag: str) -> str:
        path, counts = self._open[-1]
        counts[tag] += 1
        own = f"{path}/{tag}[{counts[tag]}]" if path else tag
        self._open.append((own, Counter()))
        return own

    def leave(self) -> str:
        self._open.pop()
        return self._open[-1][0]


def _reason_to_skip(element: Element, tag: str) -> str:
    return NEVER_SHOWN.get(tag) or ("hidden" if is_hidden(element) else "")


def _title(head: Element) -> str:
    found = head.find("title")
    return " ".join(("" if found is None else found.text or "").split())


def _told(counts: Counter[str], title: str) -> Iterator[str]:
    for kind, words in TOLD.items():
        if counts[kind]:
            yield words.format(f"{counts[kind]:,}")
    if title:
        yield f"the title of the window left out: “{title[:SHOWN_CHARS]}”"
