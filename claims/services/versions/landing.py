"""Where the claims of a document land in its new version: anchors, offers, and what goes along with them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claims.acts.layout import Layout
from claims.choices import Placed
from claims.models import Anchor, Claim, Mention, Offer
from claims.text import Placement, Span, find_quote

BATCH = 500
PLACED = {
    "same": Placed.SAME,
    "moved": Placed.MOVED,
    "cosmetic": Placed.COSMETIC,
    "changed": Placed.CHANGED,
}
Pair = tuple[Anchor, Placement]


def outcome_of(placement: Placement) -> str:
    """The outcome as people are told it: where there is anything to choose from, words are not gone but uncertain."""
    return "ambiguous" if placement.start is None and placement.offers else placement.outcome


class Landing:
    """Collects what becomes of the anchors of earlier versions, and stores it all at once."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.outcomes: Counter[str] = Counter()
        self.anchors: dict[tuple[int, Span], Anchor] = {}
        self.offers: dict[tuple[int, Span], Offer] = {}
        # By claim: an anchor, the words that stand in its version, and where they stand now.
        self.shifts: dict[int, list[tuple[Anchor, str, Anchor]]] = {}

    @property
    def covered(self) -> list[Span]:
        """Where claims stand, and the best place of each that waits for one: a new claim there would be its twin."""
        placed = {claim for claim, _span in self.anchors}
        best: dict[int, Offer] = {}
        for (claim, _span), offer in self.offers.items():
            if claim not in placed and (claim not in best or offer.score > best[claim].score):
                best[claim] = offer
        return [*(span for _claim, span in self.anchors), *(Span(one.start, one.end) for one in best.values())]

    def take(self, text: str, pairs: Sequence[Pair]) -> None:
        """Take in the anchors of one earlier version, whose text is `text`."""
        for anchor, placement in pairs:
            self.outcomes[outcome_of(placement)] += 1
            if placement.start is None or placement.end is None:
                self._offer(anchor, placement)
                continue
            place = (anchor.claim_id, Span(placement.start, placement.end))
            # Two places of a claim may have become one.
            if place not in self.anchors:
                self.anchors[place] = self.layout.anchor(anchor.claim, *place[1], PLACED[placement.outcome])
            self.shifts.setdefault(anchor.claim_id, []).append((anchor, text, self.anchors[place]))

    def _offer(self, anchor: Anchor, placement: Placement) -> None:
        for start, end, score in placement.offers:
            self.offers[anchor.claim_id, Span(start, end)] = Offer.cut(
                self.layout.text, start, end, claim=anchor.claim, version=self.layout.version, score=score
            )

    def store(self) -> dict[str, int]:
        """Store anchors and offers, move claims and mentions along; return how many places had which outcome."""
        Anchor.objects.bulk_create(self.anchors.values(), batch_size=BATCH)
        placed = {claim for claim, _span in self.anchors}
        Offer.objects.bulk_create(
            (offer for (claim, _span), offer in self.offers.items() if claim not in placed), batch_size=BATCH
        )
        self._move_claims()
        self._move_mentions()
        self._add_mentions()
        return dict(self.outcomes)

    def _move_claims(self) -> None:
        claims: list[Claim] = []
        for shifts in self.shifts.values():
            claim = shifts[0][0].claim
            for name, value in self.layout.standing(min(new.start for _old, _text, new in shifts)).items():
                setattr(claim, name, value)
            claims.append(claim)
        Claim.objects.bulk_update(claims, ["place", "section"], batch_size=BATCH)

    def _move_mentions(self) -> None:
        """A mention within an anchor's words goes where its own went; others keep the place they had."""
        moved = []
        for mention in Mention.objects.filter(claim__in=list(self.shifts), start__isnull=False):
            new = next(self._new_places(mention), None)
            if new:
                mention.start, mention.end, mention.version = *new, self.layout.version
                moved.append(mention)
        Mention.objects.bulk_update(moved, ["version", "start", "end"], batch_size=BATCH)

    def _new_places(self, mention: Mention) -> Iterator[Span]:
        start, end = mention.start or 0, mention.end or 0
        for old, text, new in self.shifts[mention.claim_id]:
            if old.version_id != mention.version_id or start < old.start or end > old.end:
                continue
            if new.quote == old.quote:
                yield Span(start + new.start - old.start, end + new.start - old.start)
                continue
            found = find_quote(new.quote, text[start:end])
            if len(found) == 1:
                yield Span(new.start + found[0].start, new.start + found[0].end)

    def _add_mentions(self) -> None:
        """Changed words may name other authorities; those of the words before stay with the claim."""
        changed = {place: anchor for place, anchor in self.anchors.items() if anchor.placed == Placed.CHANGED}
        self.layout.meet(span for _claim, span in changed)
        known = set(_named(claim for claim, _span in changed))
        made: dict[tuple[int, int], Mention] = {}
        for (claim, _span), anchor in changed.items():
            for mention in self.layout.mentions(anchor.claim, [anchor]):
                if (claim, mention.authority_id) not in known:
                    made[claim, mention.authority_id] = mention
        Mention.objects.bulk_create(made.values(), batch_size=BATCH)


def _named(claims: Iterable[int]) -> Iterator[tuple[int, int]]:
    yield from Mention.objects.filter(claim__in=set(claims)).values_list("claim_id", "authority_id")
