"""The words of a claim before they changed, to be shown beside those it has now."""

from collections.abc import Collection, Sequence
from itertools import groupby

from claims.models import Anchor
from claims.models.anchor import digest_of
from claims.text import fold


def words_before(earlier: Sequence[Anchor], now: Sequence[Anchor], judged: Collection[str]) -> list[Anchor]:
    """The anchors of the version whose words a standing review was given on, the newest such; else of the last
    version that had other words than `now`; else of the last one before. Empty for a claim that had no other.

    `earlier` are the claim's anchors in versions before, the newest version's first, each in text order; `judged` the
    digests that its standing reviews are bound to.
    """
    versions = [list(anchors) for _version, anchors in groupby(earlier, lambda anchor: anchor.version_id)]
    quotes = [anchor.quote for anchor in now]
    by_verdict = (anchors for anchors in versions if digest_of(anchor.quote for anchor in anchors) in judged)
    by_words = (anchors for anchors in versions if [anchor.quote for anchor in anchors] != quotes)
    return next(by_verdict, None) or next(by_words, None) or (versions[0] if versions else [])


def how_changed(before: str, after: str) -> str:
    """What a change did to the words: nothing ("framed": what surrounds them changed), their typesetting, or more."""
    if before == after:
        return "framed"
    return "cosmetic" if fold(before) == fold(after) else "changed"
