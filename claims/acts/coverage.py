"""Acts on sentences that carry no claim."""

from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.choices import DismissalReason
from claims.models import Anchor, Dismissal, Sentence
from claims.refusal import Refused


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
