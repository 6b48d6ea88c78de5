"""Answering several claims that say the same with one review: each is accepted by a person, by name and by itself."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.models import Citation, Claim, Review
from claims.refusal import Refused
from claims.services.desk.bundle import Halted, Step, perform_all
from claims.services.likeness.groups import repetitions_of
from claims.services.sources.copies import check_citation

COPIED = ("source", "stance", "pinpoint", "excerpt", "accessed_on")
GIVEN = ("verdict", "reason", "rationale", "correction")


class Answered(NamedTuple):
    """The claims that got the same review, and those that did not, with the reason."""

    done: list[Claim]
    refused: list[tuple[Claim, str]]


def own_review(claim: Claim, user: Any) -> Review | None:
    """The review that this person could give to repetitions of the claim: their own, of this round, on these words."""
    if claim.text_changed:
        return None
    return Review.objects.standing().filter(claim=claim, round=claim.round, reviewer=user.pk).first()


def answer_alike(claim: Claim, *, by: Any, accepted: Mapping[int, int]) -> Answered:
    """Give the review that `by` gave to `claim`, with copies of their citations, to the `accepted` claims of its group.

    `accepted` is the lock version that the person saw of each claim, by its number. Each claim is decided in a
    transaction of its own, through the door: rounds stay blind, and what is refused there is refused here. Raises
    Refused where there is no review to give, or no claim was accepted.
    """
    review = own_review(claim, by)
    if review is None:
        raise Refused(_("There is no review of yours on {claim} to give again.").format(claim=claim.number))
    chosen = [other for other in repetitions_of(claim, by) if other.pk in accepted]
    if not chosen or len(chosen) < len(accepted):
        raise Refused(_("Tick claims that say the same as {claim}.").format(claim=claim.number))
    citations = list(Citation.objects.filter(claim=claim, round=claim.round, reviewer=by.pk).select_related("source"))
    answered = Answered([], [])
    for other in chosen:
        missing = _missing(citations, other, by)
        try:
            changes = perform_all(_steps(review, missing), other, by=by, seen=accepted[other.pk])
        except Halted as halted:
            answered.refused.append((other, halted.refusal.reason))
            continue
        answered.done.append(other)
        for change, citation in zip(changes, missing, strict=False):
            _check_again(change.made, citation, by)
    return answered


def _check_again(copied: Citation, citation: Citation, user: Any) -> None:
    """Hold the same excerpt against the same copy, so that nobody has to ask for that again."""
    if citation.checked_copy_id is None:
        return
    # The review is in by now: where the copy is gone, or the claim settled, its citation stays unchecked.
    with suppress(Refused):
        check_citation(copied, by=user, copy=citation.checked_copy_id)


def _missing(citations: list[Citation], other: Claim, user: Any) -> list[Citation]:
    """Those of the citations that the other claim lacks."""
    own = Citation.objects.filter(claim=other, round=other.round, reviewer=user.pk)
    there = {_copied(citation) for citation in own.select_related("source")}
    return [citation for citation in citations if _copied(citation) not in there]


def _steps(review: Review, citations: list[Citation]) -> list[Step]:
    """Copies of the citations, and the same verdict."""
    copies = [Step("cite", dict(zip(COPIED, _copied(citation), strict=True))) for citation in citations]
    return [*copies, Step("decide", {name: getattr(review, name) for name in GIVEN})]


def _copied(citation: Citation) -> tuple[Any, ...]:
    return tuple(getattr(citation, name) for name in COPIED)
