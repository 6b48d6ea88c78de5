"""A lead's statement that a version is wholly checked, and what stands in its way."""

from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.acts.change import Change
from claims.acts.coverage import unread_in
from claims.choices import Status
from claims.history import next_number
from claims.models import Anchor, Claim, SignOff, Version
from claims.refusal import Refused


class Obstacle(NamedTuple):
    """Something that is not done yet: what, how many, and both in words."""

    name: str
    amount: int
    words: str


def obstacles_to(version: Version) -> list[Obstacle]:
    """What is left before the version is wholly checked; nothing when it is."""
    found = _counts(version)
    words = {
        "attention": _("the version needs attention"),
        "unread": ngettext("{n} sentence unread", "{n} sentences unread", found["unread"]),
        "open": ngettext("{n} claim open", "{n} claims open", found["open"]),
        "changed": ngettext("{n} claim with changed words", "{n} claims with changed words", found["changed"]),
        "unplaced": ngettext("{n} claim without a place", "{n} claims without a place", found["unplaced"]),
    }
    return [Obstacle(name, found[name], told.format(n=found[name])) for name, told in words.items() if found[name]]


def _counts(version: Version) -> dict[str, int]:
    placed = Exists(Anchor.objects.filter(version=version, claim=OuterRef("pk")))
    settled = Q(status=Status.SETTLED)
    claims = Claim.objects.filter(document=version.document_id).aggregate(
        open=Count("pk", filter=~settled),
        changed=Count("pk", filter=settled & Q(placed, text_changed=True)),
        unplaced=Count("pk", filter=settled & ~Q(placed)),
    )
    return claims | {"unread": len(unread_in(version)), "attention": int(version.needs_attention)}


def sign_off(change: Change) -> None:
    """Say that the newest version is wholly checked. One that stands and holds no longer is replaced."""
    version = change.newest_version
    # Whoever is at work on one of its claims ends first; what comes later, comes after this event.
    list(change.document.claims.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    standing = _standing(version)
    if standing and standing.holds:
        raise Refused(_("{document} is signed off already.").format(document=change.document.number))
    if left := obstacles_to(version):
        told = ", ".join(obstacle.words for obstacle in left)
        raise Refused(
            _("{document} is not wholly checked yet: {left}.").format(document=change.document.number, left=told)
        )
    if standing:
        _withdraw(standing, change)
    change.made = SignOff.objects.create(
        version=version, signed_by=change.by, signed_at=change.at,
        statement=change.words("statement"), event_number=next_number(),
    )  # fmt: skip
    change.payload |= {"version": version.number, "sign_off": change.made.pk}
    change.texts["statement"] = change.made.statement


def withdraw(change: Change) -> None:
    standing = _standing(change.newest_version)
    if standing is None:
        raise Refused(_("{document} is not signed off.").format(document=change.document.number))
    _withdraw(standing, change)
    change.payload["version"] = change.newest_version.number
    change.texts["reason"] = change.words("reason")


def _withdraw(standing: SignOff, change: Change) -> None:
    SignOff.objects.filter(pk=standing.pk).update(withdrawn_at=change.at)
    change.payload["withdrawn"] = standing.pk


def _standing(version: Version) -> Any:
    return SignOff.objects.standing().with_changes_since().filter(version=version).first()
