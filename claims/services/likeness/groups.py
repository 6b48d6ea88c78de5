"""Groups of claims in one document that say the same: claims joined by matches that nobody has rejected."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from claims.choices import WAITING_STATUSES, MatchKind
from claims.models import Claim, Document, Match, Review


def groups_of(document: Document, user: Any) -> list[list[Claim]]:
    """The groups as `user` may see them, in the order of the text; a claim that stands alone is in none."""
    pairs = Match.objects.visible_to(user).standing().within(document).filter(kind=MatchKind.SAME)
    members = joined(pairs.order_by("pk").values_list("claim", "other"))
    wanted = {pk for group in members for pk in group}
    seen = Claim.objects.visible_to(user).in_document_order().filter(pk__in=wanted)
    found: dict[int, list[Claim]] = {}
    number_of = {pk: number for number, group in enumerate(members) for pk in group}
    for claim in seen:
        found.setdefault(number_of[claim.pk], []).append(claim)
    return [group for group in found.values() if len(group) > 1]


def repetitions_of(claim: Claim, user: Any) -> list[Claim]:
    """The other claims of its group."""
    group = next((group for group in groups_of(claim.document, user) if claim in group), [])
    return [other for other in group if other != claim]


def answerable(claims: Iterable[Claim], user: Any, at: datetime) -> list[Claim]:
    """Those that wait for a review, and for one by this person. The door has the last word."""
    waiting = [claim for claim in claims if claim.status in WAITING_STATUSES and _is_free(claim, user, at)]
    own = Review.objects.standing().of_current_round().filter(claim__in=waiting, reviewer=user.pk)
    reviewed = set(own.values_list("claim", flat=True))
    return [claim for claim in waiting if claim.pk not in reviewed]


def _is_free(claim: Claim, user: Any, at: datetime) -> bool:
    return not claim.is_held(at) or claim.holder_id == user.pk


def joined(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """The sets of numbers that pairs connect, however far."""
    sets: dict[int, set[int]] = {}
    for pair in pairs:
        one, other = (sets.setdefault(pk, {pk}) for pk in pair)
        if one is other:
            continue
        one |= other
        sets.update(dict.fromkeys(other, one))
    return list({id(group): group for group in sets.values()}.values())
