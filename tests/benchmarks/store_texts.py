"""The texts of a plausible store: a report in five sections with a hundred claims, and how a new version rewords it."""

from random import Random
from typing import NamedTuple

from tests.benchmarks.store_words import Prose, Statute

CLAIMS_PER_DOCUMENT, SECTIONS = 100, 5


class Passage(NamedTuple):
    """A sentence of a text. `claim`: its place among the document's claims, -1 where it carries none."""

    block: int
    start: int
    end: int
    claim: int
    statute: Statute | None


class Part(NamedTuple):
    """A block of a text; `heading` is the place of its heading among the blocks."""

    kind: str
    level: int
    start: int
    end: int
    title: str
    heading: int | None


class Composed(NamedTuple):
    text: str
    parts: list[Part]
    passages: list[Passage]


class Said(NamedTuple):
    words: str
    claim: int
    statute: Statute | None


# Sections of paragraphs of sentences.
Written = list[list[list[Said]]]


def written(prose: Prose, random: Random) -> Written:
    """Twenty claims a section, one to four sentences a paragraph, one sentence in six no claim."""
    sections: Written = []
    claim = 0
    for section in range(1, SECTIONS + 1):
        paragraphs: list[list[Said]] = [[]]
        while claim < section * CLAIMS_PER_DOCUMENT // SECTIONS:
            if len(paragraphs[-1]) > 3 * random.random():
                paragraphs.append([])
            if random.random() < 0.17:
                paragraphs[-1].append(Said(f"This is what {prose.pick(prose.groups)} should know.", -1, None))
            else:
                statute = prose.statute() if random.random() < 0.6 else None
                paragraphs[-1].append(Said(prose.sentence(statute), claim, statute))
                claim += 1
        sections.append(paragraphs)
    return sections


def reworded(sections: Written, claims: set[int]) -> Written:
    """The same with a word more in the sentences of these claims."""
    return [
        [[said._replace(words=f"{said.words[:-1]} today.") if said.claim in claims else said for said in paragraph]
         for paragraph in paragraphs]
        for paragraphs in sections
    ]  # fmt: skip


def composed(title: str, sections: Written) -> Composed:
    pieces = [f"# {title}\n\n"]
    parts, passages, at = [Part("heading", 1, 2, 2 + len(title), title, None)], [], len(pieces[0])
    for number, paragraphs in enumerate(sections, start=1):
        name, heading = f"{number}. What is said in part {number}", len(parts)
        pieces.append(f"## {name}\n\n")
        parts.append(Part("heading", 2, at + 3, at + 3 + len(name), name, None))
        at += len(pieces[-1])
        for paragraph in paragraphs:
            start = at
            for said in paragraph:
                passages.append(Passage(len(parts), at, at + len(said.words), said.claim, said.statute))
                at += len(said.words) + 1
            parts.append(Part("paragraph", 0, start, at - 1, "", heading))
            pieces.append(" ".join(said.words for said in paragraph) + "\n\n")
            at += 1
    return Composed("".join(pieces), parts, passages)
