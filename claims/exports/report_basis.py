"""What a report needs of its document besides the claims."""

from datetime import UTC
from typing import NamedTuple

from django.db.models import Count, Q

from claims.choices import Status
from claims.exports.reading import Moment
from claims.models import Block, Claim, Event, Version, VersionText


class Basis(NamedTuple):
    """What a report needs besides the claims, read at the same moment."""

    version: Version | None
    blocks: list[Block]
    text: str
    versions: list[tuple[int, str]]
    # Claim and day of each reopening.
    reopened: list[tuple[int, str]]
    # Claims of the document, and how many of them are settled, whoever may see them.
    claims: int = 0
    settled: int = 0


def read_basis(moment: Moment) -> Basis:
    """The newest text of the selection's document, and what its history tells in public: days, no words, no people."""
    document = moment.selection.document
    if document is None or document.newest_version is None:
        return Basis(None, [], "", [], [])
    version = document.newest_version
    events = Event.objects.filter(document_number=document.pk, act="reopen").order_by("number")
    reopened = [(claim or 0, at[:10]) for claim, at in events.values_list("claim_number", "at")]
    counted = Claim.objects.filter(document=document).aggregate(
        claims=Count("pk"), settled=Count("pk", filter=Q(status=Status.SETTLED, text_changed=False))
    )
    versions = document.versions.order_by("number").values_list("number", "imported_at")
    return Basis(
        version,
        list(version.blocks.order_by("ordinal")),
        VersionText.objects.get(pk=version.pk).body,
        [(number, at.astimezone(UTC).date().isoformat()) for number, at in versions],
        reopened,
        **counted,
    )
