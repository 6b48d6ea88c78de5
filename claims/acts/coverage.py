"""Acts on sentences that carry no claim, and which sentences nobody has read yet."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.choices import DismissalReason
from claims.models import Anchor, Dismissal, Sentence, Version
from claims.refusal import Refused


class Counted(NamedTuple):
    """As much of a sentence as coverage needs."""

    pk: int
    start: int
    end: int


def dismiss(change: Change) -> None:
    """Mark `sentences` (ids) of the newest version as carrying no claim."""
    sentences = _sentences(change)
    reason = change.one_of("reason", DismissalReason)
    _refuse_claimed(change, sentences)
    remark = change.words("remark")
    already = set(Dismissal.objects.filter(sentence__in=sentences).values_list("sentence_id", flat=True))
    change.made = Dismissal.objects.bulk_create(
        Dismissal(sentence=sentence, reason=reason, remark=remark, dismissed_by=change.by, created_at=change.at)
        for sentence in sentences
        if sentence.pk not in already
    )
    if not change.made:
        raise Refused(_("Nothing to dismiss: these sentences are dismissed already."))
    change.payload |= _told(change, sentences) | {"reason": reason}
    change.texts["remark"] = remark


def restore(change: Change) -> None:
    """Take dismissals back."""
    sentences = _sentences(change)
    gone, _rows = Dismissal.objects.filter(sentence__in=sentences).delete()
    if not gone:
        raise Refused(_("None of these sentences is dismissed."))
    change.payload |= _told(change, sentences)


def _sentences(change: Change) -> list[Sentence]:
    wanted = {int(getattr(sentence, "pk", sentence)) for sentence in change.data.get("sentences") or []}
    found = list(Sentence.objects.filter(pk__in=wanted, version=change.newest_version).order_by("ordinal"))
    if not found or len(found) < len(wanted):
        raise Refused(
            _("Choose sentences of the newest version of {document}.").format(document=change.document.number)
        )
    return found


def _refuse_claimed(change: Change, sentences: list[Sentence]) -> None:
    """A sentence with a claim on it is read; dismissing it would say the opposite."""
    spans = Anchor.objects.filter(
        version=change.newest_version, start__lt=sentences[-1].end, end__gt=sentences[0].start
    ).values_list("start", "end")
    for sentence in sentences:
        if any(start < sentence.end and sentence.start < end for start, end in spans):
            raise Refused(_("The sentence at {start} carries a claim.").format(start=sentence.start))


def _told(change: Change, sentences: list[Sentence]) -> dict[str, object]:
    return {"version": change.newest_version.number, "sentences": [sentence.ordinal for sentence in sentences]}


def unread_in(version: Version, *columns: str) -> list[Sentence]:
    """The counted sentences of the version that are neither claimed nor dismissed, in text order.

    `columns` are fetched with each (`select_related`).
    """
    rows = version.sentences.counted().order_by("start")
    sentences = list(rows.select_related(*columns) if columns else rows)
    read = claimed_of(version, sentences) | dismissed_in(version)
    return [sentence for sentence in sentences if sentence.pk not in read]


def claimed_of(version: Version, sentences: Sequence[Sentence | Counted]) -> set[int]:
    """Those of `sentences`, in text order, that carry a claim: one sweep over both lists."""
    spans = Anchor.objects.filter(version=version).order_by("start").values_list("start", "end")
    claimed: set[int] = set()
    first = 0
    for start, end in spans:
        while first < len(sentences) and sentences[first].end <= start:
            first += 1
        index = first
        while index < len(sentences) and sentences[index].start < end:
            if sentences[index].end > start:
                claimed.add(sentences[index].pk)
            index += 1
    return claimed


def dismissed_in(version: Version) -> set[int]:
    return set(Dismissal.objects.filter(sentence__version=version).values_list("sentence_id", flat=True))
