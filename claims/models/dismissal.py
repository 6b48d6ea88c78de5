from django.db import models

from claims.choices import DismissalReason
from claims.models.fields import one_of, person, words
from claims.models.structure import Sentence


class Dismissal(models.Model):
    """A sentence marked as carrying no claim, by whom and why."""

    sentence = models.OneToOneField(Sentence, on_delete=models.CASCADE, related_name="dismissal")
    reason = models.CharField(max_length=20, choices=DismissalReason.choices)
    remark = words()
    dismissed_by = person("dismissals", null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=one_of("reason", DismissalReason), name="dismissal_reason_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.sentence_id} {self.reason}"
