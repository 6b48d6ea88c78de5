"""Acts by which a person says whether two claims belong together. They touch neither claim's status nor verdict."""

from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.choices import MatchState
from claims.models import Match
from claims.refusal import Refused


def confirm(change: Change) -> None:
    _judge(change, MatchState.CONFIRMED)


def reject(change: Change) -> None:
    _judge(change, MatchState.REJECTED)


def _judge(change: Change, state: MatchState) -> None:
    found = Match.objects.select_for_update(of=("self",)).of(change.claim.pk).filter(pk=change.row("match")).first()
    if found is None:
        raise Refused(_("{claim} has no such match.").format(claim=change.claim.number))
    if found.state == state:
        raise Refused(_("This match is {state} already.").format(state=state.label.lower()))
    Match.objects.filter(pk=found.pk).update(**{"state": state, "decided_by": change.by, "decided_at": change.at})
    change.made = found
    other = found.other_id if found.claim_id == change.claim.pk else found.claim_id
    change.payload |= {"match": found.pk, "kind": found.kind, "other": other}
