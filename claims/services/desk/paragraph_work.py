"""What can be done with one paragraph of a document's newest version: add a claim, dismiss a sentence, trim, take away.

Each way goes through the door; what a person sends from a page is read here, and refused by name where it does not fit.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from claims.models import Anchor, Block, Claim, Dismissal, Document, Event, Review, Version
from claims.models.claim import ClaimQuerySet
from claims.refusal import Refused
from claims.services.desk.adding import Nearby, of_selection, of_sentence, sentences_near, shares
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.trimming import Trim, trimmed
from claims.services.desk.undoing import Decision, undo
from claims.services.reading.passages import Paragraph, paragraphs_of, slice_of
from claims.text import Span
from claims.workflow import perform

MAX_DIGITS = 12


class Overlap(Refused):
    """There are claims on these words; `taken` says which, with the percentage that they share."""

    def __init__(self, taken: list[tuple[Claim, int]], data: dict[str, Any]) -> None:
        super().__init__(_("There is a claim on these words already."))
        self.taken, self.data = taken, data


class Open(NamedTuple):
    """A claim of the paragraph. `may_move`: its words can still be moved, and it can be taken away, by this person."""

    claim: Claim
    quote: str
    may_move: bool


class Dismissed(NamedTuple):
    """A sentence that somebody found to carry no claim, and why."""

    dismissal: Dismissal
    words: str


class Bench(NamedTuple):
    """A paragraph laid out for work. `first`: the number of the first unread sentence behind those passed."""

    paragraph: Paragraph[Anchor]
    sentences: list[Nearby]
    first: int | None
    claims: list[Open]
    dismissed: list[Dismissed]


def bench_of(
    version: Version, block: Block, claims: ClaimQuerySet, user: Any, at: datetime, *, passed: int = 0
) -> Bench:
    """The words of `block`, its sentences, and those of `claims` that stand in it."""
    standing = Anchor.objects.filter(version=version, start__lt=block.end, end__gt=block.start, claim__in=claims)
    anchors = list(standing.select_related("claim").order_by("start", "-end"))
    free = unfrozen(claims.filter(pk__in=[anchor.claim_id for anchor in anchors]), user, at)
    last = max([block.end, *(anchor.end for anchor in anchors)])
    text = slice_of(version, block.start, last)
    sentences = sentences_near(version, [block])
    dismissed = list(
        Dismissal.objects.filter(sentence__block=block).select_related("sentence").order_by("sentence__start")
    )
    read = {one.sentence_id for one in dismissed}
    unread = [near for near in sentences if not near.is_claimed and near.sentence.pk not in read]
    first = next(iter(unread[passed:] or unread or sentences), None)
    words = {near.sentence.pk: near.words for near in sentences}
    return Bench(
        paragraphs_of([block], anchors, text, offset=block.start)[0],
        sentences,
        first.sentence.pk if first else None,
        [Open(anchor.claim, anchor.quote, anchor.claim_id in free) for anchor in anchors],
        [Dismissed(one, words[one.sentence_id]) for one in dismissed if one.sentence_id in words],
    )


def unfrozen(claims: ClaimQuerySet, user: Any, at: datetime) -> set[int]:
    """The open claims without a review in their round that nobody else holds: as the door will ask of each."""
    reviewed = Review.objects.standing().filter(claim=OuterRef("pk"), round=OuterRef("round"))
    return set(claims.leasable_by(user, at).exclude(Exists(reviewed)).values_list("pk", flat=True))


def add(document: Document, version: Version, block: Block, sent: Mapping[str, str], *, by: Any) -> Claim:
    """Add the claim on the sentence that was chosen, the words that were selected, or `quote` at `start`.

    Raises Overlap where there is one already, unless `anyway` was sent.
    """
    data = _chosen(version, block, sent)
    span = Span(data["start"], data["start"] + len(data["quote"]))
    taken = shares(version, span)
    if taken and "anyway" not in sent:
        raise Overlap(taken, data)
    made: Claim = perform("add", document, by=by, **data).made
    return made


def _chosen(version: Version, block: Block, sent: Mapping[str, str]) -> dict[str, Any]:
    if sent.get("quote") and _is_number(sent.get("start", "")):
        return {"quote": sent["quote"].replace("\r\n", "\n"), "start": int(sent["start"])}
    if selected := sent.get("selected-quote"):
        if not (_is_number(sent.get("selected-from", "")) and _is_number(sent.get("selected-to", ""))):
            raise Refused(_("Select words of the paragraph first."))
        units = int(sent["selected-from"]), int(sent["selected-to"])
        return of_selection(version, block=block.ordinal, units=units, quote=selected.replace("\r\n", "\n"))
    return of_sentence(version, _number(sent, "sentence", _("Choose the sentence that carries the claim.")))


def dismiss(document: Document, sent: Mapping[str, str], *, by: Any) -> None:
    number = _number(sent, "sentence", _("Choose the sentence that carries no claim."))
    reason, remark = _reason(sent), sent.get("remark", "").strip()
    perform("dismiss", document, by=by, sentences=[number], reason=reason, remark=remark)


def trim(claim: Claim, way: str, *, by: Any, seen: int) -> str:
    """Move an edge of the quote; return the words it has now."""
    place = trimmed(claim, Trim.read(way))
    perform("retrim", claim, by=by, seen=seen, **place)
    return str(place["quote"])


def take_away(claim: Claim, sent: Mapping[str, str], *, by: Any, seen: int) -> int:
    """There is no claim here: the record ends, its sentence is dismissed. Return the number of the event."""
    reason, remark = _reason(sent), sent.get("remark", "").strip()
    dismiss_claim(claim, by=by, seen=seen, reason=reason, remark=remark)
    return Event.objects.of_claim(claim.pk).filter(act="drop").latest("number").number


def bring_back(number: int, document: Document, *, by: Any) -> Claim:
    """Undo what `by` took away with the event of that number."""
    own = Event.objects.filter(number=number, act="drop", actor_number=by.pk, document_number=document.pk)
    event = own.first()
    if event is None:
        raise Refused(_("You have taken away no claim there."))
    return undo(Decision(event.number, event.act, event.claim_number or 0), by=by)


def read_selection(version: Version, block: Block, asked: Mapping[str, str]) -> dict[str, Any] | None:
    """Quote and start of the words that an address names by UTF-16 offsets in the block; None where it names none."""
    if not (_is_number(asked.get("from", "")) and _is_number(asked.get("to", ""))):
        return None
    return of_selection(version, block=block.ordinal, units=(int(asked["from"]), int(asked["to"])))


def _reason(sent: Mapping[str, str]) -> str:
    if not sent.get("reason"):
        raise Refused(_("Choose why it carries no claim."))
    return sent["reason"]


def _number(sent: Mapping[str, str], name: str, otherwise: str) -> int:
    if not _is_number(sent.get(name, "")):
        raise Refused(otherwise)
    return int(sent[name])


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) <= MAX_DIGITS
