"""Accepting what the machine suggests, in one go and by the name of who accepted it."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.choices import DismissalReason, SentenceKind
from claims.models import Document
from claims.refusal import Refused
from claims.services.reading.coverage import suggested_dismissals
from claims.workflow import perform

REASON_OF = {SentenceKind.LEAD_IN: DismissalReason.LEAD_IN, SentenceKind.QUESTION: DismissalReason.QUESTION}


def accept_dismissals(*, document: Document, by: Any, shown: Collection[int]) -> int:
    """Dismiss the suggested sentences that the person was shown (ids); return how many.

    Raises Refused when none of them is suggested any more.
    """
    version = document.newest_version
    found = [sentence for sentence in suggested_dismissals(version) if sentence.pk in shown] if version else []
    if not found:
        raise Refused(_("None of these sentences is suggested for dismissal any more."))
    with transaction.atomic():
        for kind, reason in REASON_OF.items():
            sentences = [sentence.pk for sentence in found if sentence.kind == kind]
            if sentences:
                perform("dismiss", document, by=by, sentences=sentences, reason=reason.value)
    return len(found)
