"""Matches the machine suggests, worked out beside an import and never part of it: they can be worked out again."""

import logging
from typing import NamedTuple

from django.db import DatabaseError, transaction

from claims.choices import MatchKind, MatchState
from claims.models import Anchor, Claim, Document, Match
from claims.services.likeness.conflicts import SHOWN, conflicts_in
from claims.services.likeness.matching import similar_claims
from claims.text.repetition import find_repeated, shared_words

# Below this chance a claim of another document is not worth a reader's time.
MIN_SCORE = 0.3
# Among few claims even the best shares little; and of several that say the same, none is likelier than the others.
MIN_SHARED, SHARED_ALONE = 0.45, 0.7
SIMILAR_PER_CLAIM = 3
# At import only so many claims are looked up in other documents, so that nobody waits; the command does all.
MAX_AT_IMPORT = 300
BATCH = 500

logger = logging.getLogger(__name__)


class Suggested(NamedTuple):
    """How many matches stand suggested now; `left` claims were not looked up."""

    similar: int
    same: int
    conflicts: int
    left: int = 0


def suggest_after_import(document: Document) -> Suggested | None:
    """Suggest as many as fit beside an import. What fails here is logged, and breaks nothing that was imported."""
    try:
        return suggest_matches(document, limit=MAX_AT_IMPORT)
    except DatabaseError:
        logger.exception("No matches were suggested for %s.", document.number)
        return None


def suggest_matches(document: Document, *, limit: int | None = None) -> Suggested:
    """Work out anew what the claims of `document` repeat and resemble. What a person judged stays as it is.

    At most `limit` claims are looked up in other documents, those without a match first.
    """
    claims = list(document.claims.in_document_order())
    same = _same(document, claims)
    conflicts = conflicts_in(document, claims)
    asked = _unmatched_first(document, claims)[:limit] if _is_compared(document) else []
    similar = _similar(document, asked)
    with transaction.atomic():
        repeated = Match.objects.within(document).filter(kind__in=[MatchKind.SAME, *SHOWN])
        repeated.filter(state=MatchState.SUGGESTED).delete()
        _drop_stale(asked)
        # A judged pair is there already, and stays.
        Match.objects.bulk_create([*same, *conflicts, *similar], batch_size=BATCH, ignore_conflicts=True)
    return Suggested(len(similar), len(same), len(conflicts), len(claims) - len(asked) if asked else 0)


def _same(document: Document, claims: list[Claim]) -> list[Match]:
    """Repetitions within the document: by statement, and by the document's own words."""
    anchors = Anchor.objects.in_newest_version().filter(claim__document=document).order_by("-start")
    quotes = dict(anchors.values_list("claim_id", "quote"))
    texts = ((claim.pk, (claim.statement, quotes.get(claim.pk, claim.statement))) for claim in claims)
    return [_match(found.leader, found.pk, MatchKind.SAME, found.score) for found in find_repeated(texts)]


def _is_compared(document: Document) -> bool:
    return Claim.objects.exclude(document=document).exists()


def _unmatched_first(document: Document, claims: list[Claim]) -> list[Claim]:
    pairs = Match.objects.of_any(claims).filter(kind=MatchKind.SIMILAR).values_list("claim", "other")
    matched = {pk for pair in pairs for pk in pair}
    return sorted(claims, key=lambda claim: claim.pk in matched)


def _similar(document: Document, claims: list[Claim]) -> list[Match]:
    elsewhere = Claim.objects.exclude(document=document)
    found: dict[tuple[int, int], Match] = {}
    for claim in claims:
        for similar in similar_claims(claim.statement, limit=SIMILAR_PER_CLAIM, among=elsewhere):
            shared = shared_words(claim.statement, similar.claim.statement)
            if shared >= MIN_SHARED and (similar.score >= MIN_SCORE or shared >= SHARED_ALONE):
                match = _match(claim.pk, similar.pk, MatchKind.SIMILAR, shared)
                found[match.claim_id, match.other_id] = match
    return list(found.values())


def _match(one: int, other: int, kind: MatchKind, score: float) -> Match:
    return Match(claim_id=min(one, other), other_id=max(one, other), kind=kind, score=score)


def _drop_stale(claims: list[Claim]) -> None:
    """Take back what was suggested of statements that were changed since. From the other claim's side a pair may have
    been found that is not found from this one, so not being found again is no reason."""
    suggested = Match.objects.of_any(claims).filter(kind=MatchKind.SIMILAR, state=MatchState.SUGGESTED)
    rows = suggested.values_list("pk", "claim__statement", "other__statement")
    Match.objects.filter(pk__in=[pk for pk, one, other in rows if shared_words(one, other) < MIN_SHARED]).delete()
