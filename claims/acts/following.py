"""A statement that follows its words into a new version, and goes back."""

import json

from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.words_before import words_before
from claims.models import Claim, Event, EventText
from claims.refusal import Refused
from claims.text import fold, restate
from claims.worth import scores_of


def follow(change: Change) -> bool:
    """Have the statement say what the new words say. Returns whether it had to change.

    `statement` is what the asker says it says now. Without it, one that only repeated the old words follows them;
    raises Refused for any other that still says what changed.
    """
    claim = change.claim
    statement = change.line("statement") or _followed(change)
    if statement == claim.statement:
        return False
    _state(change, statement)
    change.texts |= {"statement": statement, "statement_before": claim.statement}
    return True


def go_back(change: Change, event: Event) -> None:
    """Have the statement say what it said before `event`. Raises Refused where that is not written down."""
    if "statement_before" not in json.loads(event.payload).get("texts", {}):
        return
    texts = EventText.objects.filter(event_number=event.number, name="statement_before")
    statement = texts.values_list("body", flat=True).first()
    if statement is None:
        raise not_written_down(change.claim)
    _state(change, statement)
    change.texts["statement"] = statement


def not_written_down(claim: Claim) -> Refused:
    """Where the text was erased since, or the event is older than what undoing needs."""
    return Refused(_("What {claim} was before is not written down; reopen it instead.").format(claim=claim.number))


def _state(change: Change, statement: str) -> None:
    change.values |= {"statement": statement, "worth": scores_of([statement])[0]}


def _followed(change: Change) -> str:
    claim, now = change.claim, change.case.anchors
    places = list(claim.anchors.select_related("version").order_by("-version__number", "start", "end"))
    earlier = [anchor for anchor in places if anchor.version_id != change.newest_version.pk]
    before = words_before(earlier, now, {review.quote_sha256 for review in change.case.reviews})
    old, new = ("\n".join(anchor.quote for anchor in side) for side in (before, now))
    if fold(old) == fold(new):
        # Typeset otherwise: it says the same.
        return claim.statement
    restated = restate(claim.statement, old, new)
    if claim.statement == old.strip():
        return restated.statement
    if restated.leaves(claim.statement):
        return claim.statement
    raise Refused(
        _("The statement of {claim} still says what the old words said: say what it says now.").format(
            claim=claim.number
        ),
        field="statement",
    )
