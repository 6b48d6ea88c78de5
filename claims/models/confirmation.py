from django.db import models

from claims.models.claim import Claim
from claims.models.fields import person


class Confirmation(models.Model):
    """One reviewer's word that the verdict still holds on changed words, by the digest of those words."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="confirmations")
    round = models.PositiveIntegerField()
    reviewer = person("confirmations")
    quote_sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "round", "reviewer", "quote_sha256"], name="one_confirmation_per_reviewer_and_words"
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}/{self.round}"
