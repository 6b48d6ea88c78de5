"""Struck passages of Markdown, which its author took back: claims are read without them, and the text keeps them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from .blocks import SIGN, STRUCK, Block, Look, looks_in
from .spans import Span

STRIKES = re.compile(r"~~|</?(?:s|strike|del)\b", re.IGNORECASE)
# What stood behind a struck word stands behind a blank now.
LOOSE = re.compile(r"\s+(?=[.,;:!?](?:\s|$))")
# Emphasis of a struck word and others, which has a blank beside one of its signs now.
HOLLOW = re.compile(r"(?<![\w*_])([*_]{1,3})(?:(?=\S)([^*_\n]+?)\s+|\s+([^*_\n]+?)(?<=\S))\1(?![\w*_])")


def struck_in(text: str, blocks: Iterable[Block]) -> list[Span]:
    """The struck passages of a text, each with the signs around it (code points)."""
    return [span for block in blocks if STRUCK in block.looks for span in _struck_in(text, block)]


def hide_struck(text: str, blocks: Sequence[Block]) -> str:
    """The text with blanks in the place of its struck passages; as long as `text`, so that offsets hold for both."""
    parts: list[str] = []
    at = 0
    for start, end in struck_in(text, blocks):
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def closed_up(statement: str) -> str:
    """A statement that was made without struck words, without the blanks before its stops, and without the signs of
    emphasis that these words were in as well."""
    return LOOSE.sub("", HOLLOW.sub(lambda found: found[2] or found[3], statement))


def _struck_in(text: str, block: Block) -> Iterator[Span]:
    for run in _runs(looks_in(block.looks, block.start)):
        struck = [at for at, look in enumerate(run) if STRUCK in look.looks]
        if not struck:
            continue
        before, behind = run[: struck[0]][::-1], run[struck[-1] + 1 :]
        opened, closed = _own(text, before), _own(text, behind)
        # “**~~so~~**”: what stands around the passage on both sides goes with it.
        around = min(len(before) - opened, len(behind) - closed)
        first, last = struck[0] - opened - around, struck[-1] + closed + around
        yield Span(run[first].start, run[last].end)


def _own(text: str, signs: Sequence[Look]) -> int:
    """How many of the signs beside a struck passage are its own, counted from it: up to the one that strikes it."""
    return next((at for at, sign in enumerate(signs, start=1) if STRIKES.match(text, sign.start)), 0)


def _runs(looks: Iterable[Look]) -> Iterator[list[Look]]:
    """The struck words and signs of markup that touch each other."""
    run: list[Look] = []
    for look in looks:
        if run and run[-1].end != look.start:
            yield run
            run = []
        if look.looks == SIGN or STRUCK in look.looks:
            run.append(look)
        elif run:
            yield run
            run = []
    yield run
