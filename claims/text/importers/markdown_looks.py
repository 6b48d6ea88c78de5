"""How Markdown looks: which signs in a text are markup and shown to nobody, and which words they make bold, struck,
code or a link.

The parser says what there is and not where, so its tokens are found again in the text, one after the other. Where one
is not found, nothing of that text is said to be markup.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from markdown_it.token import Token

from claims.text.blocks import ADDRESS, LINK, SIGN, Block, Look, clipped, written_looks
from claims.text.links import link_address

# What ends a link behind its words: an address with its title, or the name of one.
TARGET = re.compile(r"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)")
REFERENCE = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]")
# The end of a line, and the marks of a quotation in front of the next.
LINE_END = re.compile(r"[ \t]*(?P<sign>\\?)\n(?P<marks>[ \t>]*)")
BACKTICKS = re.compile(r"`+")
# Where signs of markup are, at the least.
SIGNS = re.compile(r"[*_`~\[\\<>]")
OPENS = {"strong_open": "b", "em_open": "i", "s_open": "x"}
CLOSES = {"strong_close": "b", "em_close": "i", "s_close": "x"}
# Elements that say the same; whatever other markup stands in a text is shown as it is written.
STRIKES = re.compile(r"<(/?)(?:s|strike|del)\s*>", re.IGNORECASE)


class Lost(Exception):
    """A token is not where it must be."""


def looks_of(text: str, start: int, end: int, tokens: Sequence[Token]) -> list[Look]:
    """The looks of `text[start:end]`, in order and without overlap, at their places in the text (code points)."""
    if not SIGNS.search(text, start, end):
        return []
    walk = Walk(text, start, end)
    try:
        for token in tokens:
            walk.step(token)
    except Lost:
        return []
    return walk.found if walk.at == end else []


class Walk:
    """Goes through the text behind its tokens; `on` is how the words look where it is."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end
        self.on: Counter[str] = Counter()
        # Where the words lead that are being passed, and whether their link says more than its address.
        self.leads_to, self.is_titled = "", False
        self.found: list[Look] = []

    def step(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self.words(token.content)
        elif kind == "text_special":
            # An entity is shown as it was written.
            self.take(token.markup, ["s", ""] if token.info == "escape" else [""])
        elif kind in OPENS:
            self.sign(token.markup)
            self.on[OPENS[kind]] += 1
        elif kind in CLOSES:
            self.on[CLOSES[kind]] -= 1
            self.sign(token.markup)
        elif kind in ("softbreak", "hardbreak"):
            self.line_end()
        elif kind == "code_inline":
            self.code(token.markup)
        elif kind == "html_inline":
            self.element(token.content)
        else:
            self.link(token)

    def element(self, words: str) -> None:
        found = STRIKES.fullmatch(words)
        if not found or (found[1] and not self.on["x"]):
            self.take(words, [""])
            return
        self.on["x"] -= bool(found[1])
        self.sign(words)
        self.on["x"] += not found[1]

    def link(self, token: Token) -> None:
        is_auto = token.markup == "autolink"
        if token.type == "link_open":
            self.sign("<" if is_auto else "[")
            self.leads_to, self.is_titled = link_address(str(token.attrGet("href") or "")), bool(token.attrGet("title"))
        elif token.type == "link_close":
            is_seen, self.leads_to = self.is_titled or not self.leads_to, ""
            if is_auto:
                self.sign(">")
            else:
                self.target(ADDRESS if is_seen else ADDRESS + LINK)
        elif token.type == "image":
            self.sign("![")
            self.take(self.text[self.at : self.at + len(token.content)], [""])
            leads_to, self.leads_to = self.leads_to, ""
            self.target(ADDRESS)
            self.leads_to = leads_to
        else:
            raise Lost

    def target(self, looks: str) -> None:
        self.sign("]")
        if found := TARGET.match(self.text, self.at, self.end):
            self.look(found.end(), looks)
        elif found := REFERENCE.match(self.text, self.at, self.end):
            self.look(found.end(), "s")

    def words(self, content: str) -> None:
        """In a cell of a table a bar is escaped, whatever it stands in."""
        for number, part in enumerate(content.split("|")):
            if number:
                self.sign("\\" if self.text.startswith("\\|", self.at) else "")
                self.take("|", [""])
            self.take(part, [""])

    def code(self, markup: str) -> None:
        self.sign(markup)
        for found in BACKTICKS.finditer(self.text, self.at, self.end):
            if found.group() == markup:
                self.look(found.start(), "c")
                self.sign(markup)
                return
        raise Lost

    def line_end(self) -> None:
        found = LINE_END.match(self.text, self.at, self.end)
        if not found:
            raise Lost
        self.look(found.start("sign"))
        self.look(found.end("sign"), "s")
        self.look(found.start("marks"))
        self.look(found.end(), "s" if ">" in found["marks"] else "")

    def take(self, words: str, looks: Sequence[str]) -> None:
        """These words: all of them alike, or the first character by itself."""
        if not self.text.startswith(words, self.at) or self.at + len(words) > self.end:
            raise Lost
        for look, length in zip(looks, [1] * (len(looks) - 1) + [len(words) - len(looks) + 1], strict=True):
            self.look(self.at + length, look)

    def sign(self, words: str) -> None:
        self.take(words, ["s"])

    def look(self, end: int, look: str = "") -> None:
        """Go on to `end`; what is passed looks like this, on top of what is on."""
        link = LINK if self.leads_to else ""
        looks = look if look == SIGN else "".join(sorted({*+self.on, *look, *link}))
        if looks and end > self.at:
            self.found.append(Look(self.at, end, looks, self.leads_to))
        self.at = end


def with_looks(block: Block, looks: Sequence[Look]) -> Block:
    """The block with those of the looks that lie in it."""
    first = bisect_right(looks, block.start, key=lambda look: look.end)
    last = bisect_left(looks, block.end, key=lambda look: look.start)
    parts = clipped(looks[first:last], block.start, block.end)
    return block._replace(looks=written_looks(parts)) if parts else block
