"""What the page of a document shows."""

from collections.abc import Collection, Sequence
from typing import Any

from claims.choices import Role
from claims.models import Claim, Dismissal, Document, Version
from claims.roles import has_role
from claims.services.likeness.conflicts import document_pairs, pairs_of
from claims.services.likeness.groups import groups_of
from claims.services.listing.counting import Bounded, First, first_of
from claims.services.listing.survival import survival_of
from claims.services.reading.coverage import (
    SUGGESTED_KINDS,
    coverage_of,
    sections_of,
    unread_sentences,
    with_words,
)
from claims.services.versions.signing import left_before, signing_of
from claims.workflow import available

SHOWN_SENTENCES = 200
SHOWN_GROUPS = 50
SHOWN_PAIRS = 12
# Lists of groups and of pairs are folded where they are longer: what stands below them would be out of reach.
OPEN_UP_TO = 5


def document_context(document: Document, user: Any, ticked: Collection[int]) -> dict[str, Any]:
    version = document.newest_version
    pairs = first_of(document_pairs(document, user), SHOWN_PAIRS)
    return {
        "groups": _first(groups_of(document, user), SHOWN_GROUPS),
        "conflicts": First(pairs_of(pairs.rows, user), pairs.total),
        "open_up_to": OPEN_UP_TO,
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
        "suggested": First(with_words(version, suggested[:SHOWN_SENTENCES]), Bounded(len(suggested))),
        "left": First(with_words(version, other[:SHOWN_SENTENCES]), Bounded(len(other))),
        "dismissed": _dismissed(version),
    }


def _dismissed(version: Version) -> First:
    """Pairs of a dismissal and its sentence with its words."""
    rows = Dismissal.objects.filter(sentence__version=version).select_related("sentence", "dismissed_by")
    found = first_of(rows.order_by("sentence__ordinal"), SHOWN_SENTENCES)
    words = with_words(version, [row.sentence for row in found.rows])
    return First(list(zip(found.rows, words, strict=True)), found.total)


def _first(rows: Sequence[Any], most: int) -> First:
    return First([*rows[:most]], Bounded(len(rows)))
