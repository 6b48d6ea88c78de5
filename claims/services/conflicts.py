"""Claims of one document that cannot both stand, or give one rule different names; and what is known of those names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from claims.choices import MatchKind
from claims.models import Anchor, Authority, Claim, Document, Match, Mention
from claims.text import find_authorities
from claims.text.conflicts import Assertion, Conflict, find_conflicts

KINDS = {"contradiction": MatchKind.CONFLICT, "same rule": MatchKind.SAME_RULE}
SHOWN = (MatchKind.CONFLICT, MatchKind.SAME_RULE)


class Pair(NamedTuple):
    """A match of two claims with its grounds: the words, or the names, of the one and of the other. `linkable` are
    authorities of the one with those of the other that a person may link as one rule."""

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
    one, other, *shared = found.grounds
    grounds = [one, other, *shared] if found.one < found.other else [other, one, *shared]
    return Match(
        claim_id=min(found.one, found.other),
        other_id=max(found.one, found.other),
        kind=KINDS[found.kind],
        score=found.score,
        grounds="\n".join(grounds),
    )


def _assertions(document: Document, claims: Sequence[Claim]) -> Iterator[Assertion]:
    anchors = Anchor.objects.in_newest_version().filter(claim__document=document).order_by("-start")
    places = {pk: (quote, block or 0) for pk, quote, block in anchors.values_list("claim_id", "quote", "block_id")}
    named: dict[int, set[str]] = defaultdict(set)
    for pk, key in Mention.objects.filter(claim__document=document).values_list("claim_id", "authority__key"):
        named[pk].add(key)
    for claim in claims:
        quote, block = places.get(claim.pk, ("", 0))
        names = named[claim.pk] | {authority.key for authority in find_authorities(claim.statement)}
        yield Assertion(claim.pk, claim.statement, quote, block, frozenset(names))


def pairs_of(matches: Iterable[Match], user: Any) -> list[Pair]:
    """Those of `matches` that are conflicts or rules, with their grounds, in one query for all names."""
    shown = [(match, [*match.grounds.split("\n"), "", "", ""]) for match in matches if match.kind in SHOWN]
    rules = [lines for match, lines in shown if match.kind == MatchKind.SAME_RULE]
    keys = {name for lines in rules for line in lines[:2] for name in line.split(", ")}
    known = {one.key: one for one in Authority.objects.visible_to(user).filter(key__in=keys)} if keys else {}
    return [Pair(match, lines[0], lines[1], lines[2], _linkable(lines, known)) for match, lines in shown]


def _linkable(lines: Sequence[str], known: dict[str, Authority]) -> tuple[Authority, Authority] | None:
    sides = [[known[name] for name in line.split(", ") if name in known] for line in lines[:2]]
    return (sides[0][0], sides[1][0]) if all(sides) else None


def document_pairs(document: Document, user: Any) -> QuerySet[Match]:
    """The pairs of a document that nobody has rejected: rules under several names first, then the surest."""
    matches = Match.objects.visible_to(user).standing().within(document).filter(kind__in=SHOWN)
    # "same_rule" comes after "conflict".
    return matches.select_related("claim", "other").order_by("-kind", "-score", "pk")
