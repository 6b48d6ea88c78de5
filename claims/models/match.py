from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import F, Q

from claims.choices import MatchKind, MatchState
from claims.models.claim import Claim
from claims.models.document import Document
from claims.models.fields import one_of, person
from claims.roles import reads_everything


class MatchQuerySet(models.QuerySet["Match"]):
    def visible_to(self, user: Any) -> "MatchQuerySet":
        """Suggestions and judgements are work of the team; what the other claim came to is asked of that claim."""
        return self if reads_everything(user) else self.none()

    def within(self, document: Document) -> "MatchQuerySet":
        return self.filter(claim__document=document, other__document=document)

    def of_any(self, claims: Sequence[Claim]) -> "MatchQuerySet":
        return self.filter(Q(claim__in=claims) | Q(other__in=claims))

    def of(self, claim: int) -> "MatchQuerySet":
        return self.filter(Q(claim=claim) | Q(other=claim))

    def standing(self) -> "MatchQuerySet":
        """Those that nobody has rejected."""
        return self.exclude(state=MatchState.REJECTED)


class Match(models.Model):
    """Two claims of which the machine thinks, and perhaps a person has said, that they belong together.

    It carries no verdict from one to the other. `claim` is the older of the two, so that there is one row for a pair.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="later_matches")
    other = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="earlier_matches")
    kind = models.CharField(max_length=20, choices=MatchKind.choices)
    # The part of their words that the two shared when this was suggested, between 0 and 1.
    score = models.FloatField()
    # What spoke for it: "claim" and "other", the opposed words or the names of a rule, and "shared", what both say.
    grounds = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=MatchState.choices, default=MatchState.SUGGESTED)
    decided_by = person("judged_matches", null=True)
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        verbose_name_plural = "matches"
        constraints = [
            models.UniqueConstraint(fields=["claim", "other", "kind"], name="one_match_per_pair_and_kind"),
            models.CheckConstraint(condition=Q(claim__lt=F("other")), name="a_match_names_the_older_claim_first"),
            models.CheckConstraint(condition=one_of("kind", MatchKind), name="match_kind_is_known"),
            models.CheckConstraint(condition=one_of("state", MatchState), name="match_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=MatchState.SUGGESTED, decided_by=None, decided_at=None)
                | (~Q(state=MatchState.SUGGESTED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="a_judged_match_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.claim_id}/{self.other_id}"

    def partner_of(self, claim: int) -> Claim:
        """The one of the two that is not `claim`."""
        return self.other if self.claim_id == claim else self.claim
