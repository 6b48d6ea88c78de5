"""One act on many claims: what was chosen, under which lock version, and what came of each."""

from django.db import models

from claims.choices import BulkState
from claims.models.fields import one_of, person, words


class BulkAct(models.Model):
    """Belongs to the one who asked for it. `data` is what the act was given, the same for each claim."""

    owner = person("bulk_acts")
    act = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    title = words()
    # The address of the list it came from.
    back = words()
    created_at = models.DateTimeField()
    # Set when its undo began; from then on it is only undone.
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.act} {self.pk}"


class BulkItemQuerySet(models.QuerySet["BulkItem"]):
    def waiting(self) -> "BulkItemQuerySet":
        return self.filter(state=BulkState.WAITING)

    def done(self) -> "BulkItemQuerySet":
        return self.filter(state=BulkState.DONE)


class BulkItem(models.Model):
    """A claim by number, since a dismissed one is gone. `before` is what an undo puts back."""

    bulk = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="items")
    claim_number = models.BigIntegerField()
    seen = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=BulkState.choices, default=BulkState.WAITING)
    reason = words()
    before = models.JSONField(default=dict)
    event_number = models.BigIntegerField(null=True)

    objects = BulkItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["bulk", "state"], name="bulk_item_by_state")]
        constraints = [
            models.CheckConstraint(condition=one_of("state", BulkState), name="bulk_state_is_known"),
            models.UniqueConstraint(fields=["bulk", "claim_number"], name="a_claim_stands_once_in_a_bulk_act"),
        ]

    def __str__(self) -> str:
        return f"{self.bulk_id}/{self.claim_number} {self.state}"
