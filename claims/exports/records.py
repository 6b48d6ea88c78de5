"""A claim as others get it: the fields of a row under their names, every list of it spelled out."""

from typing import Any

from django.conf import settings

from claims.exports.rows import Listed, Row
from claims.models.numbers import claim_number, document_number

Record = dict[str, Any]

GROUNDS = ("reason", "rationale", "correction")
NO_GROUNDS = dict.fromkeys(GROUNDS, "")
ANCHOR = ("version", "start", "end", "quote", "prefix", "suffix")


def record_of(row: tuple[Any, ...]) -> Record:
    """The record of a `Row`."""
    claim = Row._make(row)
    anchors, reviews = standing(claim.anchors), reviews_of(claim.reviews)
    decisive = reviews[-1] if reviews else NO_GROUNDS
    return {
        "id": claim_number(claim.pk),
        "document": document_number(claim.document),
        "version": anchors[0][0] if anchors else None,
        "section": claim.section,
        "statement": claim.statement,
        "kind": claim.kind,
        "claimant": claim.claimant,
        "status": claim.status,
        "verdict": claim.verdict,
        **{name: decisive[name] for name in GROUNDS},
        "anchors": [dict(zip(ANCHOR, anchor, strict=False)) for anchor in anchors],
        "authorities": [{"kind": kind, "key": key} for kind, key in claim.authorities],
        "citations": [_citation(citation) for citation in claim.citations],
        "reviews": reviews,
        "decided_at": claim.decided_at,
        "text_changed": bool(claim.text_changed),
        "as_of": claim.as_of,
        "jurisdiction": claim.jurisdiction,
        "recheck_on": claim.recheck_on,
        "tags": [name for (name,) in claim.tags],
    }


def standing(anchors: Listed) -> Listed:
    """Of the places that a claim has had, those in the newest version in which it has any."""
    if not anchors or anchors[0][0] == anchors[-1][0]:
        return anchors
    return [anchor for anchor in anchors if anchor[0] == anchors[-1][0]]


def reviews_of(given: Listed) -> list[Record]:
    return [_review(review, ordinal) for ordinal, review in enumerate(given, start=1)]


def _review(review: tuple[Any, ...], ordinal: int) -> Record:
    verdict, reason, rationale, correction, settles, decided_at, *names = review
    return {
        "verdict": verdict,
        "reason": reason,
        "rationale": rationale,
        "correction": correction,
        "settles": bool(settles),
        "decided_at": decided_at,
        "reviewer": _reviewer(names, bool(settles), ordinal),
    }


def _reviewer(names: list[str], settles: bool, ordinal: int) -> str:
    if settings.FACTCHECK_SHOW_NAMES:
        first, last, username = names
        return f"{first} {last}".strip() or username
    return "lead" if settles else f"reviewer {ordinal}"


def _citation(citation: tuple[Any, ...]) -> Record:
    # The columns are `SOURCE` and `CITATION`: name by name a third of the time that zipping them takes.
    _source, kind, title, publisher, identifier, url, archive_url, weight, *cited = citation
    stance, pinpoint, excerpt, excerpt_check, accessed_on = cited
    return {
        "source": {
            "kind": kind,
            "title": title,
            "publisher": publisher,
            "identifier": identifier,
            "url": url,
            "archive_url": archive_url,
            "weight": weight,
        },
        "stance": stance,
        "pinpoint": pinpoint,
        "excerpt": excerpt,
        "excerpt_check": excerpt_check,
        "accessed_on": accessed_on,
    }
