from typing import Any

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from claims.models.event import Event
from claims.models.fields import person, words
from claims.models.version import Version
from claims.roles import reads_settled

# Acts after which a version is no longer what was signed off, by what they are told as.
LAPSING_ACTS = {"reopened": ("reopen", "undo"), "added": ("add",), "restored": ("restore",)}


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def visible_to(self, user: Any) -> "SignOffQuerySet":
        return self if reads_settled(user) else self.none()

    def standing(self) -> "SignOffQuerySet":
        return self.filter(withdrawn_at=None)

    def with_changes_since(self) -> "SignOffQuerySet":
        """Each with what the history tells since: how many claims were reopened or added, and dismissals restored."""
        return self.annotate(**{name: _count(acts) for name, acts in LAPSING_ACTS.items()})


def _count(acts: tuple[str, ...]) -> Any:
    """How many different things such acts were about. Counts alone: they tell nothing of what anybody thinks."""
    later = Event.objects.filter(
        document_number=OuterRef("version__document_id"), number__gt=OuterRef("event_number"), act__in=acts
    )
    about = Coalesce(F("claim_number"), F("number"))
    counted = later.order_by().values("document_number").annotate(n=Count(about, distinct=True)).values("n")
    return Coalesce(Subquery(counted), 0)


class SignOff(models.Model):
    """A lead's word that a version was wholly checked, at the event that says so. Withdrawn, never edited.

    Whether it still is, the history since then tells: nothing of that is stored.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sign_offs")
    signed_by = person("sign_offs")
    signed_at = models.DateTimeField()
    statement = words(blank=False)
    event_number = models.BigIntegerField(unique=True)
    withdrawn_at = models.DateTimeField(null=True)

    # With `with_changes_since`.
    reopened: int
    added: int
    restored: int

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(withdrawn_at=None), name="one_standing_sign_off_per_version"
            ),
            models.CheckConstraint(condition=~Q(statement=""), name="a_sign_off_says_something"),
        ]

    def __str__(self) -> str:
        return self.statement

    @property
    def holds(self) -> bool:
        """Is the version still as it was signed off? Needs `with_changes_since`."""
        return not any(getattr(self, name) for name in LAPSING_ACTS)
