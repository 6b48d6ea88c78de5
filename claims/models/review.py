from typing import Any

from django.db import models
from django.db.models import F, Q, QuerySet

from claims.choices import VERDICTS_WITH_REASON, Reason, Status, Verdict
from claims.models.claim import Claim
from claims.models.fields import one_of, person, words
from claims.models.sealing import sealed
from claims.models.verdict_wording import verdict_label
from claims.prepared import given, prepared
from claims.roles import reads_everything, reads_settled


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, user: Any) -> "ReviewQuerySet":
        if reads_everything(user):
            return self.filter(~sealed() | Q(reviewer=user.pk))
        if not reads_settled(user):
            return self.none()
        return self.published()

    def published(self) -> "ReviewQuerySet":
        """The grounds of settled claims: what viewers and exports show."""
        return self.standing().of_current_round().filter(claim__status=Status.SETTLED)

    def standing(self) -> "ReviewQuerySet":
        return self.filter(undone_at=None)

    def of_current_round(self) -> "ReviewQuerySet":
        return self.filter(round=F("claim__round"))


class Review(models.Model):
    """One reviewer's verdict in one round, bound to the digest of the words it was given on."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveIntegerField()
    reviewer = person("reviews")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True, default="")
    rationale = words()
    correction = words()
    settles = models.BooleanField(default=False, help_text="A lead's settlement of a contested claim.")
    quote_sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    outcome_seen_at = models.DateTimeField(
        null=True, help_text="When its author last said to have seen how a contest was settled."
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["created_at"], name="review_by_moment")]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "round", "reviewer"],
                condition=Q(undone_at=None),
                name="one_standing_review_per_reviewer_and_round",
            ),
            models.CheckConstraint(condition=one_of("verdict", Verdict), name="review_verdict_is_known"),
            models.CheckConstraint(condition=one_of("reason", Reason, blank=True), name="review_reason_is_known"),
            models.CheckConstraint(
                condition=Q(reason="", correction="") | Q(verdict__in=VERDICTS_WITH_REASON),
                name="only_a_fault_has_reason_and_correction",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}/{self.round} {self.verdict}"

    def get_verdict_display(self) -> str:  # type: ignore[no-redef]
        """In the team's own words, where Django would give ours."""
        return verdict_label(self.verdict)


def standing_reviews(claim: Claim, round_: int) -> list[Review]:
    """The reviews of that round that nobody took back, oldest first."""
    return _standing(claim=claim.pk, round=round_)


@prepared
def _standing() -> QuerySet[Review]:
    return Review.objects.standing().filter(claim=given("claim"), round=given("round")).order_by("pk")
