"""Where a claim would stand with an edge moved by a word or a sentence."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.models import Anchor, Claim
from claims.refusal import Refused
from claims.services.reading.passages import slice_of
from claims.text import Span
from claims.text.trimming import moved_end, moved_start, words_of

EDGES = {"start": moved_start, "end": moved_end}
UNITS = ("word", "sentence")
WAYS = ("less", "more")


class Trim(NamedTuple):
    """Which edge of the quote goes which way, by what."""

    edge: str
    way: str
    unit: str

    @classmethod
    def read(cls, written: str) -> "Trim":
        """From words such as `end-less-word`; raises Refused for others."""
        edge, way, unit = (*written.split("-"), "", "", "")[:3]
        if edge not in EDGES or way not in WAYS or unit not in UNITS:
            raise Refused(_("There is no such way to trim."))
        return cls(edge, way, unit)


def trimmed(claim: Claim, trim: Trim) -> dict[str, Any]:
    """Return quote and start of the claim after the trim, as the door takes them, within its block.

    Raises Refused where the claim has several places or none, or no room that way.
    """
    anchors = list(Anchor.objects.newest_of(claim).select_related("version", "block")[:2])
    if len(anchors) != 1 or anchors[0].block is None:
        raise Refused(_("{claim} does not stand at one place: trim it on its page.").format(claim=claim.number))
    anchor, block = anchors[0], anchors[0].block
    text = slice_of(anchor.version, block.start, max(block.end, anchor.end))
    span = Span(anchor.start - block.start, anchor.end - block.start)
    if trim.unit == "word":
        units: list[tuple[int, int]] = [*words_of(text, 0, len(text))]
    else:
        rows = block.sentences.order_by("start").values_list("start", "end")
        units = [(start - block.start, end - block.start) for start, end in rows]
    moved = EDGES[trim.edge](units, span, grow=trim.way == "more")
    if moved == span:
        raise Refused(_("There is no room for that: the quote stays as it is."))
    return {"quote": text[moved.start : moved.end], "start": block.start + moved.start}
