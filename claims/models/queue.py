"""What a person works through at the review desk: a filter's answer, frozen as claims in an order."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from claims.choices import DeskKeys
from claims.models.claim import Claim
from claims.models.fields import one_of, person, words
from claims.models.match import Match

CLAIM_COLUMNS = ("claim__document__newest_version", "claim__assignee", "claim__holder")


class Queue(models.Model):
    """Belongs to one person. `current` is where they are in it, so that it is there tomorrow too."""

    owner = person("queues")
    title = words(blank=False)
    opened_at = models.DateTimeField()
    used_at = models.DateTimeField()
    current = models.ForeignKey(Claim, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-used_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="a_queue_says_what_it_holds")]

    def __str__(self) -> str:
        return self.title


class QueueItemQuerySet(models.QuerySet["QueueItem"]):
    def not_lent(self, at: datetime, *, but: int | None = None) -> "QueueItemQuerySet":
        """Places that no window of the owner has before it, and the one numbered `but` in any case."""
        return self.filter(Q(lent_until=None) | Q(lent_until__lte=at) | Q(pk=but))

    def with_claims(self) -> "QueueItemQuerySet":
        """With what a page shows of each claim. `has_matches`: others may say the same, or something like it."""
        matches = Match.objects.standing().filter(Q(claim=OuterRef("claim")) | Q(other=OuterRef("claim")))
        return self.select_related(*CLAIM_COLUMNS).annotate(has_matches=Exists(matches))


class QueueItem(models.Model):
    """The place of a claim in a queue. `lent_until`: the desk holds the claim for the owner, in one window."""

    queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="items")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    ordinal = models.BigIntegerField()
    lent_until = models.DateTimeField(null=True)

    objects = QueueItemQuerySet.as_manager()

    class Meta:
        ordering = ["queue_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["queue", "claim"], name="a_claim_stands_once_in_a_queue"),
            models.UniqueConstraint(fields=["queue", "ordinal"], name="queue_items_stand_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.queue_id}/{self.ordinal}"


class DeskSettings(models.Model):
    """How one person wants the desk."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="desk_settings"
    )
    keys = models.CharField(max_length=10, choices=DeskKeys.choices, default=DeskKeys.SINGLE)
    moves_on = models.BooleanField(default=True, help_text="A decision shows the next claim.")

    class Meta:
        verbose_name_plural = "desk settings"
        constraints = [models.CheckConstraint(condition=one_of("keys", DeskKeys), name="desk_keys_are_known")]

    def __str__(self) -> str:
        return f"{self.owner_id}: {self.keys}"


def settings_of(person: Any) -> DeskSettings:
    """The person's settings, or the ones that hold before anything was set."""
    try:
        found: DeskSettings = person.desk_settings
    except DeskSettings.DoesNotExist:
        found = DeskSettings(pk=person.pk)
    return found
