"""What a version lost: claims without a place in it, and verdicts that its changed words cost."""

import json
from typing import Any, NamedTuple

from django.db.models import Prefetch, QuerySet

from claims.choices import Found, Verdict
from claims.models import Anchor, Claim, Event, Offer, Version
from claims.models.claim import ClaimQuerySet


class Lost(NamedTuple):
    """A claim that lost its verdict: the verdict, and what was found of its words."""

    claim: Claim
    verdict: Verdict
    found: Found


def unplaced(version: Version, claims: ClaimQuerySet) -> QuerySet[Claim]:
    """Those of `claims` whose words are gone from the newest version; an older one misses none.

    Each has `last_places`, the newest first, and `offered`, the places the machine found for it, the best first.
    """
    if version.pk != version.document.newest_version_id:
        return claims.none()
    places = Anchor.objects.select_related("version", "block__section").order_by("-version__number", "start")
    gone = claims.exclude(pk__in=Anchor.objects.filter(version=version).values("claim"))
    return gone.in_document_order().prefetch_related(
        Prefetch("anchors", places, to_attr="last_places"),
        Prefetch("offers", Offer.objects.filter(version=version), to_attr="offered"),
    )


def lost_verdicts(version: Version, claims: ClaimQuerySet, user: Any) -> list[Lost]:
    """The claims that were settled until this version changed their words, by the history that `user` may read."""
    if version.number == 1:
        return []
    events = Event.objects.visible_to(user).filter(document_number=version.document_id, act="text_changed")
    told: dict[int, dict[str, str]] = {}
    for number, payload in events.order_by("number").values_list("claim_number", "payload"):
        data = json.loads(payload)
        if number and data["version"] == version.number and data["settled"]:
            told[number] = data
    found = claims.filter(pk__in=told).in_document_order()
    return [Lost(claim, Verdict(told[claim.pk]["settled"]), Found(told[claim.pk]["found"])) for claim in found]
