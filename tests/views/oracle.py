"""Pages read by a parser, as a browser would: what is an element, and what is only text."""

from html.parser import HTMLParser
from typing import Any, NamedTuple

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "rect", "path", "source", "wbr"})
# What the site never needs: each could run, load or restyle something.
FORBIDDEN_TAGS = frozenset({"style", "iframe", "object", "embed", "base", "img", "video", "audio", "math"})
URL_ATTRIBUTES = frozenset({"href", "src", "action", "formaction", "poster", "xlink:href", "data"})
# Files of this product, and the one library that its pages load.
OWN_SCRIPTS = ("/static/claims/", "/static/django_htmx/")
SCHEMES = ("http://", "https://", "/", "?", "#")


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str]


class Words(NamedTuple):
    """A stretch of text with the elements around it, outermost first."""

    text: str
    path: tuple[Element, ...]

    def is_within(self, css_class: str) -> bool:
        return any(css_class in element.attributes.get("class", "").split() for element in self.path)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []
        self.elements: list[Element] = []
        self.words: list[Words] = []
        # Both as they come, each element where it begins.
        self.stream: list[Element | Words] = []

    def handle_starttag(self, tag: str, attrs: list[Any]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        self.stream.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[Any]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            closed = self.open.pop()
            assert closed.tag == tag, f"</{tag}> closes <{closed.tag}>"

    def handle_data(self, data: str) -> None:
        self.words.append(Words(data, tuple(self.open)))
        self.stream.append(self.words[-1])


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def text_of(html: str, css_class: str = "") -> str:
    """All text on the page, or what stands within elements of one class."""
    return "".join(words.text for words in read(html).words if not css_class or words.is_within(css_class))


def dangers(html: str) -> list[str]:
    """Whatever could run, load from elsewhere or restyle the page."""
    reader = read(html)
    # A script is a file of the site's own, and has no words.
    found = [f"<script>{words.text}" for words in reader.words if words.path and words.path[-1].tag == "script"]
    for tag, attributes in reader.elements:
        if tag == "script" and not attributes.get("src", "").startswith(OWN_SCRIPTS):
            found.append("<script>")
        if tag in FORBIDDEN_TAGS:
            found.append(f"<{tag}>")
        for name, value in attributes.items():
            if name.startswith("on") or name in {"style", "srcdoc", "srcset", "http-equiv"}:
                found.append(f"<{tag} {name}>")
            if name in URL_ATTRIBUTES and value and not value.strip().lower().startswith(SCHEMES):
                found.append(f"<{tag} {name}={value}>")
    return found


def said(html, css_class=""):
    return " ".join(text_of(html, css_class).split())
