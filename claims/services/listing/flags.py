"""What is to be looked at about a claim, beside what it was found to be. Its mark shows one thing at a time."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.choices import Status
from claims.marks import CONTESTED, MARKS, TEXT_CHANGED
from claims.models import Claim
from claims.services.listing.survival import FOUND

AMBIGUOUS, GONE, DUE = "ambiguous", "gone", "due"
FLAGS: dict[str, Any] = {
    TEXT_CHANGED: MARKS[TEXT_CHANGED].label,
    CONTESTED: MARKS[CONTESTED].label,
    AMBIGUOUS: FOUND[AMBIGUOUS],
    GONE: FOUND[GONE],
    DUE: _("Re-check due"),
}


def flags_of(claim: Claim, at: datetime, *, is_placed: bool, is_offered: bool) -> list[str]:
    """The names of its flags, in the order of `FLAGS`. `is_placed`: it stands in the newest version; `is_offered`:
    places are offered to it there."""
    raised = {
        TEXT_CHANGED: claim.text_changed,
        CONTESTED: claim.status == Status.CONTESTED,
        AMBIGUOUS: not is_placed and is_offered,
        GONE: not is_placed and not is_offered,
        DUE: claim.is_due(at),
    }
    return [name for name in FLAGS if raised[name]]
