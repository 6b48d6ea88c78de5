"""The rows of a collection from one version to the next: each is a block of its own, and a claim of its own."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from claims.models import Claim, Version, VersionText
from claims.services.reading.among import Among, standing_claims, waiting_claims
from claims.text import Span, fold
from claims.text.spans import overlap


class Words(NamedTuple):
    """A row of a version: the words that its claim stands on, and where its file had it ("row 12")."""

    span: Span
    words: str
    place: str


def rows_of_version(version: Version) -> list[Words]:
    """The rows of a collection in their order, without the names of sections."""
    text = VersionText.objects.get(pk=version.pk).body
    blocks = version.blocks.exclude(kind="heading").order_by("ordinal").values_list("start", "end", "place")
    return [Words(Span(start, end), text[start:end], place) for start, end, place in blocks]


def known_rows(before: Version, version: Version, covered: Collection[Span]) -> list[Span]:
    """Where the rows stand in `version` whose words the one `before` had, as many of the same words as it had: whatever
    somebody made of such a row, it is no new claim. Of several the ones that are `covered` are known first."""
    count: dict[str, int] = defaultdict(int)
    for row in rows_of_version(before):
        count[fold(row.words)] += 1
    taken = set(covered)
    known = []
    for row in sorted(rows_of_version(version), key=lambda row: row.span not in taken):
        if count[fold(row.words)]:
            count[fold(row.words)] -= 1
            known.append(row.span)
    return known


def claims_of_rows(spans: Sequence[Span], version: Version) -> list[Claim | None]:
    """The claim of each row: the one on its words, or else one that waits for a place and is offered them, none twice;
    None where somebody took the claim away."""
    among = Among(standing_claims(version).items())
    found = [_nearest(span, among.at(span)) for span in spans]
    free = [span for span, claim in zip(spans, found, strict=True) if claim is None]
    offered = _offered(free, version) if free else {}
    return [claim or offered.get(span) for span, claim in zip(spans, found, strict=True)]


def _nearest(span: Span, found: Sequence[tuple[Span, Claim]]) -> Claim | None:
    """The claim that has most of its words in the row and fewest beside it; of several the first that was made."""
    nearest = max(found, key=lambda one: (overlap(span, one[0]), -one[1].pk), default=None)
    return nearest[1] if nearest else None


def _offered(free: Sequence[Span], version: Version) -> dict[Span, Claim]:
    rows = Among((span, span) for span in free)
    offered: dict[Span, Claim] = {}
    served: set[int] = set()
    for place, claim in waiting_claims(version):
        span = next((span for span, _row in rows.at(place) if span not in offered), None)
        if span is not None and claim.pk not in served:
            offered[span] = claim
            served.add(claim.pk)
    return offered
