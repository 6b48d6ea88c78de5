"""Ending a record that was none of a claim, and bringing it back as it was."""

import json
from datetime import date, datetime
from typing import Any

from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.places import claim_on
from claims.models import Anchor, Claim, Event, EventText
from claims.models.numbers import claim_number
from claims.models.sealing import sealed
from claims.refusal import Refused, Stale
from claims.text import Span

# What a claim had of its own, besides its words: the event keeps it.
KEPT = ("kind", "second_asked", "assignee_id", "as_of", "jurisdiction")


def drop(change: Change) -> None:
    """The machine took for a claim what is none: the record ends, and its sentences count as unread again."""
    claim = change.claim
    others: Any = claim.citations.exclude(reviewer=change.by.pk)
    if others.exists() or claim.notes.exclude(author=change.by.pk).exists():
        raise Refused(_("{claim} has citations or notes of other people.").format(claim=claim.number))
    change.texts |= {"reason": change.words("reason"), "statement": claim.statement, "claimant": claim.claimant}
    change.payload["places"] = list(Anchor.objects.newest_of(claim).values_list("start", "end"))
    had = {name: getattr(claim, name) for name in KEPT}
    change.payload["had"] = had | {"as_of": claim.as_of.isoformat() if claim.as_of else None}
    # Without the claim nothing would say that they are sealed.
    claim.copies.filter(sealed()).delete()
    end_claim(claim, seen=claim.lock_version)


def end_claim(claim: Claim, *, seen: int) -> None:
    """Delete a claim that never had a review; raises Refused for one that had, Stale for one just changed."""
    if claim.reviews.exists():
        raise Refused(_("{claim} has been reviewed: it stays.").format(claim=claim.number))
    try:
        gone, _rows = Claim.objects.filter(pk=claim.pk, lock_version=seen).delete()
    except ProtectedError:
        raise Refused(_("{claim} was reviewed just now: it stays.").format(claim=claim.number)) from None
    if not gone:
        raise Stale(_("{claim} was changed meanwhile.").format(claim=claim.number), claim)


def bring_back(change: Change) -> None:
    """Undo a drop, named by the number of its `event`: the claim stands again under its number, on its words.

    Its citations and notes went with it.
    """
    event = Event.objects.filter(act="drop", document_number=change.document.pk, number=change.row("event")).first()
    if event is None or event.claim_number is None:
        raise Refused(_("No claim of {document} was taken away there.").format(document=change.document.number))
    told = json.loads(event.payload)
    spans = [Span(*place) for place in told["places"]]
    if not spans or change.newest_version.imported_at > datetime.fromisoformat(event.at):
        raise Refused(
            _("{document} has a new version since: add the claim there.").format(document=change.document.number)
        )
    if Claim.objects.filter(pk=event.claim_number).exists():
        raise Refused(_("{claim} stands again already.").format(claim=claim_number(event.claim_number)))
    if Anchor.objects.filter(version=change.newest_version, start=spans[0].start, end=spans[0].end).exists():
        raise Refused(_("A claim stands on these words again."))
    texts = dict(EventText.objects.filter(event_number=event.number).values_list("name", "body"))
    had = told["had"] | {"as_of": date.fromisoformat(told["had"]["as_of"]) if told["had"]["as_of"] else None}
    counted = Event.objects.of_claim(event.claim_number).aggregate(last=Max("lock_version"))["last"]
    change.made = claim_on(
        change, spans, pk=event.claim_number, lock_version=counted or 0, round=event.round or 1,
        statement=texts.get("statement", ""), claimant=texts.get("claimant", ""), **had,
    )  # fmt: skip
    change.payload |= {"claim": change.made.pk, "dropped": event.number, "places": told["places"]}
