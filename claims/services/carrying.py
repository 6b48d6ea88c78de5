"""Taking the claims of a document over into its new version: by exact words or not at all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from claims.acts.layout import Layout
from claims.choices import Placed
from claims.history import Entry
from claims.models import Anchor, Claim, Dismissal, Document, Mention, Sentence, Version, VersionText
from claims.text import Candidate, Placement, Span, extract_claims, read_document, reanchor
from claims.workflow import flag_text_changed

BATCH = 500
CARRIED = {"same": Placed.SAME, "moved": Placed.MOVED}


@dataclass
class Carried:
    """`covered`: spans of the new version that need no new claim, since a person or a claim knows them already."""

    outcomes: dict[str, int] = field(default_factory=dict)
    covered: list[Span] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


NOTHING = Carried()


def carry(
    document: Document, before: Version, layout: Layout, candidates: Sequence[Candidate], *, at: datetime, by: Any
) -> Carried:
    """Anchor the document's claims in the new version; flag those whose words changed or are gone.

    Words found by position in an equal block are *same*, a unique exact quote elsewhere is *moved*. Everything else
    is left without a place, for a person. Words that are the same but say something else now, because the lead-in of
    their list or what a pronoun stands for has changed, keep their place and are flagged all the same.
    """
    # Acts on these claims wait until the version is in; what they read before is stale then.
    list(Claim.objects.select_for_update().filter(document=document).order_by("pk").values_list("pk", flat=True))
    carried = Carried()
    lost: set[int] = set()
    last = _last_anchors(document)
    for version_id in sorted({anchor.version_id for anchor in last}):
        anchors = [anchor for anchor in last if anchor.version_id == version_id]
        text = VersionText.objects.get(pk=version_id).body
        placements = reanchor(text, layout.text, [Span(anchor.start, anchor.end) for anchor in anchors])
        lost |= _place(layout, anchors, placements, carried)
        lost |= _now_saying_else(anchors, placements, _statements_of(version_id), candidates)
    in_text_before = {anchor.claim_id for anchor in last if anchor.version_id == before.pk}
    carried.entries += flag_text_changed(sorted(lost & in_text_before), version=layout.version.number, at=at, by=by)
    carried.outcomes["flagged"] = len(carried.entries)
    carried.covered += _carry_known_sentences(before, layout)
    return carried


def _statements_of(version_id: int) -> dict[Span, str]:
    """What the machine makes of an earlier version's claims today, by their place in it."""
    version = Version.objects.select_related("original").get(pk=version_id)
    reading = read_document(bytes(version.original.body), version.filename)
    found = extract_claims(reading.text, reading.blocks)
    return {Span(candidate.start, candidate.end): candidate.statement for candidate in found}


def _now_saying_else(
    anchors: list[Anchor],
    placements: list[Placement],
    before: dict[Span, str],
    candidates: Sequence[Candidate],
) -> set[int]:
    """Claims whose words stand, while the statement that their surroundings make of them does not."""
    after = {(candidate.start, candidate.end): candidate.statement for candidate in candidates}
    pairs = [
        (anchor.claim_id, before.get(Span(anchor.start, anchor.end)), after.get((placement.start, placement.end)))
        for anchor, placement in zip(anchors, placements, strict=True)
        if placement.start is not None and placement.end is not None
    ]
    return {claim for claim, old, new in pairs if old is not None and new is not None and old != new}


def _last_anchors(document: Document) -> list[Anchor]:
    """The anchors of each claim in the last version in which it had a place."""
    anchors = list(Anchor.objects.filter(claim__document=document).select_related("claim").order_by("start"))
    newest: dict[int, int] = {}
    for anchor in anchors:
        newest[anchor.claim_id] = max(newest.get(anchor.claim_id, 0), anchor.version_id)
    return [anchor for anchor in anchors if anchor.version_id == newest[anchor.claim_id]]


def _place(layout: Layout, anchors: list[Anchor], placements: list[Placement], carried: Carried) -> set[int]:
    """Store the anchors that were found again; return the claims that lost words."""
    lost: set[int] = set()
    outcomes: Counter[str] = Counter()
    made: list[Anchor] = []
    shifts: dict[int, list[tuple[Anchor, Anchor]]] = {}
    for anchor, placement in zip(anchors, placements, strict=True):
        outcomes[placement.outcome] += 1
        if placement.outcome not in CARRIED or placement.start is None or placement.end is None:
            lost.add(anchor.claim_id)
            continue
        new = layout.anchor(anchor.claim, placement.start, placement.end, CARRIED[placement.outcome])
        made.append(new)
        carried.covered.append(Span(new.start, new.end))
        shifts.setdefault(anchor.claim_id, []).append((anchor, new))
    Anchor.objects.bulk_create(made, batch_size=BATCH)
    _move_claims(layout, shifts)
    _move_mentions(layout, shifts)
    carried.outcomes = dict(Counter(carried.outcomes) + outcomes)
    return lost


def _move_claims(layout: Layout, shifts: dict[int, list[tuple[Anchor, Anchor]]]) -> None:
    claims = []
    for pairs in shifts.values():
        claim = pairs[0][0].claim
        for name, value in layout.standing(min(new.start for _old, new in pairs)).items():
            setattr(claim, name, value)
        claims.append(claim)
    Claim.objects.bulk_update(claims, ["place", "section"], batch_size=BATCH)


def _move_mentions(layout: Layout, shifts: dict[int, list[tuple[Anchor, Anchor]]]) -> None:
    """A mention within an anchor's words goes where the words went; others keep the place they had in their version."""
    moved = []
    for mention in Mention.objects.filter(claim__in=list(shifts), start__isnull=False):
        start, end = mention.start or 0, mention.end or 0
        for old, new in shifts[mention.claim_id]:
            shift = new.start - old.start
            if old.version_id == mention.version_id and old.start <= start and end <= old.end:
                mention.start, mention.end, mention.version = start + shift, end + shift, layout.version
                moved.append(mention)
                break
    Mention.objects.bulk_update(moved, ["version", "start", "end"], batch_size=BATCH)


def _carry_known_sentences(before: Version, layout: Layout) -> list[Span]:
    """Carry dismissals of unchanged sentences, and return all sentences that the version before had in these words.

    Whoever read them then has decided what they claim; only new sentences give new claims.
    """
    old_text = VersionText.objects.get(pk=before.pk).body
    dismissals = {
        dismissal.sentence_id: dismissal for dismissal in Dismissal.objects.filter(sentence__version=before.pk)
    }
    old: dict[str, list[Sentence]] = {}
    for sentence in before.sentences.all():
        old.setdefault(old_text[sentence.start : sentence.end], []).append(sentence)
    known, carried = [], []
    for sentence in layout.version.sentences.all():
        twins = old.get(layout.text[sentence.start : sentence.end])
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
