"""A claim as others get it: every field named here one by one, so that a new column stays inside.

What tells of a verdict is there for settled claims only, from the reviews and citations of the round that settled them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from claims.models import Anchor, Citation, Claim, Mention, Review
from claims.models.numbers import claim_number, document_number

Record = dict[str, Any]
Row = Mapping[str, Any]

COPIED = ("statement", "kind", "claimant", "status", "verdict")
GROUNDS = ("reason", "rationale", "correction")
REVIEW = ("verdict", *GROUNDS, "settles")
CITATION = ("stance", "pinpoint", "excerpt", "excerpt_check")
SOURCE = ("kind", "title", "publisher", "identifier", "url", "archive_url", "weight")
NAMES = ("reviewer__first_name", "reviewer__last_name", "reviewer__username")


def read_records(pks: Sequence[int]) -> list[Record]:
    """Return the claims with these primary keys, in this order; the same five queries for however many."""
    claims = Claim.objects.filter(pk__in=pks)
    rows = {
        row["pk"]: row
        for row in claims.values("pk", "document_id", "section__title", "decided_at", "text_changed", *COPIED)
    }
    anchors, authorities = _anchors(pks), _authorities(pks)
    reviews, citations = _reviews(pks), _citations(pks)
    return [
        _record(rows[pk], anchors[pk], authorities[pk], reviews[pk], citations[pk])
        for pk in pks
        # Between the list of keys and this query nothing changes in a snapshot; elsewhere a claim may be gone.
        if pk in rows
    ]


def _record(
    row: Row, anchors: list[Record], authorities: list[Record], reviews: list[Record], citations: list[Record]
) -> Record:
    decisive = reviews[-1] if reviews else dict.fromkeys(GROUNDS, "")
    return {
        "id": claim_number(row["pk"]),
        "document": document_number(row["document_id"]),
        "version": anchors[0]["version"] if anchors else None,
        "section": row["section__title"] or "",
        **{name: row[name] for name in COPIED},
        **{name: decisive[name] for name in GROUNDS},
        "anchors": anchors,
        "authorities": authorities,
        "citations": citations,
        "reviews": reviews,
        "decided_at": _moment(row["decided_at"]),
        "text_changed": row["text_changed"],
    }


def _anchors(pks: Sequence[int]) -> dict[int, list[Record]]:
    """The places in the newest version in which the claim has any."""
    rows = Anchor.objects.filter(claim__in=pks).order_by("claim", "version__number", "start", "end")
    found: dict[int, list[Record]] = defaultdict(list)
    for row in rows.values("claim_id", "version__number", "start", "end", "quote"):
        places = found[row["claim_id"]]
        if places and places[-1]["version"] != row["version__number"]:
            places.clear()
        places.append(_picked(row, version="version__number", start="start", end="end", quote="quote"))
    return found


def _authorities(pks: Sequence[int]) -> dict[int, list[Record]]:
    rows = Mention.objects.filter(claim__in=pks).order_by("authority__kind", "authority__key")
    return _by_claim(
        (row["claim_id"], _picked(row, kind="authority__kind", key="authority__key"))
        for row in rows.values("claim_id", "authority__kind", "authority__key")
    )


def _reviews(pks: Sequence[int]) -> dict[int, list[Record]]:
    """Oldest first, so that the last one decided. Without names unless the team shows them."""
    rows = Review.objects.published().filter(claim__in=pks).order_by("pk")
    found: dict[int, list[Record]] = defaultdict(list)
    for row in rows.values("claim_id", "created_at", *REVIEW, *(NAMES if settings.FACTCHECK_SHOW_NAMES else ())):
        given = found[row["claim_id"]]
        told: Record = {name: row[name] for name in REVIEW}
        given.append(told | {"decided_at": _moment(row["created_at"]), "reviewer": _reviewer(row, len(given) + 1)})
    return found


def _reviewer(row: Row, ordinal: int) -> str:
    if settings.FACTCHECK_SHOW_NAMES:
        return f"{row['reviewer__first_name']} {row['reviewer__last_name']}".strip() or str(row["reviewer__username"])
    return "lead" if row["settles"] else f"reviewer {ordinal}"


def _citations(pks: Sequence[int]) -> dict[int, list[Record]]:
    rows = Citation.objects.published().filter(claim__in=pks).order_by("pk")
    sources = {name: f"source__{name}" for name in SOURCE}
    return _by_claim(
        (row["claim_id"], {"source": _picked(row, **sources), **_citation(row)})
        for row in rows.values("claim_id", "accessed_on", *CITATION, *sources.values())
    )


def _citation(row: Row) -> Record:
    accessed = row["accessed_on"]
    return {name: row[name] for name in CITATION} | {"accessed_on": accessed.isoformat() if accessed else None}


def _picked(row: Row, **names: str) -> Record:
    return {name: row[column] for name, column in names.items()}


def _by_claim(pairs: Iterable[tuple[int, Record]]) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    for claim, record in pairs:
        found[claim].append(record)
    return found


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None
