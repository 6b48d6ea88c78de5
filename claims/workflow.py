"""The one door. Every surface changes claims and documents through `perform`; nothing else writes a status.

`ACTS` says for each act where it starts, where it leads, who may do it and what it needs. Buttons, actions, keys and
the help page are made from this table.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _t

from claims import permissions as who
from claims.acts import copies, coverage, documents, evidence, leases, matches, planning, reviews, signing, wording
from claims.acts.act import Act
from claims.acts.change import Change
from claims.acts.confirming import confirm, unconfirm
from claims.acts.dropping import bring_back, drop
from claims.acts.joining import join_opened
from claims.acts.outcome import computed
from claims.choices import CONFIRMED_STATUSES, OPEN_STATUSES, WAITING_STATUSES, Status
from claims.history import Entry, record
from claims.models import Claim, Document
from claims.models.claim import locked_claim
from claims.permissions import Case, Question
from claims.refusal import NotAllowed, Refused, Stale
from claims.room import refused_when_full

__all__ = ["ACTS", "Act", "NotAllowed", "Refused", "Stale", "available", "available_in", "flag_text_changed", "perform"]

_same, _computed_status, _unreviewed = _t("same"), _t("computed from the reviews"), Status.UNREVIEWED.label
_ANY, _OPEN, _WAITING = tuple(Status), OPEN_STATUSES, WAITING_STATUSES
_REVIEWER, _CONTESTED, _SETTLED = [who.REVIEWER], [Status.CONTESTED], [Status.SETTLED]
_UNFROZEN = [who.REVIEWER, who.FREE, who.NO_REVIEW]
_TAKER = [who.REVIEWER, who.ABLE_TO_SETTLE, who.NO_PARTY, who.FREE]
_RELEASER = [who.REVIEWER, who.HELD, who.HOLDER_OR_LEAD]
_JUDGE = [who.REVIEWER, who.FREE, who.NO_PARTY]
_SETTLER = [who.LEAD, who.NO_PARTY, who.FREE]
_UNDOER = [who.REVIEWER, who.LAST_AUTHOR, who.NO_BLIND_PAIR, who.LAST_TO_ACT]
_CONFIRMER = [who.REVIEWER, who.TEXT_CHANGED, who.PLACED, who.NOT_CONFIRMED]
_GROUNDS = _t("and, unless unverifiable or not checkable, a rationale and a citation of your own in this round")
_CITED = _t("and, unless unverifiable or not checkable, a citation of your own in this round")

# One row per act: name, label, effect, from, to, who, needs.
# fmt: off
_ROWS = (
    Act("take", _t("Take"), leases.take, _OPEN, _t("held"), _TAKER, counts=False, records=False),
    Act("release", _t("Release"), leases.release, _OPEN, _t("not held"), _RELEASER, counts=False, records=False),
    Act("decide", _t("Decide"), reviews.decide, _WAITING, _computed_status, _JUDGE, ["verdict"], also=_GROUNDS),
    Act("ask_second", _t("Ask for a second review"), reviews.ask_second, [Status.UNREVIEWED], _same,
        [who.REVIEWER, who.ONE_REVIEW], ["reason"]),
    Act("withdraw_second", _t("Take the second review back"), reviews.withdraw_second, [Status.UNREVIEWED], _same,
        [who.REVIEWER, who.NO_REVIEW, who.JUST_ASKED]),
    Act("settle", _t("Settle"), reviews.settle, _CONTESTED, Status.SETTLED.label, _SETTLER, ["verdict", "rationale"],
        also=_CITED),
    Act("undo", _t("Undo my review"), reviews.undo, _ANY, _computed_status, _UNDOER),
    Act("reopen", _t("Reopen"), reviews.reopen, _SETTLED, _unreviewed, _REVIEWER, ["reason"]),
    Act("confirm", _t("Still holds"), confirm, _ANY, _t("flag gone"), _CONFIRMER),
    Act("unconfirm", _t("Take “still holds” back"), unconfirm, CONFIRMED_STATUSES, _t("flagged"),
        [who.REVIEWER, who.JUST_CONFIRMED]),
    Act("assign", _t("Assign"), leases.assign, _OPEN, _same, [who.LEAD]),
    Act("amend", _t("Amend statement or kind"), wording.amend, _OPEN, _same, _UNFROZEN),
    Act("retrim", _t("Re-trim"), wording.retrim, _OPEN, _same, _UNFROZEN, ["quote"]),
    Act("place", _t("Place on new words"), wording.place, _ANY, _same, [who.REVIEWER, who.TEXT_CHANGED], ["quote"]),
    Act("split", _t("Split"), wording.split, _OPEN, _same, _UNFROZEN, ["parts"], spreads=True),
    Act("merge", _t("Merge"), wording.merge, _OPEN, _same, _UNFROZEN, ["other"], spreads=True),
    Act("drop", _t("No claim here"), drop, _OPEN, _t("gone"), [*_UNFROZEN, who.NEVER_REVIEWED], ["reason"], ends=True),
    Act("cite", _t("Cite"), evidence.cite, _ANY, _same, _REVIEWER, ["stance"]),
    Act("uncite", _t("Take back a citation"), evidence.uncite, _ANY, _same, _REVIEWER, ["citation"]),
    Act("check_excerpt", _t("Check an excerpt"), copies.check_excerpt, _ANY, _same, _REVIEWER, ["citation", "copy"],
        counts=False),
    Act("note", _t("Note"), evidence.note, _ANY, _same, _REVIEWER, ["body"], counts=False),
    Act("unpublish", _t("Make a note private"), evidence.unpublish, _ANY, _same, _REVIEWER, ["note"],
        also=_t("its author, or a lead"), counts=False),
    Act("mention", _t("Name an authority"), evidence.mention, _ANY, _same, _REVIEWER, ["key", "kind"], counts=False),
    Act("unmention", _t("Take away an authority"), evidence.unmention, _ANY, _same, _REVIEWER, ["mention"],
        counts=False),
    Act("schedule", _t("Set days and jurisdiction"), planning.schedule, _ANY, _same, _REVIEWER,
        also=_t("a day or a jurisdiction; those that it is judged by only before the first review of the round")),
    Act("recheck", _t("Re-checked: still holds"), planning.recheck, _SETTLED, _same, [who.REVIEWER, who.RECHECK_SET]),
    Act("tag", _t("Tag"), planning.tag, _ANY, _same, _REVIEWER, ["label"], counts=False),
    Act("untag", _t("Take a tag away"), planning.untag, _ANY, _same, _REVIEWER, ["tag"], counts=False),
    Act("confirm_match", _t("Confirm a match"), matches.confirm, _ANY, _same, _REVIEWER, ["match"], counts=False),
    Act("reject_match", _t("Reject a match"), matches.reject, _ANY, _same, _REVIEWER, ["match"], counts=False),
    Act("add", _t("Add a claim"), wording.add, [], _unreviewed, _REVIEWER, ["quote"]),
    Act("bring_back", _t("Bring a claim back"), bring_back, [], _unreviewed, _REVIEWER, ["event"]),
    Act("dismiss", _t("Dismiss sentences"), coverage.dismiss, [], _t("dismissed"), _REVIEWER, ["sentences", "reason"]),
    Act("restore", _t("Restore sentences"), coverage.restore, [], _t("unread"), _REVIEWER, ["sentences"]),
    Act("describe", _t("Describe the document"), documents.describe, [], _same, [who.LEAD]),
    Act("acknowledge", _t("All right as it is"), documents.acknowledge, [], _t("needs no attention"), [who.LEAD]),
    Act("sign_off", _t("Sign off"), signing.sign_off, [], _t("signed off"), [who.LEAD], ["statement"],
        also=_t("and every sentence read, every claim settled on words of the newest version")),
    Act("withdraw", _t("Withdraw the sign-off"), signing.withdraw, [], _t("not signed off"), [who.LEAD], ["reason"]),
    Act("discard", _t("Delete the document"), documents.discard, [], _t("gone"), [who.LEAD], ends=True),
)
# fmt: on
ACTS: dict[str, Act] = {act.name: act for act in _ROWS}


def available(user: Any, target: Claim | Document, *, at: datetime | None = None) -> list[Act]:
    """Return the acts that `user` may do on this claim or document now, in the order of the table."""
    return available_in(Case(user, target if isinstance(target, Claim) else None, at or timezone.now()))


def available_in(case: Case) -> list[Act]:
    """The same for a case, of which some may be known already. Without a claim it is about a document."""
    has_claim = case.claim is not None
    return [act for act in ACTS.values() if bool(act.statuses) == has_claim and _obstacle(act, case) is None]


def perform(
    name: str, target: Claim | Document, *, by: Any, seen: int | None = None, at: datetime | None = None, **data: Any
) -> Change:
    """Do one act on a claim or document, all of it or nothing, and write its event in the same transaction.

    `seen` is the lock version that the asker read (default: that of `target`). `target` itself is brought up to date.
    Raises NotAllowed, Stale or Refused, each with a sentence that says why.
    """
    act = ACTS[name]
    if bool(act.statuses) != isinstance(target, Claim):
        raise TypeError(f"“{name}” is no act on a {type(target).__name__}")
    with refused_when_full(), transaction.atomic():
        change = _begin(act, target, by, at or timezone.now(), data)
        obstacle = _obstacle(act, change.case)
        if obstacle and obstacle.about_role:
            raise NotAllowed(obstacle.refusal)
        expected = getattr(target, "lock_version", None) if seen is None else seen
        if act.counts and isinstance(target, Claim) and change.claim.lock_version != expected:
            raise _changed_meanwhile(change.claim)
        if obstacle:
            raise Refused(obstacle.refusal)
        act.refuse_without(data)
        act.effect(change)
        lock_version = _write(act, change) if act.statuses and act.counts and not act.ends else None
        if act.records:
            record([_entry(act, change, lock_version), *change.entries, *join_opened(change)])
    for field, value in change.values.items():
        setattr(target, field, value)
    return change


def _begin(act: Act, target: Claim | Document, by: Any, at: datetime, data: dict[str, Any]) -> Change:
    """Lock what the act is about. Everybody locks in this order, or two would wait for each other: document, claims,
    sources and authorities, the head of the history."""
    if isinstance(target, Document):
        # A new version is imported under the same lock, so that an act never lands on a version just replaced. Read
        # with the document, that version would be the one from before the wait.
        document = Document.objects.select_for_update().filter(pk=target.pk).first()
        if document is None:
            raise Refused(_("This document is gone."))
        return Change(Case(by, None, at), document, data)
    if act.spreads or act.ends:
        list(Document.objects.select_for_update().filter(pk=target.document_id))
    claim = locked_claim(target.pk)
    if claim is None:
        raise Refused(_("{claim} is gone.").format(claim=target.number))
    return Change(Case(by, claim, at), claim.document, data)


def _obstacle(act: Act, case: Case) -> Question | None:
    """Return the first question that is answered with no, or None when the act may go on."""
    for question in act.who:
        if not question.ask(case):
            return question
    if case.claim is not None and case.claim.status not in act.statuses:
        words = _("“{act}” is not for a claim that is {status}.").format(
            act=act.label, status=case.claim.get_status_display()
        )
        return Question(lambda _case: False, words, words)
    return None


def _changed_meanwhile(claim: Claim) -> Stale:
    words = _("{claim} was changed meanwhile, by somebody else or in another window of yours.")
    return Stale(words.format(claim=claim.number), claim)


def _write(act: Act, change: Change) -> int:
    """Compare and set: one UPDATE that hits the row only as it was read. Return the new lock version."""
    claim = change.claim
    change.values |= computed(change) | {"lock_version": claim.lock_version + 1, "changed_at": change.at}
    if not Claim.objects.filter(pk=claim.pk, lock_version=claim.lock_version).update(**change.values):
        raise _changed_meanwhile(claim)
    if not Document.objects.filter(pk=claim.document_id, newest_version=change.document.newest_version).exists():
        raise Stale(_("{document} has a new version since.").format(document=change.document.number), claim)
    return claim.lock_version + 1


def _entry(act: Act, change: Change, lock_version: int | None) -> Entry:
    claim = change.case.claim
    # The review's own verdict is in the payload under its name; this is what the claim came to.
    told = {"status": change.values["status"], "settled": change.values["verdict"]} if lock_version is not None else {}
    return Entry(
        act=act.name,
        at=change.at,
        actor=change.by.pk,
        document=change.number,
        claim=claim.pk if claim else change.payload.get("claim"),
        round=claim.round if claim else None,
        lock_version=lock_version,
        payload=change.payload | told,
        texts={name: text for name, text in change.texts.items() if text},
    )


def flag_text_changed(claims: Mapping[int, str], *, version: int, at: datetime, by: Any) -> list[Entry]:
    """Flag claims whose words a new version changed or dropped; part of the import's transaction.

    `claims` says for each, by primary key, how its words were found (`claims.choices.Found`).

    A settled claim keeps its verdict, off the lists, until somebody confirms it. A review that still waited for its
    pair, or for a settlement, was given on words that are gone: the next round begins.
    """
    rows = Claim.objects.filter(pk__in=claims)
    begun = list(rows.filter(status__in=[Status.SECOND_REVIEW, Status.CONTESTED]).values_list("pk", flat=True))
    rows.filter(pk__in=begun).update(status=Status.UNREVIEWED, round=F("round") + 1)
    rows.update(text_changed=True, lock_version=F("lock_version") + 1, changed_at=at)
    return [
        Entry(
            act="text_changed",
            at=at,
            actor=by.pk if by else None,
            document=claim.document_id,
            claim=claim.pk,
            round=claim.round,
            lock_version=claim.lock_version,
            payload={
                "version": version,
                "found": claims[claim.pk],
                "status": claim.status,
                "settled": claim.verdict,
            },
        )
        for claim in rows.order_by("pk")
    ]
