"""What is stuck, and where: open claims by age, and the documents that have most of them."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count

from claims.choices import Status
from claims.models import Claim, Document
from claims.services.figures.bins import counts_between
from claims.services.listing.progress import NOTHING, Progress, progress_by

DOCUMENTS_SHOWN = 12
# Ages in days: up to one, to seven, to thirty, and older.
AGES = (1, 7, 30)


class DocumentProgress(NamedTuple):
    document: Document
    progress: Progress


def open_by_age(at: datetime) -> list[int]:
    """How many open claims are up to one day old, up to 7, up to 30, and older; in one query."""
    oldest = datetime.min.replace(year=1900, tzinfo=at.tzinfo)
    edges = [oldest, *(at - timedelta(days=days) for days in reversed(AGES)), at + timedelta(seconds=1)]
    # Said as what they are not, so that the index by creation is read and not the one by status.
    return counts_between(Claim.objects.exclude(status=Status.SETTLED), "created_at", edges)[::-1]


def fullest_documents(user: Any, at: datetime) -> list[DocumentProgress]:
    """The documents with most open claims, most first; for those who see none of these, with most claims. 3 queries."""
    claims = Claim.objects.visible_to(user)
    rows = (claims.unsettled() if claims.unsettled().exists() else claims).order_by().values_list("document")
    most = [number for number, _n in rows.annotate(n=Count("pk")).order_by("-n", "document")[:DOCUMENTS_SHOWN]]
    documents = Document.objects.visible_to(user).in_bulk(most)
    progress = progress_by(claims.filter(document__in=most), "document", at)
    return [DocumentProgress(documents[number], progress.get(number, NOTHING)) for number in most]
