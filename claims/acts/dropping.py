"""Ending a record that was none of a claim, and bringing it back as it was."""

import json
from typing import Any, NamedTuple

from django.db.models import Exists, F, IntegerField, JSONField, OuterRef, ProtectedError
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.acts.change import Change
from claims.acts.keeping import keep, put_back
from claims.models import Anchor, Citation, Claim, DroppedClaim, Event, Note
from claims.models.numbers import claim_number
from claims.refusal import Refused, Stale


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


class Condition(NamedTuple):
    """What the event of a drop has to be like for its claim to come back, and what is said where it is not."""

    holds: Any
    refusal: Any


def _return_conditions() -> tuple[Condition, ...]:
    claim, document = OuterRef("claim_number"), OuterRef("document_number")
    place = KeyTransform("0", KeyTransform("places", Cast(OuterRef("payload"), JSONField())))
    start, end = (Cast(KeyTransform(key, place), IntegerField()) for key in ("0", "1"))
    imported = Event.objects.filter(document_number=document, act="import", number__gt=OuterRef("number"))
    # By the version, whose anchors are in the order of the text: a document may have thousands of claims.
    here = Anchor.objects.filter(version__document=document, version=F("version__document__newest_version"))
    beside = here.filter(start=start, end=end)
    return (
        Condition(~Exists(Claim.objects.filter(pk=claim)), gettext_lazy("{claim} stands again already.")),
        Condition(
            Exists(DroppedClaim.objects.filter(pk=claim).exclude(rows=[])),
            gettext_lazy("What {claim} had is not kept: add the claim there."),
        ),
        Condition(~Exists(imported), gettext_lazy("{document} has a new version since: add the claim there.")),
        Condition(~Exists(beside), gettext_lazy("A claim stands on these words again.")),
    )


# In the order in which they are told, what costs least first; whoever offers to bring claims back asks all at once.
RETURN_CONDITIONS = _return_conditions()


def bring_back(change: Change) -> None:
    """Undo a drop, named by the number of its `event`: the claim stands again under its number, with all it had."""
    found = Event.objects.filter(act="drop", document_number=change.document.pk, number=change.row("event"))
    event = found.first()
    if event is None or event.claim_number is None:
        raise Refused(_("No claim of {document} was taken away there.").format(document=change.document.number))
    kept = DroppedClaim.objects.select_for_update().filter(pk=event.claim_number).first()
    held = found.values_list(*(condition.holds for condition in RETURN_CONDITIONS)).get()
    for condition, holds in zip(RETURN_CONDITIONS, held, strict=True):
        if not holds:
            named = {"claim": claim_number(event.claim_number), "document": change.document.number}
            raise Refused(condition.refusal.format(**named))
    assert kept is not None, "one of the conditions"
    change.made = put_back(kept, event)
    change.payload |= {"claim": change.made.pk, "dropped": event.number, "places": json.loads(event.payload)["places"]}
