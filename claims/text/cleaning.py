"""Cleaning: a quote's words as a statement shows them. For statements alone; quotes are never cleaned."""

import re
from collections.abc import Callable

IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\([^()\s]*(?:\s\"[^\"\n]*\")?\)")
LINK = re.compile(r"\[([^\[\]\n]+)\](?:\([^()\s]*(?:\s\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]|(?<=[\w.,;:”\"])\[\d{1,3}\](?!\()")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3}|~~|`{1,2})(?=\S)([^*_`~\n]{1,500}?)(?<=\S)\1(?![\w*])")
UNPAIRED = re.compile(r"^[*_]{1,3}(?=\w)|(?<=[\w.!?])[*_]{1,3}$")
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--[^>]{0,200}-->")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
QUOTE_MARK = re.compile(r"\n[^\S\n]*>[^\S\n]?")
# Without any of these there is no markup.
MARKS = re.compile(r"[*_`~<\[\\]|\n[^\S\n]*>")


def drop_quote_marks(words: str) -> str:
    return QUOTE_MARK.sub("\n", words)


def drop_links(words: str) -> str:
    return AUTOLINK.sub(r"\1", LINK.sub(r"\1", FOOTNOTE.sub("", IMAGE.sub(r"\1", words))))


def drop_tags(words: str) -> str:
    return TAG.sub("", words)


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


def clean(words: str) -> str:
    """The words without Markdown and HTML markup, on one line."""
    if not MARKS.search(words):
        return collapse_blanks(words)
    for step in STEPS:
        words = step(words)
    return words
