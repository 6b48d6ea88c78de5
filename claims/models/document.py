from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.choices import ReviewsRequired
from claims.models.fields import words
from claims.models.numbers import document_number
from claims.roles import reads_settled


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: Any) -> "DocumentQuerySet":
        return self if reads_settled(user) else self.none()


class Document(models.Model):
    """A work under check. Its text lives in its versions."""

    title = words(blank=False)
    author = words()
    publisher = words()
    url = models.URLField(_("URL"), max_length=2000, blank=True)
    archive_url = models.URLField(_("archive URL"), max_length=2000, blank=True)
    language = models.CharField(max_length=35, default="en", help_text=_("BCP 47 tag, such as en or es-MX"))
    published_on = models.DateField(null=True, blank=True)
    captured_on = models.DateField(null=True, blank=True)
    reviews_required = models.PositiveSmallIntegerField(choices=ReviewsRequired.choices, default=ReviewsRequired.ONE)
    hides_names = models.BooleanField(default=False, help_text=_("Nobody is told who reviewed until it is settled."))
    newest_version = models.ForeignKey(
        "claims.Version", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    lock_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="document_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(reviews_required__in=ReviewsRequired.values),
                name="document_needs_one_or_two_reviews",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.pk])

    @property
    def number(self) -> str:
        return document_number(self.pk)
