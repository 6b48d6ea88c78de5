"""What the page of a claim shows of other claims: repetitions in its document, likeness elsewhere."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from claims.choices import MatchKind, MatchState
from claims.models import Claim, Match, Review
from claims.services.desk.answering import own_review
from claims.services.likeness.conflicts import Pair, pairs_of
from claims.services.likeness.groups import answerable, repetitions_of

MAX_SHOWN = 50


class Shown(NamedTuple):
    """Another claim, and the match that leads there where there is one."""

    claim: Claim
    match: Match | None
    is_answerable: bool = False

    @property
    def percent(self) -> int:
        return round(self.match.score * 100) if self.match else 0


class Conflicting(NamedTuple):
    """Another claim, the match that leads there, and what is opposed, seen from the claim of the page."""

    claim: Claim
    match: Match
    pair: Pair


def matching_context(claim: Claim, user: Any, at: datetime) -> dict[str, Any]:
    matches = _matches(claim, user)
    repetitions = repetitions_of(claim, user)
    review = own_review(claim, user) if repetitions else None
    open_ones = answerable(repetitions, user, at) if review else []
    direct = {match.partner_of(claim.pk).pk: match for match in matches if match.kind == MatchKind.SAME}
    return {
        "same": [Shown(other, direct.get(other.pk), other in open_ones) for other in repetitions[:MAX_SHOWN]],
        "similar": [Shown(match.partner_of(claim.pk), match) for match in matches if match.kind == MatchKind.SIMILAR],
        "conflicts": conflicts_with(claim, matches, user),
        "own_review": review if open_ones else None,
    }


def desk_context(claim: Claim, user: Any, at: datetime) -> dict[str, Any]:
    """The same for the desk, asked for when somebody opens it; `given` holds this person's own reviews of repetitions,
    by the number of the claim."""
    found = matching_context(claim, user, at)
    same = [shown.claim.pk for shown in found["same"] if not shown.claim.text_changed]
    own = Review.objects.standing().of_current_round().filter(claim__in=same, reviewer=user.pk)
    return found | {"given": {review.claim_id: review for review in own}}


def conflicts_with(claim: Claim, matches: list[Match], user: Any) -> list["Conflicting"]:
    """The claims of the document that may contradict this one, or call its rule by another name."""
    return [
        Conflicting(
            pair.match.partner_of(claim.pk), pair.match, pair if pair.match.claim_id == claim.pk else turned(pair)
        )
        for pair in pairs_of(matches, user)
    ]


def turned(pair: Pair) -> Pair:
    """The pair seen from its other claim."""
    linkable = (pair.linkable[1], pair.linkable[0]) if pair.linkable else None
    return pair._replace(one=pair.other, other=pair.one, linkable=linkable)


def _matches(claim: Claim, user: Any) -> list[Match]:
    """Those that may stand, confirmed ones first; rejected ones show no more."""
    visible: QuerySet[Claim] = Claim.objects.visible_to(user)
    rows = Match.objects.visible_to(user).standing().of(claim.pk).filter(claim__in=visible, other__in=visible)
    found = list(rows.select_related("claim__document", "other__document")[:MAX_SHOWN])
    return sorted(found, key=lambda match: match.state != MatchState.CONFIRMED)
