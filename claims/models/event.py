"""The append-only history. Triggers refuse UPDATE and DELETE on events (see `claims.services.store.triggers`)."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import In

from claims.choices import Status
from claims.models.claim import Claim
from claims.models.dropped_claim import DroppedClaim
from claims.models.fields import words
from claims.models.sealing import wants_two
from claims.roles import reads_everything

# Acts that tell what somebody thinks of a claim, even before the first review of a blind pair.
EVIDENCE_ACTS = ("cite", "uncite", "check_excerpt", "move_citation", "source")
TELLING_ACTS = (*EVIDENCE_ACTS, "note", "unpublish", "decide", "undo", "confirm", "unconfirm", "tag", "untag")


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: Any) -> "EventQuerySet":
        if not reads_everything(user):
            return self.none()
        closed = Claim.objects.filter(wants_two(), pk=OuterRef("claim_number"), opened_round__lt=OuterRef("round"))
        tells = In(OuterRef("act"), TELLING_ACTS)
        # Each claim is looked at once.
        sealed = Exists(closed.filter(Q(status=Status.SECOND_REVIEW) | Q(tells)))
        gone = Exists(
            DroppedClaim.objects.filter(tells, pk=OuterRef("claim_number"), sealed_after__lt=OuterRef("round"))
        )
        return self.filter(Q(actor_number=user.pk) | ~(sealed | gone))

    def of_claim(self, claim_number: int) -> "EventQuerySet":
        return self.filter(claim_number=claim_number)


def untouched(*now: Q) -> Exists:
    """The condition that nobody acted on the claim of an event since, and that it is `now` so.

    Every act that counts raises the lock version: it is still the one of the event.
    """
    return Exists(Claim.objects.filter(*now, pk=OuterRef("claim_number"), lock_version=OuterRef("lock_version")))


class Event(models.Model):
    """One line of the history. Actor, claim and document are numbers without foreign keys: history outlives them."""

    number = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=40, help_text="UTC, ISO 8601, as it was hashed.")
    act = models.CharField(max_length=40)
    actor_number = models.BigIntegerField(null=True)
    document_number = models.BigIntegerField(null=True)
    claim_number = models.BigIntegerField(null=True)
    round = models.PositiveIntegerField(null=True)
    lock_version = models.PositiveIntegerField(null=True, help_text="The number that this event raised the claim to.")
    payload = words(help_text="Canonical JSON, stored as text because jsonb reorders keys.")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["claim_number", "number"], name="event_by_claim"),
            models.Index(fields=["document_number", "number"], name="event_by_document"),
            models.Index(fields=["actor_number", "number"], name="event_by_actor"),
        ]
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="events_count_from_one")]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"


class EventText(models.Model):
    """A free text of an event with its salt. Erasing the row leaves the chain whole: the event holds a digest."""

    event_number = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=40)
    salt = models.CharField(max_length=32)
    body = words()

    class Meta:
        ordering = ["event_number", "pk"]
        constraints = [models.UniqueConstraint(fields=["event_number", "name"], name="one_text_per_event_and_name")]

    def __str__(self) -> str:
        return f"{self.event_number} {self.name}"


class ChainHead(models.Model):
    """The number and hash of the last event, in one row that each writer updates last."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_head")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"
