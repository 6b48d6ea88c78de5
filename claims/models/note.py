from typing import Any

from django.db import models
from django.db.models import Q

from claims.choices import Status
from claims.models.claim import Claim
from claims.models.fields import person, words
from claims.models.sealing import sealed
from claims.roles import reads_everything, reads_settled


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: Any) -> "NoteQuerySet":
        if reads_everything(user):
            return self.filter(~sealed() | Q(author=user.pk))
        if not reads_settled(user):
            return self.none()
        return self.filter(claim__status=Status.SETTLED, is_public=True)


class Note(models.Model):
    """A reviewer's remark. Private to the team unless marked public; appended, never overwritten."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="notes")
    round = models.PositiveIntegerField()
    author = person("notes")
    body = words(blank=False)
    is_public = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(body=""), name="a_note_has_words")]

    def __str__(self) -> str:
        return self.body
