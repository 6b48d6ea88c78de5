"""What became of work that ended with a claim which somebody else dropped: told to its author alone."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.models import Document, Event, LostWork
from claims.models.numbers import claim_number
from claims.services.listing.counting import First, first_of
from claims.services.telling.chronicle import tell

MAX_TOLD = 50


class Lost(NamedTuple):
    """A dropped claim of which a person had written in confidence: who dropped it and why, and what they had written.

    `citations` counts theirs, `notes` are theirs.
    """

    claim: int
    statement: str
    document: Document
    by: str
    reason: str
    notes: list[str]
    citations: int

    @property
    def label(self) -> str:
        return claim_number(self.claim)


def lost_by(user: Any) -> First:
    """What `user` has not said yet to have seen, the newest first; one query where there is nothing."""
    rows = LostWork.objects.filter(author=user.pk).select_related("dropped__document").order_by("-pk")
    first = first_of(rows, MAX_TOLD)
    found = {row.dropped_id: row for row in first.rows}
    events = Event.objects.filter(act="drop", claim_number__in=found).order_by("number") if found else []
    # One that was brought back and dropped again: the last time counts.
    last = {event.claim_number: event for event in events}
    told = {one.event.claim_number: one for one in tell(list(last.values()), user)} if last else {}
    return first._replace(rows=[_lost(row, told[number], user) for number, row in found.items() if number in told])


def mark_lost_seen(user: Any, claims: Collection[int]) -> int:
    """Remember that `user` knows of it. Nobody else is concerned, so it is no act."""
    gone, _rows = LostWork.objects.filter(author=user.pk, dropped__in=claims).delete()
    return gone


def _lost(row: LostWork, told: Any, user: Any) -> Lost:
    kept, texts = row.dropped, dict(told.texts)
    notes = [values["body"] for noun, values in kept.rows if noun == "note" and values["author_id"] == str(user.pk)]
    cited = [1 for noun, values in kept.rows if noun == "citation" and values["reviewer_id"] == str(user.pk)]
    by = _("Somebody") if kept.document.hides_names else told.actor
    statement, reason = texts.get("statement", ""), texts.get("reason", "")
    return Lost(kept.pk, statement, kept.document, by, reason, notes, len(cited))
