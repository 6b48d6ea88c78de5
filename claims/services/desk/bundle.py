"""Several acts on one claim as one: what a form holds is done whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from claims.acts.change import Change
from claims.models import Claim
from claims.refusal import Refused
from claims.workflow import perform


@dataclass(frozen=True)
class Step:
    """One act with its data. `origin` is whoever asked for it, given back when it is refused."""

    act: str
    data: Mapping[str, Any] = field(default_factory=dict)
    origin: Any = None


class Halted(Exception):
    """A step was refused, so none was done."""

    def __init__(self, step: Step, refusal: Refused) -> None:
        super().__init__(refusal.reason)
        self.step = step
        self.refusal = refusal


def perform_all(steps: Sequence[Step], claim: Claim, *, by: Any, seen: int) -> list[Change]:
    """Do the steps in their order, in one transaction; each later one expects what the earlier ones left.

    `seen` is the lock version that the asker read. Raises Halted.
    """
    claim.lock_version = seen
    if len(steps) == 1 and not steps[0].data.get("other"):
        # The door alone locks the one claim and is whole by itself.
        return [_do(steps[0], claim, by)]
    with transaction.atomic():
        _lock(claim, steps)
        return [_do(step, claim, by) for step in steps]


def _do(step: Step, claim: Claim, by: Any) -> Change:
    try:
        return perform(step.act, claim, by=by, **step.data)
    except Refused as refusal:
        raise Halted(step, refusal) from refusal


def _lock(claim: Claim, steps: Sequence[Step]) -> None:
    """Lock the claims before the first event is written: two people would else wait for each other."""
    others = [step.data["other"] for step in steps if step.data.get("other")]
    wanted = [claim.pk, *(getattr(other, "pk", other) for other in others)]
    list(Claim.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk").values_list("pk"))
