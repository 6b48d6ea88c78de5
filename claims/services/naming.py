"""By what name somebody is shown beside a claim: their own, or none where the document hides names."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from claims.choices import Status
from claims.models import Claim, Event, Review
from claims.models.sealing import nameless
from claims.roles import name_of

NAMES: Mapping[int, str] = {}


def in_no_order(claim: Claim, people: Iterable[int]) -> list[int]:
    """People by number, in an order that stays and follows neither time nor number."""
    return sorted(people, key=lambda pk: salted_hmac("claims.naming", f"{claim.pk}/{claim.round}/{pk}").hexdigest())


def letters_of(claim: Claim) -> dict[int, str]:
    """What the sides of a nameless claim are called, by number; nothing where names are shown. Needs `document`."""
    if not claim.is_nameless:
        return {}
    reviews = Review.objects.standing().filter(claim=claim, round=claim.round, settles=False)
    sides = in_no_order(claim, reviews.values_list("reviewer", flat=True))
    return {pk: _("Reviewer {letter}").format(letter="AB"[index]) for index, pk in enumerate(sides[:2])}


def known_as(person: Any, claim: Claim, viewer: Any, letters: Mapping[int, str] = NAMES) -> str:
    """The name under which `viewer` is shown `person` beside `claim`; `letters` as of `letters_of`."""
    if not claim.is_nameless or person.pk == viewer.pk:
        return name_of(person)
    return letters.get(person.pk) or _("Somebody")


def shows_assignee(claim: Claim, viewer: Any) -> bool:
    """Is it told whose claim it is? Once a nameless claim has a review, that would tell who gave it."""
    return not claim.is_nameless or claim.status == Status.UNREVIEWED or claim.assignee_id == viewer.pk


def assignee_of(claim: Claim, viewer: Any) -> str:
    """Whose claim it is, as `viewer` is told; empty where it is nobody's."""
    if claim.assignee is None:
        return ""
    return name_of(claim.assignee) if shows_assignee(claim, viewer) else _("Somebody")


def nameless_events(events: Iterable[Event], viewer: Any) -> set[int]:
    """The numbers of those `events` that do not tell `viewer` who did it, in one query."""
    claims = {event.claim_number for event in events if event.claim_number}
    found = set(Claim.objects.filter(nameless(), pk__in=claims).values_list("pk", flat=True)) if claims else set()
    return {event.number for event in events if event.claim_number in found and event.actor_number != viewer.pk}
