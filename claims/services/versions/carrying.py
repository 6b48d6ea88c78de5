"""Taking the claims of a document over into its new version: by exact words or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from claims.acts.layout import Layout
from claims.choices import Found
from claims.history import Entry
from claims.models import Anchor, Claim, Dismissal, Document, Sentence, Version, VersionText
from claims.services.versions.collection_rows import known_rows
from claims.services.versions.extraction import Finding
from claims.services.versions.landing import Landing, outcome_of
from claims.services.versions.surroundings import earlier_surroundings, surroundings_of, turned_claims
from claims.text import Placement, Span, fold, reanchor
from claims.workflow import flag_text_changed

BATCH = 500
# Of a claim on several places the worst is told: it decides what a person has to do.
WORST_LAST = (Found.FRAMED, Found.COSMETIC, Found.CHANGED, Found.AMBIGUOUS, Found.GONE)


@dataclass
class Carried:
    """`covered`: spans of the new version that need no new claim, since a person or a claim knows them already, or a
    claim without a place is offered them."""

    outcomes: dict[str, int] = field(default_factory=dict)
    covered: list[Span] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


NOTHING = Carried()


def carry(document: Document, before: Version, layout: Layout, finding: Finding, *, at: datetime, by: Any) -> Carried:
    """Anchor the document's claims in the new version; flag those whose words changed or are gone.

    The same words keep their verdict, and so do words typeset differently where the operator allows it. Changed
    words have a place, and their claim waits there for a person; words in several places, or like none, wait without
    one. Words that are the same but say something else now, because of the heading or lead-in over them, their order,
    or what a pronoun stands for, keep their place and are flagged all the same.
    """
    # Acts on these claims wait until the version is in; what they read before is stale then.
    list(Claim.objects.select_for_update().filter(document=document).order_by("pk").values_list("pk", flat=True))
    landing, after = Landing(layout), surroundings_of(finding)
    lost: dict[int, str] = {}
    last = _last_anchors(document)
    for version_id in sorted({anchor.version_id for anchor in last}):
        anchors = [anchor for anchor in last if anchor.version_id == version_id]
        text = VersionText.objects.get(pk=version_id).body
        pairs = list(zip(anchors, reanchor(text, layout.text, [_span(anchor) for anchor in anchors]), strict=True))
        landing.take(text, pairs)
        turned = turned_claims(pairs, earlier_surroundings(version_id), after) | _reordered(pairs)
        lost |= dict.fromkeys(turned, Found.FRAMED.value) | _lost(pairs)
    outcomes = landing.store()
    in_text_before = {anchor.claim_id for anchor in last if anchor.version_id == before.pk}
    flagged = {claim: found for claim, found in sorted(lost.items()) if claim in in_text_before}
    entries = flag_text_changed(flagged, version=layout.version.number, at=at, by=by)
    outcomes["flagged"] = len(entries)
    known = _carry_known_sentences(before, layout)
    if layout.version.is_collection:
        known = known_rows(before, layout.version, landing.covered)
    return Carried(outcomes, landing.covered + known, entries)


def _span(anchor: Anchor) -> Span:
    return Span(anchor.start, anchor.end)


def _lost(pairs: Sequence[tuple[Anchor, Placement]]) -> dict[int, str]:
    """The claims that lost words, and how they were found."""
    carries = {"same", "moved"} | ({"cosmetic"} if settings.FACTCHECK_COSMETIC_CARRIES else set())
    lost: dict[int, str] = {}
    for outcome in WORST_LAST:
        lost |= {
            anchor.claim_id: outcome.value
            for anchor, placement in pairs
            if outcome_of(placement) == outcome and outcome not in carries
        }
    return lost


def _reordered(pairs: Sequence[tuple[Anchor, Placement]]) -> set[int]:
    """Claims whose several places stand in another order: a verdict is bound to its words as the text has them."""
    places: dict[int, list[Span]] = {}
    for anchor, placement in sorted(pairs, key=lambda pair: _span(pair[0])):
        if placement.start is not None and placement.end is not None:
            places.setdefault(anchor.claim_id, []).append(Span(placement.start, placement.end))
    return {claim for claim, found in places.items() if found != sorted(found)}


def _last_anchors(document: Document) -> list[Anchor]:
    """The anchors of each claim in the last version in which it had a place."""
    anchors = list(Anchor.objects.filter(claim__document=document).select_related("claim").order_by("start"))
    newest: dict[int, int] = {}
    for anchor in anchors:
        newest[anchor.claim_id] = max(newest.get(anchor.claim_id, 0), anchor.version_id)
    return [anchor for anchor in anchors if anchor.version_id == newest[anchor.claim_id]]


def _carry_known_sentences(before: Version, layout: Layout) -> list[Span]:
    """Carry dismissals of unchanged sentences, and return all sentences that the version before had in these words,
    however typeset.

    Whoever read them then has decided what they claim; only new sentences give new claims.
    """
    old_text = VersionText.objects.get(pk=before.pk).body
    dismissals = {
        dismissal.sentence_id: dismissal for dismissal in Dismissal.objects.filter(sentence__version=before.pk)
    }
    old: dict[str, list[Sentence]] = {}
    for sentence in before.sentences.all():
        old.setdefault(fold(old_text[sentence.start : sentence.end]), []).append(sentence)
    known, carried = [], []
    for sentence in layout.version.sentences.all():
        twins = old.get(fold(layout.text[sentence.start : sentence.end]))
        if not twins:
            continue
        known.append(Span(sentence.start, sentence.end))
        dismissal = dismissals.get(twins[0].pk) if len(twins) == 1 else None
        if dismissal:
            carried.append(_again(dismissal, sentence))
    Dismissal.objects.bulk_create(carried, batch_size=BATCH)
    return known


def _again(dismissal: Dismissal, sentence: Sentence) -> Dismissal:
    return Dismissal(
        sentence=sentence,
        reason=dismissal.reason,
        remark=dismissal.remark,
        dismissed_by=dismissal.dismissed_by,
        created_at=dismissal.created_at,
    )
