"""Claims of one document that cannot both stand, or give one rule different names; and what is known of those names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from claims.choices import MatchKind
from claims.models import Anchor, Authority, Claim, Document, Match, Mention
from claims.text.conflicts import Assertion, Conflict, find_conflicts

KINDS = {"contradiction": MatchKind.CONFLICT, "same rule": MatchKind.SAME_RULE}
SIDES = ("claim", "other")
SHOWN = (MatchKind.CONFLICT, MatchKind.SAME_RULE)


class Pair(NamedTuple):
    """A match of two claims with its grounds: the opposed words, or the names of a rule, of its claim and of its other
    one. `linkable` are two of the names, as authorities that a person may link."""

    match: Match
    one: str
    other: str
    shared: str
    linkable: tuple[Authority, Authority] | None

    @property
    def is_rule(self) -> bool:
        return self.match.kind == MatchKind.SAME_RULE


def conflicts_in(document: Document, claims: Sequence[Claim]) -> list[Match]:
    """Unsaved matches for the pairs that the text core finds."""
    return [_match(found) for found in find_conflicts(list(_assertions(document, claims)))]


def _match(found: Conflict) -> Match:
    """`claim` is the older of the two, so the grounds are turned round with the pair."""
    sides = sorted([(found.one, found.of_one), (found.other, found.of_other)])
    (claim, of_claim), (other, of_other) = sides
    grounds = {"claim": of_claim, "other": of_other, "shared": found.shared}
    return Match(claim_id=claim, other_id=other, kind=KINDS[found.kind], score=found.score, grounds=grounds)


def _assertions(document: Document, claims: Sequence[Claim]) -> Iterator[Assertion]:
    anchors = Anchor.objects.in_newest_version().filter(claim__document=document).order_by("-start")
    places = {pk: (quote, block or 0) for pk, quote, block in anchors.values_list("claim_id", "quote", "block_id")}
    named: dict[int, set[str]] = defaultdict(set)
    for pk, key in Mention.objects.filter(claim__document=document).values_list("claim_id", "authority__key"):
        named[pk].add(key)
    for claim in claims:
        quote, block = places.get(claim.pk, ("", 0))
        yield Assertion(claim.pk, claim.statement, quote, block, frozenset(named[claim.pk]))


def pairs_of(matches: Iterable[Match], user: Any) -> list[Pair]:
    """Those of `matches` that are conflicts or rules, with their grounds, in one query for all names."""
    shown = [match for match in matches if match.kind in SHOWN]
    rules = [match.grounds for match in shown if match.kind == MatchKind.SAME_RULE]
    keys = {name for grounds in rules for side in SIDES for name in grounds[side]}
    known = {one.key: one for one in Authority.objects.visible_to(user).filter(key__in=keys)} if keys else {}
    return [_pair(match, _linkable(match.grounds, known)) for match in shown]


def _pair(match: Match, linkable: tuple[Authority, Authority] | None) -> Pair:
    one, other, shared = (", ".join(match.grounds[part]) for part in (*SIDES, "shared"))
    return Pair(match, one, other, shared, linkable)


def _linkable(grounds: dict[str, list[str]], known: dict[str, Authority]) -> tuple[Authority, Authority] | None:
    one, other = ([known[name] for name in grounds[side] if name in known] for side in SIDES)
    return (one[0], other[0]) if one and other else None


def document_pairs(document: Document, user: Any) -> QuerySet[Match]:
    """The pairs of a document that nobody has rejected: rules under several names first, then the surest."""
    matches = Match.objects.visible_to(user).standing().within(document).filter(kind__in=SHOWN)
    # "same_rule" comes after "conflict".
    return matches.select_related("claim", "other").order_by("-kind", "-score", "pk")
