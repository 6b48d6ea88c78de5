"""What a text for people consists of, whatever file it goes into: blocks in order, of words with their looks."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Markers that say no more than that an item begins.
BULLETS = "-*+•‣▪◦●·–—"


class Words(NamedTuple):
    """`mark`: the name of the mark that underlines them. `name`: what links lead to. `target`: an address, or `#` and a
    name. `looks`: how a document makes its own words look, in the letters of `services.reading.looks`. `bracket`: of
    ours, in front of them, where no line can show which words are meant. `language`: their BCP 47 tag, where they are
    not ours."""

    text: str
    is_bold: bool = False
    is_raised: bool = False
    mark: str = ""
    target: str = ""
    name: str = ""
    looks: str = ""
    bracket: str = ""
    language: str = ""


class Heading(NamedTuple):
    """`level` from 1; `name` is what links lead to."""

    level: int
    words: list[Words]
    name: str = ""


class Paragraph(NamedTuple):
    """`announces`: it is read together with what follows, and stays on one page with its beginning."""

    words: list[Words]
    is_item: bool = False
    announces: bool = False


class Item(NamedTuple):
    """An item of somebody else's list, `depth` from 1, behind the marker that it has there; a further paragraph of an
    item has none. `counts_on`: whoever counts the list from its first number gives the others. `column`: of its words,
    where each list stands under the words of the item that it is in."""

    words: list[Words]
    marker: str
    depth: int
    counts_on: bool
    column: int


class Quote(NamedTuple):
    """Somebody else's words, as they stand. `is_item`: they belong to the item before them. `language`: their BCP 47
    tag, where it is known."""

    text: str
    is_item: bool = False
    language: str = ""


class Table(NamedTuple):
    """`shares`: how much of the width each column has, beside the others; alike where it says nothing. The header is
    empty where no row names the columns."""

    header: list[list[Words]]
    rows: list[list[list[Words]]]
    shares: tuple[int, ...] = ()


Block = Heading | Paragraph | Item | Quote | Table


def titles(*names: str) -> list[list[Words]]:
    """The header of a table of ours."""
    return [[Words(name)] for name in names]


def plain(text: str) -> Paragraph:
    return Paragraph([Words(text)])


def announcing(*words: Words) -> Paragraph:
    return Paragraph(list(words), announces=True)


def around(sentence: str, title: str) -> list[Words]:
    """A sentence of ours with the title for its `{title}`, which runs in its own direction."""
    before, _gap, after = sentence.partition("{title}")
    return [Words(before), Words(title), Words(after)]


def between(separator: str, parts: Iterable[str]) -> Iterator[str]:
    """The parts with the separator between them."""
    for number, part in enumerate(parts):
        yield from (separator, part) if number else (part,)


def bold(text: str) -> Words:
    return Words(text, is_bold=True)
