from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.choices import OPEN_STATUSES, VERDICTS_WITH_REASON, WAITING_STATUSES, Kind, Status, Verdict
from claims.models.document import Document
from claims.models.fields import one_of, person, words
from claims.models.numbers import claim_number
from claims.models.sealing import wants_two
from claims.models.structure import Block
from claims.models.verdict_wording import verdict_label
from claims.prepared import given, prepared
from claims.roles import reads_everything, reads_settled

MAX_JURISDICTION_CHARS = 60


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: Any) -> "ClaimQuerySet":
        if reads_everything(user):
            return self
        return self.settled() if reads_settled(user) else self.none()

    def unsettled(self) -> "ClaimQuerySet":
        return self.filter(status__in=OPEN_STATUSES)

    def settled(self) -> "ClaimQuerySet":
        return self.filter(status=Status.SETTLED)

    def contested(self) -> "ClaimQuerySet":
        return self.filter(status=Status.CONTESTED)

    def listed(self) -> "ClaimQuerySet":
        """Settled on the words that the newest version still has: what the verified and disputed lists hold."""
        return self.settled().filter(text_changed=False)

    def verified(self) -> "ClaimQuerySet":
        return self.listed().filter(verdict=Verdict.VERIFIED)

    def disputed(self, *, partly: bool = False) -> "ClaimQuerySet":
        return self.listed().filter(verdict__in=VERDICTS_WITH_REASON if partly else [Verdict.DISPUTED])

    def held(self, at: datetime) -> "ClaimQuerySet":
        return self.filter(status__in=OPEN_STATUSES, held_until__gt=at)

    def leasable_by(self, user: Any, at: datetime) -> "ClaimQuerySet":
        """Open claims that nobody else holds at that moment."""
        return self.filter(Q(holder=None) | Q(holder=user.pk) | Q(held_until__lte=at), status__in=OPEN_STATUSES)

    def blind(self) -> "ClaimQuerySet":
        """Open claims whose round is closed to everybody but the authors until both reviews are in."""
        return self.filter(wants_two(), status__in=WAITING_STATUSES)

    def in_document_order(self) -> "ClaimQuerySet":
        return self.order_by("document_id", "place", "pk")


def among(claims: ClaimQuerySet, path: str = "claim") -> Q:
    """The condition that the claim of a row is one of `claims`: nothing to ask where these are all there are."""
    is_all = not claims.query.where and not claims.query.is_sliced
    return Q() if is_all else Q(**{f"{path}__in": claims})


def own_review(reviewer: Any) -> Exists:
    """The condition that `reviewer`, a user's key, has a standing review of a claim in its current round."""
    from claims.models.review import Review  # a review knows its claim; only this question looks the other way

    own = Review.objects.standing().filter(claim=OuterRef("pk"), round=OuterRef("round"), reviewer=reviewer)
    return Exists(own)


def recheck_due(today: Any) -> Q:
    """The condition that a settled claim is to be looked at again by the day `today`, one of the team's zone."""
    return Q(status=Status.SETTLED, recheck_on__lte=today)


class Claim(models.Model):
    """One assertion that a reviewer can settle.

    `status`, `verdict` and everything else here are written by `claims.workflow` alone.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="claims")
    statement = words(blank=False, help_text=_("The assertion restated so that it can be understood by itself"))
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.FACTUAL)
    claimant = words(help_text=_("Who asserts it, where that is not the document itself"))
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.UNREVIEWED, editable=False)
    verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True, default="", editable=False)
    text_changed = models.BooleanField(default=False, editable=False)
    second_asked = models.BooleanField(default=False, editable=False)
    round = models.PositiveIntegerField(default=1, editable=False)
    opened_round = models.PositiveIntegerField(default=0, editable=False)
    # What the statement is judged at and under which law; the day to look again whether the verdict still holds.
    as_of = models.DateField(null=True, editable=False)
    jurisdiction = models.CharField(max_length=MAX_JURISDICTION_CHARS, blank=True, default="", editable=False)
    recheck_on = models.DateField(null=True, editable=False)
    assignee = person("assigned_claims", null=True, blank=True)
    holder = person("held_claims", null=True, editable=False)
    held_until = models.DateTimeField(null=True, editable=False)
    lock_version = models.PositiveIntegerField(default=0, editable=False)
    section = models.ForeignKey(Block, null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    place = models.PositiveIntegerField(default=0, editable=False)
    # From 0 to 1, by the model in use (`claims.worth`): it orders work and never hides a claim.
    worth = models.FloatField(default=0.0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        # Each serves an order of `services.listing.claim_orders`, alone or after what the filters narrow by.
        indexes = [
            models.Index(fields=["document", "place", "id"], name="claim_in_document_order"),
            # The last two let the marks be counted without looking at the claims themselves.
            models.Index(
                fields=["status", "verdict", "document", "place", "id", "text_changed", "held_until"],
                name="claim_by_status",
            ),
            models.Index(fields=["status", "-worth", "document", "place", "id"], name="claim_in_work_order"),
            models.Index(fields=["kind", "document", "place", "id"], name="claim_by_kind"),
            # And these by kind, where another filter is in use.
            models.Index(
                fields=["kind", "status", "verdict", "text_changed", "held_until"], name="claim_by_kind_and_status"
            ),
            models.Index(fields=["changed_at", "id"], name="claim_by_change"),
            models.Index(fields=["created_at", "id", "status"], name="claim_by_creation"),
            models.Index(fields=["decided_at"], name="claim_by_decision"),
            models.Index(
                fields=["document", "place", "id"], condition=Q(text_changed=True), name="claim_with_changed_text"
            ),
            models.Index(fields=["held_until"], condition=Q(held_until__isnull=False), name="claim_while_held"),
            models.Index(
                fields=["status", "recheck_on"], name="claim_by_recheck", condition=Q(recheck_on__isnull=False)
            ),
            models.Index(fields=["jurisdiction"], name="claim_by_jurisdiction", condition=~Q(jurisdiction="")),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(statement=""), name="claim_has_a_statement"),
            models.CheckConstraint(condition=one_of("status", Status), name="claim_status_is_known"),
            models.CheckConstraint(condition=one_of("verdict", Verdict, blank=True), name="claim_verdict_is_known"),
            models.CheckConstraint(condition=one_of("kind", Kind), name="claim_kind_is_known"),
            models.CheckConstraint(
                condition=(Q(status=Status.SETTLED) & ~Q(verdict="")) | (~Q(status=Status.SETTLED) & Q(verdict="")),
                name="claim_has_a_verdict_when_settled",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=False, status=Status.SETTLED)
                | (Q(decided_at__isnull=True) & ~Q(status=Status.SETTLED)),
                name="claim_is_dated_when_settled",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=True, held_until__isnull=True)
                | Q(holder__isnull=False, held_until__isnull=False),
                name="claim_is_held_until_some_time",
            ),
            models.CheckConstraint(condition=Q(worth__gte=0, worth__lte=1), name="claim_worth_is_a_share"),
            models.CheckConstraint(condition=Q(round__gte=1), name="rounds_count_from_one"),
            models.CheckConstraint(condition=Q(opened_round__lte=F("round")), name="no_round_opens_early"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.statement}"

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.pk])

    def get_verdict_display(self) -> str:  # type: ignore[no-redef]
        """In the team's own words, where Django would give ours."""
        return verdict_label(self.verdict)

    @property
    def number(self) -> str:
        return claim_number(self.pk)

    @property
    def reviews_required(self) -> int:
        """1 or 2; needs `document`."""
        return 2 if self.second_asked else self.document.reviews_required

    @property
    def is_sealed(self) -> bool:
        """Is what is written of it now its author's alone (`claims.models.sealing.sealed`)? Needs `document`."""
        return self.reviews_required > 1 and self.round > self.opened_round

    @property
    def is_nameless(self) -> bool:
        """Does nobody show here by name (`claims.models.sealing.nameless`)? Needs `document`."""
        return self.document.hides_names and self.reviews_required > 1 and self.status != Status.SETTLED

    def is_due(self, at: datetime) -> bool:
        """Has the day come to look at the settled claim again?"""
        today = timezone.localdate(at)
        return self.status == Status.SETTLED and self.recheck_on is not None and self.recheck_on <= today

    def is_held(self, at: datetime) -> bool:
        return self.held_until is not None and self.held_until > at and self.status != Status.SETTLED


def locked_claim(number: int) -> Claim | None:
    """The claim with this primary key and its document's newest version, locked until the transaction ends."""
    return next(iter(_locked(claim=number)), None)


@prepared
def _locked() -> models.QuerySet[Claim]:
    rows = Claim.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("document__newest_version").filter(pk=given("claim"))
