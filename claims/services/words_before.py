"""The words of a claim before they changed, to be shown beside those it has now."""

from collections.abc import Sequence
from itertools import groupby

from claims.models import Anchor, Claim, Review
from claims.models.anchor import digest_of

MAX_PLACES = 100


def words_before(claim: Claim, now: Sequence[Anchor]) -> list[Anchor]:
    """The anchors of the version whose words a standing review was given on, the newest such; else of the last
    version that had other words than `now`; else of the last one before. Empty for a claim that had no other."""
    earlier = claim.anchors.exclude(version=claim.document.newest_version_id).select_related("version")
    rows = list(earlier.order_by("-version__number", "start", "end")[:MAX_PLACES])
    versions = [list(anchors) for _version, anchors in groupby(rows, lambda anchor: anchor.version_id)]
    judged = set(Review.objects.standing().filter(claim=claim).values_list("quote_sha256", flat=True))
    quotes = [anchor.quote for anchor in now]
    by_verdict = (anchors for anchors in versions if digest_of(anchor.quote for anchor in anchors) in judged)
    by_words = (anchors for anchors in versions if [anchor.quote for anchor in anchors] != quotes)
    return next(by_verdict, None) or next(by_words, None) or (versions[0] if versions else [])
