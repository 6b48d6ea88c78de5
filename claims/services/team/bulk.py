"""One act on many claims: frozen with the lock versions that were seen, done in batches, taken back as one.

No verdict is given to many claims at once.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _t

from claims.choices import BulkState, Role
from claims.models import BulkAct, BulkItem, Claim, Document, Event, EventText, Tag
from claims.models.numbers import claim_number
from claims.refusal import NotAllowed, Refused
from claims.roles import has_role
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.undoing import Decision, undo
from claims.services.listing.counting import grouped
from claims.services.team.bulk_outlook import obstacles
from claims.workflow import perform

MAX_CLAIMS = 10_000
# Claims of one transaction: others wait no longer than these take.
BATCH = 50
LOOKED_AT_ONCE = 500


class Kind(NamedTuple):
    """An act that is offered for many claims: what does it to one, and what takes it back."""

    label: Any
    do: Callable[[Claim, BulkItem, Any, dict[str, Any]], None]
    take_back: Callable[[BulkItem, Event, Any, dict[str, Any]], None]
    roles: Sequence[Role] = (Role.REVIEWER, Role.LEAD)


class Standing(NamedTuple):
    """How many claims of an act wait, are done, were refused, were taken back, could not be."""

    waiting: int
    done: int
    refused: int
    undone: int
    kept: int

    @property
    def total(self) -> int:
        return sum(self)


def begin(*, owner: Any, act: str, data: dict[str, Any], chosen: Iterable[tuple[int, int]], title: str, back: str,
          at: datetime) -> BulkAct:  # fmt: skip
    """Freeze `chosen`, pairs of a claim's number and the lock version it was seen under; nothing is changed yet.

    What cannot be done is told from the start. Raises Refused for too many and for none, NotAllowed for a person
    who lacks the role.
    """
    if not has_role(owner, *KINDS[act].roles):
        raise NotAllowed(_("Your role does not allow this for many claims."))
    found = list(dict(chosen).items())
    if not found:
        raise Refused(_("None of these claims is there."))
    if len(found) > MAX_CLAIMS:
        raise too_many()
    with transaction.atomic():
        bulk = BulkAct.objects.create(owner=owner, act=act, data=data, title=title, back=back, created_at=at)
        for first in range(0, len(found), LOOKED_AT_ONCE):
            part = found[first : first + LOOKED_AT_ONCE]
            reasons = obstacles(act, dict(part), data=data, by=owner, at=at)
            BulkItem.objects.bulk_create(
                BulkItem(
                    bulk=bulk,
                    claim_number=number,
                    seen=seen,
                    reason=reasons.get(number, ""),
                    state=BulkState.REFUSED if number in reasons else BulkState.WAITING,
                )
                for number, seen in part
            )
    return bulk


def too_many() -> Refused:
    told = _("These are more than {n} claims, and an act goes to {n} at most: narrow the filter.")
    return Refused(told.format(n=grouped(MAX_CLAIMS)))


def standing_of(bulk: BulkAct) -> Standing:
    counts = dict(bulk.items.order_by().values_list("state").annotate(n=Count("pk")))
    return Standing(*(counts.get(state, 0) for state in BulkState.values))


def reasons_of(items: Any) -> list[tuple[str, int]]:
    """Why claims were or will be left as they are, and how many for each reason, most first."""
    counted = items.order_by().values_list("reason").annotate(n=Count("pk"))
    return list(counted.order_by("-n", "reason"))


def statements_of_gone(items: Iterable[BulkItem]) -> dict[int, str]:
    """By claim number, what the claims said that the act took away; none where that was erased since. One query."""
    ended = {item.event_number: item.claim_number for item in items if item.state == BulkState.DONE}
    texts = EventText.objects.filter(event_number__in=[*ended], name="statement")
    return {ended[number]: body for number, body in texts.values_list("event_number", "body")}


def go_on(bulk: BulkAct, *, by: Any, at: datetime) -> Standing:
    """Do the next batch, in one transaction; each claim that is refused keeps its reason."""
    kind = KINDS[bulk.act]
    with transaction.atomic():
        _lock(bulk)
        if bulk.undone_at is None:
            items = list(bulk.items.waiting()[:BATCH])
            claims = _locked(items)
            for item in items:
                _try(item, BulkState.DONE, BulkState.REFUSED, partial(_do, kind, claims, item, bulk, by))
    return standing_of(bulk)


def take_back(bulk: BulkAct, *, by: Any, at: datetime) -> Standing:
    """Take the next batch back, in one transaction, last one first; what waited is not done any more.

    A claim on which somebody acted since is kept as it is, with the reason. Each taking back is an event itself.
    """
    kind = KINDS[bulk.act]
    with transaction.atomic():
        _lock(bulk)
        if bulk.undone_at is None:
            BulkAct.objects.filter(pk=bulk.pk).update(undone_at=at)
            bulk.undone_at = at
            bulk.items.waiting().update(state=BulkState.REFUSED, reason=_("Taken back before it was done."))
        items = list(bulk.items.done().order_by("-pk")[:BATCH])
        _locked(items)
        for item in items:
            _try(item, BulkState.UNDONE, BulkState.KEPT, partial(_undo, kind, item, bulk, by))
    return standing_of(bulk)


def _lock(bulk: BulkAct) -> None:
    """Of two windows one goes first. What the other did meanwhile is read."""
    row = BulkAct.objects.select_for_update().get(pk=bulk.pk)
    bulk.undone_at = row.undone_at


def _locked(items: list[BulkItem]) -> dict[int, Claim]:
    """Lock documents and claims of a batch before the first event of any, in the order in which the door locks."""
    numbers = [item.claim_number for item in items]
    documents = Claim.objects.filter(pk__in=numbers).values("document")
    list(Document.objects.select_for_update(of=("self",)).filter(pk__in=documents).order_by("pk").values_list("pk"))
    claims = Claim.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=numbers).order_by("pk")
    return {claim.pk: claim for claim in claims.select_related("document__newest_version")}


def _try(item: BulkItem, well: BulkState, ill: BulkState, act: Callable[[], None]) -> None:
    item.state, item.reason = well, ""
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        item.state, item.reason = ill, refusal.reason
    item.save(update_fields=["state", "reason", "before", "event_number"])


def _do(kind: Kind, claims: dict[int, Claim], item: BulkItem, bulk: BulkAct, by: Any) -> None:
    claim = claims.get(item.claim_number)
    if claim is None:
        raise Refused(_("{claim} is gone.").format(claim=claim_number(item.claim_number)))
    kind.do(claim, item, by, bulk.data | {"batch": bulk.pk})
    done = Event.objects.of_claim(item.claim_number).order_by("-number").first()
    item.event_number = done.number if done else None


def _undo(kind: Kind, item: BulkItem, bulk: BulkAct, by: Any) -> None:
    kind.take_back(item, Event.objects.get(number=item.event_number or 0), by, bulk.data | {"batch": bulk.pk})


def _claim(item: BulkItem) -> Claim:
    found = Claim.objects.select_related("document__newest_version").filter(pk=item.claim_number).first()
    if found is None:
        raise Refused(_("{claim} is gone.").format(claim=claim_number(item.claim_number)))
    return found


def _assign(claim: Claim, item: BulkItem, by: Any, data: dict[str, Any]) -> None:
    item.before = {"assignee": claim.assignee_id}
    perform("assign", claim, by=by, seen=item.seen, assignee=_person(data["assignee"]), batch=data["batch"])


def _unassign(item: BulkItem, event: Event, by: Any, data: dict[str, Any]) -> None:
    whom = _person(item.before["assignee"])
    perform("assign", _claim(item), by=by, seen=event.lock_version, assignee=whom, batch=data["batch"])


def _person(number: int | None) -> Any:
    return get_user_model()._default_manager.get(pk=number) if number else None


def _ask_second(claim: Claim, item: BulkItem, by: Any, data: dict[str, Any]) -> None:
    perform("ask_second", claim, by=by, seen=item.seen, reason=data["reason"], batch=data["batch"])


def _withdraw(item: BulkItem, event: Event, by: Any, data: dict[str, Any]) -> None:
    perform("withdraw_second", _claim(item), by=by, seen=event.lock_version, batch=data["batch"])


def _dismiss(claim: Claim, item: BulkItem, by: Any, data: dict[str, Any]) -> None:
    dismiss_claim(claim, by=by, seen=item.seen, reason=data["reason"], remark=data["remark"], batch=data["batch"])


def _bring_back(item: BulkItem, event: Event, by: Any, data: dict[str, Any]) -> None:
    undo(Decision(event.number, "drop", item.claim_number), by=by, batch=data["batch"])


def _tag(claim: Claim, item: BulkItem, by: Any, data: dict[str, Any]) -> None:
    made = perform("tag", claim, by=by, label=data["label"], batch=data["batch"]).made
    item.before = {"tag": made.tag_id}


def _untag_again(item: BulkItem, event: Event, by: Any, data: dict[str, Any]) -> None:
    perform("untag", _claim(item), by=by, tag=item.before["tag"], batch=data["batch"])


def _untag(claim: Claim, item: BulkItem, by: Any, data: dict[str, Any]) -> None:
    perform("untag", claim, by=by, tag=data["tag"], batch=data["batch"])


def _tag_again(item: BulkItem, event: Event, by: Any, data: dict[str, Any]) -> None:
    found = Tag.objects.filter(pk=data["tag"]).first()
    if found is None:
        raise Refused(_("This tag is gone."))
    perform("tag", _claim(item), by=by, label=found.name, batch=data["batch"])


KINDS = {
    "assign": Kind(_t("Assign"), _assign, _unassign, [Role.LEAD]),
    "ask_second": Kind(_t("Ask for a second review"), _ask_second, _withdraw),
    "dismiss": Kind(_t("No claim here"), _dismiss, _bring_back),
    "tag": Kind(_t("Tag"), _tag, _untag_again),
    "untag": Kind(_t("Take a tag away"), _untag, _tag_again),
}
