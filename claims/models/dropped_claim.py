from django.db import models

from claims.models.document import Document
from claims.models.fields import person


class DroppedClaim(models.Model):
    """What a claim had that was found to be none: its row and all that people wrote of it, until it is brought back.

    It is on no page and in no export. The event of the drop tells the statement; notes, citations and what is sealed
    stand here, where they can be erased without breaking the history. Of a claim that another one took in, there is no
    more here than that it was sealed: what it had went over.
    """

    claim_number = models.BigIntegerField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    # The last round that was opened, where two reviews are needed: what was written later stays its author's secret.
    sealed_after = models.PositiveIntegerField(null=True)
    rows = models.JSONField(default=list, help_text="Pairs: a noun, and its columns as text; the claim itself first.")

    class Meta:
        ordering = ["claim_number"]

    def __str__(self) -> str:
        return str(self.claim_number)


class LostWork(models.Model):
    """Somebody who had written in confidence of a claim that another person dropped, until they say to have seen it.

    They alone are told: to anybody else the row would tell that they had begun.
    """

    dropped = models.ForeignKey(DroppedClaim, on_delete=models.CASCADE, related_name="lost_work")
    author = person("lost_work")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["dropped", "author"], name="work_is_lost_once")]

    def __str__(self) -> str:
        return f"{self.dropped_id}: {self.author_id}"
