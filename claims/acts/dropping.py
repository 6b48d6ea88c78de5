"""Ending a record that was none of a claim, and bringing it back as it was."""

import json
from datetime import datetime

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.keeping import keep, put_back
from claims.models import Anchor, Citation, Claim, Event, Note
from claims.models.numbers import claim_number
from claims.refusal import Refused, Stale
from claims.text import Span


def drop(change: Change) -> None:
    """The machine took for a claim what is none: the record ends, and its sentences count as unread again.

    All it had is kept, and comes back with it. What others wrote in sight keeps the claim where it is; what they
    wrote in confidence does not, or the refusal would tell that they did.
    """
    claim = change.claim
    citations, notes = Citation.objects.visible_to(change.by), Note.objects.visible_to(change.by)
    others = citations.filter(claim=claim).exclude(reviewer=change.by.pk)
    if others.exists() or notes.filter(claim=claim).exclude(author=change.by.pk).exists():
        raise Refused(_("{claim} has citations or notes of other people.").format(claim=claim.number))
    change.texts |= {"reason": change.words("reason"), "statement": claim.statement, "claimant": claim.claimant}
    change.payload["places"] = list(Anchor.objects.newest_of(claim).values_list("start", "end"))
    keep(claim, by=change.by)
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
    """Undo a drop, named by the number of its `event`: the claim stands again under its number, with all it had."""
    event = Event.objects.filter(act="drop", document_number=change.document.pk, number=change.row("event")).first()
    if event is None or event.claim_number is None:
        raise Refused(_("No claim of {document} was taken away there.").format(document=change.document.number))
    spans = [Span(*place) for place in json.loads(event.payload)["places"]]
    if change.newest_version.imported_at > datetime.fromisoformat(event.at):
        raise Refused(
            _("{document} has a new version since: add the claim there.").format(document=change.document.number)
        )
    if Claim.objects.filter(pk=event.claim_number).exists():
        raise Refused(_("{claim} stands again already.").format(claim=claim_number(event.claim_number)))
    on_these_words = Anchor.objects.filter(version=change.newest_version)
    if spans and on_these_words.filter(start=spans[0].start, end=spans[0].end).exists():
        raise Refused(_("A claim stands on these words again."))
    change.made = put_back(event.claim_number, event)
    change.payload |= {"claim": change.made.pk, "dropped": event.number, "places": [[*span] for span in spans]}
