"""Cleaning: a quote's words as a statement shows them. For statements alone; quotes are never cleaned.

The addresses in them stay as they are, whatever signs of markup they hold.
"""

import re
from collections.abc import Callable
from html import unescape
from html.entities import html5

from .raised import raised

# CommonMark, 6.3: brackets in the target of a link are in pairs.
TARGET = r"\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"\n]*\")?\)"
IMAGE = re.compile(rf"!\[([^\[\]\n]*)\]{TARGET}")
LINK = re.compile(rf"\[([^\[\]\n]+)\](?:{TARGET}|\[[^\[\]\n]*\])")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]|(?<=[\w.,;:”\"])\[\d{1,3}\](?!\()")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3}|~~|`{1,2})(?=\S)([^*_`~\n]{1,500}?)(?<=\S)\1(?![\w*])")
UNPAIRED = re.compile(r"^[*_]{1,3}(?=\w)|(?<=[\w.!?\0])[*_]{1,3}$")
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--[^>]{0,200}-->")
SUPERSCRIPT = re.compile(r"<sup(?:\s[^<>\n]{0,200})?>([^\n]{0,200}?)</sup\s*>", re.IGNORECASE)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
# What stands for itself, whatever stands around it: an escaped sign, and code.
LITERAL = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|(?<!`)(?P<ticks>`{1,2})(?!`)(?P<code>[^\n]{1,500}?)(?<!`)(?P=ticks)(?!`)"
)
CHARACTER = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|(?P<name>[A-Za-z][A-Za-z\d]{1,31}));")
QUOTE_MARK = re.compile(r"\n[^\S\n]*>[^\S\n]?")
ADDRESS = re.compile(r"https?://[^\s<>\"“”`\\\0]+", re.IGNORECASE)
# Signs that end the words around an address sooner than the address itself.
AROUND = ".,;:!?*_~'’)]"
# No text that can be stored has a NUL in it.
HIDDEN = re.compile(r"\0(\d+)\0")
BLANKS = " \t\n\r\f\v\xa0\xad"
# Without any of these there is no markup.
MARKS = re.compile(r"[*_`~<&\[\\]|\n[^\S\n]*>")


class Kept:
    """What no step may read as markup, hidden in the words until the last one."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def hide(self, words: str) -> str:
        if not words.strip(BLANKS):
            return words
        self._kept.append(words)
        return f"\0{len(self._kept) - 1}\0"

    def address(self, found: re.Match[str]) -> str:
        address = address_in(found.group())
        return self.hide(address) + found.group()[len(address) :]

    def literal(self, found: re.Match[str]) -> str:
        return self.hide(found["sign"] or " ".join(found["code"].split()) or " ")

    def character(self, found: re.Match[str]) -> str:
        is_known = not found["name"] or f"{found['name']};" in html5
        return self.hide(unescape(found.group())) if is_known else found.group()

    def show(self, words: str) -> str:
        return HIDDEN.sub(lambda found: self._kept[int(found.group(1))], words)


def drop_quote_marks(words: str) -> str:
    return QUOTE_MARK.sub("\n", words)


def drop_links(words: str) -> str:
    return AUTOLINK.sub(r"\1", LINK.sub(r"\1", FOOTNOTE.sub("", IMAGE.sub(r"\1", words))))


def drop_tags(words: str, show: Callable[[str], str]) -> str:
    """Without the tags; a superscript as characters that are raised themselves, by what it `show`s."""
    told, at = "", 0
    for found in SUPERSCRIPT.finditer(words):
        told += TAG.sub("", words[at : found.start()])
        hidden = TAG.sub("", found[1])
        shown = show(hidden)
        small = raised(shown, told)
        told += hidden if small == shown else small
        at = found.end()
    return told + TAG.sub("", words[at:])


def drop_emphasis(words: str) -> str:
    words = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", words))
    # Emphasis of several sentences begins in one and ends in another.
    return UNPAIRED.sub("", words)


def collapse_blanks(words: str) -> str:
    return " ".join(words.replace("\u00ad", "").split())


def clean(words: str, *, keeps_tags: bool = False) -> str:
    """The words without Markdown and HTML markup, on one line; with their tags, and the names of characters, where
    those are words (`keeps_tags`)."""
    if not MARKS.search(words):
        return collapse_blanks(words)
    kept = Kept()
    words = LITERAL.sub(kept.literal, drop_quote_marks(words.replace("\0", "\ufffd")))
    # Links before emphasis: their targets hold marks that look like it.
    words = ADDRESS.sub(kept.address, drop_links(words))
    if not keeps_tags:
        words = drop_tags(CHARACTER.sub(kept.character, words), kept.show)
    return kept.show(collapse_blanks(drop_emphasis(words))).strip()


def address_in(words: str) -> str:
    """An address without what stands behind it: stops, emphasis, and brackets that it does not open itself."""
    while words and words[-1] in AROUND:
        opener = {")": "(", "]": "["}.get(words[-1])
        if opener and words.count(opener) >= words.count(words[-1]):
            break
        words = words[:-1]
    return words
