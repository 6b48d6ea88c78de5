"""Cleaning: a quote's words as a statement shows them. For statements alone; quotes are never cleaned.

The addresses in them stay as they are, whatever signs of markup they hold.
"""

import re
from collections.abc import Callable

from .raised import raised

# CommonMark, 6.3: brackets in the target of a link are in pairs.
TARGET = r"\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"\n]*\")?\)"
IMAGE = re.compile(rf"!\[([^\[\]\n]*)\]{TARGET}")
LINK = re.compile(rf"\[([^\[\]\n]+)\](?:{TARGET}|\[[^\[\]\n]*\])")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]|(?<=[\w.,;:”\"])\[\d{1,3}\](?!\()")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3}|~~|`{1,2})(?=\S)([^*_`~\n]{1,500}?)(?<=\S)\1(?![\w*])")
UNPAIRED = re.compile(r"^[*_]{1,3}(?=\w)|(?<=[\w.!?])[*_]{1,3}$")
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--[^>]{0,200}-->")
SUPERSCRIPT = re.compile(r"<sup(?:\s[^<>\n]{0,200})?>([^\n]{0,200}?)</sup\s*>", re.IGNORECASE)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
QUOTE_MARK = re.compile(r"\n[^\S\n]*>[^\S\n]?")
ADDRESS = re.compile(r"https?://[^\s<>\"“”`\\]+", re.IGNORECASE)
# Signs that end the words around an address sooner than the address itself.
AROUND = ".,;:!?*_~'’)]"
# No text that can be stored has a NUL in it.
HIDDEN = re.compile(r"\0(\d+)\0")
# Without any of these there is no markup.
MARKS = re.compile(r"[*_`~<\[\\]|\n[^\S\n]*>")


def drop_quote_marks(words: str) -> str:
    return QUOTE_MARK.sub("\n", words)


def drop_links(words: str) -> str:
    return AUTOLINK.sub(r"\1", LINK.sub(r"\1", FOOTNOTE.sub("", IMAGE.sub(r"\1", words))))


def drop_tags(words: str) -> str:
    """Without the tags; a superscript as characters that are raised themselves."""
    shown, at = "", 0
    for found in SUPERSCRIPT.finditer(words):
        shown += TAG.sub("", words[at : found.start()])
        shown += raised(TAG.sub("", found[1]), shown)
        at = found.end()
    return shown + TAG.sub("", words[at:])


def drop_emphasis(words: str) -> str:
    words = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", words))
    # Emphasis of several sentences begins in one and ends in another.
    return UNPAIRED.sub("", words)


def drop_escapes(words: str) -> str:
    return ESCAPE.sub(r"\1", words)


def collapse_blanks(words: str) -> str:
    return " ".join(words.replace("\u00ad", "").split())


# Links first: their targets hold marks that look like emphasis.
STEPS: tuple[Callable[[str], str], ...] = (
    drop_quote_marks,
    drop_links,
    drop_tags,
    drop_emphasis,
    drop_escapes,
    collapse_blanks,
)


def clean(words: str, *, keeps_tags: bool = False) -> str:
    """The words without Markdown and HTML markup, on one line; with their tags where those are words (`keeps_tags`)."""
    if not MARKS.search(words):
        return collapse_blanks(words)
    addresses: list[str] = []

    def hide(found: re.Match[str]) -> str:
        address = address_in(found.group())
        addresses.append(address)
        return f"\0{len(addresses) - 1}\0{found.group()[len(address) :]}"

    for step in STEPS:
        if step is not drop_tags or not keeps_tags:
            words = step(words)
        if step is drop_links and "\0" not in words:
            words = ADDRESS.sub(hide, words)
    return HIDDEN.sub(lambda found: addresses[int(found.group(1))], words) if addresses else words


def address_in(words: str) -> str:
    """An address without what stands behind it: stops, emphasis, and brackets that it does not open itself."""
    while words and words[-1] in AROUND:
        opener = {")": "(", "]": "["}.get(words[-1])
        if opener and words.count(opener) >= words.count(words[-1]):
            break
        words = words[:-1]
    return words
