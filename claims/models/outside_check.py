from typing import Any

from django.db import models

from claims.choices import Verdict
from claims.models.claim import Claim
from claims.models.fields import one_of, person, words
from claims.roles import reads_everything


class OutsideCheckQuerySet(models.QuerySet["OutsideCheck"]):
    def visible_to(self, user: Any) -> "OutsideCheckQuerySet":
        """The team's alone: it names people, and what they wrote is not ours to publish."""
        return self if reads_everything(user) else self.none()

    def current(self) -> "OutsideCheckQuerySet":
        return self.filter(superseded_at=None)

    def newest_first(self) -> "OutsideCheckQuerySet":
        """What is said now in the order of its file, then what was said before it."""
        return self.order_by(models.F("superseded_at").desc(nulls_first=True), "pk")


class OutsideCheck(models.Model):
    """What somebody elsewhere found about a claim, as the file says it that brought it in. No verdict of ours.

    `verdict` is what their words (`said`) mean in ours, by the table that the importer saw; empty where they mean
    nothing yet, or nothing known. What a newer state of its file no longer says stays, as what was said before.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="outside_checks")
    place = words(blank=False, help_text="Where in the file it stands: row 12.")
    said = words()
    verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True, default="")
    rationale = words(help_text="Becomes that of whoever adopts it, for everybody to read.")
    correction = words(help_text="What it should say: becomes that of whoever adopts it, as the rationale does.")
    note = words(help_text="Stays the team's.")
    source = words()
    pinpoint = words()
    checked_by = words()
    checked_on = words(help_text="As it is written there.")
    url = words()
    other = models.JSONField(default=list, help_text="Further columns: pairs of heading and words.")
    file_sha256 = models.CharField(max_length=64)
    brought_in_by = person("outside_checks", null=True)
    created_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, help_text="Since when a newer state of its file says otherwise.")

    objects = OutsideCheckQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=one_of("verdict", Verdict, blank=True), name="outside_check_verdict_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.said or self.place
