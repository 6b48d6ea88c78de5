"""What the page of a document shows."""

from collections.abc import Collection
from typing import Any

from claims.choices import Role
from claims.models import Claim, Dismissal, Document, Version
from claims.roles import has_role
from claims.services.conflicts import document_pairs, pairs_of
from claims.services.coverage import (
    SUGGESTED_KINDS,
    Unread,
    coverage_of,
    sections_of,
    unread_sentences,
    with_words,
)
from claims.services.groups import groups_of
from claims.services.signing import left_before, signing_of
from claims.services.survival import survival_of
from claims.workflow import available

SHOWN_SENTENCES = 200
SHOWN_GROUPS = 50
SHOWN_PAIRS = 12


def document_context(document: Document, user: Any, ticked: Collection[int]) -> dict[str, Any]:
    version = document.newest_version
    groups = groups_of(document, user)
    pairs = document_pairs(document, user)
    return {
        "groups": groups[:SHOWN_GROUPS],
        "conflicts": pairs_of(pairs[:SHOWN_PAIRS], user),
        "conflict_count": pairs.count(),
        "group_count": len(groups),
        "title": document.title,
        "document": document,
        "acts": {act.name: act for act in available(user, document)},
        "versions": Version.objects.visible_to(user).filter(document=document).select_related("imported_by"),
        "ticked": ticked,
    } | (_reading(version, user) if version else {})


def _reading(version: Version, user: Any) -> dict[str, Any]:
    """How far the newest version is read. Suggested dismissals are ticked together, the rest one by one."""
    unread = unread_sentences(version)
    suggested = [sentence for sentence in unread if sentence.kind in SUGGESTED_KINDS]
    other = [sentence for sentence in unread if sentence.kind not in SUGGESTED_KINDS]
    return {
        "version": version,
        "signed": signing_of(version, user),
        "left_before": left_before(version) if has_role(user, Role.LEAD) else [],
        "coverage": coverage_of(version),
        "survival": survival_of(version, Claim.objects.visible_to(user).filter(document=version.document_id)),
        "sections": sections_of(version),
        "suggested": with_words(version, suggested[:SHOWN_SENTENCES]),
        "left": with_words(version, other[:SHOWN_SENTENCES]),
        "left_count": len(other),
        "dismissed": _dismissed(version),
    }


def _dismissed(version: Version) -> list[tuple[Dismissal, Unread]]:
    rows = Dismissal.objects.filter(sentence__version=version).select_related("sentence", "dismissed_by")
    found = list(rows.order_by("sentence__ordinal")[:SHOWN_SENTENCES])
    return list(zip(found, with_words(version, [row.sentence for row in found]), strict=True))
