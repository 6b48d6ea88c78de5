"""By what name somebody is shown beside a claim: their own, or none where the document hides names."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

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
    return _letters(claim, reviews.values_list("reviewer", flat=True))


def _letters(claim: Claim, sides: Iterable[int]) -> dict[int, str]:
    named = zip("AB", in_no_order(claim, sides), strict=False)
    return {pk: _("Reviewer {letter}").format(letter=letter) for letter, pk in named}


def known_as(person: Any, claim: Claim, viewer: Any, letters: Mapping[int, str] = NAMES) -> str:
    """The name under which `viewer` is shown `person` beside `claim`; `letters` as of `letters_of`."""
    if not claim.is_nameless or person.pk == viewer.pk:
        return name_of(person)
    return letters.get(person.pk) or _("Somebody")


class Named(NamedTuple):
    """Who reviewed, and the lead who settled it where one did; empty where that is not told."""

    reviewers: list[str]
    settler: str = ""


def reviewers_of(claim: Claim, seen: Sequence[Review], viewer: Any) -> Named:
    """By which names `viewer` is told who gave the standing reviews of the claim's round, with no query.

    `seen` are those that `viewer` may see, each with its reviewer. Where names are hidden their order tells nothing.
    """
    sides = {review.reviewer_id: review.reviewer for review in seen if not review.settles}
    settlers = [review.reviewer for review in seen if review.settles]
    order, letters = list(sides), NAMES
    if claim.is_nameless:
        order = in_no_order(claim, sides)
        # Of one alone, a letter would be another once the second is there.
        letters = _letters(claim, sides) if len(sides) > 1 else NAMES
    reviewers = [known_as(sides[pk], claim, viewer, letters) for pk in order]
    return Named(reviewers, known_as(settlers[-1], claim, viewer) if settlers else "")


def holder_of(claim: Claim, viewer: Any, at: datetime) -> str:
    """Who holds the claim, as `viewer` is told; empty where nobody does. Needs `document`."""
    if not claim.is_held(at) or claim.holder is None:
        return ""
    return name_of(claim.holder) if names_holder(claim, viewer) else _("Somebody")


def names_holder(claim: Claim, viewer: Any) -> bool:
    """Is it told who holds the claim? Where two reviews are wanted that is a secret, since it tells who gives them."""
    return claim.reviews_required == 1 or claim.holder_id == viewer.pk


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
