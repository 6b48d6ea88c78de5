"""Whether a version is signed off, and whether that still holds."""

from typing import Any, NamedTuple

from django.urls import reverse

from claims.acts.signing import obstacles_to
from claims.choices import OPEN_STATUSES
from claims.models import Claim, SignOff, Version

__all__ = ["Left", "Signed", "left_before", "signing_of"]


class Signed(NamedTuple):
    """The newest sign-off up to a version. `is_earlier`: it is of a version before; `open` counts claims now."""

    sign_off: SignOff
    is_earlier: bool
    open: int

    @property
    def holds(self) -> bool:
        return not self.is_earlier and self.sign_off.holds


class Left(NamedTuple):
    """What has to be done before a sign-off, in words, and where it is done."""

    words: str
    address: str


def signing_of(version: Version, user: Any) -> Signed | None:
    """The sign-off that stands for this version, or else for the last one before it that has one; in two queries."""
    rows = SignOff.objects.visible_to(user).standing().with_changes_since().select_related("signed_by", "version")
    upto = rows.filter(version__document=version.document_id, version__number__lte=version.number)
    found = upto.order_by("-version__number").first()
    if found is None:
        return None
    return Signed(found, found.version_id != version.pk, _open_claims(version))


def left_before(version: Version) -> list[Left]:
    address = reverse("claims") + f"?document={version.document_id}"
    addresses = {
        "attention": "#content",
        "unread": "#left-heading",
        "open": address + "".join(f"&status={status}" for status in OPEN_STATUSES),
        "changed": f"{address}&text_changed=yes",
        "unplaced": f"{address}&found=gone",
    }
    return [Left(obstacle.words, addresses[obstacle.name]) for obstacle in obstacles_to(version)]


def _open_claims(version: Version) -> int:
    return Claim.objects.filter(document=version.document_id).unsettled().count()
