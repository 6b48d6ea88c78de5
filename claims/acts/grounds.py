"""What a verdict rests on: the rule that a decision is held against, and that taking a citation back is held against
for as long as the review stands."""

from collections.abc import Collection

from claims.choices import VERDICTS_WITH_CITATION, Stance, Verdict
from claims.models import Citation, Review

# The stance that one expects among the citations of a verdict.
EXPECTED = {Verdict.VERIFIED: Stance.SUPPORTS, Verdict.DISPUTED: Stance.REFUTES}


def missing_stance(verdict: str, stances: Collection[str]) -> Stance | None:
    """The stance that one expects of the citations of this verdict and that none of them has."""
    expected = EXPECTED.get(Verdict(verdict))
    return None if expected in stances else expected


def stances_beside(citation: Citation) -> tuple[str, set[str]] | None:
    """The verdict that rests on the citation, and the stances of what it would rest on without it; None where no
    review that needs a citation stands on it, in whatever round."""
    rests = Review.objects.standing().filter(
        claim=citation.claim_id,
        round=citation.round,
        reviewer=citation.reviewer_id,
        verdict__in=VERDICTS_WITH_CITATION,
    )
    review = rests.first()
    if review is None:
        return None
    return review.verdict, stances_of(citation.claim_id, citation.round, citation.reviewer_id, but=citation)


def stances_of(claim: int, round_: int, reviewer: int, *, but: Citation | None = None) -> set[str]:
    """What the citations of this reviewer in this round say of the claim."""
    own = Citation.objects.filter(claim=claim, round=round_, reviewer=reviewer)
    own = own.exclude(pk=but.pk) if but else own
    return set(own.order_by().values_list("stance", flat=True).distinct())
