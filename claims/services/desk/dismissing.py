"""A reviewer finds that there is no claim: the record ends, and its sentences are dismissed, in one go."""

from typing import Any

from django.db import transaction

from claims.choices import DismissalReason
from claims.models import Anchor, Claim, Document, Sentence
from claims.workflow import perform


def dismiss_claim(claim: Claim, *, by: Any, seen: int, reason: str, remark: str, **told_too: Any) -> None:
    """End `claim` and dismiss the sentences that carry no other one. Raises Refused, with nothing done.

    `told_too` goes to the door with both acts.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update(of=("self",)).get(pk=claim.document_id)
        sentences = _sentences_of(claim)
        told = remark or (DismissalReason(reason).label if reason in DismissalReason.values else reason)
        perform("drop", claim, by=by, seen=seen, reason=str(told), **told_too)
        free = [sentence.pk for sentence in sentences if not _carries_claim(sentence)]
        if free:
            perform("dismiss", document, by=by, sentences=free, reason=reason, remark=remark, **told_too)


def _sentences_of(claim: Claim) -> list[Sentence]:
    return [
        sentence
        for anchor in Anchor.objects.newest_of(claim)
        for sentence in Sentence.objects.filter(
            version=anchor.version_id, start__lt=anchor.end, end__gt=anchor.start, dismissal=None
        )
    ]


def _carries_claim(sentence: Sentence) -> bool:
    found = Anchor.objects.filter(version=sentence.version_id, start__lt=sentence.end, end__gt=sentence.start)
    return found.exists()
