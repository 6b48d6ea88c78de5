"""What the history says of sources: a change of one, and where its citations went."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from claims.history import Entry
from claims.models import Citation, Claim, Source
from claims.models.sealing import sealed

# Values out of closed lists are told in the event itself; the rest are free texts, kept beside it.
CLOSED = ("kind", "weight")


def changed_source(
    source: Source, changed: Mapping[str, str], *, lock_version: int, by: Any, at: datetime, beside: Claim | None = None
) -> Entry:
    """`changed` has the new words by field; `lock_version` is the number that the change raised the source to.

    What came with a citation is told `beside` its claim: who may not be told who cited there is not told here.
    """
    told = {name: value for name, value in changed.items() if name in CLOSED}
    return Entry(
        act="source",
        at=at,
        actor=by.pk,
        payload={"source": source.pk, "changed": sorted(changed), "source_version": lock_version} | told,
        texts={name: value for name, value in changed.items() if name not in CLOSED},
        **(place_of(beside) if beside else _sealed_place(source)),
    )


def place_of(claim: Claim) -> dict[str, int]:
    return {"document": claim.document_id, "claim": claim.pk, "round": claim.round}


def _sealed_place(source: Source) -> dict[str, int]:
    """Where a source is cited in confidence alone, what is changed of it is told beside that claim: not before the
    round is open."""
    cited = Citation.objects.filter(source=source)
    if cited.filter(~sealed()).exists():
        return {}
    first = cited.select_related("claim").order_by("pk").first()
    return {"document": first.claim.document_id, "claim": first.claim_id, "round": first.round} if first else {}


def moved_citation(citation: Citation, gone: int, stays: int, *, by: Any, at: datetime) -> Entry:
    """Told beside its claim."""
    return Entry(
        act="move_citation",
        at=at,
        actor=by.pk,
        document=citation.claim.document_id,
        claim=citation.claim_id,
        round=citation.round,
        payload={"citation": citation.pk, "source": stays, "before": gone},
    )
