"""A claim parted where a reviewer says: at words of its own quote."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.models import Anchor, Claim
from claims.refusal import Refused
from claims.text.parting import cuts_of, parts_at, words_at

# A longer quote is parted by writing its parts.
MAX_WORDS = 150


class CutWord(NamedTuple):
    """A word of the quote: where it begins in it, in code points, and whether a part is likely to begin there."""

    word: str
    start: int
    is_cut: bool


def words_to_cut(claim: Claim) -> list[CutWord]:
    """The words of a claim that stands at one place of the newest version; none of a claim that does not."""
    quote = getattr(_only_anchor(claim), "quote", "")
    words = words_at(quote)
    if not 1 < len(words) <= MAX_WORDS:
        return []
    cuts = cuts_of(quote)
    return [CutWord(quote[word.start : word.end], word.start, _begins(word, cuts)) for word in words]


def _begins(word: Any, cuts: Sequence[int]) -> bool:
    return word.start > 0 and any(word.start <= cut < word.end for cut in cuts)


def cut_parts(claim: Claim, cuts: Sequence[str]) -> list[dict[str, Any]]:
    """The parts that begin with the words named by where they begin, as the door takes them. Raises Refused."""
    anchor = _only_anchor(claim)
    if anchor is None:
        raise Refused(_("{claim} does not stand at one place: write its parts.").format(claim=claim.number))
    known = {str(word.start): word.start for word in words_at(anchor.quote)}
    if unknown := [cut for cut in cuts if cut not in known]:
        raise Refused(_("No word of the claim begins at {start}.").format(start=unknown[0][:12]))
    spans = parts_at(anchor.quote, [known[cut] for cut in cuts])
    if len(spans) <= 1:
        raise Refused(_("Tick a word that begins another part."))
    return [{"quote": anchor.quote[start:end], "start": anchor.start + start} for start, end in spans]


def _only_anchor(claim: Claim) -> Anchor | None:
    anchors = list(Anchor.objects.newest_of(claim)[:2])
    return anchors[0] if len(anchors) == 1 else None
