"""Footnotes and endnotes: numbered in the order in which the text refers to them."""

from collections.abc import Iterator
from typing import NamedTuple

from .numerals import numeral
from .parts import Element, children, value

FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


class Note(NamedTuple):
    """A note as met in the text: kind, id in its part, the number shown."""

    kind: str
    key: str
    label: str


class NoteList:
    """The notes that a text refers to, each once."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str], Note] = {}

    def meet(self, references: list[tuple[str, str]]) -> None:
        for kind, key in references:
            if (kind, key) not in self._notes:
                number = 1 + sum(note.kind == kind for note in self._notes.values())
                self._notes[kind, key] = Note(kind, key, numeral(number, FORMS[kind]))

    def found_in(self, part: Element | None, kind: str) -> Iterator[tuple[Note, Element]]:
        """The notes of one kind with their elements, in the order of their numbers."""
        elements = {value(element, "w:id"): element for element in children(part, f"w:{kind}")}
        for note in list(self._notes.values()):
            if note.kind == kind and note.key in elements:
                yield note, elements[note.key]
