"""Acts on what a claim says and where: they end once the round has a review."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.acts.change import Change
from claims.acts.dropping import end_claim
from claims.acts.keeping import stay_sealed
from claims.acts.places import anchor_claim, claim_on, place_of
from claims.choices import Kind
from claims.models import Anchor, Claim
from claims.refusal import Refused
from claims.text import Span
from claims.text.dividing import divide
from claims.worth import scores_of

# What each part of a claim has of the whole.
KEPT_IN_PARTS = ("kind", "claimant", "second_asked", "assignee", "as_of", "jurisdiction")

# What is said of a claim beside its words, and goes over to the claim that it is merged into.
SAID_OF_CLAIMS = {
    "claimant": gettext_lazy("who says it"),
    "jurisdiction": gettext_lazy("jurisdiction"),
    "as_of": gettext_lazy("day it is judged at"),
    "recheck_on": gettext_lazy("day to check it again"),
    "assignee": gettext_lazy("whom it is assigned to"),
}


def amend(change: Change) -> None:
    """Set statement, kind and claimant; what is not given stays."""
    claim = change.claim
    new = {
        "statement": change.line("statement") or claim.statement,
        "kind": change.one_of("kind", Kind, default=claim.kind) or claim.kind,
        "claimant": change.line("claimant") if "claimant" in change.data else claim.claimant,
    }
    changed = {name: value for name, value in new.items() if value != getattr(claim, name)}
    if not changed:
        raise Refused(_("Nothing to amend: statement, kind and claimant are the same."))
    change.values |= changed
    if "statement" in changed:
        change.values["worth"] = scores_of([new["statement"]])[0]
    change.payload |= {"changed": sorted(changed)} | ({"kind": changed["kind"]} if "kind" in changed else {})
    change.texts |= {name: value for name, value in changed.items() if name != "kind"}


def retrim(change: Change) -> None:
    """Put the claim on other exact words. No review stands on the old ones, so none is carried over."""
    said = _words_of(change.claim)
    span = _move(change)
    _restate(change, said, span)
    change.values["text_changed"] = False


def place(change: Change) -> None:
    """Say where a claim stands whose words a new version changed. The flag stays until somebody confirms."""
    _move(change)


def _words_of(claim: Claim) -> str:
    return "\n".join(Anchor.objects.newest_of(claim).values_list("quote", flat=True)).strip()


def _restate(change: Change, said: str, span: Span) -> None:
    """A statement that only repeats the claim's words follows them; one that somebody restated is theirs."""
    words = change.layout.text[span.start : span.end].strip()
    if change.claim.statement == said != words:
        _say(change, words)


def _say(change: Change, statement: str) -> None:
    if statement != change.claim.statement:
        change.values |= {"statement": statement, "worth": scores_of([statement])[0]}
        change.texts["statement"] = statement


def _said_in_parts(change: Change, spans: Sequence[Span]) -> list[str]:
    """What the claim's statement says of each of the parts; "" each where it says it otherwise, or the parts are not
    one after another in its words."""
    anchors = list(Anchor.objects.newest_of(change.claim)[:2])
    if len(anchors) == 1 and all(one.end <= other.start for one, other in pairwise(spans)):
        whole = anchors[0]
        parts = [Span(start - whole.start, end - whole.start) for start, end in spans]
        if parts[0].start >= 0 and parts[-1].end <= len(whole.quote):
            return divide(change.claim.statement, whole.quote, parts) or [""] * len(spans)
    return [""] * len(spans)


def _move(change: Change) -> Span:
    span = place_of(change.layout.text, change.data)
    anchors = anchor_claim(change.layout, change.claim, [span])
    change.values |= change.layout.standing(anchors[0].start)
    _tell_places(change, anchors)
    return span


def _tell_places(change: Change, anchors: list[Anchor]) -> None:
    change.payload |= {
        "version": change.newest_version.number,
        "places": [[anchor.start, anchor.end] for anchor in anchors],
        "words": Anchor.objects.newest_of(change.claim).digest(),
    }


def add(change: Change) -> None:
    """A claim that the extraction missed, on exact words of the newest version."""
    span = place_of(change.layout.text, change.data)
    claim = claim_on(
        change, [span], statement=change.line("statement"), kind=change.one_of("kind", Kind, default=Kind.FACTUAL)
    )
    change.made = claim
    change.payload |= {"claim": claim.pk, "version": change.newest_version.number, "places": [[*span]]}
    change.texts["statement"] = claim.statement


def split(change: Change) -> None:
    """Make one claim of each of `parts` (quote, and start where needed): the first stays, the others are new."""
    text, claim = change.layout.text, change.claim
    parts = change.data.get("parts") or []
    if not isinstance(parts, list) or not all(isinstance(part, Mapping) for part in parts):
        raise Refused(_("Each part is a quote, with its start where it stands more than once."), field="parts")
    spans = [place_of(text, part) for part in parts]
    if len(set(spans)) <= 1:
        raise Refused(_("Splitting takes at least two different parts."))
    change.layout.meet(spans)
    said, statements = _words_of(claim), _said_in_parts(change, spans)
    anchors = anchor_claim(change.layout, claim, spans[:1])
    change.values |= change.layout.standing(anchors[0].start)
    if statements[0]:
        _say(change, statements[0])
    else:
        _restate(change, said, spans[0])
    kept = {name: getattr(claim, name) for name in KEPT_IN_PARTS}
    change.made = [
        claim_on(change, [span], statement=statement, **kept)
        for span, statement in zip(spans[1:], statements[1:], strict=True)
    ]
    _tell_places(change, anchors)
    change.payload["claims"] = [made.pk for made in change.made]


def merge(change: Change) -> None:
    """Take the places, citations, notes and authorities of `other` into this claim; `other` ends.

    Of pieces of one paragraph the statement says both from then on.
    """
    claim, other = change.claim, _other(change)
    _take_over(change, other)
    joined = _joined(claim, other)
    places = list(Anchor.objects.newest_of(other).values_list("start", "end"))
    taken = {(anchor.version_id, anchor.start, anchor.end) for anchor in claim.anchors.all()}
    for anchor in other.anchors.all():
        if (anchor.version_id, anchor.start, anchor.end) not in taken:
            other.anchors.filter(pk=anchor.pk).update(claim=claim)
    other.citations.update(claim=claim, round=claim.round)
    other.notes.update(claim=claim, round=claim.round)
    other.outside_checks.update(claim=claim)
    other.copies.update(claim=claim, round=claim.round)
    named = claim.mentions.values("authority")
    other.mentions.exclude(authority__in=named).update(claim=claim)
    other.taggings.exclude(tag__in=claim.taggings.values("tag")).update(claim=claim)
    change.payload |= {"merged": other.pk, "version": change.newest_version.number, "places": places}
    change.texts["statement"] = other.statement
    if joined:
        change.texts["joined"] = joined
        change.values |= {"statement": joined, "worth": scores_of([joined])[0]}
    stay_sealed(other)
    end_claim(other, seen=change.data.get("other_seen", other.lock_version))
    anchors = list(Anchor.objects.newest_of(claim))
    change.values |= change.layout.standing(anchors[0].start) if anchors else {}


def _take_over(change: Change, other: Claim) -> None:
    """What is said of the other claim and not of this one is said of this one; raises Refused where both say something
    and not the same."""
    claim = change.claim
    given = {name: getattr(other, name) for name in SAID_OF_CLAIMS if getattr(other, name)}
    unlike = [name for name, value in given.items() if getattr(claim, name) not in ("", None, value)]
    if unlike:
        told = _("{claim} and {other} differ in: {fields}. Make that the same before you merge them.")
        fields = ", ".join(str(SAID_OF_CLAIMS[name]) for name in unlike)
        raise Refused(told.format(claim=claim.number, other=other.number, fields=fields))
    taken = {name: value for name, value in given.items() if value != getattr(claim, name)}
    change.values |= taken
    change.payload |= {"taken": sorted(taken)} | {
        name: getattr(value, "pk", None) or str(value) for name, value in taken.items() if name != "claimant"
    }
    change.texts |= {name: value for name, value in taken.items() if name == "claimant"}


def _joined(claim: Claim, other: Claim) -> str:
    """What both say, in the order of the text; "" where they are no pieces of one paragraph, or say the same."""
    mine, theirs = (Anchor.objects.newest_of(one).first() for one in (claim, other))
    if mine is None or theirs is None or mine.block_id != theirs.block_id:
        return ""
    says = [(mine, claim.statement), (theirs, other.statement)]
    (first, one), (second, two) = sorted(says, key=lambda said: said[0].start)
    is_same = one.casefold() == two.casefold()
    return "" if is_same or first.end > second.start else f"{one} {two}"


def _other(change: Change) -> Claim:
    rows = Claim.objects.select_for_update().filter(document=change.document)
    found = rows.filter(pk=change.row("other")).first()
    if found is None or found.pk == change.claim.pk:
        raise Refused(_("Name another claim of the same document."))
    if found.second_asked != change.claim.second_asked:
        # What was written blind on the one would be read by everybody on the other.
        raise Refused(_("One of the two claims needs two reviews, the other one: merging would open what is sealed."))
    if found.text_changed or change.claim.text_changed:
        raise Refused(_("The words of one of the two changed in a new version: place and confirm it first."))
    if found.is_held(change.at) and found.holder_id != change.by.pk:
        raise Refused(_("{claim} is held by somebody else.").format(claim=found.number))
    return found
