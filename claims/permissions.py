"""Who: one question per function. `claims.workflow` combines them in its table and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from claims.choices import CONFIRMED_STATUSES, Role, Status
from claims.models import Anchor, Claim, Confirmation, Event, Note, Review
from claims.models.anchor import digest_of
from claims.models.event import untouched
from claims.models.review import standing_reviews
from claims.prepared import given, prepared
from claims.roles import has_role


@dataclass
class Case:
    """One person in front of one claim (or, for acts on a document, none) at one moment."""

    user: Any
    claim: Claim | None
    at: datetime

    @cached_property
    def reviews(self) -> list[Review]:
        """The standing reviews of the claim's current round, oldest first."""
        if self.claim is None:
            return []
        return standing_reviews(self.claim, self.claim.round)

    @cached_property
    def was_reviewed(self) -> bool:
        """Did the claim ever have a review, in whatever round, standing or taken back?"""
        return self.claim is not None and Review.objects.filter(claim=self.claim).exists()

    @cached_property
    def last_act(self) -> Event | None:
        """The event that raised the claim to its lock version; acts that do not count leave it so."""
        if self.claim is None or not self.claim.lock_version:
            return None
        return next(iter(_last_act(claim=self.claim.pk)), None)

    def was_last_to(self, *acts: str) -> bool:
        """Did this person do one of `acts`, with nothing done on the claim since?"""
        last = self.last_act
        return last is not None and last.act in acts and last.actor_number == self.user.pk

    @cached_property
    def has_confirmed(self) -> bool:
        """Has this person said that the verdict holds on the words as they are now?"""
        if self.claim is None:
            return False
        given = Confirmation.objects.filter(claim=self.claim, round=self.claim.round, reviewer=self.user.pk)
        return given.filter(quote_sha256=digest_of(anchor.quote for anchor in self.anchors)).exists()

    @cached_property
    def anchors(self) -> list[Anchor]:
        """The claim's places in the newest version, in text order."""
        return list(Anchor.objects.newest_of(self.claim)) if self.claim is not None else []


@prepared
def _last_act() -> QuerySet[Event]:
    return Event.objects.filter(untouched(), claim_number=given("claim"))


@dataclass(frozen=True)
class Question:
    """A predicate over a case, with the sentence for a no and the words for the help page."""

    ask: Callable[[Case], bool]
    refusal: Any
    words: Any
    # A no that holds whatever the state of the claim: the person lacks the role.
    about_role: bool = False


def is_reviewer(case: Case) -> bool:
    return has_role(case.user, Role.REVIEWER, Role.LEAD)


def is_lead(case: Case) -> bool:
    return has_role(case.user, Role.LEAD)


def is_no_party(case: Case) -> bool:
    """Has this person given no review in the current round?"""
    return all(review.reviewer_id != case.user.pk for review in case.reviews)


def is_holder(case: Case) -> bool:
    return case.claim is not None and case.claim.is_held(case.at) and case.claim.holder_id == case.user.pk


def is_free(case: Case) -> bool:
    """Does nobody else hold the claim?"""
    return case.claim is None or not case.claim.is_held(case.at) or is_holder(case)


def is_holder_or_lead(case: Case) -> bool:
    return is_holder(case) or is_lead(case)


def is_author_or_lead(user: Any, note: Note) -> bool:
    return note.author_id == user.pk or has_role(user, Role.LEAD)


def is_able_to_settle(case: Case) -> bool:
    """A contested claim waits for a lead; other open claims for any reviewer."""
    return case.claim is None or case.claim.status != Status.CONTESTED or is_lead(case)


def is_author_of_last_review(case: Case) -> bool:
    return bool(case.reviews) and case.reviews[-1].reviewer_id == case.user.pk


def has_no_review(case: Case) -> bool:
    """Is the round still without a review, so that words and statement may move?"""
    return not case.reviews


def was_never_reviewed(case: Case) -> bool:
    return not case.was_reviewed


def has_changed_text(case: Case) -> bool:
    return case.claim is not None and case.claim.text_changed


def is_held(case: Case) -> bool:
    return case.claim is not None and case.claim.is_held(case.at)


def is_no_blind_pair(case: Case) -> bool:
    """A review that belongs to a blind pair stays; a settlement, made in the open, may be undone."""
    if case.claim is None or not case.reviews:
        return False
    return case.claim.reviews_required == 1 or case.reviews[-1].settles


def is_last_to_act(case: Case) -> bool:
    return case.was_last_to("decide", "settle")


def needs_one_review(case: Case) -> bool:
    return case.claim is not None and case.claim.reviews_required == 1


def has_just_asked(case: Case) -> bool:
    return case.claim is not None and case.claim.second_asked and case.was_last_to("ask_second")


def has_just_confirmed(case: Case) -> bool:
    claim = case.claim
    # Asked of every claim that is shown, so that what needs no query comes first: words change with a new version
    # alone, which begins a round anew where one was under way.
    if claim is None or claim.status not in CONFIRMED_STATUSES or not _has_versions(claim):
        return False
    # Where one confirmation was not enough, who has given one is asked anyway.
    return (not claim.text_changed or case.has_confirmed) and case.was_last_to("confirm")


def _has_versions(claim: Claim) -> bool:
    newest = claim.document.newest_version
    return newest is not None and newest.number > 1


def has_recheck(case: Case) -> bool:
    return case.claim is not None and case.claim.recheck_on is not None


def has_not_confirmed(case: Case) -> bool:
    return case.claim is not None and not case.has_confirmed


def has_place(case: Case) -> bool:
    return bool(case.anchors)


REVIEWER = Question(is_reviewer, _("Only reviewers and leads do this."), _("reviewer"), about_role=True)
LEAD = Question(is_lead, _("Only a lead does this."), _("lead"), about_role=True)
NO_PARTY = Question(
    is_no_party, _("You have reviewed this claim in this round already."), _("without a review in this round")
)
FREE = Question(is_free, _("Somebody else holds this claim at the moment."), _("while nobody else holds it"))
HOLDER_OR_LEAD = Question(
    is_holder_or_lead, _("Only the holder or a lead releases a claim."), _("its holder, or a lead")
)
ABLE_TO_SETTLE = Question(
    is_able_to_settle, _("A contested claim is settled by a lead."), _("a lead where it is contested")
)
LAST_AUTHOR = Question(
    is_author_of_last_review,
    _("Only the last review of a claim can be undone, by whoever gave it: here another one is the last."),
    _("author of the last review"),
)
NO_REVIEW = Question(
    has_no_review,
    _("Statement, kind and words are frozen: the claim has a review in this round."),
    _("before the first review of the round"),
)
NEVER_REVIEWED = Question(
    was_never_reviewed, _("The claim has been reviewed: its record stays."), _("before its very first review")
)
TEXT_CHANGED = Question(has_changed_text, _("The words of this claim have not changed."), _("where the words changed"))
HELD = Question(is_held, _("Nobody holds this claim."), _("while it is held"))
NO_BLIND_PAIR = Question(
    is_no_blind_pair,
    _("A review of a blind pair cannot be undone; once the claim is settled it can be reopened."),
    _("not in a blind pair"),
)
LAST_TO_ACT = Question(
    is_last_to_act, _("Somebody has changed this claim since your review."), _("when nobody acted since")
)
ONE_REVIEW = Question(needs_one_review, _("This claim needs two reviews already."), _("where one review is needed"))
JUST_ASKED = Question(
    has_just_asked,
    _("Only who asked for the second review takes it back, and only while nothing was done since."),
    _("who asked for it, when nobody acted since"),
)
JUST_CONFIRMED = Question(
    has_just_confirmed,
    _("Only who found that it still holds takes that back, and only while nothing was done since."),
    _("who said so, when nobody acted since"),
)
RECHECK_SET = Question(has_recheck, _("No re-check is planned for this claim."), _("where a re-check is planned"))
NOT_CONFIRMED = Question(
    has_not_confirmed, _("You have confirmed this claim on these words already."), _("once on the same words")
)
PLACED = Question(
    has_place, _("Its words are gone from the newest version: place it on new words first."), _("once it has a place")
)
