"""A claim that the extraction missed: by a sentence near the one at hand, or by words selected in the browser."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.models import Anchor, Block, Claim, Sentence, Version
from claims.refusal import Refused
from claims.services.reading.coverage import with_words
from claims.services.reading.passages import slice_of
from claims.text import Span
from claims.text.characters import from_utf16
from claims.text.trimming import whole_words


class Nearby(NamedTuple):
    """A sentence of the passage with its words. `is_claimed`: some claim stands on it already."""

    sentence: Sentence
    words: str
    is_claimed: bool


def sentences_near(version: Version, blocks: Iterable[Block]) -> list[Nearby]:
    """The sentences of these blocks in text order."""
    rows = list(Sentence.objects.counted().filter(block__in=[block.pk for block in blocks]).order_by("start"))
    if not rows:
        return []
    spans = Anchor.objects.filter(version=version, start__lt=rows[-1].end, end__gt=rows[0].start)
    taken = list(spans.values_list("start", "end"))
    return [
        Nearby(found.sentence, found.words, any(s < found.sentence.end and found.sentence.start < e for s, e in taken))
        for found in with_words(version, rows)
    ]


def of_sentence(version: Version, number: int) -> dict[str, Any]:
    """Quote and start of a sentence of that version, as the door takes them."""
    found = list(Sentence.objects.filter(pk=number, version=version))
    if not found:
        raise Refused(_("This sentence is not in the newest version."))
    return {"quote": with_words(version, found)[0].words, "start": found[0].start}


def of_selection(version: Version, *, block: int, units: tuple[int, int], quote: str | None = None) -> dict[str, Any]:
    """Cut the words that a browser selected: `units` are UTF-16 offsets in the block of that ordinal. A word that is
    selected in part is taken whole.

    Raises Refused where the text there does not read `quote`, if one is given, or is blank.
    """
    found = Block.objects.filter(version=version, ordinal=block).first()
    if found is None:
        raise Refused(_("The text has changed meanwhile: reload the page."))
    text = slice_of(version, found.start, found.end)
    try:
        start, end = (from_utf16(text, unit) for unit in units)
    except ValueError:
        start = end = 0
    if not text[start:end].strip() or quote not in (None, text[start:end]):
        raise Refused(_("The selected words are not in the text like that: select them again."))
    span = whole_words(text, Span(start, end))
    return {"quote": text[span.start : span.end], "start": found.start + span.start}


def shares(version: Version, span: Span) -> list[tuple[Claim, int]]:
    """Claims that stand on some of these characters, with the percentage of them, floored."""
    touched = Anchor.objects.filter(version=version, start__lt=span.end, end__gt=span.start).select_related("claim")
    return [
        (anchor.claim, 100 * (min(anchor.end, span.end) - max(anchor.start, span.start)) // (span.end - span.start))
        for anchor in touched
    ]
